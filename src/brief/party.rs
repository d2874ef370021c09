//! A word of a record, as `them` or an id → whom it names: who said, asked or owes something.

use super::employer::{elsewhere, then_at};
use super::posts::{Former, former};
use super::reader::Reader;
use crate::facts::Facts;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;

/// Those whom a word of a contact names.
#[derive(Debug, Clone)]
pub struct Party<'a> {
    pub side: Side,
    /// What they are called on the reader's day; `us` for the house.
    pub names: Vec<&'a str>,
    pub person: Option<&'a Person>,
    /// The organisation for which a person spoke then, where it is another than now.
    pub then_at: Option<&'a str>,
    /// The last title of a person who left that organisation and has none since.
    pub gone: Option<Former<'a>>,
    /// The organisation of a person, where `then_at` does not name it.
    pub firm: Option<&'a str>,
    /// The organisations of theirs: of several, the record does not say which of them.
    pub organisations: Vec<&'a Id<Organisation>>,
    /// Whether others were there whom the record does not name: it may have been one of them.
    pub among: bool,
}

/// A side of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// We.
    Us,
    /// They.
    Them,
    /// We and they.
    Both,
}

impl Side {
    /// Returns the word of records.
    pub fn word(self) -> &'static str {
        match self {
            Side::Us => "us",
            Side::Them => "them",
            Side::Both => "both",
        }
    }
}

/// Returns those whom a word of a contact names: `us`, `them`, `both`, or the id of a person or
/// an organisation.
pub fn party<'a>(reader: Reader<'a>, contact: &'a Contact, word: &str) -> Party<'a> {
    let facts = reader.facts;
    let of = |side, organisations: Vec<&'a Id<Organisation>>| {
        let us = (side != Side::Them).then_some("us").into_iter();
        let names = organisations
            .iter()
            .map(|id| facts.organisation(id))
            .map(|one| one.name_on(reader.as_of));
        let names = us.chain(names).collect();
        let person = None;
        let (then_at, gone, firm, among) = (None, None, None, false);
        Party { side, names, person, then_at, gone, firm, organisations, among }
    };
    let all = || contact.with.iter().collect();
    if word == "both" {
        return of(Side::Both, all());
    }
    let person = facts.find_person(word);
    if speaks_for_us(facts, contact, word) {
        let then = person.and_then(|one| then_at(reader, one, contact.date.last()));
        let then_at = then.filter(|at| facts.settings().us.as_ref() == Some(&at.id));
        let then_at = then_at.map(|us| us.name_on(contact.date.last()));
        return Party { person, then_at, ..of(Side::Us, Vec::new()) };
    }
    if let Some(organisation) = facts.find_organisation(word) {
        return of(Side::Them, vec![&organisation.id]);
    }
    let Some(person) = person else {
        // At an event the others are parties as well.
        let among = contact.others.is_some() && !facts.settings().is_two_sided(&contact.kind);
        let all = of(Side::Them, all());
        let organisations = if among { Vec::new() } else { all.organisations };
        return Party { among, organisations, ..all };
    };
    let day = contact.date.last();
    let then = elsewhere(facts, person, day);
    let own = then.map_or(&person.organisation, |then| &then.id);
    // That they were there does not say that they had a post there, nor that ours had.
    let alone = contact.with.len() == 1 || facts.settings().us.as_ref() == Some(own);
    let known = then.is_some() || contact.with.contains(own) || !alone;
    let then_at = then_at(reader, person, day).map(|then| then.name_on(day));
    let label = facts.label_of(person);
    let firm = (known && label == person.name).then(|| facts.organisation(own).name_on(day));
    Party {
        names: vec![label],
        person: Some(person),
        firm: firm.filter(|_| then_at.is_none()),
        gone: former(reader, person, reader.as_of).filter(|_| then_at.is_none()),
        then_at,
        ..of(Side::Them, if known { vec![own] } else { all() })
    }
}

/// Says whether a word of a contact names the house, or somebody who spoke for it then: by the
/// list in which they stand, else by the post that they held on that day.
pub fn speaks_for_us(facts: &Facts, contact: &Contact, word: &str) -> bool {
    let us = facts.settings().us.as_ref();
    let is_us = |id: &str| us.is_some_and(|us| us.as_str() == id);
    if word == "us" || is_us(word) {
        return true;
    }
    let lists = |people: &[PersonItem]| {
        let mut listed = people.iter().filter_map(|item| item.who.as_ref());
        listed.any(|who| who.as_str() == word)
    };
    if lists(&contact.us) || lists(&contact.them) {
        return lists(&contact.us);
    }
    facts.find_person(word).is_some_and(|person| {
        let then = elsewhere(facts, person, contact.date.last());
        is_us(then.map_or(&person.organisation, |then| &then.id).as_str())
    })
}
