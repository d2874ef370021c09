//! An edition × those made before, and somebody else's copy → where one shows what the other withholds.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::choice::Choice;
use super::edition::Made;
use super::finder::Finder;
use super::folder::ReleaseFile;
use super::leaves::{Leaf, leaves};
use super::plain::{LONG, run};
use super::redact::redact;
use super::told::{Search, Told};
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::records::Records;
use crate::facts::withheld::STAND_IN;
use crate::finding::field::FieldPath;
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
        // It takes long to read who is called how.
        if lines.iter().all(|(_, line)| known.contains(line)) {
            continue;
        }
        let finder = Finder::new(records, &choice);
        let search = Search::new(records, &choice, &finder);
        let says = format!("This edition shows what the earlier one in {folder} withholds");
        warn(shows(&search, &lines, &known), &says, "");
    }
}

fn numbered<'t>(path: &str, text: &'t str) -> Vec<(String, &'t str)> {
    let lines = text.lines().enumerate();
    lines.map(|(n, line)| (format!("{path}:{}", n + 1), line)).collect()
}

/// Finds what lines say that a choice withholds, each value once, at the first line that says
/// it; lines that the other side has too say nothing.
fn shows(
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
    let told = search.told(&texts, LONG).into_iter();
    let first = told.filter(|told| seen.insert(run(&told.words)));
    first.map(|told| (places[told.text].clone(), told)).collect()
}

/// What a certificate says of how its edition was made.
#[derive(Deserialize)]
struct Certificate {
    level: String,
    scope: BTreeSet<Id<Organisation>>,
}

fn choice_of(records: &Records, folder: &str, files: &Files) -> Option<Choice> {
    let text = files.get(&format!("{folder}/certificate.json"))?;
    let Certificate { level, scope } = serde_json::from_str(text).ok()?;
    Choice::new(records, &level, scope)
}

/// A value that one copy shows and the other withholds: where it stands in the facts, its words,
/// and the line of the copy that shows it.
pub type Difference = (FieldPath, String, String);

/// Holds two copies against each other: what theirs shows, and what ours does.
pub fn differences(
    records: &Records,
    choice: &Choice,
    finder: &Finder,
    made: &[Made],
    theirs: &str,
) -> [Vec<Difference>; 2] {
    let our_lines = || made.iter().flat_map(|page| numbered("", &page.markdown));
    let ours: BTreeSet<&str> = our_lines().map(|(_, line)| line).collect();
    let search = Search::new(records, choice, finder);
    let told = shows(&search, &numbered("", theirs), &ours).into_iter();
    let theirs_alone = told.map(|(line, told)| (told.at, told.words, line)).collect();
    let whole = run(theirs);
    let lines: Vec<(String, String)> =
        our_lines().map(|(place, line)| (place, run(line))).collect();
    let redacted = redact(records.clone(), choice, finder);
    let mut seen = BTreeSet::new();
    // The id of a record is told by its name.
    let mut fields = Vec::new();
    leaves(&redacted, None, &mut |Leaf { at, words, .. }| {
        if !at.path.is_empty() && !words.starts_with(STAND_IN) {
            fields.push((at.clone(), words.to_owned()));
        }
    });
    let alone = fields.into_iter().filter_map(|(at, words)| {
        let wanted = run(&words);
        let mut marks = redacted.withheld.marks.iter();
        // One word may stand there by chance.
        let telling = wanted.trim().contains(' ') && !marks.any(|mark| words.contains(mark));
        if !telling || whole.contains(&wanted) || !seen.insert(wanted.clone()) {
            return None;
        }
        let (line, _) = lines.iter().find(|(_, line)| line.contains(&wanted))?;
        Some((at, words, line.clone()))
    });
    [theirs_alone, alone.collect()]
}
