//! One record or thing owed → one row.

use serde::Serialize;

use super::Row;
use crate::brief::contacts::ContactLine;
use crate::brief::people::Attendee;
use crate::brief::promises::{Promise, State};
use crate::brief::reader::Reader;
use crate::facts::contact::{Contact, Status};

/// A contact and how far it has come.
#[derive(Debug, Serialize)]
struct ContactView<'a> {
    status: Status,
    level: Option<&'a str>,
    #[serde(flatten)]
    line: ContactLine<'a>,
}

/// The columns of [`contact`].
pub const CONTACT: &[&str] = &["DATE", "KIND", "WITH", "WHO", "WHAT", "ID"];

/// Shows a contact; of one that was not held yet, that it is to come.
pub fn contact<'a>(reader: Reader<'a>, contact: &'a Contact) -> Row {
    let status = status(reader, contact);
    let line = ContactLine::new(reader, contact);
    let who: Vec<&str> = line.them.iter().chain(&line.us).filter_map(name).collect();
    let subject = [line.title, line.theme, line.purpose.map(|text| &**text)];
    let what = subject
        .into_iter()
        .flatten()
        .next()
        .unwrap_or_default()
        .to_owned();
    let kind = match status {
        Status::Held => line.kind.to_owned(),
        status => format!("{} ({})", line.kind, word(&status)),
    };
    let cells = [
        contact.date.to_string(),
        kind,
        line.with.join(", "),
        who.join(", "),
        what,
        line.id.to_owned(),
    ];
    let level = contact.level.as_deref();
    Row::new(
        cells,
        &ContactView {
            status,
            level,
            line,
        },
    )
}

fn name<'a>(attendee: &Attendee<'a>) -> Option<&'a str> {
    attendee.name
}

/// Says how far a contact has come by the reader's day.
pub fn status(reader: Reader<'_>, contact: &Contact) -> Status {
    if contact.held_by(reader.as_of) {
        return Status::Held;
    }
    let planned = contact.plan.as_ref().and_then(|plan| plan.status);
    let own = contact.status.filter(|status| *status != Status::Held);
    planned.or(own).unwrap_or(Status::Planned)
}

/// Writes a word as YAML has it: `no-answer`, `tbc`.
pub fn word(value: &impl Serialize) -> String {
    let word = serde_json::to_value(value);
    word.ok()
        .and_then(|word| word.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// The columns of [`promise`].
pub const PROMISE: &[&str] = &["STATE", "DUE", "WHO", "WHAT", "SINCE", "ID"];

/// Shows a thing owed.
pub fn promise(promise: &Promise<'_>) -> Row {
    let by = promise.by.join(", ");
    let who = match promise.to.is_empty() {
        true => by,
        false => format!("{by} → {}", promise.to.join(", ")),
    };
    let due = match promise.state {
        State::Done | State::Dropped => promise.settled.map(|day| format!("({day})")),
        _ => promise.due.map(|due| due.to_string()),
    };
    let cells = [
        word(&promise.state),
        due.unwrap_or_default(),
        who,
        promise.what.0.clone(),
        promise.since.to_string(),
        promise.id.to_owned(),
    ];
    Row::new(cells, promise)
}
