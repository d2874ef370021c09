//! What was said on a topic → who stands where, and since when.

use std::collections::BTreeMap;

use serde::Serialize;

use super::folded::Folded;
use super::if_raised::is_question;
use super::origin::Origin;
use super::party::{self, party};
use super::posts::Former;
use super::reader::Reader;
use super::said::Said;
use super::told_day::ToldDay;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::item::Point;
use crate::facts::organisation::Organisation;

/// As many positions of one side as a dossier shows, the newest.
const SHOWN: usize = 5;

/// Where one organisation stands.
#[derive(Debug, Clone, Serialize)]
pub struct Stand<'a> {
    /// Which; none where the record does not say who of several it was.
    pub organisation: Option<&'a str>,
    /// What it said, oldest first.
    pub positions: Vec<Position<'a>>,
    /// What it said before, counted.
    pub folded: Option<Folded<'a>>,
    /// Since when it is on record.
    pub since: ToldDay,
    /// When it spoke last.
    pub last: ToldDay,
    /// Where the organisation stands; else the first contact.
    pub origin: Origin<'a>,
}

/// Something said on the topic.
#[derive(Debug, Clone, Serialize)]
pub struct Position<'a> {
    /// When.
    pub date: ToldDay,
    pub text: Said<'a>,
    /// Who said it, where the record names a person.
    pub speaker: Option<&'a str>,
    /// The organisation for which they spoke then, where it is another than now.
    pub then_at: Option<&'a str>,
    /// Their last title, where they left and have none since.
    pub gone: Option<Former<'a>>,
    /// With whom it was said: the organisations of that contact.
    pub with: Vec<&'a str>,
    /// Whether all sides said it.
    pub both: bool,
    /// Whether one of these said it, and the record does not say which.
    pub one_of: bool,
    /// Whether others were there whom the record does not name.
    pub among: bool,
    /// What that event was called.
    pub title: Option<&'a str>,
    /// Whether it is not to be repeated.
    pub know: bool,
    /// Whether a reader in a hurry needs it.
    #[serde(skip)]
    pub key: bool,
    /// Whether it is what they say every time.
    #[serde(skip)]
    pub is_line: bool,
    /// Whether the paragraph that opens the sheet has these words.
    pub above: bool,
    pub handling: Option<&'a str>,
    /// In which contact.
    #[serde(skip)]
    pub contact: &'a str,
    pub sources: Vec<&'a str>,
    pub origin: Origin<'a>,
}

/// Whose words they were.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side<'a> {
    /// We.
    Ours,
    /// An organisation.
    Of(&'a Id<Organisation>),
    /// One of several, or one that the record does not name.
    Unsaid,
}

/// Collects what was said on a topic and is no question and no debt, oldest first.
pub fn said_by<'a>(
    reader: Reader<'a>,
    contacts: &[&'a Contact],
    is_on_it: impl Fn(&Contact, &Point) -> bool,
) -> Vec<(Side<'a>, Position<'a>)> {
    let points = contacts
        .iter()
        .flat_map(|contact| {
            let points = contact.points.iter().enumerate();
            points.map(move |(n, point)| (*contact, n, point))
        })
        .filter(|(contact, _, point)| is_on_it(contact, point))
        .filter(|(_, _, point)| !is_debt(point))
        .filter(|(contact, _, point)| !is_question(reader, contact, point));
    let told = points.flat_map(|(contact, n, point)| {
        let sides = sides(reader, contact, point).into_iter();
        sides.filter_map(move |side| Some((side, position(reader, (contact, side), n, point)?)))
    });
    told.collect()
}

/// Groups what others said by who they are: organisations by name, the unnamed last.
pub fn stands<'a>(reader: Reader<'a>, said: Vec<(Side<'a>, Position<'a>)>) -> Vec<Stand<'a>> {
    let mut by_name: BTreeMap<(bool, &str), (Origin<'a>, Vec<Position<'a>>)> = BTreeMap::new();
    for (side, position) in said {
        let (key, origin) = match side {
            Side::Ours => continue,
            Side::Of(id) => {
                let name = reader.facts.organisation(id).name_on(reader.as_of);
                ((false, name), Origin::new(id, ""))
            }
            Side::Unsaid => ((true, ""), position.origin.clone()),
        };
        let (_, positions) = by_name.entry(key).or_insert_with(|| (origin, Vec::new()));
        positions.push(position);
    }
    let all = by_name.into_iter();
    all.filter_map(|((unsaid, name), (origin, positions))| {
        let (since, last) = (positions.first()?.date, positions.last()?.date);
        let older = positions.len().saturating_sub(SHOWN);
        // The line that says that one is left out would take the room of the one.
        let older = if older == 1 { 0 } else { older };
        let left = positions.iter().take(older);
        Some(Stand {
            organisation: (!unsaid).then_some(name),
            folded: Folded::of(left.map(|one| (one.date, one.origin.clone()))),
            positions: positions.into_iter().skip(older).collect(),
            since,
            last,
            origin,
        })
    })
    .collect()
}

/// What it leaves owed stands under what is owed, where it is told in the same words.
fn is_debt(point: &Point) -> bool {
    let opens = point.opens.as_deref();
    let what = opens.map(|opens| opens.what.as_ref());
    what.is_some_and(|what| what.is_none_or(|what| what.words == point.text.words))
}

/// Returns those whose words they were: what all sides said is each one's.
fn sides<'a>(reader: Reader<'a>, contact: &'a Contact, point: &'a Point) -> Vec<Side<'a>> {
    let said_by = party(reader, contact, &point.speaker);
    match (said_by.side, &said_by.organisations[..]) {
        (party::Side::Us, _) => vec![Side::Ours],
        (party::Side::Both, all) => {
            [Side::Ours].into_iter().chain(all.iter().copied().map(Side::Of)).collect()
        }
        (party::Side::Them, [only]) => vec![Side::Of(only)],
        _ => vec![Side::Unsaid],
    }
}

fn position<'a>(
    reader: Reader<'a>,
    (contact, side): (&'a Contact, Side<'a>),
    number: usize,
    point: &'a Point,
) -> Option<Position<'a>> {
    let rests = point.text.rests().within(contact.around());
    let with = contact.with.iter();
    let day = reader.as_of;
    let speaker = reader.facts.find_person(&point.speaker);
    let said_by = party(reader, contact, &point.speaker);
    Some(Position {
        date: ToldDay::of(contact),
        text: reader.said(&point.text, rests)?,
        speaker: speaker.map(|person| reader.facts.label_of(person)),
        then_at: said_by.then_at,
        gone: said_by.gone,
        with: with.map(|id| reader.facts.organisation(id).name_on(day)).collect(),
        one_of: side == Side::Unsaid && speaker.is_none(),
        both: said_by.side == party::Side::Both,
        among: said_by.among,
        title: contact.title.as_deref(),
        know: point.is_to_know(),
        key: point.key,
        is_line: point.line.is_some(),
        above: false,
        handling: point.handling.as_deref(),
        contact: contact.id.as_str(),
        sources: reader.cites(rests),
        origin: Origin::item(&contact.id, "points", number),
    })
}
