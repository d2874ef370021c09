//! The organisations that belong with one, and what lies between them and us.

use serde::Serialize;

use super::by_level::{LevelGroup, recent};
use super::contacts::ContactLine;
use super::last_talk::newest_told;
use super::origin::Origin;
use super::reader::Reader;
use super::when::WhenLine;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::person::Role;
use crate::facts::relatives::Relation;
use crate::facts::when::When;

/// An organisation that belongs with another, and what lies between it and us.
#[derive(Debug, Clone, Serialize)]
pub struct Related<'a> {
    /// The name it has on the reader's day.
    pub name: &'a str,
    /// Its name, and those of others that belong alike and were in your newest talk with it.
    pub names: Vec<&'a str>,
    /// The same, by their records.
    #[serde(skip)]
    ids: Vec<&'a Id<Organisation>>,
    /// How it belongs: `part`, `whole`, `predecessor` or `successor`.
    pub relation: Relation,
    /// Of which organisation.
    pub of: &'a str,
    /// Your newest talk with it; where nobody is “you”, ours.
    pub last: Option<ContactLine<'a>>,
    /// Recent contacts with it alone, by level.
    pub recent: Vec<LevelGroup<'a>>,
    pub origin: Origin<'a>,
}

/// The meeting before this one with a part or a whole of an organisation.
#[derive(Debug, Clone, Serialize)]
pub struct RelativeSooner<'a> {
    /// The name it has on the reader's day.
    pub name: &'a str,
    pub relation: Relation,
    /// Of which organisation.
    pub of: &'a str,
    pub when: WhenLine,
}

impl<'a> Related<'a> {
    /// Names in each contact the organisations that were there besides it.
    fn name_others(&mut self, reader: Reader<'a>) {
        let recent = self.recent.iter_mut().flat_map(|group| &mut group.contacts);
        let talks = self.last.iter_mut().chain(recent);
        talks.for_each(|contact| contact.beside(reader, &self.ids));
    }
}

/// Returns whom a predecessor came before: the organisation, or a part of it.
fn whose<'a>(reader: Reader<'a>, of: &'a Organisation, one: &'a Organisation) -> &'a Organisation {
    let next = |one: &&'a Organisation| Some(reader.facts.organisation(one.successor.as_ref()?));
    // As many steps as there may be, should they go round.
    let mut line = std::iter::successors(Some(one), next).skip(1).take(100);
    match (line.clone().any(|later| later.id == of.id), line.next()) {
        (false, Some(next)) => next,
        _ => of,
    }
}

/// Says whether an organisation is on record after the reader's day: its place was not taken yet.
fn is_still_there(reader: Reader<'_>, one: &Organisation) -> bool {
    let later = |day: When| day.last() > reader.as_of;
    let of_it = |role: &&Role| role.of.as_deref().is_none_or(|of| of == one.id.as_str());
    let mut contacts = reader.facts.contacts_with(&one.id);
    let roles = reader.facts.people_at(&one.id).flat_map(|person| &person.roles);
    let mut ends = roles.filter(of_it).filter_map(|role| role.to);
    contacts.any(|contact| later(contact.date) && !contact.is_planned()) || ends.any(later)
}

/// Tells of the organisations that belong with one and have met us without anybody at the table; a
/// talk with several that belong alike once.
pub fn related<'a>(
    reader: Reader<'a>,
    of: &'a Organisation,
    table: &[&'a Organisation],
) -> Vec<Related<'a>> {
    let mut all: Vec<Related<'a>> = Vec::new();
    let mut before = vec![&of.id];
    for (relation, one) in reader.facts.relatives(&of.id) {
        let earlier = if relation == Relation::Successor { of } else { one };
        if relation.is_in_time() && is_still_there(reader, earlier) {
            continue;
        }
        let alone = |contact: &&Contact| !table.iter().any(|at| contact.with.contains(&at.id));
        let held: Vec<&Contact> = reader.held_with(&one.id).filter(alone).collect();
        let talk = held.iter().find(|contact| reader.is_talk_of_ours(contact)).copied();
        let same = all.iter_mut().find(|before| {
            let last = before.last.as_ref().map(|contact| contact.id);
            last == talk.map(|talk| talk.id.as_str())
        });
        let name = one.name_on(reader.as_of);
        let is_told = talk.is_some() && same.is_some();
        if let Some(before) = same.filter(|_| is_told) {
            // Of one that belongs otherwise, the talk says that it was there too.
            if before.relation == relation {
                before.names.push(name);
                before.ids.push(&one.id);
            }
        }
        // What it did with one before it stands in that one's list.
        let own = held.into_iter().filter(|one| !before.iter().any(|id| one.with.contains(id)));
        let recent = recent(reader, own.collect(), &[]);
        before.push(&one.id);
        let last = talk.filter(|_| !is_told);
        if last.is_none() && recent.is_empty() {
            continue;
        }
        all.push(Related {
            name,
            names: vec![name],
            ids: vec![&one.id],
            relation,
            of: match relation {
                Relation::Predecessor => whose(reader, of, one),
                _ => of,
            }
            .name_on(reader.as_of),
            last: last
                .map(|talk| newest_told(reader, one, talk, |other| reader.is_talk_of_ours(other))),
            recent,
            origin: Origin::new(&one.id, ""),
        });
    }
    all.iter_mut().for_each(|one| one.name_others(reader));
    all
}
