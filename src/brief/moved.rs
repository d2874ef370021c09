//! The topics of a meeting × what the other side said on them → where it moved.

use serde::Serialize;

use super::origin::Origin;
use super::reader::Reader;
use super::stand::{Position, Side, said_by};
use super::state::state;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::item::Point;
use crate::facts::organisation::Organisation;
use crate::facts::topic::Topic;

/// What one organisation said on a topic last, and what it said the time before.
#[derive(Debug, Clone, Serialize)]
pub struct Moved<'a> {
    /// Which.
    pub organisation: &'a str,
    pub topic: &'a str,
    /// What it said, oldest first: all that one speaker said in one contact together.
    pub told: Vec<Vec<Position<'a>>>,
    /// Whether it is what it said before and what it says now. Else it is the key points of one
    /// contact, where no other tells them: it has a summary.
    pub is_course: bool,
    /// Whether it is what we told it.
    pub ours: bool,
    pub on_card: bool,
    /// The contacts in which it may have spoken.
    pub because: Vec<Origin<'a>>,
    /// Where the topic stands.
    pub origin: Origin<'a>,
}

impl<'a> Moved<'a> {
    /// Returns what it said, oldest first.
    pub fn positions(&self) -> impl Iterator<Item = &Position<'a>> {
        self.told.iter().flatten()
    }

    /// Returns the sources of all of it.
    pub fn sources(&self) -> impl Iterator<Item = &&'a str> {
        self.positions().flat_map(|position| &position.sources)
    }

    /// Returns the contacts in which it was said.
    pub fn contacts(&self) -> impl Iterator<Item = &'a str> {
        self.positions().map(|position| position.contact)
    }
}

/// Finds where organisations said something else on a topic than the time before.
pub fn moved<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
    topics: &[&'a Topic],
) -> Vec<Moved<'a>> {
    let told_by: Vec<(&Organisation, Vec<&Contact>)> = organisations
        .iter()
        .map(|organisation| {
            let contacts = reader.facts.contacts_told_by(&organisation.id);
            (*organisation, contacts.filter(|contact| contact.held_by(reader.as_of)).collect())
        })
        .collect();
    let mut found = Vec::new();
    for topic in topics {
        found.extend(told_by.iter().filter_map(|(organisation, contacts)| {
            let course = before_and_now(newest(stated(reader, contacts, topic, &organisation.id)));
            let is_course = course.is_some();
            let told = course.or_else(|| key_points(reader, contacts, topic, &organisation.id))?;
            Some(line(reader, topic, organisation, contacts, (told, is_course)))
        }));
        found.extend(organisations.iter().filter_map(|organisation| {
            let contacts: Vec<&Contact> = reader.held_with(&organisation.id).collect();
            let told = vec![we_told(reader, &contacts, topic)?];
            let line = line(reader, topic, organisation, &contacts, (told, false));
            Some(Moved { ours: true, ..line })
        }));
    }
    found
}

fn line<'a>(
    reader: Reader<'a>,
    topic: &'a Topic,
    organisation: &'a Organisation,
    contacts: &[&'a Contact],
    (told, is_course): (Vec<Vec<Position<'a>>>, bool),
) -> Moved<'a> {
    Moved {
        organisation: organisation.name_on(reader.as_of),
        topic: &topic.name,
        told: told.iter().flat_map(|here| by_speaker(here)).collect(),
        is_course,
        ours: false,
        on_card: false,
        because: contacts.iter().map(|one| Origin::new(&one.id, "points")).collect(),
        origin: Origin::new(&topic.id, ""),
    }
}

/// Returns our own key points in the newest contact that has some on a topic, where a summary is
/// told in their place.
fn we_told<'a>(
    reader: Reader<'a>,
    newest_first: &[&'a Contact],
    topic: &Topic,
) -> Option<Vec<Position<'a>>> {
    let is_ours = |_: &Contact, point: &Point| point.key && point.topic.as_ref() == Some(&topic.id);
    let told = newest_first.iter().map(|contact| {
        let said = said_by(reader, &[*contact], is_ours).into_iter();
        let own = said.filter(|(side, one)| *side == Side::Ours && !one.both && !one.know);
        (contact, own.map(|(_, position)| position).collect::<Vec<_>>())
    });
    let (contact, told) = told.into_iter().find(|(_, told)| !told.is_empty())?;
    contact.summary.is_some().then_some(told)
}

