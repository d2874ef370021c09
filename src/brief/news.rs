//! What is new with an organisation since the principal last spoke with it.

use serde::Serialize;

use super::cite::SourceLine;
use super::contacts::ContactLine;
use super::origin::Origin;
use super::promises::Promise;
use super::reader::Reader;
use super::said::Said;
use super::told_day::ToldDay;
use crate::facts::organisation::{Membership, Organisation};
use crate::facts::when::When;

/// What is new, and since when.
#[derive(Debug, Clone, Serialize)]
pub struct NewSince<'a> {
    /// The day you last spoke; none before a first meeting.
    pub last_spoke: Option<ToldDay>,
    /// Where that day stands.
    pub last_spoke_at: Option<Origin<'a>>,
    /// News after this day is told.
    pub after: When,
    /// The news, oldest first.
    pub items: Vec<News<'a>>,
}

/// One piece of news; only what belongs to its kind is filled in.
#[derive(Debug, Clone, Serialize)]
pub struct News<'a> {
    /// `contact`, `membership`, `source`, `milestone`, `title` or `settled`.
    pub kind: &'static str,
    pub date: ToldDay,
    pub contact: Option<ContactLine<'a>>,
    /// Bodies joined and instruments signed.
    pub joined: Vec<Joined<'a>>,
    /// Promises and requests that it settled.
    pub settled: Vec<Promise<'a>>,
    pub source: Option<SourceLine<'a>>,
    pub milestone: Option<Said<'a>>,
    /// The person whose title changed.
    pub person: Option<&'a str>,
    /// Where the title is held.
    pub firm: Option<&'a str>,
    /// The new title, or the one that ended.
    pub title: Option<&'a str>,
    /// The last day of one that ended.
    pub until: Option<When>,
    /// Its basis, where that is marked: nobody stated it.
    pub marked: Option<&'a str>,
    /// Whether what it rests on is little to be trusted.
    pub low_confidence: bool,
    pub sources: Vec<&'a str>,
    /// Whether it may be of a day before you spoke: the record has its month or year alone.
    pub perhaps_before: bool,
    /// Of what is older than your last talk, those at the table with whom you spoke before it.
    pub since_with: Vec<&'a str>,
    /// Whether it is told as of the last twelve months: with those whom it is about you never spoke.
    pub in_year: bool,
    /// Whether the sheet tells it elsewhere.
    pub told: bool,
    pub on_card: bool,
    pub origin: Origin<'a>,
}

/// A body joined or an instrument signed.
#[derive(Debug, Clone, Serialize)]
pub struct Joined<'a> {
    /// Who joined.
    pub organisation: &'a str,
    /// The body or instrument.
    pub body: &'a str,
    /// `member`, `signatory`, ….
    pub r#as: Option<&'a str>,
    pub since: Option<When>,
    /// The last day, where it has passed.
    pub until: Option<When>,
    /// Whether what it rests on is little to be trusted.
    pub low_confidence: bool,
    /// Its basis, where that is marked: nobody stated it.
    pub marked: Option<&'a str>,
    /// A doubt or an explanation, as a reservation.
    pub note: Option<Said<'a>>,
    /// Whether it is told because it ended.
    pub left: bool,
    /// Whether the paragraph that sets the scene tells it.
    pub told: bool,
    pub origin: Origin<'a>,
}

impl<'a> News<'a> {
    pub(super) fn new(kind: &'static str, date: impl Into<ToldDay>, origin: Origin<'a>) -> Self {
        Self {
            kind,
            date: date.into(),
            contact: None,
            joined: Vec::new(),
            settled: Vec::new(),
            source: None,
            milestone: None,
            person: None,
            firm: None,
            title: None,
            until: None,
            marked: None,
            low_confidence: false,
            sources: Vec::new(),
            perhaps_before: false,
            since_with: Vec::new(),
            in_year: false,
            told: false,
            on_card: false,
            origin,
        }
    }
}

/// Reads a seat in a body as news.
pub fn joined<'a>(
    reader: Reader<'a>,
    organisation: &'a Organisation,
    number: usize,
    membership: &'a Membership,
) -> Joined<'a> {
    let rests = reader.facts.membership_rests(membership);
    Joined {
        organisation: organisation.name_on(reader.as_of),
        body: reader.facts.organisation(&membership.body).name_on(reader.as_of),
        r#as: membership.r#as.as_deref(),
        since: membership.since,
        until: membership.until.filter(|until| until.last() <= reader.as_of),
        low_confidence: reader.doubts(rests),
        marked: reader.marks(rests),
        note: reader.says_if(&membership.note, rests).map(Said::unsigned),
        told: false,
        left: false,
        origin: Origin::item(&organisation.id, "memberships", number),
    }
}
