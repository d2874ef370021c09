//! The contacts that the documents of an edition read.

use std::collections::BTreeSet;

use crate::facts::id::Record;
use crate::finding::field::Kind;

/// The contacts that are read, by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    All,
    These(BTreeSet<String>),
}

impl Reach {
    /// Says whether a record is read. Only contacts are so many that it matters.
    pub fn has<T: Record>(&self, record: &T) -> bool {
        T::KIND != Kind::Contact || self.holds([record.id().as_str()])
    }

    /// Says whether all of some contacts are in it.
    pub fn holds<'a>(&self, contacts: impl IntoIterator<Item = &'a str>) -> bool {
        match self {
            Reach::All => true,
            Reach::These(ids) => contacts.into_iter().all(|id| ids.contains(id)),
        }
    }
}
