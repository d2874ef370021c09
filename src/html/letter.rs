//! The text of a run, and what is put in the place of its letters.

use std::collections::BTreeMap;
use std::ops::Range;

/// A space that does not break, and a narrow one.
pub(super) const FIXED: char = '\u{a0}';
pub(super) const NARROW: char = '\u{202f}';

/// The text of a run of events.
#[derive(Debug)]
pub(super) struct Letters {
    pub(super) text: String,
    /// The stretches that may not be set otherwise, in order and apart.
    closed: Vec<Range<usize>>,
}

/// What is put in the place of letters, by the place of each.
pub(super) type Changes = BTreeMap<usize, String>;

impl Letters {
    /// Takes a text of which some stretches may not be set otherwise.
    pub(super) fn new(text: String, mut closed: Vec<Range<usize>>) -> Self {
        closed.sort_by_key(|one| one.start);
        closed.dedup_by(|later, first| {
            let meet = later.start <= first.end;
            if meet {
                first.end = first.end.max(later.end);
            }
            meet
        });
        Self { text, closed }
    }

    /// Says whether the letter at a place may be set otherwise.
    pub(super) fn is_open(&self, at: usize) -> bool {
        let next = self.closed.partition_point(|closed| closed.end <= at);
        self.closed.get(next).is_none_or(|closed| at < closed.start)
    }

    /// Says whether a plain space stands at a place that may be set otherwise.
    pub(super) fn is_open_space(&self, at: usize) -> bool {
        self.text.as_bytes().get(at) == Some(&b' ') && self.is_open(at)
    }

    /// Returns the sign before a place; before the first, a space.
    pub(super) fn before(&self, at: usize) -> char {
        self.text[..at].chars().next_back().unwrap_or(' ')
    }

    /// Returns the sign at a place; behind the last, a space.
    pub(super) fn sign(&self, at: usize) -> char {
        self.text[at..].chars().next().unwrap_or(' ')
    }
}
