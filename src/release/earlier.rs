//! Editions made before × this one → where one shows what the other withholds.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::choice::Choice;
use super::edition::Made;
use super::finder::Finder;
use super::folder::ReleaseFile;
use super::plain::run;
use super::told::{Search, Told, Values};
use crate::facts::records::Records;
use crate::finding::report::{At, Report};
use crate::pack::format::MARKDOWN;

/// Returns the folder of an edition in which a file lies, and the name of the file.
pub fn folder_of(path: &str) -> Option<(&str, &str)> {
    let (folder, name) = path.rsplit_once('/')?;
    let last = folder.rsplit('/').next()?;
    last.starts_with("release-").then_some((folder, name))
}

/// Names the files of the folder that the edition does not replace: its certificate does not
/// speak of them.
pub fn left_over(new: &[ReleaseFile], earlier: &Files, report: &mut Report) {
    let is_new = |path: &&String| !new.iter().any(|known| known.path == **path);
    for path in earlier.keys().filter(is_new) {
        let message =
            "This file is of an earlier edition, and the new certificate is silent on it.";
        report
            .warning("release-undone", At::Path(path.clone()), message)
            .hint("delete it, or release that document too".to_owned());
    }
}

/// The files of an edition made before, by path.
pub type Files = BTreeMap<String, String>;

/// Warns of names and values that one edition shows and another withholds. Only lines that the
/// other does not have are looked at: what both say, both decided to show.
pub fn compare(
    records: &Records,
    made: &[Made],
    own: &Search<'_>,
    earlier: &BTreeMap<String, Files>,
    report: &mut Report,
) {
    let ours: BTreeSet<&str> = made.iter().flat_map(|page| page.markdown.lines()).collect();
    let mut warn = |told: Vec<(String, Told)>, says: &str, mend: &str| {
        for (place, told) in told {
            let message = format!("{says}: “{}” in {place}.", told.words.trim());
            let at = At::Field(told.at);
            report
                .warning("release-undone", at, message)
                .hint(format!("who has both can put them together{mend}"));
        }
    };
    for (folder, files) in earlier {
        let pages = files.iter().filter(|(path, _)| MARKDOWN.stem(path).is_some());
        let theirs: Vec<(String, &str)> =
            pages.flat_map(|(path, text)| numbered(path, text)).collect();
        let says = "An earlier edition shows what this one withholds";
        warn(shows(own, &theirs, &ours), says, "; withdraw one");
        let Some(choice) = choice_of(records, folder, files) else {
            continue;
        };
        let known: BTreeSet<&str> = theirs.iter().map(|(_, line)| *line).collect();
        let lines: Vec<(String, &str)> = made
            .iter()
            .flat_map(|page| numbered(&format!("{}.md", page.document), &page.markdown))
            .collect();
        let finder = Finder::new(records, &choice);
        let search = Search::new(records, &choice, &finder);
        let says = format!("This edition shows what the earlier one in {folder} withholds");
        warn(shows(&search, &lines, &known), &says, "");
    }
}

/// Returns the lines of a page with their places.
pub fn numbered<'t>(path: &str, text: &'t str) -> Vec<(String, &'t str)> {
    let lines = text.lines().enumerate();
    lines.map(|(n, line)| (format!("{path}:{}", n + 1), line)).collect()
}

/// Finds what lines say that a choice withholds, each value once, at the first line that says
/// it; lines that the other side has too say nothing.
pub fn shows(
    search: &Search<'_>,
    lines: &[(String, &str)],
    other: &BTreeSet<&str>,
) -> Vec<(String, Told)> {
    let new = lines.iter().filter(|(_, line)| !other.contains(line));
    let (places, texts): (Vec<&String>, Vec<&str>) =
        new.map(|(place, line)| (place, *line)).unzip();
    if texts.is_empty() {
        return Vec::new();
    }
    let mut seen = BTreeSet::new();
    let told = search.told(&texts, Values::Long).into_iter();
    let first = told.filter(|told| seen.insert(run(&told.words)));
    first.map(|told| (places[told.text].clone(), told)).collect()
}

/// Reads level and scope of an earlier edition from its certificate.
fn choice_of(records: &Records, folder: &str, files: &Files) -> Option<Choice> {
    let text = files.get(&format!("{folder}/certificate.json"))?;
    let certificate: Value = serde_json::from_str(text).ok()?;
    let scope = certificate
        .get("scope")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|id| id.as_str()?.parse().ok())
        .collect();
    Choice::new(records, certificate.get("level")?.as_str()?, scope)
}
