//! Facts → whoever has a name of its own, for the finder of names.

use chrono::NaiveDate;

use crate::facts::Facts;
use crate::facts::records::Records;
use crate::finding::field::{Kind, RecordKey};
use crate::names::known::Known;
use crate::names::near::Near;
use crate::names::{Called, Nature};

/// Whoever or whatever has a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named<'a> {
    /// Organisation, person or topic.
    pub kind: Kind,
    /// The record.
    pub id: &'a str,
    /// The name as printed.
    pub name: &'a str,
}

/// Every name, and what is nearly one.
#[derive(Debug)]
pub struct Names<'a> {
    /// Names as they are.
    pub known: Known<Named<'a>>,
    /// Names that are nearly what stands in a text.
    pub near: Near<Named<'a>>,
}

impl<'a> Names<'a> {
    /// Reads the names of organisations, people and topics.
    pub fn new(facts: &'a Facts) -> Self {
        let called = called(facts.records());
        let mut near = Near::default();
        for one in &called {
            let people = one.nature == Nature::Person;
            let names = one.names.iter().filter(|name| !people || **name == one.who.name);
            let aliases = one.aliases.iter().filter(|_| one.nature == Nature::Organisation);
            names.chain(aliases).for_each(|name| near.add(one.who, one.nature, name));
        }
        let known = Known::whole(called);
        Self { known, near }
    }
}

/// Collects the names of organisations, people and topics.
pub fn called(records: &Records) -> Vec<Called<Named<'_>>> {
    let mut called = Vec::new();
    for record in records.organisations.iter() {
        let who = Named { kind: Kind::Organisation, id: record.id.as_str(), name: &record.name };
        let later = record.names.iter().map(|name| name.name.clone());
        called.push(Called {
            names: later.chain([record.name.clone()]).collect(),
            aliases: record.aka.to_vec(),
            ..Called::new(who, Nature::Organisation, &record.name)
        });
    }
    for record in records.people.iter() {
        let who = Named { kind: Kind::Person, id: record.id.as_str(), name: &record.name };
        let address = record.address.iter().cloned();
        called.push(Called {
            names: address.chain([record.name.clone()]).collect(),
            aliases: record.aka.to_vec(),
            ..Called::new(who, Nature::Person, &record.name)
        });
    }
    for record in records.topics.iter() {
        let who = Named { kind: Kind::Topic, id: record.id.as_str(), name: &record.name };
        let short = record.short.iter().cloned();
        called.push(Called {
            names: short.chain([record.name.clone()]).collect(),
            aliases: record.aka.to_vec(),
            ..Called::new(who, Nature::Thing, &record.name)
        });
    }
    called
}

/// Returns the name that something has on a day.
pub fn name_on<'a>(facts: &'a Facts, named: &Named<'a>, day: NaiveDate) -> &'a str {
    let record = facts.records().organisations.get(named.id);
    match (named.kind, record) {
        (Kind::Organisation, Some(record)) => record.name_on(day),
        _ => named.name,
    }
}

impl Named<'_> {
    /// Returns the record.
    pub fn key(&self) -> RecordKey {
        RecordKey { kind: self.kind, id: self.id.to_owned() }
    }
}
