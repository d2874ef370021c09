//! The topics of a meeting × what the other side said on them → where it moved.

use serde::Serialize;

use super::origin::Origin;
use super::reader::Reader;
use super::stand::{Position, Side, said_by};
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::topic::Topic;

/// What one organisation said on a topic, and what it said the time before.
#[derive(Debug, Clone, Serialize)]
pub struct Moved<'a> {
    /// Which.
    pub organisation: &'a str,
    /// On what.
    pub topic: &'a str,
    /// What it said the time before.
    pub before: Position<'a>,
    /// What it said last.
    pub now: Position<'a>,
    /// Where the topic stands.
    pub origin: Origin<'a>,
}

impl<'a> Moved<'a> {
    /// Returns the sources of both.
    pub fn sources(&self) -> impl Iterator<Item = &&'a str> {
        self.before.sources.iter().chain(&self.now.sources)
    }

    /// Returns the contacts in which it was said.
    pub fn contacts(&self) -> [&'a str; 2] {
        [self.before.contact, self.now.contact]
    }
}

/// Finds where organisations said something else on a topic than the time before.
pub fn moved<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
    topics: &[&'a Topic],
) -> Vec<Moved<'a>> {
    let settings = reader.facts.settings();
    // What is shown to a room of many is no position towards us.
    let between_us = |contact: &Contact| {
        settings.is_two_sided(&contact.kind) || settings.is_written(&contact.kind)
    };
    // Of hundreds of contacts on a topic, few have words of these organisations.
    let is_of = |id: &Id<Organisation>| organisations.iter().any(|one| one.id == *id);
    let may_tell = |contact: &Contact| {
        let mut speakers = contact.points.iter().map(|point| &point.speaker);
        contact.with.iter().any(is_of)
            || speakers.any(|speaker| {
                let person = reader.facts.find_person(speaker);
                organisations.iter().any(|one| one.id.as_str() == speaker)
                    || person.is_some_and(|person| {
                        let moved = person.roles.iter().any(|role| role.of.is_some());
                        moved || is_of(&person.organisation)
                    })
            })
    };
    let mut found = Vec::new();
    for topic in topics {
        let contacts = reader.facts.contacts_about(&topic.id);
        let contacts = contacts.filter(|contact| contact.held_by(reader.as_of));
        let contacts = contacts.filter(|one| between_us(one) && may_tell(one));
        let contacts: Vec<&Contact> = contacts.collect();
        let is_one = |side| {
            let mut all = organisations.iter();
            all.any(|one| side == Side::Of(&one.id))
        };
        let said = said_by(reader, &contacts, topic, is_one);
        found.extend(organisations.iter().filter_map(|organisation| {
            let mut stated = stated(&said, &organisation.id);
            let (now, before) = (stated.pop()?, stated.pop()?);
            (*now.text != *before.text).then(|| Moved {
                organisation: organisation.name_on(reader.as_of),
                topic: &topic.name,
                before,
                now,
                origin: Origin::new(&topic.id, ""),
            })
        }));
    }
    found
}

/// Returns what an organisation stated in each contact, oldest first: the one thing that it said
/// there on the topic, or the one key point. Of several the record does not say which is its
/// position. What it says every time stands elsewhere.
fn stated<'a>(
    said: &[(Side<'a>, Position<'a>)],
    id: &'a Id<Organisation>,
) -> Vec<Position<'a>> {
    let own = said.iter().filter(|(side, _)| *side == Side::Of(id));
    let own: Vec<&Position<'a>> = own.map(|(_, position)| position).collect();
    let contacts = own.chunk_by(|a, b| a.contact == b.contact);
    contacts
        .filter_map(|here| match here {
            [only] => Some(*only),
            several => {
                let mut key = several.iter().filter(|position| position.key);
                let first = key.next()?;
                key.next().is_none().then_some(*first)
            }
        })
        .filter(|position| !position.is_line)
        .cloned()
        .collect()
}
