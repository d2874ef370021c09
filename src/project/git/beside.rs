//! A file as it stood in some commit → another file of that commit.

use std::path::Path;

use super::blobs;
use super::run::{Trouble, run};

/// As many commits that touch a file are looked through.
const MOST: &str = "300";

/// Returns the file `beside` another, of the newest commit in which that one had this text; none
/// where no commit had.
///
/// Git asks for a merge without saying of which commits, and says so differently in a merge, a
/// rebase and a cherry-pick; their texts are what is known.
pub fn beside(
    root: &Path,
    path: &str,
    text: &[u8],
    beside: &str,
) -> Result<Option<String>, Trouble> {
    let words = ["hash-object", "-t", "blob", "--stdin", "--no-filters"];
    let told = run(root, &words, text)?;
    let wanted = String::from_utf8_lossy(&told).trim().to_owned();
    let log = ["log", "--all", "--reflog", "--full-history", "-n", MOST, "--format=%H", "--"];
    let top = format!(":(top){path}");
    let words: Vec<&str> = log.into_iter().chain([top.as_str()]).collect();
    let listed = String::from_utf8_lossy(&run(root, &words, b"")?).into_owned();
    let commits: Vec<&str> = ["HEAD"].into_iter().chain(listed.lines()).collect();
    let asked = |path: &str| -> String {
        commits.iter().map(|commit| format!("{commit}:{path}\n")).collect()
    };
    let told = run(root, &["cat-file", "--batch-check"], asked(path).as_bytes())?;
    let known = String::from_utf8_lossy(&told);
    let is_wanted = |line: &str| line.split(' ').next() == Some(wanted.as_str());
    let Some(at) = known.lines().position(is_wanted) else {
        return Ok(None);
    };
    let name = format!("{}:{beside}", commits[at]);
    let found = blobs(root, &[&name]);
    let text = found.ok().and_then(|mut blobs| blobs.pop());
    Ok(text.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}
