//! What was read of one meeting → the YAML below the head of a contact.

use std::collections::BTreeMap;

use super::contact::Meeting;
use super::known::{Known, Side};
use super::owed::{Owed, owed};
use super::reading::{Entry, Reading};
use super::source::handling;
use super::yaml::{Yaml, flow, scalar};
use crate::facts::item::OpeningKind;

/// Writes what follows the head and the people.
pub fn write(meeting: &Meeting, id: &str, known: &Known<'_>, yaml: &mut Yaml) {
    let reading = &meeting.reading;
    yaml.list(0, "topics", &reading.topics, "");
    for words in &reading.opening {
        yaml.comment(0, words);
    }
    if let Some(purpose) = &reading.purpose {
        yaml.pair(0, "purpose", purpose, "");
    }
    if let Some(report) = &meeting.report {
        yaml.pair(0, "reports", report, "");
    }
    handling(meeting.handling.as_deref(), known, yaml);
    if meeting.report.is_some() {
        yaml.comment(0, "summary: what came of it, in a sentence");
    }
    plan(reading, yaml);
    points(meeting, id, yaml);
    links(reading, yaml);
}

fn links(reading: &Reading, yaml: &mut Yaml) {
    if !reading.links.is_empty() {
        yaml.gap();
        yaml.line(0, "links:");
        for link in &reading.links {
            yaml.comment(2, &link.words);
            let url = link.url.as_ref().map(|url| format!(", url: {}", flow(url)));
            yaml.line(
                2,
                &format!(
                    "- {{ title: {}{} }}",
                    flow(&link.title),
                    url.unwrap_or_default()
                ),
            );
        }
    }
}

fn plan(reading: &Reading, yaml: &mut Yaml) {
    if reading.objective.is_none() && reading.raise.is_empty() {
        return;
    }
    yaml.gap();
    yaml.line(0, "plan:");
    if let Some((heading, objective)) = &reading.objective {
        yaml.comment(2, heading);
        yaml.pair(2, "objective", objective, "");
    }
    if !reading.raise.is_empty() {
        yaml.comment(2, &reading.raise_heading);
        yaml.line(2, "raise:");
        for (verb, words) in &reading.raise {
            yaml.line(4, &format!("- {verb}: {}", scalar(words)));
        }
    }
}

fn points(meeting: &Meeting, id: &str, yaml: &mut Yaml) {
    let entries = &meeting.reading.entries;
    if entries.is_empty() {
        return;
    }
    yaml.gap();
    if entries
        .iter()
        .any(|entry| matches!(entry, Entry::Point { .. }))
    {
        yaml.line(0, "points:");
    }
    let mut given = BTreeMap::new();
    for entry in entries {
        match entry {
            Entry::Heading(words) => {
                yaml.gap();
                yaml.comment(2, words);
            }
            Entry::Point {
                side,
                text,
                act,
                topic,
            } => {
                yaml.line(2, &format!("- {}: {}", side.word(), scalar(text)));
                if let Some(topic) = topic {
                    yaml.pair(4, "topic", topic, "");
                }
                if let Some(act) = act {
                    yaml.pair(4, "act", act, "");
                }
                if let Some(owed) = owed(text, &meeting.date.value) {
                    opening(&owed, *side, id, &mut given, yaml);
                }
            }
            Entry::Remark(words) => yaml.comment(2, words),
            // Beforehand nobody has said anything yet.
            Entry::Unplaced(words) if meeting.report.is_none() => yaml.comment(2, words),
            Entry::Unplaced(words) => yaml.comment(2, &format!("Who says so? {words}")),
        }
    }
}

/// Suggests what a point leaves owed: to be taken up by deleting the mark before it.
fn opening(
    owed: &Owed,
    side: Side,
    contact: &str,
    given: &mut BTreeMap<&'static str, usize>,
    yaml: &mut Yaml,
) {
    let kind = owed.kind.word();
    let to = match (owed.kind, side) {
        (OpeningKind::Request | OpeningKind::Question, Side::Us) => ", to: them",
        (OpeningKind::Request | OpeningKind::Question, Side::Them) => ", to: us",
        _ => "",
    };
    let due = owed
        .due
        .map_or_else(String::new, |due| format!(", due: {due}"));
    let count = given.entry(kind).or_insert(0);
    *count += 1;
    let id = match *count {
        1 => format!("{contact}-{kind}"),
        count => format!("{contact}-{kind}-{count}"),
    };
    let line = format!("# opens: {{ id: {id}, kind: {kind}{to}{due} }}");
    yaml.beside(4, &line, &format!("if “{}” leaves it owed", owed.sign));
}
