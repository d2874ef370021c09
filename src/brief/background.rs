//! What follows the sheets of a visit: recent contacts, and topics in the background.

use std::collections::BTreeSet;

use serde::Serialize;

use super::by_level::{LevelGroup, recent, with_any};
use super::cite::SourceLine;
use super::doubted::doubts;
use super::gap::Gap;
use super::reader::Reader;
use super::shown::Shown;
use super::topics::{TopicBackground, background, publish_once};
use crate::facts::Facts;
use crate::facts::contact::{Contact, Status};
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::relatives::Relation;
use crate::facts::topic::Topic;
use crate::facts::visit::{BackgroundPart, Meeting, Visit};

/// One part of the background.
#[derive(Debug, Clone, Serialize)]
pub struct Background<'a> {
    /// `recent-contacts` or `topic`.
    pub kind: &'static str,
    /// Recent contacts with all organisations of the programme, by level.
    pub recent: Vec<LevelGroup<'a>>,
    /// What is doubtful in them.
    pub gaps: Vec<Gap<'a>>,
    /// In a released edition, the marks of contacts and the like that are left out.
    pub withheld: Vec<&'a str>,
    pub topic: Option<TopicBackground<'a>>,
}

/// Reads a topic; what was published about an organisation stands on its sheet.
fn of_topic<'a>(reader: Reader<'a>, id: &Id<Topic>) -> TopicBackground<'a> {
    let mut topic = background(reader, reader.facts.topic(id));
    let is_its_own = |line: &SourceLine<'_>| line.about.is_empty();
    topic.published.retain(|one| one.source.as_ref().is_some_and(is_its_own));
    topic
}

/// Lists the parts that a visit asks for.
pub fn backgrounds<'a>(reader: Reader<'a>, visit: &'a Visit) -> Vec<Background<'a>> {
    let parts =
        visit.background.iter().filter(|part| is_about_somebody(reader, visit, part)).map(|part| {
            match part {
                BackgroundPart::RecentContacts => {
                    let recent = recent(reader, listed(reader, visit), &[]);
                    Background {
                        kind: "recent-contacts",
                        gaps: doubts(reader, &Shown::of(&recent)),
                        recent,
                        withheld: reader.facts.withheld().about(organisations(reader.facts, visit)),
                        topic: None,
                    }
                }
                BackgroundPart::Topic(id) => Background {
                    kind: "topic",
                    recent: Vec::new(),
                    gaps: Vec::new(),
                    withheld: Vec::new(),
                    topic: Some(of_topic(reader, id)),
                },
            }
        });
    let mut parts: Vec<Background<'a>> = parts.collect();
    let mut topics: Vec<_> = parts.iter_mut().filter_map(|part| part.topic.as_mut()).collect();
    publish_once(&mut topics);
    parts
}

/// A list of contacts with nobody would say that there were none: all was called off.
fn is_about_somebody(reader: Reader<'_>, visit: &Visit, part: &BackgroundPart) -> bool {
    let is_list = matches!(part, BackgroundPart::RecentContacts);
    let nobody = !visit.meetings.is_empty() && organisations(reader.facts, visit).is_empty();
    !(is_list && nobody && listed(reader, visit).is_empty())
}

/// Says why an event of which nobody knows who took part bears on a list of contacts: the name
/// of the topic or forum that it shares with them, or with the topics at hand.
pub fn bears_on<'a>(
    reader: Reader<'a>,
    contact: &'a Contact,
    held: &[&'a Contact],
    topics: &[&Id<Topic>],
) -> Option<&'a str> {
    let body = contact.body.as_ref();
    let same_body = |other: &&&Contact| body.is_some() && other.body.as_ref() == body;
    if held.iter().any(|other| same_body(&other)) {
        return body.map(|id| reader.facts.organisation(id).name_on(reader.as_of));
    }
    let shared = contact
        .topics
        .iter()
        .find(|id| topics.contains(id) || held.iter().any(|other| other.topics.contains(id)));
    shared.map(|id| reader.facts.topic(id).name.as_str())
}

/// Returns the contacts that a list for a visit holds: those with its organisations, and the
/// events on its topics or of its forums of which nobody knows who took part.
fn listed<'a>(reader: Reader<'a>, visit: &'a Visit) -> Vec<&'a Contact> {
    let facts = reader.facts;
    // What was said with those whose meeting was cancelled holds all the same.
    let with = visit.meetings.iter().flat_map(|meeting| with(facts, meeting));
    // What was said with those whose place they took holds for them.
    let before = |id: &'a Id<Organisation>| {
        let relatives = facts.relatives(id).into_iter();
        let before = relatives.filter(|(how, _)| *how == Relation::Predecessor);
        before.map(|(_, one)| &one.id).collect::<Vec<_>>()
    };
    let with = with.flat_map(|id| [vec![id], before(id)].concat());
    let mut contacts = with_any(reader, with);
    let of_parts = visit.background.iter().filter_map(|part| match part {
        BackgroundPart::Topic(id) => Some(id),
        BackgroundPart::RecentContacts => None,
    });
    let topics: Vec<&Id<Topic>> = visit.topics.iter().chain(of_parts).collect();
    let nobody: Vec<&Contact> = facts
        .contacts_with_nobody()
        .filter(|contact| {
            let of_visit = contact.visit.as_ref() == Some(&visit.id);
            let bears = bears_on(reader, contact, &contacts, &topics).is_some();
            contact.held_by(reader.as_of) && !of_visit && bears
        })
        .collect();
    contacts.extend(nobody);
    contacts
}

/// Returns the organisations of a programme, less what was cancelled, each once, by id.
pub fn organisations<'a>(facts: &'a Facts, visit: &'a Visit) -> BTreeSet<&'a Id<Organisation>> {
    let stands = |meeting: &&Meeting| match meeting {
        Meeting::Filed(id) => !facts.contact(id).is_cancelled(),
        Meeting::Unfiled(one) => one.status != Some(Status::Cancelled),
    };
    visit.meetings.iter().filter(stands).flat_map(|meeting| with(facts, meeting)).collect()
}

fn with<'a>(facts: &'a Facts, meeting: &'a Meeting) -> &'a [Id<Organisation>] {
    match meeting {
        Meeting::Filed(id) => &facts.contact(id).with,
        Meeting::Unfiled(one) => &one.with,
    }
}
