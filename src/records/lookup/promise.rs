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
pub const COLUMNS: &[&str] = &["STATE", "DUE", "WHOSE TURN", "WHAT", "SINCE", "ID"];

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
        promise.what.words().to_owned(),
        promise.since.told(),
        promise.id.to_owned(),
    ];
    Row::new(cells, promise)
}

/// Shows so many of the things owed, those that press most, and says how many more there are.
pub fn first(reader: Reader<'_>, most: usize) -> (Table, usize) {
    let everybody: Vec<&Organisation> = reader.facts.records().organisations.iter().collect();
    let all = promises(reader, &everybody, &[], None);
    let shown = table(COLUMNS, all.iter().take(most).map(|promise| row(reader.facts, promise)));
    (shown, all.len().saturating_sub(most))
}

/// Shows those things owed that are wanted.
pub fn rows(reader: Reader<'_>, wanted: &dyn Fn(&Promise<'_>) -> bool) -> Table {
    let everybody: Vec<&Organisation> = reader.facts.records().organisations.iter().collect();
    with(reader, &everybody, wanted)
}

fn with(
    reader: Reader<'_>,
    organisations: &[&Organisation],
    wanted: &dyn Fn(&Promise<'_>) -> bool,
) -> Table {
    let all = promises(reader, organisations, &[], None);
    let wanted = all.iter().filter(|promise| wanted(promise));
    table(COLUMNS, wanted.map(|promise| row(reader.facts, promise)))
}

/// Lists what is owed.
pub fn list(reader: Reader<'_>, filter: &Filter) -> Table {
    let by_contact = Filter { topic: None, open: false, ..filter.clone() };
    let openings = reader.facts.openings();
    let wanted: BTreeSet<&str> = openings
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
    with(reader, &organisations, &|promise| {
        wanted.contains(promise.id) && !(filter.open && promise.state.is_settled())
    })
}

/// A thing owed is on the topic of its point, else on those of its contact.
fn is_on_topic(reader: Reader<'_>, opening: &Opening<'_>, filter: &Filter) -> bool {
    match opening.topic() {
        Some(topic) => filter.wants_topics(reader, [topic].into_iter()),
        None => filter.wants_topics(reader, opening.contact.topics.iter()),
    }
}
