//! A topic → its links and words proved.

use super::house_words::Words;
use super::items::verbs;
use super::prover::{Owner, Prover};
use crate::facts::topic::Topic;
use crate::finding::field::Kind;

/// Proves a topic.
pub fn topic(prover: &mut Prover<'_>, record: &Topic) {
    let owner = Owner { kind: Kind::Topic, id: record.id.as_str() };
    prover.word(Words::Handling, record.handling.as_deref(), owner, || "handling".into());
    if let Some(parent) = &record.parent {
        prover.link(Kind::Topic, parent, owner, || "parent".into());
    }
    verbs(prover, &record.messages, owner, "messages");
    prover.rests(record.rests(), owner, str::to_owned);
    for (n, item) in record.if_raised.iter().enumerate() {
        prover.rests(item.rests(), owner, |key| format!("if_raised[{n}].{key}"));
        if let Some(line) = &item.use_line {
            prover.link(Kind::Topic, line, owner, || format!("if_raised[{n}].use_line"));
        }
    }
    for (n, source) in record.background_sources.iter().enumerate() {
        prover.link(Kind::Source, source, owner, || format!("background_sources[{n}]"));
    }
    for (n, figure) in record.figures.iter().enumerate() {
        let mark = figure.handling.as_deref();
        prover.word(Words::Handling, mark, owner, || format!("figures[{n}].handling"));
        prover.rests(figure.rests(), owner, |key| format!("figures[{n}].{key}"));
    }
    for (n, note) in record.notes.iter().enumerate() {
        let path = |key: &str| format!("notes[{n}].{key}");
        prover.word(Words::Handling, note.handling.as_deref(), owner, || path("handling"));
        prover.rests(note.rests(), owner, path);
        for (m, about) in note.about.iter().enumerate() {
            prover.link(Kind::Organisation, about, owner, || format!("notes[{n}].about[{m}]"));
        }
    }
    for (n, milestone) in record.milestones.iter().enumerate() {
        prover.rests(milestone.rests(), owner, |key| format!("milestones[{n}].{key}"));
        for (m, expected) in milestone.expected.iter().enumerate() {
            let path = |key: &str| format!("milestones[{n}].expected[{m}].{key}");
            prover.rests(expected.rests(), owner, path);
        }
    }
}
