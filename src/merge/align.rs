//! Base × one side → what became of every line, and what was added behind which.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices};

use super::numbers::without_number;
use super::pair::{MOST, is_blank, pairs};

/// What became of a line of the base, with its number on the side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// It is there, perhaps elsewhere and with another number.
    Kept(usize),
    /// Another stands in its place.
    Changed(usize),
    Gone,
}

/// A line of one side that is none of the base, or one of the base in another place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    Line(usize),
    /// A line of the base.
    Moved(usize),
}

/// Two sides, each told as edits of the base. What became of a line is found out once, from the
/// words that people and builds gave it: a line joined of both may be like neither.
#[derive(Debug)]
pub struct Sides {
    /// The text of a person, or the first side of a merge.
    pub theirs: Side,
    /// The new build, or the other side.
    pub ours: Side,
}

impl Sides {
    pub fn new(base: &[&str], theirs: &[&str], ours: &[&str]) -> Self {
        let theirs = Side::new(base, theirs, |_| true);
        let ours = Side::new(base, ours, |at| theirs.of_base[at] != Became::Gone);
        Self { theirs, ours }
    }
}

/// One side, told as edits of the base.
#[derive(Debug)]
pub struct Side {
    pub of_base: Vec<Became>,
    /// What was added before the first line of the base, and behind each of its lines.
    pub added: Vec<Vec<Added>>,
}

impl Side {
    /// Compares a side with the base. `stands` says which lines of the base still stand on
    /// the other side: of two that a new sentence may have replaced, it is the likelier.
    pub fn new(base: &[&str], side: &[&str], stands: impl Fn(usize) -> bool) -> Self {
        let mut edits = Self {
            of_base: vec![Became::Gone; base.len()],
            added: vec![Vec::new(); base.len() + 1],
        };
        for op in joined(capture_diff_slices(Algorithm::Patience, base, side), base) {
            edits.read(op, base, side, &stands);
        }
        edits.find_moved(base, side);
        edits
    }

    fn read(&mut self, op: DiffOp, base: &[&str], side: &[&str], stands: &impl Fn(usize) -> bool) {
        let (old, new) = (op.old_range(), op.new_range());
        match op {
            DiffOp::Equal { .. } => {
                for (at_old, at_new) in old.zip(new) {
                    self.of_base[at_old] = Became::Kept(at_new);
                }
            }
            DiffOp::Delete { .. } => {}
            DiffOp::Insert { .. } => {
                self.added[old.start].extend(new.map(Added::Line));
            }
            DiffOp::Replace { .. } => {
                let weight = |at: usize| if stands(old.start + at) { 1.0 } else { 0.5 };
                let paired = pairs(&base[old.clone()], &side[new.clone()], weight);
                let (mut gap, mut next) = (old.start, new.start);
                for (at_old, at_new) in paired {
                    let (at_old, at_new) = (old.start + at_old, new.start + at_new);
                    self.added[gap].extend((next..at_new).map(Added::Line));
                    let is_same = without_number(base[at_old]) == without_number(side[at_new]);
                    let became = if is_same { Became::Kept } else { Became::Changed };
                    self.of_base[at_old] = became(at_new);
                    (gap, next) = (at_old + 1, at_new + 1);
                }
                self.added[gap].extend((next..new.end).map(Added::Line));
            }
        }
    }

    /// A line that is gone here and stands there was moved, whatever its number in a list.
    fn find_moved(&mut self, base: &[&str], side: &[&str]) {
        let mut gone: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
        for (at, now) in self.of_base.iter().enumerate() {
            if *now == Became::Gone && base[at].contains(char::is_alphanumeric) {
                gone.entry(without_number(base[at])).or_default().push_back(at);
            }
        }
        for added in self.added.iter_mut().flatten() {
            let Added::Line(at_side) = *added else {
                continue;
            };
            let from = gone.get_mut(&without_number(side[at_side])).and_then(VecDeque::pop_front);
            if let Some(from) = from {
                self.of_base[from] = Became::Kept(at_side);
                *added = Added::Moved(from);
            }
        }
    }

    /// Returns for every line of the side the line of the base that it is, if any.
    pub fn origins(&self, count: usize) -> Vec<Option<usize>> {
        let mut from = vec![None; count];
        for (at, now) in self.of_base.iter().enumerate() {
            if let Became::Kept(place) | Became::Changed(place) = now {
                from[*place] = Some(at);
            }
        }
        from
    }

    /// Says of every line of the base whether it was moved.
    pub fn moved(&self) -> Vec<bool> {
        let mut moved = vec![false; self.of_base.len()];
        for added in self.added.iter().flatten() {
            if let Added::Moved(at) = added {
                moved[*at] = true;
            }
        }
        moved
    }

    /// Returns the lines of the base that do not stand on the side as they were.
    pub fn changed<'b>(&self, base: &[&'b str]) -> BTreeSet<&'b str> {
        let of_base = self.of_base.iter().zip(base);
        of_base
            .filter_map(|(now, line)| (!matches!(now, Became::Kept(_))).then_some(*line))
            .collect()
    }

    /// Returns the lines of the side that are not of the base.
    pub fn written(&self) -> impl Iterator<Item = usize> {
        let changed = self.of_base.iter().filter_map(|now| match now {
            Became::Changed(at) => Some(*at),
            Became::Kept(_) | Became::Gone => None,
        });
        let added = self.added.iter().flatten().filter_map(|added| match added {
            Added::Line(at) => Some(*at),
            Added::Moved(_) => None,
        });
        changed.chain(added)
    }

    /// Returns the lines of the base that are not on the side.
    pub fn gone(&self) -> impl Iterator<Item = usize> {
        let of_base = self.of_base.iter().enumerate();
        of_base.filter_map(|(at, now)| (*now == Became::Gone).then_some(at))
    }
}

/// Puts changes into one that only blank lines part: a paragraph by hand brings blank lines of its
/// own, and these are not the ones that the sentences beside it have in the base.
fn joined(ops: Vec<DiffOp>, base: &[&str]) -> Vec<DiffOp> {
    let is_same = |op: &DiffOp| op.tag() == DiffTag::Equal;
    let is_blank =
        |op: &DiffOp| is_same(op) && base[op.old_range()].iter().all(|line| is_blank(line));
    let mut joined: Vec<DiffOp> = Vec::new();
    for op in ops {
        let one = match joined[..] {
            [.., first, between] if !is_same(&first) && is_blank(&between) && !is_same(&op) => {
                let old = first.old_range().start..op.old_range().end;
                let new = first.new_range().start..op.new_range().end;
                (old.len() * new.len() <= MOST).then_some(DiffOp::Replace {
                    old_index: old.start,
                    old_len: old.len(),
                    new_index: new.start,
                    new_len: new.len(),
                })
            }
            _ => None,
        };
        if one.is_some() {
            joined.truncate(joined.len() - 2);
        }
        joined.push(one.unwrap_or(op));
    }
    joined
}
