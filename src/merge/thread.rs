//! A line that a person added, as it is woven into a new build, and what clashes there.

use super::marker::conflict;
use super::section::heading;

/// A line by hand, on its way to its place.
#[derive(Debug, Clone, Copy)]
pub enum Thread<'a> {
    /// A line that followed a sentence which stands as it was, or a blank.
    Line(&'a str),
    /// A line that followed a sentence which the facts have changed since.
    NearChange(&'a str),
    /// A line that a person changed and the facts removed.
    Contested { base: &'a str, theirs: &'a str },
}

impl Thread<'_> {
    /// Says whether it cannot belong to the paragraph or list item before it.
    pub fn starts_a_block(&self) -> bool {
        let (Thread::Line(line)
        | Thread::NearChange(line)
        | Thread::Contested { theirs: line, .. }) = self;
        starts_a_block(line)
    }
}

/// Neighbouring sentences that both sides changed, told in one conflict.
#[derive(Debug, Default)]
pub struct Clash<'a> {
    pub base: Vec<&'a str>,
    pub theirs: Vec<&'a str>,
    pub ours: Vec<&'a str>,
}

impl<'a> Clash<'a> {
    pub fn lines(&self, marks: [&'a str; 3]) -> Vec<&'a str> {
        conflict(marks, &self.theirs, &self.base, &self.ours)
    }
}

/// Says whether a line cannot belong to the paragraph or list item of the line before.
pub fn starts_a_block(line: &str) -> bool {
    let behind = line.trim_start_matches('>');
    let quoted = behind.strip_prefix(' ').unwrap_or(behind);
    if quoted.trim().is_empty() || heading(line).is_some() {
        return true;
    }
    let number = quoted.trim_start_matches(|c: char| c.is_ascii_digit());
    quoted.starts_with(['|', '[']) && !quoted.contains("](")
        || ["- ", "* ", "+ "].iter().any(|mark| quoted.starts_with(mark))
        || number.len() < quoted.len() && number.starts_with(['.', ')'])
}
