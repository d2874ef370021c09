//! Those you will meet, and what the record says of you and them.

use serde::Serialize;

use super::cite;
use super::contacts::ContactLine;
use super::origin::Origin;
use super::people::Attendee;
use super::reader::Reader;
use crate::facts::contact::Contact;
use crate::facts::person_item::PersonItem;
use crate::facts::text::Text;

/// Someone you will meet, and what the record says of you and them.
#[derive(Debug, Clone, Serialize)]
pub struct PersonMet<'a> {
    /// Who.
    pub who: Attendee<'a>,
    /// How to pronounce the name.
    pub say: Option<&'a str>,
    /// A few lines about them.
    pub bio: Option<&'a Text>,
    /// The times you spoke, newest first.
    pub talks: Vec<ContactLine<'a>>,
    /// Other times they met us, newest first.
    pub others: Vec<ContactLine<'a>>,
    /// What their side stressed when you last spoke.
    pub told: Vec<Told<'a>>,
    /// The sources of `told`.
    pub told_sources: Vec<&'a str>,
    /// Where they stand: their own record, else the item that names them.
    pub origin: Origin<'a>,
}

/// A point made to you.
#[derive(Debug, Clone, Serialize)]
pub struct Told<'a> {
    /// What was said.
    pub text: &'a Text,
    /// Where it stands.
    pub origin: Origin<'a>,
}

/// Tells of each person on their side when you spoke and what was said.
pub fn people_met<'a>(
    reader: Reader<'a>,
    them: Vec<Attendee<'a>>,
    items: &'a [PersonItem],
) -> Vec<PersonMet<'a>> {
    them.into_iter()
        .zip(items)
        .map(|(attendee, item)| met(reader, attendee, item))
        .collect()
}

fn met<'a>(
    reader: Reader<'a>,
    attendee: Attendee<'a>,
    item: &'a PersonItem,
) -> PersonMet<'a> {
    let person = item.who.as_ref().map(|id| reader.facts.person(id));
    let held: Vec<&Contact> = item
        .who
        .iter()
        .flat_map(|id| reader.facts.contacts_of(id).rev())
        .filter(|contact| contact.held_by(reader.as_of))
        .collect();
    let (talks, others): (Vec<&Contact>, Vec<&Contact>) = held
        .into_iter()
        .partition(|contact| reader.is_talk(contact));
    let last = talks.first();
    let told = last.map_or_else(Vec::new, |contact| key_points(contact));
    PersonMet {
        say: person.and_then(|person| person.say.as_deref()),
        bio: person.and_then(|person| person.bio.as_ref()),
        told_sources: last.map_or_else(Vec::new, |contact| cite::reports(contact)),
        talks: talks
            .into_iter()
            .map(|contact| ContactLine::new(reader, contact))
            .collect(),
        others: others
            .into_iter()
            .map(|contact| ContactLine::new(reader, contact))
            .collect(),
        told,
        origin: person.map_or_else(
            || attendee.origin.clone(),
            |person| Origin::new(&person.id, ""),
        ),
        who: attendee,
    }
}

fn key_points(contact: &Contact) -> Vec<Told<'_>> {
    let points = contact.points.iter().enumerate();
    points
        .filter(|(_, point)| point.key && !matches!(point.speaker.as_str(), "us"))
        .map(|(n, point)| Told {
            text: &point.text,
            origin: Origin::item(&contact.id, "points", n),
        })
        .collect()
}
