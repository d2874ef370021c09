//! Records → the names by which a text may mean them, kind by kind.

use std::ops::Range;

use crate::facts::records::Records;
use crate::finding::field::{Kind, RecordKey};
use crate::names::known::Known;
use crate::names::{Called, Nature, Setting};

/// Every name of the organisations, people and topics of a project.
#[derive(Debug)]
pub struct Names {
    organisations: Known<RecordKey>,
    people: Known<RecordKey>,
    topics: Known<RecordKey>,
}

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands.
    pub range: Range<usize>,
    /// Whose it is.
    pub record: RecordKey,
}

impl Names {
    /// Collects the names of a project.
    pub fn new(records: &Records) -> Self {
        let organisations = records.organisations.iter().map(|record| {
            let later = record.names.iter().map(|name| name.name.clone());
            let all = later.chain(record.aka.iter().cloned()).collect();
            called(Kind::Organisation, record.id.as_str(), &record.name, all)
        });
        let people = records.people.iter().map(|record| {
            let address = record.address.iter().cloned();
            let all = address.chain(record.aka.iter().cloned()).collect();
            called(Kind::Person, record.id.as_str(), &record.name, all)
        });
        let topics = records.topics.iter().map(|record| {
            let short = record.short.iter().cloned();
            let all = short.chain(record.aka.iter().cloned()).collect();
            called(Kind::Topic, record.id.as_str(), &record.name, all)
        });
        Self {
            organisations: Known::whole(organisations),
            people: Known::whole(people),
            topics: Known::whole(topics),
        }
    }

    fn of(&self, kind: Kind) -> Option<&Known<RecordKey>> {
        match kind {
            Kind::Organisation => Some(&self.organisations),
            Kind::Person => Some(&self.people),
            Kind::Topic => Some(&self.topics),
            _ => None,
        }
    }

    /// Finds the names in a text, from left to right, the longest first; the host of an
    /// address names nobody who was there.
    pub fn find(&self, text: &str, kind: Kind) -> Vec<Found> {
        let mentions = self
            .of(kind)
            .map(|known| known.mentions(text, Setting::Prose));
        let mentions = mentions.into_iter().flatten().filter(|one| !one.in_address);
        let found = mentions.filter_map(|one| {
            let record = one.who.first()?.who.clone();
            let range = one.bare;
            Some(Found { range, record })
        });
        found.collect()
    }

    /// Finds the record whose name a text is, whole.
    pub fn exactly(&self, text: &str, kind: Kind) -> Option<RecordKey> {
        self.of(kind)?
            .called(text)
            .first()
            .map(|key| (*key).clone())
    }
}

fn called(kind: Kind, id: &str, name: &str, aliases: Vec<String>) -> Called<RecordKey> {
    let nature = match kind {
        Kind::Organisation => Nature::Organisation,
        Kind::Person => Nature::Person,
        _ => Nature::Thing,
    };
    let who = RecordKey {
        kind,
        id: id.to_owned(),
    };
    Called {
        aliases,
        ..Called::new(who, nature, name)
    }
}
