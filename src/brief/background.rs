//! What follows the sheets of a visit: recent contacts, and topics in the background.

use std::collections::BTreeSet;

use serde::Serialize;

use super::contacts::{LevelGroup, recent};
use super::reader::Reader;
use super::topics::{TopicBackground, background};
use crate::facts::Facts;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::visit::{BackgroundPart, Meeting, Visit};

/// One part of the background.
#[derive(Debug, Clone, Serialize)]
pub struct Background<'a> {
    /// `recent-contacts` or `topic`.
    pub kind: &'static str,
    /// Recent contacts with all organisations of the programme, by level.
    pub recent: Vec<LevelGroup<'a>>,
    /// In a released edition, the marks of contacts and the like that are left out.
    pub withheld: Vec<&'a str>,
    /// The topic.
    pub topic: Option<TopicBackground<'a>>,
}
/// Lists the parts that a visit asks for.
pub fn backgrounds<'a>(reader: Reader<'a>, visit: &'a Visit) -> Vec<Background<'a>> {
    visit
        .background
        .iter()
        .map(|part| match part {
            BackgroundPart::RecentContacts => Background {
                kind: "recent-contacts",
                recent: recent(reader, organisations(reader.facts, visit)),
                withheld: reader
                    .facts
                    .withheld()
                    .about(organisations(reader.facts, visit)),
                topic: None,
            },
            BackgroundPart::Topic(id) => Background {
                kind: "topic",
                recent: Vec::new(),
                withheld: Vec::new(),
                topic: Some(background(reader, reader.facts.topic(id))),
            },
        })
        .collect()
}

/// Returns the organisations of a programme, each once, by id.
pub fn organisations<'a>(
    facts: &'a Facts,
    visit: &'a Visit,
) -> BTreeSet<&'a Id<Organisation>> {
    visit
        .meetings
        .iter()
        .flat_map(|meeting| match meeting {
            Meeting::Filed(id) => facts.contact(id).with.iter(),
            Meeting::Unfiled(meeting) => meeting.with.iter(),
        })
        .collect()
}
