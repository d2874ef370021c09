//! Trees, stamps and numbers ⇄ bytes, one after another.

use std::borrow::Cow;
use std::ops::Range;

use crate::project::stamp::Stamp;
use crate::yaml::{Entry, NOWHERE, Node, Value};

/// Adds some bytes and how many they are.
pub fn add_part(part: &[u8], bytes: &mut Vec<u8>) {
    add_length(part.len(), bytes);
    bytes.extend(part);
}

/// Seven bits a byte, the lowest first; all but the last have the eighth.
pub fn add_length(mut length: usize, bytes: &mut Vec<u8>) {
    while length >= 0x80 {
        bytes.push((length & 0x7f) as u8 | 0x80);
        length >>= 7;
    }
    bytes.push(length as u8);
}

/// Adds a tree without its places.
pub fn add_node(node: &Node<'_>, bytes: &mut Vec<u8>) {
    match &node.value {
        Value::Null => bytes.push(0),
        Value::Scalar(words) => {
            bytes.push(1);
            add_part(words.as_bytes(), bytes);
        }
        Value::List(items) => {
            bytes.push(2);
            add_length(items.len(), bytes);
            items.iter().for_each(|item| add_node(item, bytes));
        }
        Value::Map(entries) => {
            bytes.push(3);
            add_length(entries.len(), bytes);
            for entry in entries {
                add_part(entry.key.as_bytes(), bytes);
                add_node(&entry.value, bytes);
            }
        }
    }
}

/// What is still to be read.
pub struct Bytes<'b> {
    /// All bytes.
    pub bytes: &'b [u8],
    /// The first that has not been read.
    pub at: usize,
}

impl<'b> Bytes<'b> {
    pub fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    pub fn number(&mut self) -> Option<u64> {
        Some(u64::from_le_bytes(self.take(8)?.try_into().ok()?))
    }

    fn small_number(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    pub fn length(&mut self) -> Option<usize> {
        let mut length = 0;
        for shift in (0..63).step_by(7) {
            let byte = usize::from(*self.take(1)?.first()?);
            length |= (byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(length);
            }
        }
        None
    }

    pub fn part(&mut self) -> Option<Range<usize>> {
        let length = self.length()?;
        self.take(length)?;
        Some(self.at - length..self.at)
    }

    pub fn stamp(&mut self) -> Option<Option<Stamp>> {
        if self.take(1)? == [0] {
            return Some(None);
        }
        let [size, number, written, changed] =
            [self.number()?, self.number()?, self.number()?, self.number()?];
        Some(Some(Stamp {
            size,
            number,
            modified: (written, self.small_number()?),
            changed: (changed, self.small_number()?),
        }))
    }

    fn words(&mut self) -> Option<Cow<'b, str>> {
        let range = self.part()?;
        std::str::from_utf8(&self.bytes[range]).ok().map(Cow::Borrowed)
    }

    /// Makes room for so many values; each takes a byte at least.
    fn room<T>(&self, count: usize) -> Vec<T> {
        Vec::with_capacity(count.min(self.bytes.len() - self.at))
    }

    pub fn node(&mut self) -> Option<Node<'b>> {
        let value = match self.take(1)? {
            [0] => Value::Null,
            [1] => Value::Scalar(self.words()?),
            [2] => {
                let count = self.length()?;
                let mut items = self.room(count);
                for _ in 0..count {
                    items.push(self.node()?);
                }
                Value::List(items)
            }
            [3] => {
                let count = self.length()?;
                let mut entries = self.room(count);
                for _ in 0..count {
                    entries.push(Entry {
                        key: self.words()?,
                        key_range: NOWHERE,
                        value: self.node()?,
                    });
                }
                Value::Map(entries)
            }
            _ => return None,
        };
        Some(Node { range: NOWHERE, value })
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, add_node};
    use crate::yaml::parse;

    #[test]
    fn a_tree_is_read_as_it_was_written() {
        let text = "a: [1, ~, {b: ''}]\nc: |\n  é\n  x\nd:\n- e: f\n";
        let tree = parse(text).tree.expect("a tree");
        let mut bytes = Vec::new();
        add_node(&tree, &mut bytes);
        let is_cut = |end: usize| {
            let bytes = &bytes[..end];
            Bytes { bytes, at: 0 }.node().is_none()
        };
        let mut again = Vec::new();
        let node = Bytes { bytes: &bytes, at: 0 }.node();
        add_node(&node.expect("a tree"), &mut again);
        assert_eq!(bytes, again);
        assert!((0..bytes.len()).all(is_cut));
    }
}
