//! A person → who they are, every time you met, and what they said.

use serde_json::json;

use super::card::Card;
use super::find::Called;
use super::newest::{in_contacts, last, newest_first};
use super::seek::{Filter, goes_on, is, took_part};
use super::{Row, Table, contact, promise, table};
use crate::brief::reader::Reader;
use crate::brief::said::{Said, doubted};
use crate::brief::told_day::ToldDay;
use crate::facts::Opening;
use crate::facts::contact::Contact;
use crate::facts::person::{Person, Role};
use crate::facts::person_item::PersonItem;
use crate::finding::field::Kind;

/// The options of `list` that mean something here.
pub const OPTIONS: &[&str] = &["--with", "--topic", "--level", "--since", "--until"];

/// The columns of [`row`].
pub const COLUMNS: &[&str] = &["NAME", "TITLE", "LAST CONTACT", "ID"];

impl Called for Person {
    fn names(&self) -> Vec<&str> {
        let all = self.aka.iter().map(String::as_str).chain(self.address.as_deref());
        all.chain([&*self.name]).collect()
    }
}

/// Shows who a person is, every time you met, and what they said.
pub fn card(reader: Reader<'_>, record: &Person) -> Card {
    let facts = reader.facts;
    let mut card = Card::new(Kind::Person, record.id.as_str(), &record.name);
    card.line("Also", record.aka.join(", "));
    card.line("Title", title(reader, record));
    let employer = facts.organisation(&record.organisation);
    card.line("Organisation", employer.name_on(reader.as_of).to_owned());
    card.line("Unit", record.unit.clone());
    card.line("Level", record.level.clone());
    card.line("Address as", record.address.clone());
    card.line("Say", record.say.clone());
    card.line("Phone", record.phone.join(", "));
    card.line("Mail", record.email.join(", "));
    card.line("Languages", record.languages.join(", "));
    card.line("About", reader.says_if(&record.bio, record.around()).map(Said::told));
    card.line("Photo", record.photo.clone());
    card.line("Left", record.left.map(|day| day.to_string()));
    card.line("Handling", record.handling.clone());
    let begun = |role: &&Role| role.start().is_none_or(|start| start <= reader.as_of);
    let known = record.roles.iter().filter(begun);
    let roles = known.map(|role| {
        let from = role.from.or(role.seen).map(|day| day.to_string());
        let to = role.to.map(|day| day.to_string());
        let of = role.of.clone().unwrap_or_default();
        let title = doubted(&role.title, reader.marks(role.rests().within(record.around())), false);
        let cells = [title, of, from.unwrap_or_default(), to.unwrap_or_default()];
        Row::new(cells, role)
    });
    card.part("Roles", table(&["TITLE", "OF", "FROM", "TO"], roles));
    let contacts = contacts_of(reader, record);
    card.part("Contacts", contact::rows(reader, contacts.iter().copied()));
    let held = contacts.iter().filter(|contact| contact.held_by(reader.as_of));
    let said = held.flat_map(|contact| {
        let points = contact.points.iter();
        let own = points.filter(|point| point.speaker == record.id.as_str());
        own.filter_map(|point| {
            let words = contact::said(reader, contact, point)?;
            Some(Row::new([ToldDay::of(contact).told(), words], point))
        })
    });
    card.part("What they said", table(&["DATE", "POINT"], said));
    card.part("Promises", promise::rows(reader, &|opening| concerns(opening, record.id.as_str())));
    card
}

/// Returns the title of a person, and says where nobody stated it.
fn title(reader: Reader<'_>, person: &Person) -> Option<String> {
    let is_assumed = person.assumed.iter().any(|field| field == "role");
    let doubt = if is_assumed { " (assumed)" } else { "" };
    Some(format!("{}{doubt}", person.title_on(reader.as_of)?))
}

/// Says whether a person spoke, owes or is owed: by name, or alone on the side that spoke.
fn concerns(opening: &Opening<'_>, person: &str) -> bool {
    let contact = opening.contact;
    let alone = |side: &[PersonItem]| matches!(side, [one] if is(one, person));
    let side = match opening.speaker {
        "us" => alone(&contact.us),
        "them" => alone(&contact.them),
        _ => false,
    };
    side || opening.named().any(|word| word == person)
}

/// Shows a person in one row.
pub fn row(reader: Reader<'_>, person: &Person) -> Row {
    let met = last(reader, &contacts_of(reader, person));
    let title = title(reader, person).unwrap_or_default();
    let shown = met.clone().unwrap_or_default();
    let cells = [person.name.clone(), title.clone(), shown, person.id.to_string()];
    let view = json!({ "id": person.id, "name": person.name, "title": title, "last_contact": met });
    Row::new(cells, &view)
}

/// Returns every contact in which a person takes part on either side, newest first.
fn contacts_of<'a>(reader: Reader<'a>, person: &Person) -> Vec<&'a Contact> {
    let facts = reader.facts;
    let id = person.id.as_str();
    let visits = facts.records().visits.iter().filter(|visit| goes_on(visit, id));
    let programmes = visits.flat_map(|visit| facts.contacts_on(&visit.id));
    let on_visits = programmes.filter(|contact| took_part(reader, contact, id));
    let mut contacts = newest_first(facts.contacts_joined_by(&person.id).chain(on_visits));
    contacts.dedup_by(|next, before| next.id == before.id);
    contacts
}

/// Lists people with the day of the last contact.
pub fn list(reader: Reader<'_>, filter: &Filter) -> Table {
    let by_contact = Filter { with: None, level: None, ..filter.clone() };
    let all = reader.facts.records().people.iter();
    let rows = all.filter_map(|record| {
        let there = filter.with.as_ref().is_none_or(|key| match key.kind {
            Kind::Person => record.id.as_str() == key.id,
            _ => record.organisation.as_str() == key.id,
        });
        let at_level =
            filter.level.as_ref().is_none_or(|level| record.level.as_ref() == Some(level));
        let contacts = contacts_of(reader, record);
        if !there || !at_level || !in_contacts(reader, &by_contact, &contacts) {
            return None;
        }
        let title = title(reader, record);
        let employer = reader.facts.organisation(&record.organisation).name_on(reader.as_of);
        let last = last(reader, &contacts);
        let cells = [
            record.name.clone(),
            title.clone().unwrap_or_default(),
            employer.to_owned(),
            last.clone().unwrap_or_default(),
            record.id.to_string(),
        ];
        let view = json!({
            "id": record.id, "name": record.name, "title": title, "level": record.level,
            "organisation": record.organisation, "last_contact": last, "contacts": contacts.len(),
        });
        Some(Row::new(cells, &view))
    });
    table(&["NAME", "TITLE", "ORGANISATION", "LAST CONTACT", "ID"], rows)
}
