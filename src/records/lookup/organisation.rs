//! An organisation → who they are, their people, contacts, promises and lines.

use serde_json::json;

use super::card::Card;
use super::find::Called;
use super::newest::{in_contacts, last};
use super::seek::Filter;
use super::{Row, Table, contact, figure, noted, person, promise, table};
use crate::brief::between::between;
use crate::brief::organisations::assessment;
use crate::brief::profile::notes;
use crate::brief::reader::Reader;
use crate::brief::said::{Said, doubted};
use crate::brief::theirs::{claims, lines};
use crate::brief::words;
use crate::facts::contact::Contact;
use crate::facts::organisation::Organisation;
use crate::facts::relatives::Relation;
use crate::facts::when::When;
use crate::finding::field::Kind;

/// The options of `list` that mean something here.
pub const OPTIONS: &[&str] = &["--topic", "--level", "--since", "--until", "--open"];

/// The columns of what belongs together with an organisation.
pub const RELATED: &[&str] = &["HOW", "NAME", "LAST CONTACT", "CONTACTS", "ID"];

impl Called for Organisation {
    fn names(&self) -> Vec<&str> {
        let later = self.names.iter().map(|later| later.name.as_str());
        let all = self.aka.iter().map(String::as_str).chain(later);
        all.chain([&*self.name]).collect()
    }
}

/// Shows who an organisation is, its people, contacts, promises and lines.
pub fn card(reader: Reader<'_>, record: &Organisation) -> Card {
    let facts = reader.facts;
    let mut card = Card::new(Kind::Organisation, record.id.as_str(), record.name_on(reader.as_of));
    card.line("Also", record.aka.join(", "));
    card.line("Kind", record.kind.clone());
    let parent = record.parent.as_ref().map(|id| facts.organisation(id));
    card.line("Owned by", parent.map(|parent| parent.name_on(reader.as_of).to_owned()));
    card.line("About", reader.says_if(&record.about, record.around()).map(Said::told));
    card.line("Country", record.country.clone());
    card.line("EU base", record.eu_base.clone());
    card.line("Site", record.site.clone());
    card.line("Phone", record.phone.join(", "));
    card.line("Mail", record.email.join(", "));
    let reading = assessment(reader, record).map(|own| {
        let day = own.date.map(|day| day.to_string());
        let signed: Vec<String> = own.by.map(str::to_owned).into_iter().chain(day).collect();
        let words = own.text.told();
        if signed.is_empty() { words } else { format!("{words} ({})", signed.join(", ")) }
    });
    card.line("Our reading", reading);
    card.line("Notes", noted(&notes(reader, record)));
    card.line("Handling", record.handling.clone());
    let people = facts.people_at(&record.id);
    card.part("People", table(person::COLUMNS, people.map(|p| person::row(reader, p))));
    let mut with: Vec<&Contact> = facts.contacts_with(&record.id).collect();
    with.reverse();
    card.part("Contacts", contact::rows(reader, with));
    let related = facts
        .relatives(&record.id)
        .into_iter()
        .map(|(relation, one)| related_row(reader, relation, one));
    card.part("Belongs together", table(RELATED, related));
    let owed = between(reader, &[facts.organisation(&record.id)], &[], None);
    card.part(
        "Promises",
        table(promise::COLUMNS, owed.iter().map(|one| promise::row(reader.facts, one))),
    );
    let memberships = record.memberships.iter().map(|seat| {
        let body = facts.organisation(&seat.body).name_on(reader.as_of);
        let since = seat.since.or(seat.seen).map(|day| day.to_string());
        let until = seat.until.map(|day| day.to_string());
        let r#as = seat.r#as.clone().unwrap_or_default();
        let body = doubted(body, reader.marks(facts.membership_rests(seat)), false);
        let cells = [body, r#as, since.unwrap_or_default(), until.unwrap_or_default()];
        Row::new(cells, seat)
    });
    card.part("Memberships", table(&["BODY", "AS", "SINCE", "UNTIL"], memberships));
    let own = facts.organisation(&record.id);
    let repeated = lines(reader, &[own]);
    let said = repeated.iter().map(|line| {
        let days: Vec<When> = line.dates.iter().map(|day| day.when()).collect();
        let dates = words::dates(facts.settings(), &days);
        Row::new([line.text.told(), dates], line)
    });
    card.part("Their standing lines", table(&["LINE", "SAID ON"], said));
    card.part("Figures they gave", figure::given(&claims(reader, &[own])));
    card
}

/// Tells how an organisation belongs with another, and of the contacts with it.
fn related_row(reader: Reader<'_>, how: Relation, one: &Organisation) -> Row {
    let mut contacts: Vec<&Contact> = reader.facts.contacts_with(&one.id).collect();
    contacts.reverse();
    let last = last(reader, &contacts);
    let name = one.name_on(reader.as_of);
    let cells = [
        how.word().to_owned(),
        name.to_owned(),
        last.clone().unwrap_or_default(),
        contacts.len().to_string(),
        one.id.to_string(),
    ];
    let view = json!({
        "how": how, "id": one.id, "name": name, "last_contact": last,
        "contacts": contacts.len(),
    });
    Row::new(cells, &view)
}

/// Lists organisations with the day of the last contact.
pub fn list(reader: Reader<'_>, filter: &Filter) -> Table {
    let all = reader.facts.records().organisations.iter();
    let rows = all.filter_map(|record| {
        let mut contacts: Vec<&Contact> = reader.facts.contacts_with(&record.id).collect();
        contacts.reverse();
        let last = in_contacts(reader, filter, &contacts).then(|| last(reader, &contacts))?;
        let name = record.name_on(reader.as_of);
        let kind = record.kind.clone().unwrap_or_default();
        let cells = [
            name.to_owned(),
            kind,
            last.clone().unwrap_or_default(),
            contacts.len().to_string(),
            record.id.to_string(),
        ];
        let view = json!({
            "id": record.id, "name": name, "kind": record.kind, "parent": record.parent,
            "about": record.about, "last_contact": last, "contacts": contacts.len(),
        });
        Some(Row::new(cells, &view))
    });
    table(&["NAME", "KIND", "LAST CONTACT", "CONTACTS", "ID"], rows)
}
