//! Old × new text → changes: lines added, removed, changed, and moved.

use std::collections::BTreeMap;
use std::ops::Range;

use similar::{Algorithm, DiffTag, TextDiff};

use crate::merge::heading;

/// One change of a line; numbers count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    Added(usize),
    /// A line that is no more.
    Removed(usize),
    /// An old line and what it became.
    Changed(usize, usize),
    /// A line that stands elsewhere: old and new place.
    Moved(usize, usize),
}

impl Change {
    pub fn old_line(self) -> Option<usize> {
        match self {
            Change::Added(_) => None,
            Change::Removed(old) | Change::Changed(old, _) | Change::Moved(old, _) => Some(old),
        }
    }

    pub fn new_line(self) -> Option<usize> {
        match self {
            Change::Removed(_) => None,
            Change::Added(new) | Change::Changed(_, new) | Change::Moved(_, new) => Some(new),
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Change::Added(_) => "added",
            Change::Removed(_) => "removed",
            Change::Changed(..) => "changed",
            Change::Moved(..) => "moved",
        }
    }
}

/// Lines this alike are one line that changed.
const ALIKE: f32 = 0.45;

/// A line that moved says something of its own; a rule or table head does not.
const OWN_WORDS: usize = 3;

/// Compares two texts; blank lines do not count.
pub fn changes(old: &str, new: &str) -> Vec<Change> {
    let old_lines: Vec<&str> = old.lines().collect();
    let new_lines: Vec<&str> = new.lines().collect();
    let diff =
        TextDiff::configure().algorithm(Algorithm::Patience).diff_slices(&old_lines, &new_lines);
    let apart: Vec<_> = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal).collect();
    let gone = apart.iter().flat_map(|op| op.old_range());
    let come = apart.iter().flat_map(|op| op.new_range()).collect();
    let moved = moved(&old_lines, &new_lines, gone, come);
    let mut changes = Vec::new();
    for op in apart {
        pair(&old_lines, &new_lines, op.old_range(), op.new_range(), &moved, &mut changes);
    }
    changes
}

/// Finds the lines that stand as they were in another place: new place → old.
fn moved(
    old_lines: &[&str],
    new_lines: &[&str],
    gone: impl Iterator<Item = usize>,
    mut come: Vec<usize>,
) -> BTreeMap<usize, usize> {
    let mut moved = BTreeMap::new();
    let is_own =
        |line: &str| heading(line).is_some() || line.split_whitespace().count() >= OWN_WORDS;
    for old in gone.filter(|old| is_own(old_lines[*old])) {
        if let Some(at) = come.iter().position(|new| new_lines[*new] == old_lines[old]) {
            moved.insert(come.remove(at), old);
        }
    }
    moved
}

/// Pairs the lines of one stretch, in order, each with the next that is alike.
fn pair(
    old_lines: &[&str],
    new_lines: &[&str],
    old: Range<usize>,
    new: Range<usize>,
    moved: &BTreeMap<usize, usize>,
    changes: &mut Vec<Change>,
) {
    let mut next = new.start;
    let added = |range: Range<usize>, changes: &mut Vec<Change>| {
        let words = range.filter(|n| !is_blank(new_lines[*n]));
        changes.extend(words.map(|new| match moved.get(&new) {
            Some(old) => Change::Moved(*old, new),
            None => Change::Added(new),
        }));
    };
    let has_moved = |old: &usize| moved.values().any(|known| known == old);
    for old in old.filter(|n| !is_blank(old_lines[*n]) && !has_moved(n)) {
        let alike = |n: &usize| {
            let (old, new) = (old_lines[old], new_lines[*n]);
            !moved.contains_key(n)
                && (alike(old, new) || is_renamed(old, new, old_lines, new_lines))
        };
        match (next..new.end).find(alike) {
            Some(found) => {
                added(next..found, changes);
                changes.push(Change::Changed(old, found));
                next = found + 1;
            }
            None => changes.push(Change::Removed(old)),
        }
    }
    added(next..new.end, changes);
}

fn alike(old: &str, new: &str) -> bool {
    let cells = old.starts_with('|') == new.starts_with('|');
    let both = !is_blank(old) && !is_blank(new) && cells;
    let words = |line| -> Vec<&str> { str::split_whitespace(line).collect() };
    both && TextDiff::from_slices(&words(old), &words(new)).ratio() >= ALIKE
}

/// A heading that stands on no line of the other side, in the place of another of its level, is
/// that one renamed, whatever its words.
fn is_renamed(old: &str, new: &str, old_lines: &[&str], new_lines: &[&str]) -> bool {
    let level = |line| heading(line).map(|(level, _)| level);
    level(old).is_some()
        && level(old) == level(new)
        && !new_lines.contains(&old)
        && !old_lines.contains(&new)
}

/// A line without a word, in a quotation or not.
pub fn is_blank(line: &str) -> bool {
    line.trim_matches(['>', ' ']).is_empty()
}

#[cfg(test)]
mod tests {
    use super::{Change, changes};

    #[test]
    fn lines_are_changed_moved_added_or_removed() {
        let (one, kept) = ("- One plain line here.\n", "- Five.\n- Six.\n");
        let old = &format!("{one}- Two was open.\n- Three goes.\n{kept}");
        let new = &format!("- Two was closed.\n- Four is new here!\n{kept}{one}");
        assert_eq!(
            changes(old, new),
            [Change::Changed(1, 0), Change::Removed(2), Change::Added(1), Change::Moved(0, 4)]
        );
        assert_eq!(changes(old, old), []);
        let renamed = changes("## In short\n\nOne.\n", "## What to know\n\nOne.\n");
        assert_eq!(renamed, [Change::Changed(0, 0)]);
    }
}
