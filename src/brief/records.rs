//! Brief → the records in which its pieces stand.

use std::collections::BTreeSet;

use super::Brief;
use super::written::{Listen, tell};

/// Names the records in which the pieces of a brief stand, as `contacts/x#`.
pub fn named(brief: &Brief<'_>) -> BTreeSet<String> {
    let mut origins = Origins::default();
    tell(brief, &mut origins);
    origins.records
}

#[derive(Default)]
struct Origins {
    records: BTreeSet<String>,
    is_origin: bool,
}

impl Listen for Origins {
    fn key(&mut self, key: &str) {
        self.is_origin = matches!(key, "origin" | "named_records");
    }

    fn words(&mut self, words: &str) {
        let record = words.split_inclusive('#').next().unwrap_or_default();
        if self.is_origin && !self.records.contains(record) {
            self.records.insert(record.to_owned());
        }
    }
}
