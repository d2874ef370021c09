//! One YAML text → a located tree → typed values, with every fault of the text in one go.

mod decode;
mod explain;
mod kinds;
mod line;
mod mend;
mod misfit;
mod mismatch;
mod parse;
mod syntax;
mod traps;
mod tree;

use std::ops::Range;

pub use mend::{STAND_IN, read, read_sound};
pub use misfit::Misfit;
pub use parse::parse;
pub use tree::{Entry, NOWHERE, Node, Value};

use crate::finding::field::{Step, steps};

/// A file with more faults than this is not a record with slips but another kind of file.
const MOST_FAULTS: usize = 100;

/// One fault of a text, before anybody knows the file it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Kebab-case noun of the fault.
    pub code: &'static str,
    /// The bytes it stands on.
    pub range: Range<usize>,
    /// One sentence: what is wrong.
    pub message: String,
    /// What to do, a sentence each.
    pub hints: Vec<String>,
}

/// Which half of a key and its value a place means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Half {
    Key,
    Value,
}

/// Finds where a field stands: its own bytes, or those of the nearest value around it.
pub fn locate(tree: &Node<'_>, text: &str, path: &str, half: Half) -> Range<usize> {
    let mut node = tree;
    let mut range = tree.range.clone();
    for step in steps(path) {
        match (&node.value, step) {
            (Value::Map(entries), Step::Key(key)) => {
                let written = |e: &&Entry<'_>| e.key == key && e.key_range != NOWHERE;
                let Some(entry) = entries.iter().find(written) else {
                    return first_line(text, short_form(key, entries).unwrap_or(range));
                };
                range = match half {
                    Half::Key => entry.key_range.clone(),
                    Half::Value => entry.value.range.clone(),
                };
                node = &entry.value;
            }
            (Value::List(items), Step::Item(number)) => {
                let Some(item) = items.get(number) else { break };
                range = item.range.clone();
                node = item;
            }
            (_, Step::Item(0)) => {}
            _ => break,
        }
    }
    first_line(text, range)
}

/// `- id: online` is short for `{ who: id, mode: online }`.
fn short_form(key: &str, entries: &[Entry<'_>]) -> Option<Range<usize>> {
    let [entry] = entries else { return None };
    match key {
        "who" => Some(entry.key_range.clone()),
        "mode" => Some(entry.value.range.clone()),
        _ => None,
    }
}

fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = text.get(range.clone()).unwrap_or_default();
    let end = slice.find('\n').map_or(range.end, |newline| range.start + newline);
    range.start..range.start + text[range.start..end].trim_end().len()
}
