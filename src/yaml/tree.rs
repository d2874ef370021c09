//! Values with their words as typed and their bytes in the file.

use std::borrow::Cow;
use std::ops::Range;

/// The place of values that stand in no text: defaults, and what stands in for a missing
/// value.
pub const NOWHERE: Range<usize> = usize::MAX..usize::MAX;

/// A value and the bytes it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'t> {
    /// The bytes in the file.
    pub range: Range<usize>,
    /// What stands there.
    pub value: Value<'t>,
}

/// What a value is; words are never turned into numbers, dates or booleans here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'t> {
    /// Nothing, `~` or `null`.
    Null,
    /// Words.
    Scalar(Cow<'t, str>),
    /// `[a, b]` or lines that begin with `- `.
    List(Vec<Node<'t>>),
    /// Keys and their values, in the order typed.
    Map(Vec<Entry<'t>>),
}

/// One key and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'t> {
    pub key: Cow<'t, str>,
    /// Where the key stands.
    pub key_range: Range<usize>,
    pub value: Node<'t>,
}

impl Entry<'_> {
    /// Returns the entry without its place: that of another text means nothing here.
    pub fn moved_to_nowhere(mut self) -> Self {
        self.key_range = NOWHERE;
        self.value.move_to_nowhere();
        self
    }
}

impl<'t> Node<'t> {
    /// Makes words, or nothing where they mean that.
    pub fn scalar(words: Cow<'t, str>, plain: bool, range: Range<usize>) -> Self {
        let null = plain && matches!(&*words, "" | "~" | "null" | "Null" | "NULL");
        let value = if null { Value::Null } else { Value::Scalar(words) };
        Self { range, value }
    }

    fn move_to_nowhere(&mut self) {
        self.range = NOWHERE;
        match &mut self.value {
            Value::List(items) => items.iter_mut().for_each(Node::move_to_nowhere),
            Value::Map(entries) => entries.iter_mut().for_each(|entry| {
                entry.key_range = NOWHERE;
                entry.value.move_to_nowhere();
            }),
            Value::Null | Value::Scalar(..) => {}
        }
    }
}
