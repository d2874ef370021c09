//! A pack on both sides of a merge → what builds gave there, and what people wrote there that the
//! pack lacks.
//!
//! Where git merges line by line, or somebody takes one side, lines of an older build stay in the
//! pack and edits of the other side go. Neither can be seen in the pack and its base alone.

use std::collections::BTreeSet;

use super::base::{Known, digest};
use crate::merge::{HandEdits, as_settled, hand_edits, missing_edits, same};

/// A pack as it stood in a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    pub commit: String,
    pub markdown: String,
    /// What the last build there gave.
    pub built: String,
    /// The digests of the texts of that build; of two where git had put two together.
    pub digests: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwoSides {
    pub sides: Vec<Side>,
    /// As it stood before they parted.
    pub before: Option<Side>,
    /// Its text where they were put together, once that is done.
    pub done: Option<String>,
}

impl Side {
    fn says(&self, line: &str) -> bool {
        self.built.lines().any(|own| own == line)
    }

    fn has(&self, line: &str) -> bool {
        self.markdown.lines().any(|own| own == line)
    }
}

impl TwoSides {
    /// Says whether no build has looked at the pack since the merge.
    pub fn bear_on(&self, known: &Known) -> bool {
        let mut sides = self.sides.iter();
        if known.by_git {
            return !sides.any(|side| side.digests == known.digests);
        }
        sides.any(|side| same(&side.built, &known.text))
    }

    /// Says whether each text of a base is what the last build on a side gave.
    pub fn gave(&self, known: &Known) -> bool {
        let gave = |digest: &String| self.sides.iter().any(|side| side.digests == [digest.clone()]);
        known.digests.iter().all(gave)
    }

    /// Says whether a text has something of what the last build on each side gave and the other
    /// did not: the merge driver puts all of both into a pack, and whoever takes one side, nothing.
    fn are_in(&self, text: &str) -> bool {
        let stands = |line: &str| text.lines().any(|own| own == line);
        self.sides.iter().all(|side| {
            let others = || self.sides.iter().filter(|other| other.digests != side.digests);
            let own = side.built.lines().filter(|line| !others().any(|other| other.says(line)));
            let mut said = own.filter(|line| says_something(line)).peekable();
            said.peek().is_none() || said.any(stands)
        })
    }

    /// Returns the text from which a person went on to write `theirs`: a line of an older build
    /// that the merge left standing is not one by hand.
    pub fn text_behind(&self, known: &Known, theirs: &str) -> String {
        if let Some(side) = self.sides.iter().find(|side| same(&side.markdown, theirs)) {
            return side.built.clone();
        }
        if known.by_driver && self.are_in(theirs) {
            return known.text.clone();
        }
        let by_hand: BTreeSet<String> = self.sides.iter().flat_map(written).collect();
        let all = || self.sides.iter().chain(&self.before);
        let is_given = |line: &str| {
            let is_old = || all().any(|side| side.says(line)) && !by_hand.contains(line);
            says_something(line) && !known.text.lines().any(|own| own == line) && is_old()
        };
        let is_deleted = |line: &str| {
            let deleted = &known.made_from.deleted;
            let by_one = || self.sides.iter().any(|side| side.says(line) && !side.has(line));
            let since = || self.sides.iter().all(|side| side.has(line));
            deleted.contains(&digest(line.trim())) || says_something(line) && (by_one() || since())
        };
        as_settled(&known.text, theirs, is_deleted, is_given)
    }

    /// Finds what people wrote on either side since they parted and a pack lacks, by commit.
    pub fn missing(&self, now: &str) -> Vec<(&str, HandEdits)> {
        let mut told = BTreeSet::new();
        let mut missing = Vec::new();
        // What is gone since was taken out by hand.
        let stood = |line: &str| {
            let mut lines = self.done.iter().flat_map(|text| text.lines());
            lines.any(|own| own.trim() == line.trim())
        };
        for side in &self.sides {
            let mut edits = missing_edits(&side.built, &side.markdown, now);
            edits.written.retain(|(_, line)| {
                let is_old = self.before.as_ref().is_some_and(|before| before.has(line));
                !is_old && !stood(line) && told.insert(line.trim().to_owned())
            });
            edits.deleted.retain(|gone| {
                let is_old = self.before.as_ref().is_some_and(|before| {
                    !before.markdown.lines().any(|line| line.trim() == gone.sentence)
                });
                !is_old && told.insert(gone.sentence.clone())
            });
            if !edits.is_empty() {
                missing.push((side.commit.as_str(), edits));
            }
        }
        missing
    }
}

fn written(side: &Side) -> Vec<String> {
    let edits = hand_edits(&side.built, &side.markdown);
    edits.written.into_iter().map(|(_, line)| line).collect()
}

fn says_something(line: &str) -> bool {
    line.contains(char::is_alphanumeric)
}
