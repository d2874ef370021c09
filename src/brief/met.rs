//! Whom you will meet, when you met them before, and what they told you.

use serde::Serialize;

use super::employer::{known_elsewhere, role_at, then_at};
use super::if_raised::is_question;
use super::occasion::{Encounter, Occasion};
use super::origin::Origin;
use super::people::{Attendee, assumed};
use super::reader::Reader;
use super::said::Said;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::person::{Person, Role};
use crate::facts::person_item::PersonItem;
use crate::facts::topic::Topic;
use crate::facts::when::When;

/// The fields of their record that a sheet shows as they stand there.
const SHOWN: [&str; 4] = ["address", "say", "languages", "organisation"];

/// As many of their points as a sheet recalls.
const TOLD: usize = 1;

/// Someone you will meet, and what the record says of you and them.
#[derive(Debug, Clone, Serialize)]
pub struct PersonMet<'a> {
    pub who: Attendee<'a>,
    /// How to pronounce the name.
    pub say: Option<&'a str>,
    /// A few lines about them.
    pub bio: Option<Said<'a>>,
    pub bio_sources: Vec<&'a str>,
    pub note: Option<Said<'a>>,
    /// Languages they speak.
    pub languages: &'a [String],
    /// The times you spoke, newest first.
    pub talks: Vec<Encounter<'a>>,
    /// The times they were there when you spoke with others, and did not speak, newest first.
    pub silent: Vec<Encounter<'a>>,
    /// Letters and the like between you, newest first.
    pub letters: Vec<Encounter<'a>>,
    /// Other times they met us, newest first.
    pub others: Vec<Encounter<'a>>,
    /// The events at which you were as well, newest first.
    pub in_one_room: Vec<Encounter<'a>>,
    /// Letters and the like between them and others of ours, newest first.
    pub other_letters: Vec<Encounter<'a>>,
    /// The last post that they had with us, where they are theirs now.
    pub once_ours: Option<OnceOurs<'a>>,
    /// The times they spoke for us with their firm of now, newest first.
    pub for_us: Vec<Encounter<'a>>,
    /// What they stressed when you last spoke, as far as the record tells that it was they.
    pub told: Vec<Told<'a>>,
    /// The sources of `told`, each once.
    pub told_sources: Vec<&'a str>,
    pub on_card: bool,
    /// Their fields that nobody stated, as `languages`.
    pub marked: Vec<&'a str>,
    /// Where they stand: their own record, else the item that names them.
    pub origin: Origin<'a>,
}

impl<'a> PersonMet<'a> {
    /// Returns the ids of the contacts in which they took part.
    pub fn contacts(&self) -> impl Iterator<Item = &'a str> {
        let spoken =
            self.talks.iter().chain(&self.silent).chain(&self.others).chain(&self.in_one_room);
        let written = self.letters.iter().chain(&self.other_letters);
        spoken.chain(written).map(|one| one.contact.id)
    }
}

/// A post that somebody of theirs had with us.
#[derive(Debug, Clone, Serialize)]
pub struct OnceOurs<'a> {
    pub title: &'a str,
    /// The last day, where it is on record.
    pub until: Option<When>,
}

/// A point made to you.
#[derive(Debug, Clone, Serialize)]
pub struct Told<'a> {
    /// What was said.
    pub text: Said<'a>,
    pub sources: Vec<&'a str>,
    pub origin: Origin<'a>,
}

/// Tells of each person on their side when you spoke and what was said.
pub fn people_met<'a>(
    reader: Reader<'a>,
    them: Vec<Attendee<'a>>,
    items: &'a [PersonItem],
    topics: &[&Id<Topic>],
) -> Vec<PersonMet<'a>> {
    them.into_iter()
        .zip(items)
        .map(|(attendee, item)| met(reader, attendee, item, topics))
        .collect()
}

