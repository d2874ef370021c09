//! An edition of ours × somebody else's copy → what one shows and the other withholds.

use std::collections::BTreeSet;

use super::choice::Choice;
use super::earlier::{numbered, shows};
use super::edition::Edition;
use super::texts::texts;
use super::tokens::tokens;
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
    edition: &Edition,
    theirs: &str,
) -> Vec<Difference> {
    let made = &edition.made;
    let ours: BTreeSet<&str> =
        made.iter().flat_map(|page| page.markdown.lines()).collect();
    let lines = numbered("", theirs);
    let told = shows(records, choice, &lines, &ours).into_iter();
    let mut found: Vec<Difference> = told
        .map(|(told, place)| Difference {
            at: told.at,
            words: told.words,
            ours: false,
            line: place.trim_start_matches(':').parse().unwrap_or(1),
        })
        .collect();
    let whole = run(theirs);
    let pages: Vec<Vec<String>> = made
        .iter()
        .map(|page| page.markdown.lines().map(run).collect())
        .collect();
    let mut seen = BTreeSet::new();
    for (at, words) in texts(edition.facts.records()) {
        let wanted = run(&words);
        // One word may stand there by chance.
        let telling =
            wanted.trim().contains(' ') && !edition.facts.withheld().is_mark(&words);
        if !telling || whole.contains(&wanted) || !seen.insert(wanted.clone()) {
            continue;
        }
        let mut lines = pages.iter().filter_map(|page| {
            let place = page.iter().position(|line| line.contains(&wanted))?;
            Some(place + 1)
        });
        found.extend(lines.next().map(|line| Difference {
            at,
            words,
            ours: true,
            line,
        }));
    }
    found
}

/// Returns the words of a text in a row, so that signs and line breaks make no difference.
fn run(text: &str) -> String {
    let words: Vec<String> = tokens(text).map(|(_, word)| word).collect();
    format!(" {} ", words.join(" "))
}
