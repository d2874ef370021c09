//! What could not be read, so that what hangs on it is no fault of its own.

use std::collections::BTreeSet;

use crate::finding::field::{Kind, RecordKey};

/// Records with faults, and kinds of which some records could not even be listed.
#[derive(Debug, Clone, Default)]
pub struct Unread {
    records: BTreeSet<RecordKey>,
    kinds: BTreeSet<Kind>,
    begun: BTreeSet<RecordKey>,
}

impl Unread {
    /// Adds a record that has faults.
    pub fn add(&mut self, record: RecordKey) {
        self.records.insert(record);
    }

    /// Adds a kind of which some records could not be listed.
    pub fn add_kind(&mut self, kind: Kind) {
        self.kinds.insert(kind);
    }

    /// Adds a record that nobody has filled yet: nothing may hang on it.
    pub fn add_begun(&mut self, record: RecordKey) {
        self.begun.insert(record);
    }

    /// Says whether a record is there, and nobody has filled it yet.
    pub fn is_begun(&self, kind: Kind, id: &str) -> bool {
        let id = id.to_owned();
        self.begun.contains(&RecordKey { kind, id })
    }

    /// Says whether a record may be there, or may say more than could be read of it.
    pub fn may_hold(&self, kind: Kind, id: &str) -> bool {
        let record = RecordKey::new(kind, id);
        self.kinds.contains(&kind) || self.has_faults(&record)
    }

    /// Says whether a record has faults.
    pub fn has_faults(&self, record: &RecordKey) -> bool {
        self.records.contains(record)
    }

    /// Says whether every record could be read, but for those that nobody has filled yet.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.kinds.is_empty()
    }

    /// Returns the records that have faults.
    pub fn records(&self) -> &BTreeSet<RecordKey> {
        &self.records
    }

    /// Says whether any record of a kind has faults.
    pub fn any(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind) || self.records.iter().any(|key| key.kind == kind)
    }
}
