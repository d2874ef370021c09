//! One YAML text → a located tree → typed values, with every fault of the text in one go.

mod decode;
mod mend;
mod misfit;
mod traps;
mod tree;

use std::ops::Range;

pub use mend::read;
pub use misfit::Misfit;
pub use tree::{Entry, Node, Style, Value, parse};

use crate::field::{Step, steps};

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
    /// The key.
    Key,
    /// The value.
    Value,
}

/// Finds where a field stands: its own bytes, or those of the nearest value around it.
pub fn locate(text: &str, path: &str, half: Half) -> Option<Range<usize>> {
    let tree = parse(text).tree?;
    let mut node = &tree;
    let mut range = first_line(text, node.range.clone());
    for step in steps(path) {
        let next = match (&node.value, step) {
            (Value::Map(entries), Step::Key(key)) => {
                let Some(entry) = entries.iter().find(|entry| entry.key == key) else {
                    break;
                };
                range = match half {
                    Half::Key => entry.key_range.clone(),
                    Half::Value => entry.value.range.clone(),
                };
                &entry.value
            }
            (Value::List(items), Step::Item(number)) => {
                let Some(item) = items.get(number) else { break };
                range = item.range.clone();
                item
            }
            _ if step == Step::Item(0) => node,
            _ => break,
        };
        node = next;
    }
    Some(first_line(text, range))
}

fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = text.get(range.clone()).unwrap_or_default();
    let end = slice
        .find('\n')
        .map_or(range.end, |newline| range.start + newline);
    range.start..range.start + text[range.start..end].trim_end().len()
}
