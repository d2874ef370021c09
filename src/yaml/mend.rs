//! Located tree → record and every fault: each misfit is noted, taken out, and reading goes on.

use std::ops::Range;

use serde::de::DeserializeOwned;

use super::decode::{Mismatch, Reader, Why};
use super::{Entry, Fault, Node, Style, Value};
use crate::nearest::did_you_mean;

/// A file with more faults than this is not a record with slips but another kind of file.
const MOST_FAULTS: usize = 100;

/// Stands in for a required value that is missing, so that reading can go on; the faults
/// stop the run, so it never reaches a pack.
const STAND_INS: [&str; 2] = ["missing", "2000-01-01"];

/// Reads a tree as a record. With faults, the record is what could be saved of it.
pub fn read<T: DeserializeOwned>(
    mut tree: Node<'_>,
    text: &str,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let mut mender = Mender {
        emptied: Vec::new(),
        stand_ins: 0,
    };
    let before = faults.len();
    loop {
        let mismatch = match T::deserialize(Reader(&tree)) {
            Ok(record) => return Some(record),
            Err(mismatch) => mismatch,
        };
        let range = mismatch.range.clone().unwrap_or_else(|| tree.range.clone());
        if !mender.known(&mismatch, &range) {
            faults.push(fault(&mismatch, range.clone(), text, &tree));
        }
        let too_many = faults.len() - before > MOST_FAULTS;
        if too_many || !mender.mend(&mut tree, &mismatch, range) {
            return None;
        }
    }
}

struct Mender {
    /// Required keys whose faulty value was taken out: first byte of the group, key.
    emptied: Vec<(usize, String)>,
    stand_ins: usize,
}

impl Mender {
    fn known(&self, mismatch: &Mismatch, range: &Range<usize>) -> bool {
        self.stand_ins > 0 && range.is_empty()
            || matches!(&mismatch.why, Why::MissingKey(key)
                if self.emptied.iter().any(|(at, k)| *at == range.start && k == key))
    }

    /// Takes the misfit out of the tree; false when nothing could be changed.
    fn mend(
        &mut self,
        tree: &mut Node<'_>,
        mismatch: &Mismatch,
        range: Range<usize>,
    ) -> bool {
        match &mismatch.why {
            Why::UnknownKey(..) => remove_entry(tree, &range),
            Why::MissingKey(key) if range.start == tree.range.start => {
                self.stand_in(tree, key, STAND_INS[0])
            }
            Why::Misfit(_) if range.is_empty() => self.next_stand_in(tree),
            Why::MissingKey(_) | Why::Misfit(_) => self.remove_value(tree, &range),
        }
    }

    fn stand_in(&mut self, tree: &mut Node<'_>, key: &str, words: &'static str) -> bool {
        let Value::Map(entries) = &mut tree.value else {
            return false;
        };
        self.stand_ins += 1;
        if self.stand_ins > 32 {
            return false;
        }
        let value = Value::Scalar(words.into(), Style::Plain);
        entries.push(Entry {
            key: key.to_owned().into(),
            key_range: 0..0,
            value: Node { range: 0..0, value },
        });
        true
    }

    fn next_stand_in(&mut self, tree: &mut Node<'_>) -> bool {
        let Value::Map(entries) = &mut tree.value else {
            return false;
        };
        let Some(entry) = entries.last_mut().filter(|e| e.key_range.is_empty()) else {
            return false;
        };
        entry.value.value = match &entry.value.value {
            Value::Scalar(words, _) if *words == STAND_INS[0] => {
                Value::Scalar(STAND_INS[1].into(), Style::Plain)
            }
            Value::Scalar(..) => Value::List(Vec::new()),
            _ => return false,
        };
        true
    }

    fn remove_value(&mut self, node: &mut Node<'_>, range: &Range<usize>) -> bool {
        match &mut node.value {
            Value::List(items) => {
                if items.iter_mut().any(|item| self.remove_value(item, range)) {
                    return true;
                }
                let count = items.len();
                items.retain(|item| item.range != *range);
                items.len() < count
            }
            Value::Map(entries) => {
                if entries
                    .iter_mut()
                    .any(|e| self.remove_value(&mut e.value, range))
                {
                    return true;
                }
                let at = node.range.start;
                let Some(found) = entries
                    .iter()
                    .position(|e| e.value.range == *range || e.key_range == *range)
                else {
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

fn remove_entry(node: &mut Node<'_>, key_range: &Range<usize>) -> bool {
    match &mut node.value {
        Value::List(items) => items.iter_mut().any(|item| remove_entry(item, key_range)),
        Value::Map(entries) => {
            let count = entries.len();
            entries.retain(|entry| entry.key_range != *key_range);
            entries.len() < count
                || entries
                    .iter_mut()
                    .any(|e| remove_entry(&mut e.value, key_range))
        }
        _ => false,
    }
}

fn fault(mismatch: &Mismatch, range: Range<usize>, text: &str, tree: &Node<'_>) -> Fault {
    match &mismatch.why {
        Why::UnknownKey(key, known) => Fault {
            code: "unknown-key",
            range,
            message: format!("The key `{key}` is not known here."),
            hints: vec![
                did_you_mean(key, known.iter().copied())
                    .unwrap_or_else(|| format!("known keys: {}", known.join(", "))),
            ],
        },
        Why::MissingKey(key) => Fault {
            code: "missing-key",
            range: range.start..range.start,
            message: format!("The key `{key}` is missing."),
            hints: vec![format!("add `{key}:` with its value")],
        },
        Why::Misfit(misfit) => {
            let hint = misfit
                .hint
                .clone()
                .or_else(|| trap_hint(tree, &range, text));
            Fault {
                code: misfit.code,
                range,
                message: misfit.message.clone(),
                hints: hint.into_iter().collect(),
            }
        }
    }
}

/// Explains the commonest slips behind a value of the wrong type.
fn trap_hint(tree: &Node<'_>, range: &Range<usize>, text: &str) -> Option<String> {
    let node = find(tree, range)?;
    let Misread {
        list_of_one,
        comment,
    } = misread(node, text);
    if let Some(word) = list_of_one {
        return Some(format!(
            "square brackets make a list: write `unnamed` for a person, or quote the \
             text: `\"[{word}]\"`"
        ));
    }
    comment.then(|| {
        "what follows ` #` is a comment: quote the text if the `#` belongs to it"
            .to_owned()
    })
}

struct Misread {
    list_of_one: Option<String>,
    comment: bool,
}

fn misread(node: &Node<'_>, text: &str) -> Misread {
    let list_of_one = match &node.value {
        Value::List(items) => match items.as_slice() {
            [
                Node {
                    value: Value::Scalar(word, _),
                    ..
                },
            ] => Some(word.to_string()),
            _ => None,
        },
        _ => None,
    };
    let rest = text.get(node.range.start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default().trim_start();
    Misread {
        list_of_one,
        comment: node.value == Value::Null && line.starts_with('#'),
    }
}

fn find<'a, 't>(node: &'a Node<'t>, range: &Range<usize>) -> Option<&'a Node<'t>> {
    let inner = match &node.value {
        Value::List(items) => items.iter().find_map(|item| find(item, range)),
        Value::Map(entries) => entries.iter().find_map(|e| find(&e.value, range)),
        _ => None,
    };
    inner.or_else(|| (node.range == *range).then_some(node))
}
