//! The messages that report a contact: who wrote them, when, and to whom they went.

use std::borrow::Cow;

use serde::Serialize;

use super::cite::SourceLine;
use super::contacts::unit_name;
use super::origin::Origin;
use super::reader::Reader;
use crate::facts::contact::Contact;
use crate::facts::source::Source;
use crate::facts::when::When;

/// A message and its address lines.
#[derive(Debug, Clone, Serialize)]
pub struct Sent<'a> {
    pub source: SourceLine<'a>,
    /// The day on which it was sent.
    pub sent: Option<When>,
    /// The hour, as `20:27`.
    pub time: Option<&'a str>,
    /// Who sent it.
    pub from: Option<Cow<'a, str>>,
    /// To whom, with their units.
    pub to: Vec<Cow<'a, str>>,
    /// Where those are named.
    pub to_because: Vec<Origin<'a>>,
    /// Copied to whom.
    pub cc: Vec<Cow<'a, str>>,
    /// Where those are named.
    pub cc_because: Vec<Origin<'a>>,
    /// Our unit that wrote it.
    pub unit: Option<&'a str>,
    /// The unit's name in full.
    pub unit_name: Option<&'a str>,
}

/// Reads the sources that report a contact and went to somebody.
pub fn sent<'a>(reader: Reader<'a>, contact: &'a Contact) -> Vec<Sent<'a>> {
    let sources = contact
        .reports
        .iter()
        .map(|id| reader.facts.source(id))
        .filter(|source| reader.had_read(source));
    let messages = sources.filter(|source| !source.to.is_empty() || source.from.is_some());
    messages.map(|source| message(reader, source)).collect()
}

/// Reads the address lines of a source.
pub fn message<'a>(reader: Reader<'a>, source: &'a Source) -> Sent<'a> {
    let names = |list: &'a [String]| list.iter().map(|who| name(reader, who)).collect();
    let people = |list: &'a [String]| {
        let known = list.iter().filter_map(|who| reader.facts.find_person(who));
        known.map(|person| Origin::new(&person.id, "name")).collect()
    };
    Sent {
        source: SourceLine::new(reader, source),
        sent: source.sent_on().map(When::day),
        time: source.sent.as_deref().and_then(|sent| sent.split_once('T')?.1.get(..5)),
        from: source.from.as_deref().map(|who| name(reader, who)),
        to: names(&source.to),
        to_because: people(&source.to),
        cc: names(&source.cc),
        cc_because: people(&source.cc),
        unit: source.unit.as_deref(),
        unit_name: source.unit.as_deref().and_then(|unit| unit_name(reader, unit)),
    }
}

/// Writes an address as it stood in the line: the name, and the unit of ours.
fn name<'a>(reader: Reader<'a>, who: &'a str) -> Cow<'a, str> {
    match reader.facts.find_person(who) {
        Some(person) => match &person.unit {
            Some(unit) => Cow::Owned(format!("{} ({unit})", person.name)),
            None => Cow::Borrowed(person.name.as_str()),
        },
        None => Cow::Borrowed(who),
    }
}
