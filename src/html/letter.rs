//! A letter of a run of text, and what is put in its place.

use std::collections::BTreeMap;

/// A space that does not break, and a narrow one.
pub(super) const FIXED: char = '\u{a0}';
pub(super) const NARROW: char = '\u{202f}';

/// A letter of a run of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// The event that holds it.
    pub(super) event: usize,
    pub(super) sign: char,
    /// Whether it may be set otherwise.
    pub(super) open: bool,
}

/// What is put in the place of letters.
pub(super) type Changes = BTreeMap<usize, String>;

/// Returns the sign at a place; beyond the ends, a space.
pub(super) fn sign(letters: &[Letter], at: Option<usize>) -> char {
    let letter = at.and_then(|at| letters.get(at));
    letter.map_or(' ', |letter| letter.sign)
}
