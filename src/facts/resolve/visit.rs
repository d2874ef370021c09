//! A visit → its links and words proved.

use super::house_words::Words;
use super::items::people;
use super::prover::{Owner, Prover};
use crate::facts::visit::{BackgroundPart, Meeting, Visit};
use crate::finding::field::Kind;

/// Proves a visit.
pub fn visit(prover: &mut Prover<'_>, record: &Visit) {
    let owner = Owner { kind: Kind::Visit, id: record.id.as_str() };
    prover.link(Kind::Person, &record.r#for, owner, || "for".into());
    prover.rests(record.rests(), owner, str::to_owned);
    prover.assumed(&record.assumed, record, owner);
    prover.word(Words::Handling, record.handling.as_deref(), owner, || "handling".into());
    for (list, topics) in [("topics", &record.topics), ("general_points", &record.general_points)] {
        for (n, topic) in topics.iter().enumerate() {
            prover.link(Kind::Topic, topic, owner, || format!("{list}[{n}]"));
        }
    }
    for (n, part) in record.background.iter().enumerate() {
        if let BackgroundPart::Topic(topic) = part {
            prover.link(Kind::Topic, topic, owner, || format!("background[{n}]"));
        }
    }
    people(prover, &record.default.us, owner, "default.us");
    let default_mode = record.default.mode.as_deref();
    prover.word(Words::Mode, default_mode, owner, || "default.mode".into());
    for (n, meeting) in record.meetings.iter().enumerate() {
        match meeting {
            Meeting::Filed(id) => {
                if record.meetings[..n]
                    .iter()
                    .any(|one| matches!(one, Meeting::Filed(first) if first == id))
                {
                    let message = format!("`{id}` stands in this programme already.");
                    let hint = "delete one of the two";
                    let at = (owner, format!("meetings[{n}]"));
                    prover.error("meeting-twice", at, message, |_| Some(hint.into()));
                }
                prover.link(Kind::Contact, id, owner, || format!("meetings[{n}]"));
            }
            Meeting::Unfiled(meeting) => {
                for (m, with) in meeting.with.iter().enumerate() {
                    let path = || format!("meetings[{n}].with[{m}]");
                    prover.link(Kind::Organisation, with, owner, path);
                }
            }
        }
    }
}
