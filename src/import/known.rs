//! Records → what an import may look up: whose a name is, on which side, what is on file.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::addresses::{address, address_name};
use super::ids::Ids;
use super::moment::days;
use super::register::Register;
use super::{Draft, Imported};
use crate::check::names::{Named, called};
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::records::Records;
use crate::facts::settings::Settings;
use crate::finding::field::{Kind, RecordKey};
use crate::names::Setting;
use crate::names::known::Known as CalledBy;
use crate::names::word::folded_words;
use crate::project::Project;

/// A project as an import sees it, and the ids that this run has given away.
#[derive(Debug)]
pub struct Known<'r> {
    records: &'r Records,
    names: Names<'r>,
    ids: Ids,
    /// What is on record and what was drafted, by what messages say of them.
    pub register: Register<'r>,
    digests: BTreeMap<String, RecordKey>,
    /// The organisations of those who bear a surname.
    surnames: BTreeMap<String, BTreeSet<&'r str>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Us,
    Them,
}

impl Side {
    pub fn other(self) -> Self {
        match self {
            Side::Us => Side::Them,
            Side::Them => Side::Us,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Side::Us => "us",
            Side::Them => "them",
        }
    }
}

impl<'r> Known<'r> {
    pub fn new(project: &'r Project) -> Self {
        let records = &project.records;
        let digests = records.sources.iter().filter_map(|source| {
            let key = RecordKey::new(Kind::Source, source.id.to_string());
            source.digest.clone().map(|digest| (digest, key))
        });
        let mut surnames: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for person in records.people.iter() {
            if let Some(surname) = folded_words(&person.name).pop() {
                surnames.entry(surname).or_default().insert(person.organisation.as_str());
            }
        }
        Self {
            records,
            names: Names::new(records),
            ids: Ids::default(),
            register: Register::new(project),
            digests: digests.collect(),
            surnames,
        }
    }

