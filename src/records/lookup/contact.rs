//! A contact → before it, what is planned; after it, what was said and is owed.

use serde::Serialize;

use super::card::Card;
use super::find::Called;
use super::newest::newest_first;
use super::say::{if_raised, to_say};
use super::seek::Filter;
use super::{Row, Table, called, figure, promise, source_row, table, word};
use crate::brief::answered::answered;
use crate::brief::contacts::ContactLine;
use crate::brief::people::Attendee;
use crate::brief::questions::answers;
use crate::brief::reader::Reader;
use crate::brief::room::who;
use crate::brief::said::Said;
use crate::brief::theirs::claim_line;
use crate::brief::topics::raise;
use crate::brief::when::WhenLine;
use crate::brief::words;
use crate::facts::contact::{Contact, Status};
use crate::facts::item::Point;
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
    let named = line.title.or(line.theme).map(str::to_owned);
    let summary = || Some(disputed(contact, "summary", line.summary?.told()));
    let what = named.or_else(|| line.purpose.map(Said::told)).or_else(summary);
    let cells = [
        line.date.told(),
        kind(status, &line),
        line.with.join(", "),
        who.join(", "),
        what.unwrap_or_default(),
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
    card.line("Time", WhenLine::of(reader, record).told());
    card.line("With", line.with.join(", "));
    card.line("Us", labels(&line.us));
    card.line("Them", labels(&line.them));
    card.line("Level", record.level.clone());
    card.line("Unit", record.unit.clone());
    let planned = record.plan.as_deref().filter(|_| !held);
    let venue = planned.and_then(|plan| plan.venue.clone());
    card.line("Venue", venue.or(record.venue.clone()));
    card.line("Mode", planned.and_then(|plan| plan.mode.clone()).or(record.mode.clone()));
    let named = planned.and_then(|plan| plan.contact_person.as_deref());
    let person = named.or(record.contact_person.as_deref());
    let id = person.and_then(|one| one.who.as_ref()).map(|id| called(reader, id.as_str()));
    card.line("Contact person", id.or_else(|| person?.name.clone()));
    card.line("Initiative", record.initiative.clone());
    card.line("Organised by", record.organised_by.clone());
    card.line("Event of", record.body.as_ref().map(|id| called(reader, id.as_str())));
    card.line("Others", reader.says_if(&record.others, record.around()).map(Said::told));
    let topics: Vec<String> = record.topics.iter().map(|id| called(reader, id.as_str())).collect();
    card.line("Topics", topics.join(", "));
    card.line("Visit", record.visit.as_ref().map(ToString::to_string));
    card.line("Handling", record.handling.clone());
    card.line("Assumed", record.assumed.join(", "));
    let differ = record.disputed.iter().map(|one| format!("{}: {}", one.field, one.says.words));
    card.line("Sources differ on", differ.collect::<Vec<_>>().join(" "));
    card.line("Note", reader.says_if(&record.note, record.around()).map(Said::told));
    card.line("Purpose", reader.says_if(&record.purpose, record.around()).map(Said::told));
    if held {
        card.line("Summary", line.summary.map(|said| disputed(record, "summary", said.told())));
        after(reader, record, &mut card);
    } else {
        before(reader, record, &mut card);
    }
    card
}

fn before(reader: Reader<'_>, record: &Contact, card: &mut Card) {
    let Some(plan) = &record.plan else { return };
    card.line("Objective", reader.says_if(&plan.objective, plan.around()).map(Said::told));
    card.line("Ask", reader.says_if(&plan.ask, plan.around()).map(Said::told));
    card.line("Why", reader.says_if(&plan.why, plan.around()).map(Said::told));
    let all = |texts| {
        let told: Vec<String> =
            reader.says_all(texts, plan.around()).into_iter().map(Said::told).collect();
        told.join(" – ")
    };
    card.line("Do not raise", all(&plan.avoid));
    let sensitive = plan.sensitive.iter().map(|id| reader.facts.source(id));
    let sensitive: Vec<String> = sensitive.map(|source| source.title.clone()).collect();
    card.line("Sensitive", sensitive.join(", "));
    card.line("They want", all(&plan.their_aims));
    card.line("Press", plan.press.as_ref().map(word));
    card.line("To the press", reader.says_if(&plan.press_line, plan.around()).map(Said::told));
    card.line("Interpreter", plan.interpreter.clone());
    card.line("Scenario", all(&plan.scenario));
    card.line("Opening", reader.says_if(&plan.opening, plan.around()).map(Said::told));
    let items = raise(reader, &record.id, "plan.raise", &plan.raise, plan.around());
    card.part("To raise", to_say(&items));
    let items = answers(reader, &record.id, "plan.if_raised", &plan.if_raised, plan.around());
    card.part("If raised", if_raised(&items));
}

fn after(reader: Reader<'_>, record: &Contact, card: &mut Card) {
    let points = record.points.iter().filter_map(|point| {
        let what = said(reader, record, point)?;
        let topic = point.topic.as_ref().map(|topic| called(reader, topic.as_str()));
        let cells = [called(reader, &point.speaker), what, topic.unwrap_or_default()];
        Some(Row::new(cells, point))
    });
    card.part("Points", table(&["WHO", "WHAT", "TOPIC"], points));
    let claims = record.claims.iter().enumerate();
    let given = claims.filter_map(|(n, claim)| claim_line(reader, record, n, claim));
    card.part("Figures", figure::given(&given.collect::<Vec<_>>()));
    let opened = promise::promises_of(reader, &|opening| opening.contact.id == record.id);
    let (settled, open): (Vec<_>, Vec<_>) =
        opened.into_iter().partition(|promise| promise.state.is_settled());
    card.part("Left owed", promise::all(reader.facts, &open));
    card.part("Settled since", promise::all(reader.facts, &settled));
    card.part("Settled", promise::rows(reader, &|opening| record.closes.contains_key(opening.id)));
    let reports = record.reports.iter().map(|id| source_row::row(reader.facts.source(id)));
    card.part("Sources", table(source_row::COLUMNS, reports));
}

/// Tells a point of a contact with all that is doubtful about it.
pub fn said(reader: Reader<'_>, contact: &Contact, point: &Point) -> Option<String> {
    let words = reader.says(&point.text, contact.around())?.told();
    let act = point.act.as_ref().map(|act| format!("{act}: ")).unwrap_or_default();
    let know = if point.is_to_know() { "Know, do not say: " } else { "" };
    let told = format!("{know}{act}{words}{}", to_that(reader, point));
    Some(disputed(contact, "points", told))
}

/// Says behind the words of a field where sources differ on it.
fn disputed(contact: &Contact, field: &str, words: String) -> String {
    let is_disputed = contact.disputed.iter().any(|one| one.field == field);
    if is_disputed { format!("{words} (disputed)") } else { words }
}

/// Says behind a question what came of it.
fn to_that(reader: Reader<'_>, question: &Point) -> String {
    let Some(_) = question.id else { return String::new() };
    match answered(reader, question, None).first() {
        Some(answer) => format!(" (answered {})", answer.date.told()),
        None => " (no answer on record)".to_owned(),
    }
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
