//! A contact, topic, source or visit → its card.

use serde_json::json;

use super::card::Card;
use super::party::table;
use super::rows::{self, CONTACT, PROMISE};
use super::seek::{opened_in, topics_of};
use super::{Row, Table};
use crate::brief::promises::{Promise, promises};
use crate::brief::reader::Reader;
use crate::brief::topics::{background, raise};
use crate::facts::contact::Contact;
use crate::facts::item::VerbItem;
use crate::facts::organisation::Organisation;
use crate::facts::source::Source;
use crate::facts::topic::Topic;
use crate::facts::visit::{Meeting, Visit};
use crate::field::Kind;

/// Shows a contact: before it, what is planned; after it, what was said and is owed.
pub fn contact(reader: Reader<'_>, record: &Contact) -> Card {
    let facts = reader.facts;
    let row = rows::contact(reader, record);
    let [date, kind, with, _, what, id] =
        <[String; 6]>::try_from(row.cells).unwrap_or_default();
    let name = if what.is_empty() { id.clone() } else { what };
    let mut card = Card::new(Kind::Contact, &id, &name);
    card.line("Kind", kind);
    card.line("Date", date);
    card.line("Time", record.time.map(|time| time.to_string()));
    card.line("With", with);
    let people = |side: &str| {
        let names = row.view[side].as_array().into_iter().flatten();
        let labels = names.filter_map(|person| person["label"].as_str());
        labels.collect::<Vec<_>>().join(", ")
    };
    card.line("Us", people("us"));
    card.line("Them", people("them"));
    card.line("Level", record.level.clone());
    card.line("Unit", record.unit.clone());
    card.line("Venue", record.venue.clone());
    card.line("Visit", record.visit.as_ref().map(ToString::to_string));
    card.line("Handling", record.handling.clone());
    if record.held_by(reader.as_of) {
        held(reader, record, &mut card);
    } else if let Some(plan) = &record.plan {
        card.line("Objective", plan.objective.as_deref().map(str::to_owned));
        let items = raise(reader, &record.id, "plan.raise", &plan.raise);
        let rows = items
            .iter()
            .map(|item| Row::new([item.verb.to_owned(), item.text.0.clone()], item));
        card.part("To raise", table(&["VERB", "WHAT"], rows));
    }
    let reports = record.reports.iter().map(|id| of_source(facts.source(id)));
    card.part("Sources", table(SOURCE, reports));
    card
}

fn held(reader: Reader<'_>, record: &Contact, card: &mut Card) {
    card.line("Purpose", record.purpose.as_deref().map(str::to_owned));
    card.line("Summary", record.summary.as_deref().map(str::to_owned));
    let points = record.points.iter().map(|point| {
        let topic = point.topic.as_ref().map(ToString::to_string);
        let cells = [
            point.speaker.clone(),
            point.text.0.clone(),
            topic.unwrap_or_default(),
        ];
        Row::new(cells, point)
    });
    card.part("Points", table(&["WHO", "WHAT", "TOPIC"], points));
    let opened: Vec<&str> = opened_in(reader, record).map(|o| o.id.as_str()).collect();
    card.part("Left owed", owed(reader, &|p| opened.contains(&p.id)));
    card.part(
        "Settled",
        owed(reader, &|p| {
            record.closes.keys().any(|id| id.as_str() == p.id)
        }),
    );
}

fn owed(reader: Reader<'_>, wanted: &dyn Fn(&Promise<'_>) -> bool) -> Table {
    let everybody: Vec<&Organisation> =
        reader.facts.records().organisations.iter().collect();
    let all = promises(reader, &everybody);
    table(
        PROMISE,
        all.iter()
            .filter(|promise| wanted(promise))
            .map(rows::promise),
    )
}

/// Shows a topic: our line, what to say, its dates and figures, and where it came up.
pub fn topic(reader: Reader<'_>, record: &Topic) -> Card {
    let facts = reader.facts;
    let known = background(reader, record);
    let mut card = Card::new(Kind::Topic, record.id.as_str(), &record.name);
    card.line("Short", record.short.clone());
    card.line("Also", record.aka.join(", "));
    let parent = record
        .parent
        .as_ref()
        .map(|id| facts.topic(id).name.clone());
    card.line("Part of", parent);
    card.line("Owner", record.owner.clone());
    card.line("Line", record.line.as_deref().map(str::to_owned));
    card.line("Review by", record.review_by.map(|day| day.to_string()));
    card.line("Handling", record.handling.clone());
    let say = |item: &VerbItem| Row::new([item.verb.clone(), item.text.0.clone()], item);
    card.part(
        "To say",
        table(&["VERB", "WHAT"], record.messages.iter().map(say)),
    );
    let dates = known.milestones.iter().map(|line| {
        let happened = line.happened.map(|day| day.to_string());
        let state = match (line.happened, line.passed) {
            (Some(_), _) => "happened",
            (None, true) => "expected, day passed",
            (None, false) => "expected",
        };
        let expected = line.expected.map(|day| day.to_string());
        let day = happened.or(expected).unwrap_or_default();
        Row::new([day, state.to_owned(), line.what.0.clone()], line)
    });
    card.part("Dates", table(&["WHEN", "STATE", "WHAT"], dates));
    let figures = known.figures.iter().map(|line| {
        let value = line
            .value
            .map(|value| value.0.clone())
            .or(line.computed.clone());
        let what = line.what.map(|what| what.0.clone());
        let period = line.period.map(|when| when.to_string());
        Row::new([what, value, period].map(Option::unwrap_or_default), line)
    });
    card.part("Figures", table(&["WHAT", "VALUE", "PERIOD"], figures));
    let mut contacts: Vec<&Contact> = facts
        .records()
        .contacts
        .iter()
        .filter(|contact| topics_of(contact).any(|id| *id == record.id))
        .collect();
    contacts.sort_by(|a, b| (b.date, &b.id).cmp(&(a.date, &a.id)));
    card.part(
        "Contacts",
        table(CONTACT, contacts.iter().map(|c| rows::contact(reader, c))),
    );
    card
}

