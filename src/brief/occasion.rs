//! A contact as somebody's past tells of it.

use serde::Serialize;

use super::contacts::{unit, unit_name};
use super::links::{DisputedLine, disputed};
use super::origin::Origin;
use super::people::attendees;
use super::reader::Reader;
use super::told_day::ToldDay;
use crate::facts::contact::Contact;

/// A contact in which a person took part.
#[derive(Debug, Clone, Serialize)]
pub struct Encounter<'a> {
    pub contact: Occasion<'a>,
    /// For whom they spoke then, where it is another organisation than now.
    pub then_at: Vec<&'a str>,
    /// With whom it was, where they belong to none of them as far as the record tells.
    pub with: Vec<&'a str>,
}

/// A contact, as far as somebody's past tells of it: of hundreds a sheet gives the count.
#[derive(Debug, Clone, Serialize)]
pub struct Occasion<'a> {
    pub id: &'a str,
    /// The day or days.
    pub date: ToldDay,
    /// A word of `settings.contact_kinds`.
    pub kind: &'a str,
    /// Whether it needs no place: a call, or a letter.
    pub remote: bool,
    /// Whether it was written, not spoken.
    pub written: bool,
    /// Who began it: `us`, `them`, or a third in words.
    pub initiative: Option<&'a str>,
    /// What the event is called.
    pub title: Option<&'a str>,
    /// The unit that held it, where it is not the reader's own.
    pub unit: Option<&'a str>,
    /// The unit's name in full.
    pub unit_name: Option<&'a str>,
    pub us: Vec<Colleague<'a>>,
    /// Who took part, `us` or `them`, where nobody stated it.
    pub marked: Vec<&'a str>,
    /// On what its sources differ.
    pub disputed: Vec<DisputedLine<'a>>,
    /// Whether its points stand for a summary that nobody wrote.
    #[serde(skip)]
    pub in_points: bool,
    /// Whether the sheet has told of it before its lists.
    pub above: bool,
    /// On a sheet, your last talk: what came after it is news, and stands elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Origin<'a>>,
    pub origin: Origin<'a>,
}

/// Somebody of ours who was there.
#[derive(Debug, Clone, Serialize)]
pub struct Colleague<'a> {
    /// What to call them in a list.
    pub label: &'a str,
    /// Where the item stands.
    pub origin: Origin<'a>,
}

impl<'a> Occasion<'a> {
    /// Reads a contact.
    pub fn new(reader: Reader<'a>, contact: &'a Contact) -> Self {
        let us = attendees(reader, &contact.id, &contact.us, "us", contact.date)
            .into_iter()
            .map(|one| Colleague { label: one.label, origin: one.origin });
        let unit = unit(reader, contact);
        let assumed = contact.assumed.iter().map(String::as_str);
        Self {
            id: contact.id.as_str(),
            date: ToldDay::of(contact),
            kind: &contact.kind,
            remote: reader.is_remote(contact),
            written: reader.facts.settings().is_written(&contact.kind),
            initiative: contact.initiative.as_deref(),
            title: contact.title.as_deref(),
            unit,
            unit_name: unit.and_then(|unit| unit_name(reader, unit)),
            us: us.collect(),
            marked: assumed.filter(|field| ["us", "them"].contains(field)).collect(),
            disputed: disputed(reader, contact),
            in_points: contact.summary.is_none() && !contact.points.is_empty(),
            above: false,
            because: Vec::new(),
            origin: Origin::new(&contact.id, ""),
        }
    }
}
