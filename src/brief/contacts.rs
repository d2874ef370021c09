//! Contacts in one line each: when you last spoke, and the recent ones by level.

use std::collections::BTreeSet;

use serde::Serialize;

use super::cite;
use super::origin::Origin;
use super::people::{Attendee, attendees};
use super::reader::Reader;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::text::Text;
use crate::facts::when::{When, months_before};

/// How far back recent contacts go when there are more than [`MOST`].
const MONTHS: u32 = 12;

/// As many contacts of one level as a reader takes in.
const MOST: usize = 8;

/// A contact in one line.
#[derive(Debug, Clone, Serialize)]
pub struct ContactLine<'a> {
    /// Its id.
    pub id: &'a str,
    /// The day or days.
    pub date: When,
    /// A word of `settings.contact_kinds`.
    pub kind: &'a str,
    /// What the event is called.
    pub title: Option<&'a str>,
    /// The event's theme.
    pub theme: Option<&'a str>,
    /// The unit that held it, where it is not the reader's own.
    pub unit: Option<&'a str>,
    /// The unit's name in full.
    pub unit_name: Option<&'a str>,
    /// Who was there for us.
    pub us: Vec<Attendee<'a>>,
    /// Who was there for them.
    pub them: Vec<Attendee<'a>>,
    /// The organisations, by the names they had.
    pub with: Vec<&'a str>,
    /// Why it was held.
    pub purpose: Option<&'a Text>,
    /// What came of it.
    pub summary: Option<&'a Text>,
    /// The sources that report it.
    pub sources: Vec<&'a str>,
    /// Whether it answers “when did you last speak”.
    pub talk: bool,
    /// Where it stands.
    pub origin: Origin<'a>,
}

impl<'a> ContactLine<'a> {
    /// Reads a contact, with titles and names of its day.
    pub fn new(reader: Reader<'a>, contact: &'a Contact) -> Self {
        let facts = reader.facts;
        let own = reader
            .principal
            .and_then(|principal| principal.unit.as_deref());
        let unit = contact.unit.as_deref().filter(|unit| Some(*unit) != own);
        Self {
            id: contact.id.as_str(),
            date: contact.date,
            kind: &contact.kind,
            title: contact.title.as_deref(),
            theme: contact.theme.as_deref(),
            unit,
            unit_name: unit.and_then(|unit| unit_name(reader, unit)),
            us: attendees(reader, &contact.id, &contact.us, "us", contact.date),
            them: attendees(reader, &contact.id, &contact.them, "them", contact.date),
            with: contact
                .with
                .iter()
                .map(|id| facts.organisation(id).name_on(contact.date.last()))
                .collect(),
            purpose: contact.purpose.as_ref(),
            summary: contact.summary.as_ref(),
            sources: cite::reports(contact),
            talk: reader.is_talk(contact),
            origin: Origin::new(&contact.id, ""),
        }
    }
}

/// Returns the name in full of a unit of ours.
pub fn unit_name<'a>(reader: Reader<'a>, unit: &str) -> Option<&'a str> {
    let us = reader.facts.settings().us.as_ref()?;
    reader
        .facts
        .organisation(us)
        .units
        .get(unit)
        .map(String::as_str)
}

/// Contacts of one group of levels.
#[derive(Debug, Clone, Serialize)]
pub struct LevelGroup<'a> {
    /// The heading in `settings.levels`; none for contacts whose level is not recorded.
    pub heading: Option<&'a str>,
    /// The contacts, newest first.
    pub contacts: Vec<ContactLine<'a>>,
    /// How many older ones were left out.
    pub older: usize,
}

/// Returns the newest contact in which the principal spoke with an organisation.
pub fn last_spoke<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
) -> Option<&'a Contact> {
    newest(organisations.iter().filter_map(|organisation| {
        reader
            .held_with(&organisation.id)
            .find(|contact| reader.is_talk(contact))
    }))
}

/// Returns the newest contact of any kind that brought both into one room.
pub fn last_in_room<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
) -> Option<&'a Contact> {
    newest(organisations.iter().filter_map(|organisation| {
        reader
            .held_with(&organisation.id)
            .find(|contact| reader.was_in_room(contact))
    }))
}

fn newest<'a>(contacts: impl Iterator<Item = &'a Contact>) -> Option<&'a Contact> {
    contacts.max_by_key(|contact| (contact.date, &contact.id))
}

/// Returns the recent contacts with organisations, by level, high to low.
pub fn recent<'a>(
    reader: Reader<'a>,
    organisations: impl IntoIterator<Item = &'a Id<Organisation>>,
) -> Vec<LevelGroup<'a>> {
    by_level(reader, organisations, Extent::Recent)
}

/// Returns every contact with organisations, by level, high to low.
pub fn all<'a>(
    reader: Reader<'a>,
    organisations: impl IntoIterator<Item = &'a Id<Organisation>>,
) -> Vec<LevelGroup<'a>> {
    by_level(reader, organisations, Extent::All)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    Recent,
    All,
}

fn by_level<'a>(
    reader: Reader<'a>,
    organisations: impl IntoIterator<Item = &'a Id<Organisation>>,
    extent: Extent,
) -> Vec<LevelGroup<'a>> {
    let mut seen = BTreeSet::new();
    let mut contacts: Vec<&Contact> = organisations
        .into_iter()
        .flat_map(|id| reader.held_with(id))
        .filter(|contact| seen.insert(&contact.id))
        .collect();
    contacts.sort_by(|a, b| (b.date, &b.id).cmp(&(a.date, &a.id)));
    let settings = reader.facts.settings();
    let mut groups: Vec<LevelGroup<'a>> = settings
        .level_groups()
        .map(|(heading, levels)| {
            let at_level = |contact: &&&Contact| {
                contact
                    .level
                    .as_ref()
                    .is_some_and(|level| levels.contains(level))
            };
            group(
                reader,
                Some(heading),
                contacts.iter().filter(at_level).copied(),
                extent,
            )
        })
        .collect();
    let unlevelled = contacts
        .iter()
        .filter(|contact| contact.level.is_none())
        .copied();
    groups.push(group(reader, None, unlevelled, extent));
    groups.retain(|group| !group.contacts.is_empty());
    groups
}

fn group<'a>(
    reader: Reader<'a>,
    heading: Option<&'a str>,
    contacts: impl Iterator<Item = &'a Contact>,
    extent: Extent,
) -> LevelGroup<'a> {
    let cut = months_before(reader.as_of, MONTHS);
    let mut older = 0;
    let mut lines = Vec::new();
    for contact in contacts {
        let many = lines.len() >= MOST || !lines.is_empty() && contact.date.last() < cut;
        if many && extent == Extent::Recent {
            older += 1;
        } else {
            lines.push(ContactLine::new(reader, contact));
        }
    }
    LevelGroup {
        heading,
        contacts: lines,
        older,
    }
}
