//! Who said something and when, and who told of what is owed.

use serde::Serialize;

use super::party::{Side, party};
use super::posts::Former;
use super::reader::Reader;
use super::told_day::ToldDay;
use crate::facts::Opening;
use crate::facts::contact::Contact;

/// Who said something, and when.
#[derive(Debug, Clone, Serialize)]
pub struct SaidBy<'a> {
    pub date: ToldDay,
    /// Names, `us` among them; of several organisations the record does not say which.
    pub by: Vec<&'a str>,
    /// The organisation for which a person of theirs spoke, as it is called now.
    pub organisation: Option<&'a str>,
    /// The organisation for which a person spoke then, where it is another than now.
    pub then_at: Option<&'a str>,
    /// Their last title, where they left and have none since.
    pub gone: Option<Former<'a>>,
    /// Whether several organisations took part.
    pub joint: bool,
}

impl<'a> SaidBy<'a> {
    /// Reads whom a word of a contact names.
    pub fn new(reader: Reader<'a>, contact: &'a Contact, speaker: &str) -> Self {
        let party = party(reader, contact, speaker);
        let person = party.person.map(|person| vec![reader.facts.label_of(person)]);
        let of = match party.organisations[..] {
            [only] if person.is_some() && party.side == Side::Them => Some(only),
            _ => None,
        };
        Self {
            date: ToldDay::of(contact),
            by: person.unwrap_or(party.names),
            organisation: of.map(|id| reader.facts.organisation(id).name_on(reader.as_of)),
            then_at: party.then_at,
            gone: party.gone,
            joint: contact.with.len() > 1,
        }
    }
}

/// Returns who told of a thing owed that another side is said to owe.
pub fn told_by<'a>(reader: Reader<'a>, opening: &Opening<'a>) -> Option<SaidBy<'a>> {
    let by = party(reader, opening.contact, opening.by?.as_str());
    let told = party(reader, opening.contact, opening.speaker);
    let alike = told.side == Side::Both
        || told.side == by.side
            && (told.organisations.is_empty()
                || told.organisations.iter().any(|id| by.organisations.contains(id)));
    (!alike).then(|| SaidBy::new(reader, opening.contact, opening.speaker))
}
