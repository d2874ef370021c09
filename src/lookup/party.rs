//! An organisation or a person → its card.

use serde_json::json;

use super::card::Card;
use super::rows::{self, CONTACT, PROMISE};
use super::seek::took_part;
use super::{Row, Table};
use crate::brief::promises::promises;
use crate::brief::reader::Reader;
use crate::brief::theirs::{claims, lines};
use crate::brief::words;
use crate::facts::contact::Contact;
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::field::Kind;

/// Shows who an organisation is, its people, contacts, promises and lines.
pub fn organisation(reader: Reader<'_>, record: &Organisation) -> Card {
    let facts = reader.facts;
    let mut card = Card::new(
        Kind::Organisation,
        record.id.as_str(),
        record.name_on(reader.as_of),
    );
    card.line("Also", record.aka.join(", "));
    card.line("Kind", record.kind.clone());
    let parent = record.parent.as_ref().map(|id| facts.organisation(id));
    card.line(
        "Owned by",
        parent.map(|parent| parent.name_on(reader.as_of).to_owned()),
    );
    card.line("About", record.about.as_deref().map(str::to_owned));
    card.line("Country", record.country.clone());
    card.line("EU base", record.eu_base.clone());
    card.line("Site", record.site.clone());
    card.line(
        "Our reading",
        record.assessment.as_ref().map(|own| own.text.0.clone()),
    );
    card.line("Handling", record.handling.clone());
    let people = facts.people_at(&record.id);
    card.part(
        "People",
        table(
            &["NAME", "TITLE", "LAST MET", "ID"],
            people.map(|p| of_person(reader, p)),
        ),
    );
    let mut with: Vec<&Contact> = facts.contacts_with(&record.id).collect();
    with.reverse();
    card.part(
        "Contacts",
        table(CONTACT, with.iter().map(|c| rows::contact(reader, c))),
    );
    let owed = promises(reader, &[facts.organisation(&record.id)]);
    card.part("Promises", table(PROMISE, owed.iter().map(rows::promise)));
    let memberships = record.memberships.iter().map(|seat| {
        let body = facts.organisation(&seat.body).name_on(reader.as_of);
        let since = seat.since.or(seat.seen).map(|day| day.to_string());
        let until = seat.until.map(|day| day.to_string());
        let r#as = seat.r#as.clone().unwrap_or_default();
        let cells = [
            body.to_owned(),
            r#as,
            since.unwrap_or_default(),
            until.unwrap_or_default(),
        ];
        Row::new(cells, seat)
    });
    card.part(
        "Memberships",
        table(&["BODY", "AS", "SINCE", "UNTIL"], memberships),
    );
    let own = facts.organisation(&record.id);
    let repeated = lines(reader, &[own]);
    let said = repeated.iter().map(|line| {
        let dates = words::dates(facts.settings(), &line.dates);
        Row::new([line.text.0.clone(), dates], line)
    });
    card.part("What they repeat", table(&["LINE", "SAID ON"], said));
    let given = claims(reader, &[own]);
    let figures = given.iter().map(|claim| {
        let parts = [claim.qualifier, Some(claim.value.0.as_str()), claim.unit];
        let value: Vec<&str> = parts.into_iter().flatten().collect();
        let period = claim.period.map(|when| when.to_string());
        let cells = [
            claim.what.0.clone(),
            value.join(" "),
            period.unwrap_or_default(),
            claim.said.to_string(),
        ];
        Row::new(cells, claim)
    });
    card.part(
        "Figures they gave",
        table(&["WHAT", "VALUE", "PERIOD", "SAID ON"], figures),
    );
    card
}

fn of_person(reader: Reader<'_>, person: &Person) -> Row {
    let met = last_met(reader, person).map(|contact| contact.date);
    let title = person.title_on(reader.as_of).unwrap_or_default();
    let shown = met.map(|date| date.to_string()).unwrap_or_default();
    let cells = [
        person.name.clone(),
        title.to_owned(),
        shown,
        person.id.to_string(),
    ];
    let view =
        json!({ "id": person.id, "name": person.name, "title": title, "last_met": met });
    Row::new(cells, &view)
}

/// Returns the newest contact in which a person took part.
pub fn last_met<'a>(reader: Reader<'a>, person: &Person) -> Option<&'a Contact> {
    contacts_of(reader, person)
        .into_iter()
        .find(|contact| contact.held_by(reader.as_of))
}

/// Returns every contact in which a person takes part on either side, newest first.
pub fn contacts_of<'a>(reader: Reader<'a>, person: &Person) -> Vec<&'a Contact> {
    let all = reader.facts.records().contacts.iter();
    let mut contacts: Vec<&Contact> = all
        .filter(|contact| took_part(contact, person.id.as_str()))
        .collect();
    contacts.sort_by(|a, b| (b.date, &b.id).cmp(&(a.date, &a.id)));
    contacts
}

/// Shows who a person is, every time you met, and what they said.
pub fn person(reader: Reader<'_>, record: &Person) -> Card {
    let facts = reader.facts;
    let mut card = Card::new(Kind::Person, record.id.as_str(), &record.name);
    card.line("Also", record.aka.join(", "));
    card.line("Title", record.title_on(reader.as_of).map(str::to_owned));
    let employer = facts.organisation(&record.organisation);
    card.line("Organisation", employer.name_on(reader.as_of).to_owned());
    card.line("Unit", record.unit.clone());
    card.line("Level", record.level.clone());
    card.line("Say", record.say.clone());
    card.line("Languages", record.languages.join(", "));
    card.line("About", record.bio.as_deref().map(str::to_owned));
    card.line("Left", record.left.map(|day| day.to_string()));
    card.line("Handling", record.handling.clone());
    let roles = record.roles.iter().map(|role| {
        let from = role.from.or(role.seen).map(|day| day.to_string());
        let to = role.to.map(|day| day.to_string());
        let cells = [
            role.title.clone(),
            from.unwrap_or_default(),
            to.unwrap_or_default(),
        ];
        Row::new(cells, role)
    });
    card.part("Roles", table(&["TITLE", "FROM", "TO"], roles));
    let contacts = contacts_of(reader, record);
    card.part(
        "Contacts",
        table(CONTACT, contacts.iter().map(|c| rows::contact(reader, c))),
    );
    let held = contacts
        .iter()
        .filter(|contact| contact.held_by(reader.as_of));
    let said = held.flat_map(|contact| {
        let points = contact.points.iter();
        let own = points.filter(|point| point.speaker == record.id.as_str());
        own.map(|point| Row::new([contact.date.to_string(), point.text.0.clone()], point))
    });
    card.part("What they said", table(&["DATE", "POINT"], said));
    card
}

/// Puts rows under headings.
pub fn table(
    headings: &'static [&'static str],
    rows: impl Iterator<Item = Row>,
) -> Table {
    Table {
        headings,
        rows: rows.collect(),
    }
}
