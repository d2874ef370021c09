//! A contact → before it, what is planned; after it, what was said and is owed.

use serde::Serialize;

use super::card::Card;
use super::find::Called;
use super::newest::newest_first;
use super::seek::{Filter, opened_in};
use super::{Row, Table, called, promise, source_row, table, word};
use crate::brief::contacts::ContactLine;
use crate::brief::people::Attendee;
use crate::brief::reader::Reader;
use crate::brief::room::who;
use crate::brief::said::Said;
use crate::brief::topics::raise;
use crate::brief::words;
use crate::facts::contact::{Contact, Status};
use crate::finding::field::Kind;

/// The options of `list` that mean something here.
pub const OPTIONS: &[&str] = &["--with", "--topic", "--level", "--since", "--until", "--open"];

impl Called for Contact {
    fn names(&self) -> Vec<&str> {
        self.title.as_deref().into_iter().collect()
    }
}

/// A contact and how far it has come.
#[derive(Debug, Serialize)]
struct ContactView<'a> {
    status: Status,
    level: Option<&'a str>,
    #[serde(flatten)]
    line: ContactLine<'a>,
}

/// The columns of [`row`].
pub const COLUMNS: &[&str] = &["DATE", "KIND", "WITH", "WHO", "WHAT", "ID"];

/// Shows a contact; of one that was not held yet, what is planned and no more.
pub fn row<'a>(reader: Reader<'a>, contact: &'a Contact) -> Row {
    let (status, line) = as_known(reader, contact);
    let who: Vec<&str> =
        line.them.iter().chain(&line.us).filter_map(|attendee| attendee.name).collect();
    let purpose = line.purpose.map(Said::words);
    let summary = line.summary.map(Said::words);
    let subject = [line.title, line.theme, purpose, summary];
    let what = subject.into_iter().flatten().next().unwrap_or_default();
    let cells = [
        line.date.told(),
        kind(status, &line),
        line.with.join(", "),
        who.join(", "),
        what.to_owned(),
        line.id.to_owned(),
    ];
    let level = contact.level.as_deref();
    Row::new(cells, &ContactView { status, level, line })
}

fn kind(status: Status, line: &ContactLine<'_>) -> String {
    match status {
        Status::Held => line.kind.to_owned(),
        status => format!("{} ({})", line.kind, word(&status)),
    }
}

/// Says what to call a contact: its title or theme, else `Call with Acme`.
fn name(line: &ContactLine<'_>) -> String {
    let kind = words::label(line.kind);
    match (line.title.or(line.theme), line.with.as_slice()) {
        (Some(title), _) => title.to_owned(),
        (None, []) => kind,
        (None, with) => format!("{kind} with {}", words::and(with)),
    }
}

fn labels(people: &[Attendee<'_>]) -> String {
    let labels: Vec<&str> = people.iter().map(|person| person.label).collect();
    labels.join(", ")
}

/// Reads a contact as the reader knows it: what came of it is not known before it was held.
fn as_known<'a>(reader: Reader<'a>, contact: &'a Contact) -> (Status, ContactLine<'a>) {
    let line = ContactLine::new(reader, contact);
    let status = contact.status_on(reader.as_of);
    if status == Status::Held {
        return (status, line);
    }
    let visit = contact.visit.as_ref().map(|id| reader.facts.visit(id));
    let (us, them, _) = who(reader, contact, visit);
    let plan = contact.plan.as_deref().filter(|_| status != Status::Cancelled);
    let line = ContactLine {
        us,
        them,
        purpose: plan.and_then(|p| reader.says_if(&p.objective, p.around())),
        summary: None,
        sources: Vec::new(),
        ..line
    };
    (status, line)
}

/// Shows a contact: before it, what is planned; after it, what was said and is owed.
pub fn card(reader: Reader<'_>, record: &Contact) -> Card {
    let (status, line) = as_known(reader, record);
    let mut card = Card::new(Kind::Contact, line.id, &name(&line));
    card.line("Kind", kind(status, &line));
    card.line("Date", line.date.told());
    let held = record.held_by(reader.as_of);
    let time = if held { record.time } else { record.planned_time() };
    let zone = record.tz.map(|zone| format!(" ({})", zone.0.name())).unwrap_or_default();
    card.line("Time", time.map(|time| format!("{time}{zone}")));
    card.line("With", line.with.join(", "));
    card.line("Us", labels(&line.us));
    card.line("Them", labels(&line.them));
    card.line("Level", record.level.clone());
    card.line("Unit", record.unit.clone());
    let planned = record.plan.as_deref().and_then(|plan| plan.venue.clone());
    card.line("Venue", if held { record.venue.clone() } else { planned });
    card.line("Visit", record.visit.as_ref().map(ToString::to_string));
    card.line("Handling", record.handling.clone());
    if held {
        after(reader, record, &mut card);
    } else {
        before(reader, record, &mut card);
    }
    card
}

fn before(reader: Reader<'_>, record: &Contact, card: &mut Card) {
    let Some(plan) = &record.plan else { return };
    card.line("Objective", plan.objective.as_deref().map(str::to_owned));
    card.line("Ask", plan.ask.as_deref().map(str::to_owned));
    let items = raise(reader, &record.id, "plan.raise", &plan.raise, plan.around());
    let rows = items
        .iter()
        .map(|item| Row::new([item.verb.to_owned(), item.text.words().to_owned()], item));
    card.part("To raise", table(&["VERB", "WHAT"], rows));
}

fn after(reader: Reader<'_>, record: &Contact, card: &mut Card) {
    card.line("Purpose", record.purpose.as_deref().map(str::to_owned));
    card.line("Summary", record.summary.as_deref().map(str::to_owned));
    let points = record.points.iter().map(|point| {
        let topic = point.topic.as_ref().map(|topic| called(reader, topic.as_str()));
        let act = point.act.as_ref().map(|act| format!("{act}: ")).unwrap_or_default();
        let know = if point.is_to_know() { "Know, do not say: " } else { "" };
        let what = format!("{know}{act}{}", point.text.words);
        let cells = [called(reader, &point.speaker), what, topic.unwrap_or_default()];
        Row::new(cells, point)
    });
    card.part("Points", table(&["WHO", "WHAT", "TOPIC"], points));
    let opened: Vec<&str> = opened_in(reader, record).map(|o| o.id.as_str()).collect();
    let rows = |settled: bool| {
        promise::rows(reader, &|p| opened.contains(&p.id) && p.state.is_settled() == settled)
    };
    card.part("Left owed", rows(false));
    card.part("Settled since", rows(true));
    card.part(
        "Settled",
        promise::rows(reader, &|p| record.closes.keys().any(|id| id.as_str() == p.id)),
    );
    let reports = record.reports.iter().map(|id| source_row::row(reader.facts.source(id)));
    card.part("Sources", table(source_row::COLUMNS, reports));
}

/// Lists contacts, newest first.
pub fn list(reader: Reader<'_>, filter: &Filter) -> Table {
    let all = reader.facts.records().contacts.iter();
    rows(reader, newest_first(all.filter(|contact| filter.wants(reader, contact))))
}

/// Shows contacts in one row each.
pub fn rows<'a>(reader: Reader<'a>, contacts: impl IntoIterator<Item = &'a Contact>) -> Table {
    table(COLUMNS, contacts.into_iter().map(|contact| row(reader, contact)))
}
