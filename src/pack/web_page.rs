//! A web page that lies in output/ × the one to be made → what a person wrote into it.

use std::collections::BTreeSet;

use super::base::{Base, digest_of_bytes};
use super::format::PageFile;
use crate::finding::report::{At, Report};

/// Says whether somebody wrote into a file: it is neither the one to be made nor the one that
/// the last build gave. After git has merged two builds, nothing is known of it.
pub fn is_edited(lying: &[u8], new: &PageFile, base: &Base) -> bool {
    is_foreign(lying, base) && digest_of_bytes(lying) != digest_of_bytes(&new.bytes)
}

/// Says whether the last build is known, and gave another file.
pub fn is_foreign(lying: &[u8], base: &Base) -> bool {
    let Some(known) = base.known() else {
        return false;
    };
    let pages = &known.made_from.pages;
    !known.by_git && !pages.is_empty() && !pages.contains(&digest_of_bytes(lying))
}

/// Finds the lines of a file, from 1, that the one to be made does not hold.
pub fn lines_by_hand(lying: &[u8], new: &PageFile) -> Vec<(usize, String)> {
    let lying = (new.format.text)(lying);
    let new = new.text();
    let known: BTreeSet<&str> = new.lines().map(str::trim).collect();
    let lines = lying.lines().map(str::trim).enumerate();
    lines
        .filter(|(_, line)| !known.contains(line))
        .map(|(at, line)| (at + 1, line.to_owned()))
        .collect()
}

/// Names what goes when the file of the build takes the place of an edited one.
pub fn discarded(path: &str, lying: &[u8], new: &PageFile, report: &mut Report) {
    for (number, line) in lines_by_hand(lying, new) {
        let message = format!("Line {number}: written by hand, now discarded: “{line}”.");
        report.warning("edit-discarded", At::Path(path.to_owned()), message);
    }
}
