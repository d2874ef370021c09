//! Level and scope × somebody → whether they may be named, and what is known of them told.

use std::slice::from_ref;

use super::choice::{Choice, Ground};
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;
use crate::facts::records::Records;
use crate::finding::field::{Kind, RecordKey};
use crate::names::fold::alike;

impl Choice {
    /// Decides on a person: who agreed or is senior is named, unless marked above the level
    /// or of an organisation that is not named itself.
    pub fn person(&self, person: &Person) -> Option<Ground> {
        if let Some(ground) = self.unnamed.get(&person.organisation) {
            return Some(*ground);
        }
        let marked = person.handling.as_deref();
        let named = person.disclose.unwrap_or(person.senior);
        let above = marked.is_some_and(|mark| self.mark(Some(mark)).is_some());
        (!named || above).then_some(Ground::Person)
    }

    /// Decides on what is known of a person beside name and title.
    pub fn bio(&self, person: &Person) -> Option<Ground> {
        let name = self.person(person);
        name.or_else(|| self.mark(person.handling.as_deref()))
    }

    /// Decides on somebody or a unit as people type them, without a record: who prepared,
    /// owns or organised something. What is no unit and no organisation may be a person. A unit
    /// of ours is one before anything else, and ourselves are always named.
    pub fn typed(&self, records: &Records, typed: &str) -> Option<Ground> {
        let known = self.recorded(records, typed);
        known.map_or(Some(Ground::Person), |(_, ground)| ground)
    }

    /// Decides on them where a record says who they are; a unit has no name of its own.
    pub fn recorded(
        &self,
        records: &Records,
        typed: &str,
    ) -> Option<(Option<RecordKey>, Option<Ground>)> {
        let ours = records.settings.us.as_ref();
        let us = ours.and_then(|id| records.organisations.get(id.as_str()));
        let mut units = us.into_iter().flat_map(|us| us.units.iter());
        if units.any(|(label, unit)| label == typed || unit == typed) {
            return Some((None, None));
        }
        let is = |name: &str| alike(name, typed);
        let mut people = records.people.iter();
        let person = people.find(|one| {
            is(one.id.as_str()) || is(&one.name) || one.aka.iter().any(|alias| is(alias))
        });
        if let Some(one) = person {
            let key = RecordKey::new(Kind::Person, one.id.as_str());
            return Some((Some(key), self.person(one)));
        }
        records.organisations.iter().find_map(|one| {
            let named = is(one.id.as_str())
                || is(&one.name)
                || one.aka.iter().any(|alias| is(alias))
                || one.names.iter().any(|former| is(&former.name));
            let mut units = one.units.iter();
            let unit = !named && units.any(|(label, unit)| is(label) || is(unit));
            let key = named.then(|| RecordKey::new(Kind::Organisation, one.id.as_str()));
            (named || unit).then(|| (key, self.name(one)))
        })
    }

    /// Decides on someone who takes part. Nobody said that a person without a record agreed; who
    /// is typed by the name on record is the one on record.
    pub fn participant(&self, records: &Records, item: &PersonItem) -> Option<Ground> {
        let of = item.organisation.as_ref();
        if let Some(ground) = of.and_then(|id| self.scope(from_ref(id))) {
            return Some(ground);
        }
        let who = item.who.as_ref();
        match who.and_then(|id| records.people.get(id.as_str())) {
            Some(person) => self.person(person),
            None => match &item.name {
                Some(name) => self.typed(records, name),
                None => (item.role.is_some() || item.redacted.is_some()).then_some(Ground::Person),
            },
        }
    }
}
