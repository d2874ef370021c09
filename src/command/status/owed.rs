//! Facts × today → what is overdue on either side.

use chrono::NaiveDate;

use crate::brief::promises::{Promise, promises};
use crate::brief::reader::Reader;
use crate::brief::state::State;
use crate::brief::words::when_in_words;
use crate::cli::Format;
use crate::facts::Facts;
use crate::facts::organisation::Organisation;
use crate::records::lookup::promise::what as told;

/// Lists all that is overdue, in the form that was asked for; empty when nothing is.
pub fn overdue(facts: &Facts, day: NaiveDate, format: Format) -> String {
    let reader = Reader { facts, as_of: day, principal: None };
    let everybody: Vec<&Organisation> = facts.records().organisations.iter().collect();
    let all = promises(reader, &everybody, &[], None, &|_| true);
    let late = all.iter().filter(|promise| promise.is_late());
    let lines: String = late.map(|promise| line(facts, promise, format)).collect();
    match format {
        Format::Human if !lines.is_empty() => format!("overdue:\n{lines}"),
        _ => lines,
    }
}

fn line(facts: &Facts, promise: &Promise<'_>, format: Format) -> String {
    let due = promise.due.map(|due| when_in_words(facts.settings(), due)).unwrap_or_default();
    let (id, turn) = (promise.id, promise.whose_turn(facts));
    let rest = if promise.state == State::Partly { "the rest of: " } else { "" };
    let what = format!("{rest}{}", told(promise));
    match format {
        Format::Human => format!("  {due}: {turn}: {what} ({id})\n"),
        Format::Short => format!("overdue: {id}: {due}: {turn}: {what}\n"),
        Format::Json => format!("{}\n", serde_json::json!({ "overdue": promise })),
    }
}
