//! The facts of a project, every link proved, and what can be looked up in them.
// The schema that editors show is made of these docstrings: every key needs one.
#![warn(missing_docs)]

pub mod aim;
pub mod allow;
pub mod at;
pub mod contact;
pub mod doubt;
pub mod editor;
pub mod evidence;
pub mod figure;
pub mod format;
pub mod grounds;
pub mod held;
pub mod id;
pub mod invitation;
pub mod item;
pub mod organisation;
pub mod part;
pub mod person;
pub mod person_item;
pub mod prose;
pub mod quantity;
pub mod records;
pub mod relatives;
pub mod resolve;
pub mod rests;
pub mod schema;
pub mod settings;
pub mod sheet_start;
pub mod source;
pub mod text;
pub mod texts;
pub mod time;
pub mod topic;
pub mod unread;
pub mod visit;
pub mod when;
pub mod withheld;

mod index;
mod named;
mod opening;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use contact::Contact;
use figure::Figure;
use id::{AnyId, FigureId, Id, OpeningId};
use index::Index;
use named::Named;
use organisation::Organisation;
use person::Person;
use records::Records;
use settings::Settings;
use source::Source;
use topic::{Topic, TopicNote};
use visit::Visit;
use withheld::Withheld;

pub use index::Closing;
pub use opening::Debt;
pub use opening::Opening;

/// Facts: holding one proves that every id in it names a record.
#[derive(Debug)]
pub struct Facts {
    records: Records,
    index: Index,
    named: OnceLock<Named>,
}

const PROVED: &str = "resolve proved this link";

impl Facts {
    /// Returns the records as written.
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// Returns the house settings.
    pub fn settings(&self) -> &Settings {
        &self.records.settings
    }

    /// Returns what a released edition leaves out; empty otherwise.
    pub fn withheld(&self) -> &Withheld {
        &self.records.withheld
    }

    /// Returns an organisation.
    pub fn organisation(&self, id: &Id<Organisation>) -> &Organisation {
        self.records.organisations.get(id.as_str()).expect(PROVED)
    }

    /// Returns a person.
    pub fn person(&self, id: &Id<Person>) -> &Person {
        self.records.people.get(id.as_str()).expect(PROVED)
    }

    /// Returns a contact.
    pub fn contact(&self, id: &Id<Contact>) -> &Contact {
        self.records.contacts.get(id.as_str()).expect(PROVED)
    }

    /// Returns a topic.
    pub fn topic(&self, id: &Id<Topic>) -> &Topic {
        self.records.topics.get(id.as_str()).expect(PROVED)
    }

    /// Returns a source.
    pub fn source(&self, id: &Id<Source>) -> &Source {
        self.records.sources.get(id.as_str()).expect(PROVED)
    }

    /// Returns a visit.
    pub fn visit(&self, id: &Id<Visit>) -> &Visit {
        self.records.visits.get(id.as_str()).expect(PROVED)
    }

    /// Returns the contacts with an organisation, oldest first.
    pub fn contacts_with(
        &self,
        id: &Id<Organisation>,
    ) -> impl DoubleEndedIterator<Item = &Contact> {
        lookup(&self.index.contacts_with, id)
            .map(|place| self.records.contacts.at(*place))
    }

    /// Returns the contacts a person took part in on their side, oldest first.
    pub fn contacts_of(
        &self,
        id: &Id<Person>,
    ) -> impl DoubleEndedIterator<Item = &Contact> {
        lookup(&self.index.contacts_of, id).map(|place| self.records.contacts.at(*place))
    }

    /// Returns the contacts whose record names no organisation, oldest first.
    pub fn contacts_with_nobody(&self) -> impl Iterator<Item = &Contact> {
        self.index
            .contacts_with_nobody
            .iter()
            .map(|place| self.records.contacts.at(*place))
    }

    /// Returns the people filed under an organisation, by id.
    pub fn people_at(&self, id: &Id<Organisation>) -> impl Iterator<Item = &Person> {
        lookup(&self.index.people_at, id).map(|place| self.records.people.at(*place))
    }

    /// Returns the sources about an organisation, oldest first, undated ones last.
    pub fn sources_about(&self, id: &Id<Organisation>) -> impl Iterator<Item = &Source> {
        lookup(&self.index.sources_about, id).map(|place| self.records.sources.at(*place))
    }

    /// Returns the notes about an organisation within topics.
    pub fn notes_about(
        &self,
        id: &Id<Organisation>,
    ) -> impl Iterator<Item = (&Topic, usize, &TopicNote)> {
        lookup(&self.index.notes_about, id).map(|(place, note)| {
            let topic = self.records.topics.at(*place);
            (topic, *note, &topic.notes[*note])
        })
    }

    /// Returns everything owed between us and an organisation, in the order it was opened.
    pub fn openings_with(
        &self,
        id: &Id<Organisation>,
    ) -> impl Iterator<Item = Opening<'_>> {
        lookup(&self.index.openings_with, id).map(|place| self.opening(*place))
    }

    /// Returns everything owed, in the order it was opened.
    pub fn openings(&self) -> impl Iterator<Item = Opening<'_>> {
        (0..self.index.openings.len()).map(|place| self.opening(place))
    }

    fn opening(&self, place: usize) -> Opening<'_> {
        let (contact, debt) = self.index.openings[place];
        let contact = self.records.contacts.at(contact);
        Opening::new(contact, debt)
    }

    /// Returns how a thing owed was settled, oldest first.
    pub fn closings(&self, id: &OpeningId) -> &[Closing] {
        self.index.closings.get(id).map_or(&[], Vec::as_slice)
    }

    /// Returns a figure and the topic that holds it.
    pub fn figure(&self, id: &FigureId) -> (&Topic, &Figure) {
        let (topic, figure) = self.index.figures.get(id).expect(PROVED);
        let topic = self.records.topics.at(*topic);
        (topic, &topic.figures[*figure])
    }

    /// Says whether another figure is computed from this one.
    pub fn is_compared(&self, id: &FigureId) -> bool {
        self.index.compared.contains(id)
    }

    /// Returns the ids of the organisations that a text names.
    pub fn named_in<'f>(&'f self, text: &'f str) -> impl Iterator<Item = &'f str> {
        let named = self.named.get_or_init(|| Named::new(&self.records));
        let organisations = &self.records.organisations;
        named
            .find(text)
            .map(|place| organisations.at(place).id.as_str())
    }

    /// Finds the organisation that is called exactly so, now or once.
    pub fn organisation_called(&self, name: &str) -> Option<&Organisation> {
        self.records.organisations.iter().find(|one| {
            let later = one.names.iter().map(|later| later.name.as_str());
            let aka = one.aka.iter().map(String::as_str);
            let mut names = later.chain(aka).chain([one.name.as_str()]);
            names.any(|known| known == name)
        })
    }

    /// Returns the name on a day of whatever an id names: an organisation or a person.
    pub fn party_name(&self, id: &AnyId, day: chrono::NaiveDate) -> Option<&str> {
        let organisation = self.records.organisations.get(id.as_str());
        organisation
            .map(|organisation| organisation.name_on(day))
            .or_else(|| {
                self.records
                    .people
                    .get(id.as_str())
                    .map(|p| p.name.as_str())
            })
    }
}

fn lookup<'a, K: Ord, V>(
    map: &'a BTreeMap<K, Vec<V>>,
    key: &K,
) -> std::slice::Iter<'a, V> {
    map.get(key).map_or(&[] as &[V], Vec::as_slice).iter()
}
