//! Located tree → record and every fault: each misfit is noted, taken out, and reading goes on.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::decode::Reader;
use super::explain::explain;
use super::mismatch::{Mismatch, Why};
use super::traps::too_many;
use super::tree::NOWHERE;
use super::{Entry, Fault, MOST_FAULTS, Node, Value};

/// Every fault means reading the tree again: large files are given up sooner.
const MOST_BYTES: usize = 20 * 1024 * 1024;

/// Stands in for a required word that is missing, so that reading can go on. The faults
/// stop the run, so it never reaches a pack; and nothing is said against it.
pub const STAND_IN: &str = "missing-and-stood-in-for";

/// Stands in for a required day: later than any other, so that no day lies after it.
const LAST_DAY: &str = "9999-12-31";

/// Reads a tree as a record. With faults, the record and the tree are what could be saved.
pub fn read<T: DeserializeOwned>(
    tree: &mut Node<'_>,
    text: &str,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let mut mender = Mender { emptied: Vec::new() };
    let known = faults.len();
    let most = (MOST_BYTES / text.len().max(1)).clamp(5, MOST_FAULTS);
    loop {
        let mismatch = match T::deserialize(Reader(tree)) {
            Ok(record) => return Some(record),
            Err(mismatch) => mismatch,
        };
        let range = mismatch.range.clone().unwrap_or_else(|| tree.range.clone());
        if faults.len() - known == most {
            faults.push(too_many(tree.range.start));
            return None;
        }
        let reported = faults[..known].iter().any(|fault| fault.range == range);
        if !reported && !mender.follows(&mismatch, &range) {
            faults.push(explain(&mismatch, range.clone(), text, tree));
        }
        if !mender.mend(tree, &mismatch, range) {
            return None;
        }
    }
}

/// Reads a tree as a record, if it has no fault.
pub fn read_sound<T: DeserializeOwned>(tree: &Node<'_>) -> Option<T> {
    T::deserialize(Reader(tree)).ok()
}

struct Mender {
    /// Groups whose faulty value was taken out: first byte of the group, key.
    emptied: Vec<(usize, String)>,
}

impl Mender {
    /// Says whether a misfit only follows from one that was taken out before.
    fn follows(&self, mismatch: &Mismatch, range: &Range<usize>) -> bool {
        let emptied = |key: Option<&str>| {
            let same = |other: &str| key.is_none_or(|key| key == other);
            self.emptied.iter().any(|(at, other)| *at == range.start && same(other))
        };
        *range == NOWHERE
            || match &mismatch.why {
                Why::MissingKey(key) => emptied(Some(key)),
                Why::Misfit(misfit) => misfit.code == "missing-key" && emptied(None),
                Why::UnknownKey(..) => false,
            }
    }

    /// Takes the misfit out of the tree; false when nothing could be changed.
    fn mend(&mut self, tree: &mut Node<'_>, mismatch: &Mismatch, range: Range<usize>) -> bool {
        match &mismatch.why {
            Why::UnknownKey(..) => remove_entry(tree, &range),
            Why::MissingKey(key) if range == tree.range => stand_in(tree, key),
            Why::Misfit(_) if range == NOWHERE => next_stand_in(tree),
            Why::MissingKey(_) | Why::Misfit(_) => self.remove_value(tree, &range),
        }
    }

    fn remove_value(&mut self, node: &mut Node<'_>, range: &Range<usize>) -> bool {
        match &mut node.value {
            Value::List(items) => {
                if items.iter_mut().any(|item| self.remove_value(item, range)) {
                    return true;
                }
                let Some(found) = items.iter().position(|item| item.range == *range) else {
                    return false;
                };
                items.remove(found);
                true
            }
            Value::Map(entries) => {
                if entries.iter_mut().any(|e| self.remove_value(&mut e.value, range)) {
                    return true;
                }
                let at = node.range.start;
                let stands = |e: &Entry<'_>| e.value.range == *range || e.key_range == *range;
                let Some(found) = entries.iter().position(stands) else {
                    return false;
                };
                let entry = entries.remove(found);
                self.emptied.push((at, entry.key.into_owned()));
                true
            }
            _ => false,
        }
    }
}

fn stand_in(tree: &mut Node<'_>, key: &str) -> bool {
    let Value::Map(entries) = &mut tree.value else {
        return false;
    };
    let value = Node { range: NOWHERE, value: Value::Scalar(STAND_IN.into()) };
    entries.push(Entry { key: key.to_owned().into(), key_range: NOWHERE, value });
    true
}

/// Puts a day, then a list, in the place of the last word that did not do.
fn next_stand_in(tree: &mut Node<'_>) -> bool {
    let Value::Map(entries) = &mut tree.value else {
        return false;
    };
    let Some(entry) = entries.last_mut().filter(|e| e.key_range == NOWHERE) else {
        return false;
    };
    entry.value.value = match &entry.value.value {
        Value::Scalar(words) if *words == STAND_IN => Value::Scalar(LAST_DAY.into()),
        Value::Scalar(words) if *words == LAST_DAY => Value::List(Vec::new()),
        _ => return false,
    };
    true
}

fn remove_entry(node: &mut Node<'_>, key_range: &Range<usize>) -> bool {
    match &mut node.value {
        Value::List(items) => items.iter_mut().any(|item| remove_entry(item, key_range)),
        Value::Map(entries) => {
            if let Some(found) = entries.iter().position(|e| e.key_range == *key_range) {
                entries.remove(found);
                return true;
            }
            entries.iter_mut().any(|entry| remove_entry(&mut entry.value, key_range))
        }
        _ => false,
    }
}
