//! A text that is searched, and where it stands.

use chrono::NaiveDate;

use super::address::Address;
use crate::finding::field::RecordKey;
use crate::pack::target::Target;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Record(RecordKey),
    Pack(Target),
    Original(String),
}

#[derive(Debug)]
pub struct Text {
    pub place: Place,
    pub title: String,
    /// Texts of newer days come first.
    pub day: Option<NaiveDate>,
    pub lines: Vec<String>,
}

/// A text that need not be read where it is as it was.
pub struct Unread<'t> {
    pub place: Place,
    pub title: String,
    /// Texts of newer days come first.
    pub day: Option<NaiveDate>,
    pub digest: u64,
    pub lines: Box<dyn FnOnce() -> Vec<String> + 't>,
}

impl Place {
    /// Returns what kind of text it is, and its address.
    pub fn link(&self, address: &Address) -> (&'static str, String) {
        match self {
            Place::Record(key) => (key.kind.noun(), address.record(key)),
            Place::Pack(target) => ("pack", address.pack(target)),
            Place::Original(id) => ("original", address.original(id)),
        }
    }
}