/// Splits what was said in one contact where another speaks, or what follows is not to be said.
fn by_speaker<'a>(here: &[Position<'a>]) -> Vec<Vec<Position<'a>>> {
    let runs = here.chunk_by(|a, b| (a.speaker, a.know, a.both) == (b.speaker, b.know, b.both));
    runs.map(<[_]>::to_vec).collect()
}

/// Returns what was said, where the last of it is not what was said before.
fn before_and_now(told: Vec<Vec<Position<'_>>>) -> Option<Vec<Vec<Position<'_>>>> {
    let (now, before) = told.split_last()?;
    let said_before =
        |one: &Position<'_>| before.iter().flatten().any(|was| *was.text == *one.text);
    let is_new = !before.is_empty() && !now.iter().all(said_before);
    is_new.then_some(told)
}

/// Returns the key points of an organisation in the newest contact of which a summary is told in
/// their place, where that is not the organisation's alone: several spoke, or the point is somebody's.
fn key_points<'a>(
    reader: Reader<'a>,
    contacts: &[&'a Contact],
    topic: &Topic,
    id: &'a Id<Organisation>,
) -> Option<Vec<Vec<Position<'a>>>> {
    let mut stated = stated(reader, contacts, topic, id).into_iter();
    let newest = stated.rfind(|here| here.iter().any(|position| position.key))?;
    let contact = reader.facts.find_contact(newest.first()?.contact)?;
    let own = newest.into_iter().filter(|one| one.key && !one.know && !one.one_of);
    let of_several = contact.with.len() > 1;
    let own = own.filter(|one| {
        contact.summary.is_some() && (of_several || one.both || one.speaker.is_some())
    });
    let own: Vec<Position<'a>> = own.collect();
    (!own.is_empty()).then(|| vec![own])
}

/// Keeps the last two contacts in which an organisation spoke for itself, and the last one after
/// them in which the record does not say which of several spoke.
fn newest(mut stated: Vec<Vec<Position<'_>>>) -> Vec<Vec<Position<'_>>> {
    let is_own = |here: &Vec<Position<'_>>| here.iter().any(|position| !position.one_of);
    let joint = stated.pop_if(|here| !is_own(here));
    stated.retain(is_own);
    let mut kept = stated.split_off(stated.len().saturating_sub(2));
    if !kept.is_empty() {
        kept.extend(joint);
    }
    kept
}

/// Returns what an organisation, or one of several with it, stated in each contact, oldest first:
/// the key points, else all that was said there on the topic. Where one of them is what it says
/// every time, that is its position, and it stands elsewhere.
fn stated<'a>(
    reader: Reader<'a>,
    contacts: &[&'a Contact],
    topic: &Topic,
    id: &'a Id<Organisation>,
) -> Vec<Vec<Position<'a>>> {
    // What they gave or did, or gave up, they do not say again.
    let is_over = |contact: &Contact, point: &Point| {
        let mut opened = reader.facts.openings_in(&contact.id);
        let own = point.opens.as_deref().map(|opens| &opens.id);
        opened.any(|one| Some(one.id) == own && state(reader, &one).is_settled())
    };
    let is_on_it = |contact: &Contact, point: &Point| {
        point.topic.as_ref() == Some(&topic.id) && !is_over(contact, point)
    };
    let said = said_by(reader, contacts, is_on_it).into_iter();
    let of_it = |side, one: &Position<'_>| side == Side::Of(id) || one.one_of;
    let told = said.filter(|(side, position)| of_it(*side, position));
    let told: Vec<Position<'a>> = told.map(|(_, position)| position).collect();
    let by_contact = told.chunk_by(|a, b| a.contact == b.contact);
    by_contact
        .map(|here| {
            let any_key = here.iter().any(|position| position.key);
            here.iter().filter(|position| position.key || !any_key).cloned().collect()
        })
        .filter(|here: &Vec<Position<'_>>| here.iter().all(|position| !position.is_line))
        .collect()
}
