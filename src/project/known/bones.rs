//! The tree of a record → what stands for it without its prose: neither links nor days hang on that.

use std::hash::{BuildHasher, Hash, Hasher};

use foldhash::fast::{FixedState, FoldHasher};

use crate::facts::item::{Point, VerbItem};
use crate::finding::field::Kind;
use crate::yaml::{Node, Value};

/// Returns a number that is the same for two records of a kind that differ in prose alone.
pub fn bones(kind: Kind, tree: &Node<'_>) -> u64 {
    let mut bones =
        Bones { is_contact: kind == Kind::Contact, hash: FixedState::default().build_hasher() };
    bones.add(tree, &mut Vec::new());
    bones.hash.finish()
}

struct Bones {
    is_contact: bool,
    hash: FoldHasher<'static>,
}

impl Bones {
    /// Adds what stands under some keys.
    fn add<'t>(&mut self, node: &'t Node<'_>, keys: &mut Vec<&'t str>) {
        match &node.value {
            Value::Null => 0.hash(&mut self.hash),
            Value::Scalar(_) if self.is_contact && is_prose(keys) => 1.hash(&mut self.hash),
            Value::Scalar(words) => (2, words).hash(&mut self.hash),
            Value::List(items) => {
                (3, items.len()).hash(&mut self.hash);
                items.iter().for_each(|item| self.add(item, keys));
            }
            Value::Map(entries) => {
                (4, entries.len()).hash(&mut self.hash);
                for entry in entries {
                    entry.key.hash(&mut self.hash);
                    keys.push(&entry.key);
                    self.add(&entry.value, keys);
                    keys.pop();
                }
            }
        }
    }
}

/// Says whether words under some keys of a contact are only read, and name nothing.
fn is_prose(keys: &[&str]) -> bool {
    match keys {
        ["title" | "theme" | "others" | "purpose" | "summary" | "note"] => true,
        ["points", key] => !Point::KEYS.contains(key),
        ["claims", key] => ["what", "note", "quote"].contains(key),
        ["plan", key] => ["objective", "ask", "why", "opening", "press_line"].contains(key),
        ["plan", "raise", key] => !VerbItem::KEYS.contains(key),
        _ => false,
    }
}