/// The columns of [`of_source`].
pub const SOURCE: &[&str] = &["DATE", "KIND", "TITLE", "ID"];

/// Shows a source in one row.
pub fn of_source(source: &Source) -> Row {
    let date = source.date.map(|date| date.to_string()).unwrap_or_default();
    let cells = [
        date,
        source.kind.clone(),
        source.title.clone(),
        source.id.to_string(),
    ];
    let view = json!({
        "id": source.id, "kind": source.kind, "title": source.title, "date": source.date,
        "publisher": source.publisher, "url": source.url, "about": source.about,
        "topics": source.topics, "tone": source.tone, "confidence": source.confidence,
    });
    Row::new(cells, &view)
}

/// Shows a source and the contacts it reports.
pub fn source(reader: Reader<'_>, record: &Source) -> Card {
    let facts = reader.facts;
    let mut card = Card::new(Kind::Source, record.id.as_str(), &record.title);
    card.line("Kind", record.kind.clone());
    card.line("Publisher", record.publisher.clone());
    card.line("Author", record.author.join(", "));
    card.line("Date", record.date.map(|date| date.to_string()));
    card.line("Unit", record.unit.clone());
    card.line("Reference", record.r#ref.clone());
    card.line("Address", record.url.clone());
    let about = record
        .about
        .iter()
        .map(|id| facts.organisation(id).name.clone());
    card.line("About", about.collect::<Vec<_>>().join(", "));
    card.line("Finding", record.finding.as_deref().map(str::to_owned));
    card.line("Quote", record.quote.as_deref().map(str::to_owned));
    card.line("Tone", record.tone.map(|tone| rows::word(&tone)));
    card.line(
        "Confidence",
        record.confidence.map(|level| rows::word(&level)),
    );
    card.line("Copy", record.file.clone());
    card.line("Handling", record.handling.clone());
    let reported = facts
        .records()
        .contacts
        .iter()
        .filter(|contact| contact.reports.contains(&record.id));
    card.part(
        "Contacts it reports",
        table(CONTACT, reported.map(|c| rows::contact(reader, c))),
    );
    card.part(
        "Settled",
        owed(reader, &|p| {
            record.closes.keys().any(|id| id.as_str() == p.id)
        }),
    );
    card
}

/// Shows a visit and its programme.
pub fn visit(reader: Reader<'_>, record: &Visit) -> Card {
    let facts = reader.facts;
    let mut card = Card::new(Kind::Visit, record.id.as_str(), &record.title);
    card.line("For", facts.person(&record.r#for).name.clone());
    card.line("Dates", record.dates.to_string());
    card.line("Place", record.place.clone());
    card.line("Purpose", record.purpose.as_deref().map(str::to_owned));
    card.line("Status", record.status.clone());
    card.line("As of", record.as_of.map(|day| day.to_string()));
    card.line("Deadline", record.deadline.map(|day| day.to_string()));
    card.line("Handling", record.handling.clone());
    let meetings = record.meetings.iter().map(|meeting| match meeting {
        Meeting::Filed(id) => rows::contact(reader, facts.contact(id)),
        Meeting::Unfiled(meeting) => {
            let with: Vec<&str> = meeting
                .with
                .iter()
                .map(|id| facts.organisation(id).name_on(reader.as_of))
                .collect();
            let date = meeting.date.map(|date| date.to_string());
            let status = meeting.status.map(|status| rows::word(&status));
            let kind = format!("meeting ({})", status.as_deref().unwrap_or("planned"));
            let cells = [
                date,
                Some(kind),
                Some(with.join(", ")),
                None,
                meeting.title.clone(),
                None,
            ];
            Row::new(cells.map(Option::unwrap_or_default), meeting)
        }
    });
    card.part("Meetings", table(CONTACT, meetings));
    card
}
