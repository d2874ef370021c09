//! A visit → for whom, when, and its programme.

use serde_json::json;

use super::card::Card;
use super::find::Called;
use super::seek::{Filter, took_part};
use super::{Row, Table, contact, table, word};
use crate::brief::reader::Reader;
use crate::brief::said::Said;
use crate::facts::id::Id;
use crate::facts::topic::Topic;
use crate::facts::visit::{BackgroundPart, Meeting, Visit};
use crate::finding::field::Kind;

/// The options of `list` that mean something here.
pub const OPTIONS: &[&str] = &["--with", "--topic", "--since", "--until", "--open"];

impl Called for Visit {
    fn names(&self) -> Vec<&str> {
        vec![&self.title]
    }
}

/// Shows a visit and its programme.
pub fn card(reader: Reader<'_>, record: &Visit) -> Card {
    let facts = reader.facts;
    let mut card = Card::new(Kind::Visit, record.id.as_str(), &record.title);
    card.line("For", facts.person(&record.r#for).name.clone());
    card.line("Dates", record.dates.to_string());
    card.line("Place", record.place.clone());
    card.line("Purpose", reader.says_if(&record.purpose, record.around()).map(Said::told));
    card.line("Status", record.status.clone());
    card.line("As of", record.as_of.map(|day| day.to_string()));
    card.line("Deadline", record.deadline.map(|day| day.to_string()));
    card.line("Handling", record.handling.clone());
    card.line("Prepared by", record.prepared_by.clone());
    card.line("Call", record.contact.clone());
    let topics = |ids: &[Id<Topic>]| {
        let names: Vec<&str> = ids.iter().map(|id| facts.topic(id).name.as_str()).collect();
        names.join(", ")
    };
    card.line("Topics", topics(&record.topics));
    card.line("General points", topics(&record.general_points));
    let background = record.background.iter().filter_map(|part| match part {
        BackgroundPart::RecentContacts => None,
        BackgroundPart::Topic(id) => Some(id.clone()),
    });
    card.line("Background", topics(&background.collect::<Vec<_>>()));
    let meetings = record.meetings.iter().map(|meeting| match meeting {
        Meeting::Filed(id) => contact::row(reader, facts.contact(id)),
        Meeting::Unfiled(meeting) => {
            let with: Vec<&str> = meeting
                .with
                .iter()
                .map(|id| facts.organisation(id).name_on(reader.as_of))
                .collect();
            let date = meeting.date.map(|date| date.to_string());
            let status = meeting.status.map(|status| word(&status));
            let kind = format!("meeting ({})", status.as_deref().unwrap_or("planned"));
            let cells =
                [date, Some(kind), Some(with.join(", ")), None, meeting.title.clone(), None];
            Row::new(cells.map(Option::unwrap_or_default), meeting)
        }
    });
    card.part("Meetings", table(contact::COLUMNS, meetings));
    card
}

/// Lists visits, newest first.
pub fn list(reader: Reader<'_>, filter: &Filter) -> Table {
    let all = reader.facts.records().visits.iter();
    let mut visits: Vec<&Visit> = all
        .filter(|visit| {
            filter.wants_time(Some(visit.dates))
                && filter.wants_topics(reader, visit.topics.iter().chain(&visit.general_points))
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
        || visit.meetings.iter().any(|meeting| match (meeting, key.kind) {
            (Meeting::Filed(id), Kind::Person) => {
                took_part(reader, reader.facts.contact(id), &key.id)
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
