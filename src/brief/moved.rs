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
    let between_us = |contact: &&Contact| {
        settings.is_two_sided(&contact.kind) || settings.is_written(&contact.kind)
    };
    let told_by: Vec<(&Organisation, Vec<&Contact>)> = organisations
        .iter()
        .map(|organisation| {
            let contacts = reader.facts.contacts_told_by(&organisation.id);
            let held = contacts.filter(|contact| contact.held_by(reader.as_of));
            (*organisation, held.filter(between_us).collect())
        })
        .collect();
    let mut found = Vec::new();
    for topic in topics {
        found.extend(told_by.iter().filter_map(|(organisation, contacts)| {
            let mut stated = stated(reader, contacts, topic, &organisation.id);
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
    reader: Reader<'a>,
    contacts: &[&'a Contact],
    topic: &Topic,
    id: &'a Id<Organisation>,
) -> Vec<Position<'a>> {
    let own = said_by(reader, contacts, topic, |side| side == Side::Of(id));
    let own: Vec<Position<'a>> = own.into_iter().map(|(_, own)| own).collect();
    let contacts = own.chunk_by(|a, b| a.contact == b.contact);
    contacts
        .filter_map(|here| match here {
            [only] => Some(only),
            several => {
                let mut key = several.iter().filter(|position| position.key);
                let first = key.next()?;
                key.next().is_none().then_some(first)
            }
        })
        .filter(|position| !position.is_line)
        .cloned()
        .collect()
}
