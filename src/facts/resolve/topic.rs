//! A topic → its links and words proved.

use super::house_words::Words;
use super::items::verbs;
use super::prover::{Owner, Prover};
use crate::facts::topic::Topic;
use crate::finding::field::Kind;

/// Proves a topic.
pub fn topic(prover: &mut Prover<'_>, record: &Topic) {
    let owner = Owner {
        kind: Kind::Topic,
        id: record.id.as_str(),
    };
    prover.word(Words::Handling, record.handling.as_deref(), owner, || {
        "handling".into()
    });
    if let Some(parent) = &record.parent {
        prover.link(Kind::Topic, parent, owner, || "parent".into());
    }
    verbs(prover, &record.messages, owner, "messages");
    for (n, item) in record.if_raised.iter().enumerate() {
        if let Some(line) = &item.use_line {
            prover.link(Kind::Topic, line, owner, || {
                format!("if_raised[{n}].use_line")
            });
        }
    }
    for (n, source) in record.background_sources.iter().enumerate() {
        prover.link(Kind::Source, source, owner, || {
            format!("background_sources[{n}]")
        });
    }
    for (n, figure) in record.figures.iter().enumerate() {
        let mark = figure.handling.as_deref();
        prover.word(Words::Handling, mark, owner, || {
            format!("figures[{n}].handling")
        });
        if let Some(source) = &figure.source {
            prover.link(Kind::Source, source, owner, || {
                format!("figures[{n}].source")
            });
        }
    }
    for (n, note) in record.notes.iter().enumerate() {
        let path = |key: &str| format!("notes[{n}].{key}");
        prover.word(Words::Handling, note.handling.as_deref(), owner, || {
            path("handling")
        });
        if let Some(source) = &note.source {
            prover.link(Kind::Source, source, owner, || path("source"));
        }
        for (m, about) in note.about.iter().enumerate() {
            prover.link(Kind::Organisation, about, owner, || {
                format!("notes[{n}].about[{m}]")
            });
        }
    }
    for (n, milestone) in record.milestones.iter().enumerate() {
        if let Some(source) = &milestone.source {
            prover.link(Kind::Source, source, owner, || {
                format!("milestones[{n}].source")
            });
        }
        for (m, expected) in milestone.expected.iter().enumerate() {
            if let Some(source) = &expected.source {
                let path = || format!("milestones[{n}].expected[{m}].source");
                prover.link(Kind::Source, source, owner, path);
            }
        }
    }
}
