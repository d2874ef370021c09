//! Text → the only hours in it: `15:30 CET`, `8:27 PM`, `15.15 – 16.15`, `9h05`; hours of which it
//! is not sure are none.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveTime};
use chrono_tz::{OffsetName, TZ_VARIANTS, Tz};

use super::doubts::{Answer, Doubts};
use super::hours::{BEHIND, Tokens};
use super::known::Known;
use super::lexicon::Words;
use super::moment::days;
use crate::facts::when::When;
use crate::names::word::{Word, folded_words, words};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    pub range: Range<usize>,
    pub start: NaiveTime,
    pub end: Option<NaiveTime>,
    /// The zone as written, `CET`, or the place that the text names beside the hours.
    pub zone: Option<String>,
}

impl Clock {
    /// Returns it as records have it: `15:15-16:15`.
    pub fn written(&self) -> String {
        let start = self.start.format("%H:%M").to_string();
        match self.end {
            Some(end) => format!("{start}-{}", end.format("%H:%M")),
            None => start,
        }
    }
}

/// Hours are told within so many bytes.
const LONGEST: usize = 2_000;

/// What a text says of hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hours {
    Unsaid,
    Read(Clock),
    /// There are some, and which of them they are is not sure.
    Unread,
}

/// Returns the hours that a text gives for sure.
pub fn clock(text: &str) -> Option<Clock> {
    match hours(text) {
        Hours::Read(clock) => Some(clock),
        Hours::Unsaid | Hours::Unread => None,
    }
}

/// Reads the only hours of a text: those of two days, or two hours that are no stretch, tell of
/// something else too.
pub fn hours(text: &str) -> Hours {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let days = days(text);
    let tokens = Tokens::of(text, &days);
    let (mut found, mut at) = (None, 0);
    while at < tokens.len() {
        match tokens.stretch(at) {
            Some(one) if found.is_some() || days.len() > 1 || one.is_unsure => {
                return Hours::Unread;
            }
            Some(one) => {
                at += one.used;
                found = Some((one, at));
            }
            None if tokens.is_hour_in_words(at) => return Hours::Unread,
            None => at += 1,
        }
    }
    let Some((one, end)) = found else {
        return Hours::Unsaid;
    };
    let zone = tokens.zone(end).or_else(|| place(text, &words(text), &one.range));
    Hours::Read(Clock { range: one.range, start: one.start, end: one.end, zone })
}

/// Finds the place whose hours they are, right beside them: `London time`, `heure de Paris`,
/// `Berliner Zeit`, `local time`.
fn place(text: &str, all: &[Word], hours: &Range<usize>) -> Option<String> {
    let begin = all.partition_point(|word| word.range.start < hours.start);
    let mut end = all.partition_point(|word| word.range.start < hours.end);
    // `21T20:27`: a word may hold both day and hour.
    let is_parted = |start: usize, end: usize| {
        text.get(start..end).is_none_or(|gap| gap.contains(['.', ';', ':', '\n']))
    };
    while all.get(end).is_some_and(|word| BEHIND.contains(&&*word.folded)) {
        end += 1;
    }
    let is_time = |word: &Word| Words("clock-time").has(&word.folded);
    let names = |word: &Word| word.capital && !is_time(word) || Words("local").has(&word.folded);
    // Which words a stretch of names takes from one on.
    let named = |from: usize| {
        let count = all[from.min(all.len())..].iter().take_while(|word| names(word)).count();
        (count > 0).then_some(from..from + count)
    };
    let behind = || {
        let first = all.get(end).filter(|word| !is_parted(hours.end, word.range.start))?;
        if is_time(first) {
            let links = all[end + 1..].iter();
            let links = links.take_while(|word| Words("of-a-place").has(&word.folded)).count();
            return named(end + 1 + links);
        }
        // `10:00 (London)`
        let is_city = |found: &Range<usize>| {
            let range = first.range.start..all[found.end - 1].range.end;
            text[..range.start].ends_with('(') && zone_of(&text[range]).is_some()
        };
        let is_place =
            |found: &Range<usize>| all.get(found.end).is_some_and(is_time) || is_city(found);
        named(end).filter(is_place)
    };
    let before = || {
        let last = begin.checked_sub(1)?;
        let is_near = !is_parted(all[last].range.end, hours.start);
        // `time in Lisbon 10:00`
        let from = (0..last).rev().take(4).find(|at| is_time(&all[*at])).filter(|_| is_near);
        let of = from.filter(|at| Words("of-a-place").has(&all[at + 1].folded));
        if let Some(found) = of.and_then(|at| named(at + 2)) {
            return Some(found).filter(|found| found.end == begin);
        }
        let count = all[..last].iter().rev().take_while(|word| names(word)).count();
        (is_near && is_time(&all[last]) && count > 0).then_some(last - count..last)
    };
    let found = behind().or_else(before)?;
    Some(text[all[found.start].range.start..all[found.end - 1].range.end].to_owned())
}

/// Finds the zone of a city that has one of its own.
fn zone_of(city: &str) -> Option<Tz> {
    let words = folded_words(city);
    let is_it = |zone: &&Tz| {
        let name = zone.name().rsplit_once('/').map_or("", |(_, name)| name);
        folded_words(&name.replace('_', " ")) == words
    };
    let mut found = TZ_VARIANTS.iter().filter(is_it);
    found.next().copied().filter(|_| found.next().is_none())
}

/// The hours of a contact and their zone: the letters must be those of home or of universal time.
/// Others stand for several zones, or for one at another place: such an hour is left out.
pub fn placed(
    time: Option<Clock>,
    date: &When,
    known: &Known<'_>,
    doubts: &mut Doubts,
) -> (Option<Clock>, Option<Answer<String>>) {
    let Some((time, label)) = time.map(|time| (time.clone(), time.zone)) else {
        return (None, None);
    };
    let Some(label) = label else {
        return (Some(time), None);
    };
    if ["UTC", "GMT"].contains(&&*label) {
        return (Some(time), Some(Answer::of("UTC", label)));
    }
    if let Some(zone) = zone_of(&label) {
        return (Some(time), Some(Answer::of(zone.name(), label)));
    }
    let home = known.settings().home_tz;
    let letters = |day| {
        let moment = home?.moment(day, time.start)?;
        moment.offset().abbreviation().map(str::to_owned)
    };
    let on_the_day = letters(date.first()).unwrap_or_default();
    let year = date.first().year();
    let mut seasons =
        [1, 7].into_iter().filter_map(|month| NaiveDate::from_ymd_opt(year, month, 1));
    if on_the_day == label {
        return (Some(time), home.map(|home| Answer::plain(home.to_string())));
    }
    let written = format!("{} {label}", time.written());
    if seasons.any(|day| letters(day).is_some_and(|letters| letters == label)) {
        let words = format!("on that day it was {on_the_day}");
        doubts.add("zone-doubted", &[&written, &words]);
        return (Some(time), home.map(|home| Answer::of(home.to_string(), words)));
    }
    doubts
        .add("zone-doubted", &[&written, &"no place is named, and the letters may be of several"]);
    (None, None)
}
