//! Seats in bodies and signatures under instruments: those of an organisation, and those in it.

use serde::Serialize;

use super::origin::Origin;
use super::reader::Reader;
use super::said::Said;
use crate::facts::organisation::{Membership, Organisation};
use crate::facts::when::When;

/// A seat in a body or a signature under an instrument.
#[derive(Debug, Clone, Serialize)]
pub struct Seat<'a> {
    /// The body or instrument; of a member, who it is.
    pub body: &'a str,
    /// `member`, `signatory`, ….
    pub r#as: Option<&'a str>,
    /// First day, when known.
    pub since: Option<When>,
    /// First time on record.
    pub seen: Option<When>,
    /// Last day, when it has passed.
    pub until: Option<When>,
    pub note: Option<Said<'a>>,
    pub sources: Vec<&'a str>,
    /// Whether what it rests on is little to be trusted.
    pub low_confidence: bool,
    /// Its basis, where that is marked: nobody stated it.
    pub marked: Option<&'a str>,
    pub origin: Origin<'a>,
}

/// Lists the bodies and instruments of an organisation, as of the reader's day.
pub fn memberships<'a>(reader: Reader<'a>, organisation: &'a Organisation) -> Vec<Seat<'a>> {
    let name = |seat: &'a Membership| reader.facts.organisation(&seat.body).name_on(reader.as_of);
    seats(reader, organisation)
        .map(|(n, one)| seat(reader, organisation, n, one, name(one)))
        .collect()
}

/// Lists whoever had a seat in a body by the reader's day.
pub fn members<'a>(reader: Reader<'a>, body: &'a Organisation) -> Vec<Seat<'a>> {
    let all = reader.facts.members_of(&body.id);
    all.flat_map(|one| {
        let own = seats(reader, one).filter(|(_, seat)| seat.body == body.id);
        own.map(move |(n, own)| seat(reader, one, n, own, one.name_on(reader.as_of)))
    })
    .collect()
}

fn seats<'a>(
    reader: Reader<'a>,
    organisation: &'a Organisation,
) -> impl Iterator<Item = (usize, &'a Membership)> {
    let began = move |when: Option<When>| when.is_none_or(|when| when.first() <= reader.as_of);
    let seats = organisation.memberships.iter().enumerate();
    seats.filter(move |(_, seat)| began(seat.since.or(seat.seen)) && reader.knows_seat(seat))
}

fn seat<'a>(
    reader: Reader<'a>,
    of: &'a Organisation,
    number: usize,
    seat: &'a Membership,
    body: &'a str,
) -> Seat<'a> {
    let rests = reader.facts.membership_rests(seat);
    Seat {
        body,
        r#as: seat.r#as.as_deref(),
        since: seat.since,
        seen: seat.seen,
        until: seat.until.filter(|until| until.last() <= reader.as_of),
        note: reader.says_if(&seat.note, rests).map(Said::unsigned),
        sources: reader.cites(rests),
        low_confidence: reader.doubts(rests),
        marked: reader.marks(rests),
        origin: Origin::item(&of.id, "memberships", number),
    }
}
