//! Text → the first time of day in it: `15:30 CET`, `8:27 PM`, `15.15 – 16.15`, `9h05`.

use std::ops::Range;

use chrono::{Datelike, NaiveDate, NaiveTime};
use chrono_tz::{OffsetName, TZ_VARIANTS, Tz};

use super::doubts::{Answer, Doubts};
use super::known::Known;
use super::lexicon::Words;
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

/// What stands before an hour without minutes, and behind one: `kl. 10-11`, `15 h 30`, `10 Uhr`.
const BEFORE: [&str; 7] = ["kl", "klo", "klockan", "klokken", "godz", "ore", "klokka"];
const BEHIND: [&str; 5] = ["h", "uhr", "uur", "heures", "horas"];

pub fn clock(text: &str) -> Option<Clock> {
    let all = words(text);
    (0..all.len()).find_map(|at| {
        let before = at.checked_sub(1).map(|before| &*all[before].folded);
        let is_hour = before.is_some_and(|word| BEFORE.contains(&word));
        let mut clock = clock_at(text, &all[at..], is_hour)?;
        clock.zone = clock.zone.or_else(|| place(text, &all, &clock.range));
        Some(clock)
    })
}

/// Finds the place whose hours they are, right beside them: `London time`, `heure de Paris`,
/// `Berliner Zeit`, `local time`.
fn place(text: &str, all: &[Word], hours: &Range<usize>) -> Option<String> {
    let begin = all.partition_point(|word| word.range.start < hours.start);
    let mut end = all.partition_point(|word| word.range.start < hours.end);
    let is_parted = |start: usize, end: usize| text[start..end].contains(['.', ';', ':', '\n']);
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
        named(end).filter(|found| all.get(found.end).is_some_and(is_time))
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

fn clock_at(text: &str, rest: &[Word], is_hour: bool) -> Option<Clock> {
    let (start, mut used, dotted) = one(text, rest, is_hour)?;
    let mut end = None;
    let gap = |at: usize| {
        let next = rest.get(at)?;
        Some(text[rest[at - 1].range.end..next.range.start].trim())
    };
    let until = usize::from(rest.get(used).is_some_and(|w| w.folded == "to" || w.folded == "a"));
    let goes_on = until == 1 || gap(used).is_some_and(|gap| ["-", "–", "—"].contains(&gap));
    let behind = &rest[(used + until).min(rest.len())..];
    if goes_on && let Some((time, more, _)) = one(text, behind, is_hour) {
        end = Some(time);
        used += until + more;
    }
    if dotted && end.is_none() {
        return None;
    }
    let zone = rest.get(used).map(|word| &text[word.range.clone()]).filter(|word| is_zone(word));
    let range = rest[0].range.start..rest[used - 1].range.end;
    Some(Clock { range, start, end, zone: zone.map(str::to_owned) })
}

/// Letters behind an hour that end in `T`, for *time*: `CST`.
fn is_zone(word: &str) -> bool {
    let is_short = (3..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    is_short && word.ends_with('T') || ["UTC", "MSK"].contains(&word)
}

/// Reads one time: it, how many words it takes, and whether a dot divides it.
fn one(text: &str, rest: &[Word], is_hour: bool) -> Option<(NaiveTime, usize, bool)> {
    let first = rest.first()?;
    if let Some((hour, minute)) = first.folded.split_once('h') {
        let minute = if minute.is_empty() { "00" } else { minute };
        return Some((time(hour, minute, None)?, 1, false));
    }
    let word = |at: usize| rest.get(at).map_or("", |word| &*word.folded);
    let sign = rest.get(1).map_or("", |second| &text[first.range.end..second.range.start]);
    if sign == " " && BEHIND.contains(&word(1)) {
        let minute = time(&first.folded, word(2), None).filter(|_| word(1) == "h");
        let whole = || time(&first.folded, "00", None);
        return Some((minute.or_else(whole)?, 2 + usize::from(minute.is_some()), false));
    }
    // `2.30pm`
    let halves = ["am", "pm"].into_iter();
    let glued = halves.clone().find(|half| word(1).ends_with(half));
    let minute = word(1).trim_end_matches(['a', 'p', 'm']);
    if !matches!(sign, ":" | ".") || first.folded.len() > 2 || minute.len() != 2 {
        return time(&first.folded, "00", None).filter(|_| is_hour).map(|time| (time, 1, false));
    }
    // `10:00:00`
    let has_seconds = rest.get(2).is_some_and(|third| {
        let gap = &text[rest[1].range.end..third.range.start];
        sign == ":" && gap == ":" && third.folded.len() == 2
    });
    let used = 2 + usize::from(has_seconds);
    let half = halves.clone().find(|half| word(used) == *half);
    let time = time(&first.folded, minute, glued.or(half))?;
    let is_sure = sign == ":" || is_hour || glued.or(half).is_some();
    Some((time, used + usize::from(half.is_some()), !is_sure))
}

fn time(hour: &str, minute: &str, half: Option<&str>) -> Option<NaiveTime> {
    if hour.is_empty() || hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    let hour = match (half, hour.parse().ok()?) {
        (Some("pm"), hour) if hour < 12 => hour + 12,
        (Some("am"), 12) => 0,
        (_, hour) => hour,
    };
    NaiveTime::from_hms_opt(hour, minute.parse().ok()?, 0)
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