    pub fn settings(&self) -> &'r Settings {
        &self.records.settings
    }

    /// Finds the names in a text; `May` in a day is none.
    pub fn find(&self, text: &str, kind: Kind) -> Vec<Found> {
        let mut found = self.names.find(text, kind);
        if !found.is_empty() {
            let days = days(text);
            let is_in_day =
                |one: &Found| days.iter().any(|day| day.range.contains(&one.range.start));
            found.retain(|one| !is_in_day(one));
        }
        found
    }

    pub fn exactly(&self, text: &str, kind: Kind) -> Option<RecordKey> {
        self.names.exactly(text, kind)
    }

    pub fn person(&self, name: &str) -> Option<&'r Person> {
        let key = self.names.exactly(name, Kind::Person)?;
        self.records.people.get(&key.id)
    }

    /// Finds the person who has an address: by itself, else by the name beside it, unless it
    /// is one of another house.
    pub fn correspondent(&self, words: &str) -> Option<&'r Person> {
        let address = address(words);
        if let Some(id) = self.register.person_with(address) {
            return self.records.people.get(id);
        }
        let person = self.person(address_name(words))?;
        let house = self.register.organisation_of(address);
        let is_theirs = house.is_none_or(|house| house == person.organisation.as_str());
        is_theirs.then_some(person)
    }

    pub fn organisation(&self, id: &str) -> Option<&'r Organisation> {
        self.records.organisations.get(id)
    }

    pub fn people(&self) -> impl Iterator<Item = &'r Person> {
        self.records.people.iter()
    }

    pub fn person_of(&self, id: &str) -> Option<&'r Person> {
        self.records.people.get(id)
    }

    /// The organisations of those on record who bear a surname.
    pub fn houses_of(&self, surname: &str) -> impl Iterator<Item = &'r str> {
        self.surnames.get(surname).into_iter().flatten().copied()
    }

    pub fn is_us(&self, organisation: &str) -> bool {
        let us = self.records.settings.us.as_ref();
        us.is_some_and(|us| us.as_str() == organisation)
    }

    /// Returns the id of our house; empty where the settings do not say it.
    pub fn our_id(&self) -> String {
        let us = self.records.settings.us.as_ref();
        us.map(ToString::to_string).unwrap_or_default()
    }

    pub fn our_names(&self) -> Vec<&'r str> {
        let us = self.organisation(&self.our_id()).into_iter();
        us.flat_map(|us| us.aka.iter().chain([&us.name])).map(String::as_str).collect()
    }

    pub fn side_of(&self, person: &Person) -> Side {
        self.side_of_house(person.organisation.as_str())
    }

    pub fn side_of_house(&self, organisation: &str) -> Side {
        if self.is_us(organisation) { Side::Us } else { Side::Them }
    }

    /// Finds the organisations of the other side in a text, each once, no parent beside
    /// its own daughter.
    pub fn others_in(&self, text: &str) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for found in self.find(text, Kind::Organisation) {
            if !self.is_us(&found.record.id) && !ids.contains(&found.record.id) {
                ids.push(found.record.id);
            }
        }
        let parent = |id: &String| Some(self.organisation(id)?.parent.as_ref()?.to_string());
        let parents: Vec<String> = ids.iter().filter_map(parent).collect();
        ids.retain(|id| !parents.contains(id));
        ids
    }

    /// Gives an id that no record has, the wanted one if it is free.
    pub fn free_id(&mut self, kind: Kind, wanted: &str) -> String {
        self.ids.free(kind, wanted, &self.register)
    }

    pub fn source_with(&self, digest: &str) -> Option<RecordKey> {
        self.digests.get(digest).cloned()
    }

    /// Keeps in mind which source the file with a digest became.
    pub fn remember(&mut self, digest: &str, drafts: &[Draft]) {
        if let Some(source) = drafts.iter().find(|draft| draft.copy.is_some()) {
            self.digests.insert(digest.to_owned(), source.key.clone());
        }
    }

    /// Forgets what came of a file that was not taken up.
    pub fn forget(&mut self, digest: &str, imported: &Imported) {
        self.digests.remove(digest);
        for draft in &imported.drafts {
            self.register.forget(&draft.key);
        }
        for change in &imported.changes {
            self.register.forget(&change.key);
            if change.is_draft {
                self.register.keep(&change.key, &change.was);
            }
        }
    }

    /// Returns the first of the words that the house knows, else its first word.
    pub fn word_of(known: &[String], wanted: &[&str]) -> Option<String> {
        let found = wanted.iter().find(|word| known.iter().any(|k| k == *word));
        found.map(|word| (*word).to_owned()).or_else(|| known.first().cloned())
    }
}

/// Every name of the organisations, people and topics of a project.
#[derive(Debug)]
pub struct Names<'r>(BTreeMap<Kind, CalledBy<Named<'r>>>);

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub range: Range<usize>,
    pub record: RecordKey,
}

impl<'r> Names<'r> {
    pub fn new(records: &'r Records) -> Self {
        let of = |kind| {
            let called = called(records).into_iter();
            (kind, CalledBy::whole(called.filter(|one| one.who.kind == kind)))
        };
        Self([Kind::Organisation, Kind::Person, Kind::Topic].map(of).into())
    }

    /// Finds the names in a text, from left to right, the longest first; the host of an
    /// address names nobody who was there.
    pub fn find(&self, text: &str, kind: Kind) -> Vec<Found> {
        let known = self.0.get(&kind).into_iter();
        let mentions = known.flat_map(|known| known.mentions(text, Setting::Prose));
        let found = mentions.filter(|one| !one.in_address).filter_map(|one| {
            Some(Found { record: record(one.who.first()?.who), range: one.bare })
        });
        found.collect()
    }

    pub fn exactly(&self, text: &str, kind: Kind) -> Option<RecordKey> {
        self.0.get(&kind)?.called(text).first().map(|named| record(named))
    }
}

fn record(named: &Named<'_>) -> RecordKey {
    RecordKey::new(named.kind, named.id)
}
