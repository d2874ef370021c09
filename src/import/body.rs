//! What was read of one meeting → the YAML below the head of a contact.

use super::contact::Meeting;
use super::known::Known;
use super::reading::{Entry, Reading};
use super::source::handling;
use super::yaml::{Yaml, flow, scalar};

pub fn write(meeting: &Meeting, known: &Known<'_>, yaml: &mut Yaml) {
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
    points(meeting, yaml);
    links(reading, yaml);
}

fn links(reading: &Reading, yaml: &mut Yaml) {
    if !reading.links.is_empty() {
        yaml.gap();
        yaml.line(0, "links:");
        for link in &reading.links {
            yaml.comment(2, &link.words);
            let (title, url) = (flow(&link.title), flow(&link.url));
            yaml.line(2, &format!("- {{ title: {title}, url: {url} }}"));
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

fn points(meeting: &Meeting, yaml: &mut Yaml) {
    let entries = &meeting.reading.entries;
    if entries.is_empty() {
        return;
    }
    yaml.gap();
    if entries.iter().any(|entry| matches!(entry, Entry::Point { .. })) {
        yaml.line(0, "points:");
    }
    for entry in entries {
        match entry {
            Entry::Heading(words) => {
                yaml.gap();
                yaml.comment(2, words);
            }
            Entry::Point { side, text, act, topic } => {
                yaml.line(2, &format!("- {}: {}", side.word(), scalar(text)));
                if let Some(topic) = topic {
                    yaml.pair(4, "topic", topic, "");
                }
                if let Some(act) = act {
                    yaml.pair(4, "act", act, "");
                }
            }
            Entry::Remark(words) => yaml.comment(2, words),
            // Beforehand nobody has said anything yet.
            Entry::Unplaced(words) if meeting.report.is_none() => yaml.comment(2, words),
            Entry::Unplaced(words) => yaml.comment(2, &format!("Who says so? {words}")),
        }
    }
}
