//! Contacts in one line each, by level: the recent ones, or all.

use std::collections::BTreeSet;

use serde::Serialize;

use super::contacts::{ContactLine, level};
use super::employer::known_elsewhere;
use super::folded::Folded;
use super::origin::Origin;
use super::reader::Reader;
use super::told_day::ToldDay;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::when::months_before;

/// How far back recent contacts go when there are more than [`MOST`].
const MONTHS: u32 = 12;

/// As many contacts of one level as a reader takes in.
const MOST: usize = 8;

/// Contacts of one group of levels.
#[derive(Debug, Clone, Serialize)]
pub struct LevelGroup<'a> {
    /// The heading in `settings.levels`; none for contacts whose level is not recorded.
    pub heading: Option<&'a str>,
    /// The contacts, newest first.
    pub contacts: Vec<ContactLine<'a>>,
    /// What is left out.
    pub folded: Option<Folded<'a>>,
}

/// Groups the recent ones of some contacts by level, high to low. Of the others, those that the
/// opening of a sheet tells are not counted again.
pub fn recent<'a>(
    reader: Reader<'a>,
    contacts: Vec<&'a Contact>,
    told: &[&str],
) -> Vec<LevelGroup<'a>> {
    by_level(reader, contacts, Extent::Recent(told))
}

/// Groups contacts by level, high to low.
pub fn all<'a>(reader: Reader<'a>, contacts: Vec<&'a Contact>) -> Vec<LevelGroup<'a>> {
    by_level(reader, contacts, Extent::All)
}

impl LevelGroup<'_> {
    /// Shows the newest of those not told before, and counts the others.
    pub fn shorten(&mut self, most: usize) {
        let rest = self.contacts.iter_mut().filter(|contact| !contact.above);
        rest.skip(most).for_each(|contact| contact.folded = true);
        let folded = self.contacts.iter().filter(|contact| contact.folded);
        let folded = Folded::of(folded.map(|c| (c.date, c.date_at.clone())));
        let before = self.folded.take();
        self.folded = match folded {
            Some(folded) => Some(folded.and(before)),
            None => before,
        };
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent<'t> {
    Recent(&'t [&'t str]),
    All,
}

/// Returns the contacts held with any of some organisations, each once.
pub fn with_any<'a>(
    reader: Reader<'a>,
    organisations: impl IntoIterator<Item = &'a Id<Organisation>>,
) -> Vec<&'a Contact> {
    let mut seen = BTreeSet::new();
    let held = organisations.into_iter().flat_map(|id| reader.held_with(id));
    held.filter(|contact| seen.insert(&contact.id)).collect()
}

/// Returns the contacts held without an organisation, in which people of it took part.
pub fn through_people<'a>(reader: Reader<'a>, organisation: &'a Organisation) -> Vec<&'a Contact> {
    let mut seen = BTreeSet::new();
    let people = reader.facts.people_at(&organisation.id);
    let contacts = people.flat_map(|person| {
        let contacts = reader.facts.contacts_of(&person.id);
        contacts
            .filter(move |contact| known_elsewhere(reader, person, contact.date.last()).is_none())
    });
    contacts
        .filter(|contact| contact.held_by(reader.as_of))
        .filter(|contact| !contact.with.contains(&organisation.id))
        .filter(|contact| seen.insert(&contact.id))
        .collect()
}

fn by_level<'a>(
    reader: Reader<'a>,
    mut contacts: Vec<&'a Contact>,
    extent: Extent<'_>,
) -> Vec<LevelGroup<'a>> {
    contacts.sort_by(|a, b| (b.date, &b.id).cmp(&(a.date, &a.id)));
    let settings = reader.facts.settings();
    let mut groups: Vec<LevelGroup<'a>> = settings
        .level_groups()
        .map(|(heading, levels)| {
            let at_level = |contact: &&&Contact| {
                let level = level(reader.facts, contact);
                level.is_some_and(|level| levels.iter().any(|known| known == level))
            };
            group(reader, Some(heading), contacts.iter().filter(at_level).copied(), extent)
        })
        .collect();
    let unlevelled =
        contacts.iter().filter(|contact| level(reader.facts, contact).is_none()).copied();
    groups.push(group(reader, None, unlevelled, extent));
    groups.retain(|group| !group.contacts.is_empty());
    groups
}

fn group<'a>(
    reader: Reader<'a>,
    heading: Option<&'a str>,
    contacts: impl Iterator<Item = &'a Contact>,
    extent: Extent<'_>,
) -> LevelGroup<'a> {
    let cut = months_before(reader.as_of, MONTHS);
    let mut listed: Vec<&Contact> = contacts.collect();
    let mut left = Vec::new();
    if let Extent::Recent(told) = extent {
        // Those that the opening tells are not in the list: the newest of the others is.
        let is_told = |contact: &&Contact| told.contains(&contact.id.as_str());
        let first = listed.iter().position(|one| !is_told(one)).unwrap_or_default();
        let recent = |(n, contact): &(usize, &&Contact)| {
            *n < MOST && (*n <= first || contact.date.last() >= cut)
        };
        left = listed.split_off(listed.iter().enumerate().take_while(recent).count());
        left.retain(|one| !is_told(one));
        // The line that says that one is left out would take the room of the one.
        if left.len() == 1 {
            listed.append(&mut left);
        }
    }
    let left = left.iter();
    LevelGroup {
        heading,
        contacts: listed.iter().map(|contact| ContactLine::new(reader, contact)).collect(),
        folded: Folded::of(left.map(|c| (ToldDay::of(c), Origin::new(&c.id, "date")))),
    }
}
