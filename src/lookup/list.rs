//! A kind × a filter → the rows of what fits.

use std::collections::BTreeSet;

use serde_json::json;

use super::party::{contacts_of, table};
use super::rows::{self, CONTACT, PROMISE};
use super::seek::{Filter, took_part, topics_of};
use super::subject::{SOURCE, of_source};
use super::{Row, Table};
use crate::brief::promises::promises;
use crate::brief::reader::Reader;
use crate::facts::contact::Contact;
use crate::facts::organisation::Organisation;
use crate::facts::visit::{Meeting, Visit};
use crate::field::Kind;

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Records.
    Records(Kind),
    /// What each side owes.
    Promises,
}

impl What {
    /// Returns the options that mean something for it.
    pub fn takes(self) -> &'static [&'static str] {
        match self {
            What::Promises | What::Records(Kind::Contact) => &[
                "--with", "--topic", "--level", "--since", "--until", "--open",
            ],
            What::Records(Kind::Organisation) => {
                &["--topic", "--level", "--since", "--until", "--open"]
            }
            What::Records(Kind::Person) => {
                &["--with", "--topic", "--level", "--since", "--until"]
            }
            What::Records(Kind::Topic) => &["--with", "--level", "--since", "--until"],
            What::Records(Kind::Source) => &["--with", "--topic", "--since", "--until"],
            What::Records(Kind::Visit) => {
                &["--with", "--topic", "--since", "--until", "--open"]
            }
            What::Records(Kind::Settings) => &[],
        }
    }
}

/// Lists what fits, newest or most pressing first, names by their ids.
pub fn list(reader: Reader<'_>, what: What, filter: &Filter) -> Table {
    match what {
        What::Promises => owed(reader, filter),
        What::Records(Kind::Organisation) => organisations(reader, filter),
        What::Records(Kind::Person) => people(reader, filter),
        What::Records(Kind::Contact) => {
            let contacts = newest_first(reader, |contact| filter.wants(reader, contact));
            table(
                CONTACT,
                contacts.into_iter().map(|c| rows::contact(reader, c)),
            )
        }
        What::Records(Kind::Topic) => topics(reader, filter),
        What::Records(Kind::Source) => sources(reader, filter),
        What::Records(Kind::Visit) => visits(reader, filter),
        What::Records(Kind::Settings) => Table::default(),
    }
}

fn newest_first<'a>(
    reader: Reader<'a>,
    wanted: impl Fn(&Contact) -> bool,
) -> Vec<&'a Contact> {
    let all = reader.facts.records().contacts.iter();
    let mut contacts: Vec<&Contact> = all.filter(|contact| wanted(contact)).collect();
    contacts.sort_by(|a, b| (b.date, &b.id).cmp(&(a.date, &a.id)));
    contacts
}

fn owed(reader: Reader<'_>, filter: &Filter) -> Table {
    let by_contact = Filter {
        topic: None,
        open: false,
        ..filter.clone()
    };
    let wanted: BTreeSet<&str> = reader
        .facts
        .openings()
        .filter(|opening| by_contact.wants(reader, opening.contact))
        .filter(|opening| {
            let topic = match opening.debt {
                crate::facts::Debt::Point(n) => opening.contact.points[n].topic.as_ref(),
                crate::facts::Debt::Question(n) => {
                    let plan = opening.contact.plan.as_ref();
                    plan.and_then(|plan| plan.raise[n].topic.as_ref())
                }
            };
            let own = topic.into_iter();
            match topic {
                Some(_) => filter.wants_topics(reader, own),
                None => filter.wants_topics(reader, opening.contact.topics.iter()),
            }
        })
        .map(|opening| opening.id.as_str())
        .collect();
    let everybody: Vec<&Organisation> =
        reader.facts.records().organisations.iter().collect();
    let all = promises(reader, &everybody);
    let wanted = all.iter().filter(|promise| {
        wanted.contains(promise.id) && !(filter.open && promise.state.is_settled())
    });
    table(PROMISE, wanted.map(rows::promise))
}

/// Says whether a record that stands in these contacts is asked for.
fn in_contacts(reader: Reader<'_>, filter: &Filter, contacts: &[&Contact]) -> bool {
    let everything = filter.given().is_empty();
    everything || contacts.iter().any(|contact| filter.wants(reader, contact))
}

fn last(reader: Reader<'_>, newest_first: &[&Contact]) -> Option<String> {
    let mut held = newest_first
        .iter()
        .filter(|contact| contact.held_by(reader.as_of));
    held.next().map(|contact| contact.date.to_string())
}

