//! An edition of ours × somebody else's copy → what one shows and the other withholds.

use std::collections::BTreeSet;

use super::choice::Choice;
use super::earlier::{numbered, shows};
use super::edition::Made;
use super::finder::Finder;
use super::leaves::texts;
use super::plain::run;
use super::reach::Reach;
use super::redact::redact;
use super::told::Search;
use crate::facts::records::Records;
use crate::finding::field::FieldPath;

/// A value that one copy shows and the other withholds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Where it stands in the facts.
    pub at: FieldPath,
    /// The value.
    pub words: String,
    /// Whether ours shows it.
    pub ours: bool,
    /// The line of the copy that shows it, from 1.
    pub line: usize,
}

/// Holds two copies against each other.
pub fn differences(
    records: &Records,
    choice: &Choice,
    finder: &Finder,
    made: &[Made],
    theirs: &str,
) -> Vec<Difference> {
    let ours: BTreeSet<&str> =
        made.iter().flat_map(|page| page.markdown.lines()).collect();
    let lines = numbered("", theirs);
    let search = Search::new(records, choice, finder);
    let told = shows(&search, &lines, &ours).into_iter();
    let mut found: Vec<Difference> = told
        .map(|(told, place)| Difference {
            at: told.at,
            words: told.words,
            ours: false,
            line: place.trim_start_matches(':').parse().unwrap_or(1),
        })
        .collect();
    let whole = run(theirs);
    let lines = made
        .iter()
        .flat_map(|page| page.markdown.lines().enumerate());
    let lines: Vec<(usize, String)> = lines.map(|(n, line)| (n, run(line))).collect();
    let redacted = redact(records, choice, finder, &Reach::All);
    let mut seen = BTreeSet::new();
    // The id of a record is told by its name.
    let fields = texts(&redacted).into_iter();
    for (at, words) in fields.filter(|(at, _)| !at.path.is_empty()) {
        let wanted = run(&words);
        // One word may stand there by chance.
        let marked = redacted
            .withheld
            .marks
            .iter()
            .any(|mark| words.contains(mark));
        let telling = wanted.trim().contains(' ') && !marked;
        if !telling || whole.contains(&wanted) || !seen.insert(wanted.clone()) {
            continue;
        }
        let line = lines.iter().find(|(_, line)| line.contains(&wanted));
        found.extend(line.map(|(n, _)| Difference {
            at,
            words,
            ours: true,
            line: n + 1,
        }));
    }
    found
}
