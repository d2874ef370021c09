//! A thing owed × a day → how it stands.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::reader::Reader;
use super::sides::theirs;
use crate::facts::contact::Contact;
use crate::facts::ending::Settled;
use crate::facts::item::OpeningKind;
use crate::facts::organisation::Organisation;
use crate::facts::{Closing, Debt, Opening};

/// How a thing owed stands; the order is that of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Its day has passed.
    Overdue,
    /// A question put and not answered on record.
    NoAnswer,
    /// A question of a plan, of which no report says that it was put.
    NotAsked,
    /// A question that was answered, and no record says that this settles it.
    Answered,
    /// Neither settled nor late.
    Open,
    /// Settled in part.
    Partly,
    /// Settled.
    Done,
    /// Given up.
    Dropped,
}

impl State {
    /// Says whether nothing more is to come of it.
    pub fn is_settled(self) -> bool {
        matches!(self, State::Done | State::Dropped)
    }
}

impl From<Settled> for State {
    fn from(how: Settled) -> Self {
        match how {
            Settled::Done => State::Done,
            Settled::Dropped => State::Dropped,
            Settled::Partly => State::Partly,
        }
    }
}

/// Says how a thing owed stands on a day.
pub fn state(reader: Reader<'_>, opening: &Opening<'_>) -> State {
    state_on(reader, opening, reader.as_of)
}

/// Says how a thing owed stands on any day.
pub fn state_on(reader: Reader<'_>, opening: &Opening<'_>, day: NaiveDate) -> State {
    let mut closings = reader.closings(opening);
    let last = closings.rfind(|closing| closing.on() <= day);
    match last.map(|closing| closing.how) {
        Some(how) => how.into(),
        None if answer(reader, opening, day).is_some() => State::Answered,
        None if is_late(opening, day) => State::Overdue,
        None if opening.is_only_planned() => State::NotAsked,
        None if opening.kind == OpeningKind::Question => State::NoAnswer,
        None => State::Open,
    }
}

/// Returns how a thing owed was told to have ended, and what was told last, where it is not that.
pub fn told_otherwise<'a>(
    reader: Reader<'a>,
    opening: &Opening<'a>,
) -> Option<(&'a Closing, &'a Closing)> {
    let mut closings = reader.closings(opening).rev();
    let last = closings.next()?;
    let end = closings.find(|one| one.how != Settled::Partly && one.how != last.how)?;
    Some((end, last))
}

/// Says whether a day is past the one by which something was due. Whoever offered something until a
/// day is not late after it.
pub fn is_late(opening: &Opening<'_>, day: NaiveDate) -> bool {
    opening.kind != OpeningKind::Offer && opening.due.is_some_and(|due| due.last() < day)
}

/// Returns the newest contact that answers the question of a point.
pub fn answer<'a>(
    reader: Reader<'a>,
    opening: &Opening<'_>,
    day: NaiveDate,
) -> Option<&'a Contact> {
    let points = &opening.contact.points;
    let id = match opening.debt {
        Debt::Point(place) => points[place].id.as_ref()?,
        Debt::Question(_) => {
            let mut told = points.iter().filter_map(|point| point.id.as_ref());
            told.find(|id| id.as_str() == opening.id.as_str())?
        }
    };
    let mut contacts = reader.facts.answered_in(id).rev();
    contacts.find(|contact| contact.held_by(day))
}

/// Returns those of several who owe something with whom a part of it was settled: the record does
/// not tell it of the others.
pub fn part_with<'a>(
    reader: Reader<'a>,
    opening: &Opening<'a>,
) -> impl Iterator<Item = &'a Organisation> {
    let theirs = theirs(reader, opening);
    let parts = reader.closings(opening).filter(|closing| closing.how == Settled::Partly);
    let contacts = parts.filter_map(|closing| reader.facts.find_contact(&closing.by.id));
    let with: BTreeSet<_> = contacts
        .filter(|contact| theirs.iter().any(|id| !contact.with.contains(id)))
        .flat_map(|contact| &contact.with)
        .filter(|id| theirs.contains(id))
        .collect();
    with.into_iter().map(|id| reader.facts.organisation(id))
}
