//! Records → the names by which a text may mean them, kind by kind.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::names::{Named, called};
use crate::facts::records::Records;
use crate::finding::field::{Kind, RecordKey};
use crate::names::Setting;
use crate::names::known::Known;

/// Every name of the organisations, people and topics of a project.
#[derive(Debug)]
pub struct Names<'r>(BTreeMap<Kind, Known<Named<'r>>>);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub range: Range<usize>,
    pub record: RecordKey,
}

impl<'r> Names<'r> {
    pub fn new(records: &'r Records) -> Self {
        let of = |kind| {
            let called = called(records).into_iter();
            (kind, Known::whole(called.filter(|one| one.who.kind == kind)))
        };
        Self([Kind::Organisation, Kind::Person, Kind::Topic].map(of).into())
    }

    /// Finds the names in a text, from left to right, the longest first; the host of an
    /// address names nobody who was there.
    pub fn find(&self, text: &str, kind: Kind) -> Vec<Found> {
        let known = self.0.get(&kind).into_iter();
        let mentions = known.flat_map(|known| known.mentions(text, Setting::Prose));
        let found = mentions.filter(|one| !one.in_address).filter_map(|one| {
            let record = record(one.who.first()?.who);
            let range = one.bare;
            Some(Found { range, record })
        });
        found.collect()
    }

    pub fn exactly(&self, text: &str, kind: Kind) -> Option<RecordKey> {
        let found = self.0.get(&kind)?.called(text);
        found.first().map(|named| record(named))
    }
}

fn record(named: &Named<'_>) -> RecordKey {
    RecordKey::new(named.kind, named.id)
}