fn organisations(reader: Reader<'_>, filter: &Filter) -> Table {
    let all = reader.facts.records().organisations.iter();
    let rows = all.filter_map(|record| {
        let mut contacts: Vec<&Contact> =
            reader.facts.contacts_with(&record.id).collect();
        contacts.reverse();
        let last =
            in_contacts(reader, filter, &contacts).then(|| last(reader, &contacts))?;
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

fn people(reader: Reader<'_>, filter: &Filter) -> Table {
    let by_contact = Filter {
        with: None,
        level: None,
        ..filter.clone()
    };
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
        let title = record.title_on(reader.as_of);
        let employer = reader.facts.organisation(&record.organisation).name_on(reader.as_of);
        let last = last(reader, &contacts);
        let cells = [
            record.name.clone(),
            title.unwrap_or_default().to_owned(),
            employer.to_owned(),
            last.clone().unwrap_or_default(),
            record.id.to_string(),
        ];
        let view = json!({
            "id": record.id, "name": record.name, "title": title, "level": record.level,
            "organisation": record.organisation, "last_met": last, "contacts": contacts.len(),
        });
        Some(Row::new(cells, &view))
    });
    table(&["NAME", "TITLE", "ORGANISATION", "LAST MET", "ID"], rows)
}

fn topics(reader: Reader<'_>, filter: &Filter) -> Table {
    let all = reader.facts.records().topics.iter();
    let rows = all.filter_map(|record| {
        let contacts = newest_first(reader, |contact| topics_of(contact).any(|id| *id == record.id));
        let last = in_contacts(reader, filter, &contacts).then(|| last(reader, &contacts))?;
        let cells = [
            record.name.clone(),
            record.owner.clone().unwrap_or_default(),
            last.clone().unwrap_or_default(),
            record.id.to_string(),
        ];
        let view = json!({
            "id": record.id, "name": record.name, "owner": record.owner, "line": record.line,
            "last_contact": last, "contacts": contacts.len(),
        });
        Some(Row::new(cells, &view))
    });
    table(&["NAME", "OWNER", "LAST CONTACT", "ID"], rows)
}

fn sources(reader: Reader<'_>, filter: &Filter) -> Table {
    let all = reader.facts.records().sources.iter();
    let mut sources: Vec<_> = all
        .filter(|source| {
            let about = filter.with.as_ref().is_none_or(|key| {
                key.kind == Kind::Organisation
                    && source.about.iter().any(|id| id.as_str() == key.id)
            });
            about
                && filter.wants_time(source.date)
                && filter.wants_topics(reader, source.topics.iter())
        })
        .collect();
    sources.sort_by(|a, b| (b.date, &b.id).cmp(&(a.date, &a.id)));
    table(SOURCE, sources.into_iter().map(of_source))
}

fn visits(reader: Reader<'_>, filter: &Filter) -> Table {
    let all = reader.facts.records().visits.iter();
    let mut visits: Vec<&Visit> = all
        .filter(|visit| {
            filter.wants_time(Some(visit.dates))
                && filter.wants_topics(
                    reader,
                    visit.topics.iter().chain(&visit.general_points),
                )
                && meets(reader, visit, filter)
                && !(filter.open && visit.dates.last() < reader.as_of)
        })
        .collect();
    visits.sort_by(|a, b| (b.dates, &b.id).cmp(&(a.dates, &a.id)));
    let rows = visits.into_iter().map(|visit| {
        let name = &reader.facts.person(&visit.r#for).name;
        let cells = [
            visit.dates.to_string(),
            visit.title.clone(),
            name.clone(),
            visit.meetings.len().to_string(),
            visit.id.to_string(),
        ];
        let view = json!({
            "id": visit.id, "title": visit.title, "dates": visit.dates, "for": visit.r#for,
            "place": visit.place, "status": visit.status, "meetings": visit.meetings,
        });
        Row::new(cells, &view)
    });
    table(&["DATES", "TITLE", "FOR", "MEETINGS", "ID"], rows)
}

fn meets(reader: Reader<'_>, visit: &Visit, filter: &Filter) -> bool {
    let Some(key) = &filter.with else { return true };
    let for_them = key.kind == Kind::Person && visit.r#for.as_str() == key.id;
    for_them
        || visit
            .meetings
            .iter()
            .any(|meeting| match (meeting, key.kind) {
                (Meeting::Filed(id), Kind::Person) => {
                    took_part(reader.facts.contact(id), &key.id)
                }
                (Meeting::Unfiled(_), Kind::Person) => false,
                (Meeting::Filed(id), _) => {
                    let with = &reader.facts.contact(id).with;
                    with.iter().any(|with| with.as_str() == key.id)
                }
                (Meeting::Unfiled(meeting), _) => {
                    meeting.with.iter().any(|with| with.as_str() == key.id)
                }
            })
}