fn met<'a>(
    reader: Reader<'a>,
    attendee: Attendee<'a>,
    item: &'a PersonItem,
    topics: &[&Id<Topic>],
) -> PersonMet<'a> {
    let person = item.who.as_ref().map(|id| reader.facts.person(id));
    let held: Vec<&Contact> = item
        .who
        .iter()
        .flat_map(|id| reader.facts.contacts_of(id).rev())
        .filter(|contact| contact.held_by(reader.as_of))
        .collect();
    let is_silent = |contact: &Contact| {
        let mut them = contact.them.iter();
        them.any(|one| one.who == item.who && one.spoke == Some(false))
    };
    let spoke = |contact: &Contact| reader.is_talk(contact) && !is_silent(contact);
    let last = held.iter().find(|contact| spoke(contact)).copied();
    let told = match (last, person) {
        (Some(contact), Some(person)) => told_by(reader, person, contact, topics),
        _ => Vec::new(),
    };
    let encounters = |of: &dyn Fn(&Contact) -> bool| {
        let some = held.iter().filter(|contact| of(contact));
        some.map(|contact| Encounter {
            contact: Occasion::new(reader, contact),
            then_at: person
                .and_then(|p| then_at(reader, p, contact.date.last()))
                .map(|other| other.name_on(contact.date.last()))
                .into_iter()
                .collect(),
            with: person.map_or_else(Vec::new, |p| others(reader, p, contact)),
        })
        .collect()
    };
    let written = |contact: &Contact| reader.facts.settings().is_written(&contact.kind);
    let was_there = |contact: &Contact| reader.was_there(contact);
    let in_one_room = |contact: &Contact| was_there(contact) && !reader.is_remote(contact);
    PersonMet {
        say: person.and_then(|person| person.say.as_deref()),
        bio: person.and_then(|one| reader.says_if(&one.bio, one.around())),
        bio_sources: person.map(|one| reader.cites_if(&one.bio, one.around())).unwrap_or_default(),
        note: person.and_then(|one| reader.says_if(&one.note, one.around())),
        languages: person.map(|person| &*person.languages).unwrap_or_default(),
        told_sources: {
            let mut ids = told.iter().flat_map(|told| told.sources.clone()).collect();
            super::cite::dedup(&mut ids);
            ids
        },
        talks: encounters(&spoke),
        silent: encounters(&|contact| reader.is_talk(contact) && is_silent(contact)),
        letters: encounters(&|contact| reader.is_letter(contact)),
        others: encounters(&|c| !written(c) && !reader.is_talk(c) && !in_one_room(c)),
        in_one_room: encounters(&|c| !reader.is_talk(c) && in_one_room(c)),
        other_letters: encounters(&|c| written(c) && !was_there(c)),
        once_ours: person.and_then(|person| once_ours(reader, person)),
        for_us: person.map_or_else(Vec::new, |person| for_us(reader, person)),
        told,
        on_card: false,
        marked: person.map_or_else(Vec::new, |person| assumed(person, &SHOWN)),
        origin: person
            .map_or_else(|| attendee.origin.clone(), |person| Origin::new(&person.id, "")),
        who: attendee,
    }
}

/// Returns the last post that somebody had with us before their own of now.
fn once_ours<'a>(reader: Reader<'a>, person: &'a Person) -> Option<OnceOurs<'a>> {
    let now = reader.role_on(person, reader.as_of);
    let before = person.roles.iter().filter(|role| Some(*role) != now);
    let known = before.filter(|one| reader.knows(one.rests().within(person.around())));
    let began = known.filter(|one| one.start().is_none_or(|day| day <= reader.as_of));
    let us = reader.facts.settings().us.as_ref();
    let ours =
        |one: &&Role| us.is_some() && role_at(reader.facts, person, one).map(|at| &at.id) == us;
    let role = began.filter(ours).max_by_key(|role| role.start())?;
    Some(OnceOurs { title: &role.title, until: role.to })
}

/// Returns the contacts in which somebody of theirs spoke for us with the firm of which they are.
fn for_us<'a>(reader: Reader<'a>, person: &'a Person) -> Vec<Encounter<'a>> {
    reader
        .held_with(&person.organisation)
        .filter(|contact| contact.us.iter().any(|item| item.who.as_ref() == Some(&person.id)))
        .map(|contact| Encounter {
            contact: Occasion::new(reader, contact),
            then_at: Vec::new(),
            with: Vec::new(),
        })
        .collect()
}

/// Returns the key points that a person made: by name, or as the only one in the room. Those on
/// a topic of the meeting come first.
fn told_by<'a>(
    reader: Reader<'a>,
    person: &Person,
    contact: &'a Contact,
    topics: &[&Id<Topic>],
) -> Vec<Told<'a>> {
    let alone = contact.them.len() == 1 && contact.with.len() < 2;
    let theirs = |speaker: &str| {
        let side = contact.with.iter().any(|id| id.as_str() == speaker);
        speaker == person.id.as_str() || alone && (side || speaker == "them")
    };
    let mut points: Vec<_> = contact.points.iter().enumerate().collect();
    points.sort_by_key(|(_, point)| {
        !point.topic.as_ref().is_some_and(|topic| topics.contains(&topic))
    });
    points
        .into_iter()
        // What it leaves owed stands under what is owed.
        .filter(|(_, point)| point.opens.is_none())
        .filter(|(_, point)| point.key && theirs(&point.speaker))
        // Questions, and what is not to be said, stand where they are told as that.
        .filter(|(_, point)| !is_question(reader, contact, point) && !point.is_to_know())
        // What they always say stands under a heading of its own.
        .filter(|(_, point)| point.line.is_none())
        .map(|(n, point)| (n, point, point.text.rests().within(contact.around())))
        .filter_map(|(n, point, rests)| {
            Some(Told {
                text: reader.said(&point.text, rests)?,
                sources: reader.cites(rests),
                origin: Origin::item(&contact.id, "points", n),
            })
        })
        .take(TOLD)
        .collect()
}

/// Returns the organisations of a contact, where somebody belongs to none of them on record: that
/// they were there does not say that they had a post there.
fn others<'a>(reader: Reader<'a>, person: &'a Person, contact: &'a Contact) -> Vec<&'a str> {
    let day = contact.date.last();
    let known = known_elsewhere(reader, person, day).is_some();
    if known || contact.with.contains(&person.organisation) {
        return Vec::new();
    }
    let with = contact.with.iter();
    with.map(|id| reader.facts.organisation(id).name_on(day)).collect()
}
