//! What each side owes → rows, what presses first.

use std::collections::BTreeSet;

use super::seek::Filter;
use super::{Row, Table, table, word};
use crate::brief::promises::{Promise, promises};
use crate::brief::reader::Reader;
use crate::brief::told_day::ToldDay;
use crate::facts::organisation::Organisation;
use crate::facts::{Facts, Opening};

/// The options of `list` that mean something here.
pub const OPTIONS: &[&str] = &["--with", "--topic", "--level", "--since", "--until", "--open"];

/// The columns of [`row`].
pub const COLUMNS: &[&str] = &["STATE", "DUE", "OWED BY", "WHAT", "SINCE", "ID"];

/// Says what is owed, with what is doubtful about it.
pub fn what(promise: &Promise<'_>) -> String {
    let know = if promise.know { "Know, do not say: " } else { "" };
    format!("{know}{}", promise.what.told())
}

/// Shows a thing owed.
pub fn row<'a>(facts: &'a Facts, promise: &Promise<'a>) -> Row {
    let kind = promise.kind.word();
    let turn = format!("{} ({kind})", promise.whose_turn(facts));
    let settled = promise.settled.map(ToldDay::told);
    let state = match settled {
        Some(day) if promise.is_late() => {
            format!("{} {day}, the rest overdue", word(&promise.state))
        }
        Some(day) if promise.late => format!("{}, late {day}", word(&promise.state)),
        Some(day) => format!("{} {day}", word(&promise.state)),
        None => word(&promise.state),
    };
    let cells = [
        state,
        promise.due.map(|due| due.to_string()).unwrap_or_default(),
        turn,
        what(promise),
        promise.since.told(),
        promise.id.to_owned(),
    ];
    Row::new(cells, promise)
}

/// Shows so many of the things owed, those that press most, and says how many more there are.
pub fn first(reader: Reader<'_>, most: usize) -> (Table, usize) {
    let everybody: Vec<&Organisation> = reader.facts.records().organisations.iter().collect();
    let all = promises(reader, &everybody, &[], None, &|_| true);
    let shown = table(COLUMNS, all.iter().take(most).map(|promise| row(reader.facts, promise)));
    (shown, all.len().saturating_sub(most))
}

/// Lists those things owed that are wanted.
pub fn promises_of<'a>(
    reader: Reader<'a>,
    is_wanted: &dyn Fn(&Opening<'a>) -> bool,
) -> Vec<Promise<'a>> {
    let everybody: Vec<&Organisation> = reader.facts.records().organisations.iter().collect();
    promises(reader, &everybody, &[], None, is_wanted)
}

/// Shows those things owed that are wanted.
pub fn rows<'a>(reader: Reader<'a>, wanted: &dyn Fn(&Opening<'a>) -> bool) -> Table {
    all(reader.facts, &promises_of(reader, wanted))
}

/// Shows things owed.
pub fn all<'a>(facts: &'a Facts, promises: &[Promise<'a>]) -> Table {
    table(COLUMNS, promises.iter().map(|promise| row(facts, promise)))
}

/// Lists what is owed.
pub fn list(reader: Reader<'_>, filter: &Filter) -> Table {
    let by_contact = Filter { topic: None, open: false, ..filter.clone() };
    let openings = reader.facts.openings();
    let listed: BTreeSet<&str> = openings
        .filter(|opening| by_contact.wants(reader, opening.contact))
        .filter(|opening| is_on_topic(reader, opening, filter))
        .map(|opening| opening.id.as_str())
        .collect();
    let records = reader.facts.records();
    let key = filter.with.as_ref();
    let one = key.and_then(|key| records.organisations.get(&key.id));
    let organisations: Vec<&Organisation> = match one {
        Some(one) => vec![one],
        None => records.organisations.iter().collect(),
    };
    let mut promises = promises(reader, &organisations, &[], None, &|_| true);
    promises.retain(|promise| {
        listed.contains(promise.id) && !(filter.open && promise.state.is_settled())
    });
    all(reader.facts, &promises)
}

/// A thing owed is on the topic of its point, else on those of its contact.
fn is_on_topic(reader: Reader<'_>, opening: &Opening<'_>, filter: &Filter) -> bool {
    match opening.topic() {
        Some(topic) => filter.wants_topics(reader, [topic].into_iter()),
        None => filter.wants_topics(reader, opening.contact.topics.iter()),
    }
}
