//! An edition of ours × somebody else's copy → what one shows and the other withholds.

use std::collections::BTreeSet;

use super::choice::Choice;
use super::earlier::{numbered, shows};
use super::edition::Made;
use super::finder::Finder;
use super::leaves::texts;
use super::plain::run;
use super::redact::redact;
use super::told::Search;
use crate::facts::records::Records;
use crate::finding::field::FieldPath;

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
    let redacted = redact(records, choice, finder);
    let mut seen = BTreeSet::new();
    // The id of a record is told by its name.
    let fields = texts(&redacted).into_iter().filter(|(at, _)| !at.path.is_empty());
    let alone = fields.filter_map(|(at, words)| {
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
