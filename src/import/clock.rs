//! Text → the only hours in it: `15:30 CET`, `8:27 PM`, `15.15 – 16.15`, `9h05`; hours of which it
//! is not sure are none.

use std::ops::Range;

use chrono::NaiveTime;

use super::lexicon::Words;
use super::moment::days;
use crate::names::word::{Word, words};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    pub range: Range<usize>,
    pub start: NaiveTime,
    pub end: Option<NaiveTime>,
    /// The zone as written: `CET`.
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

/// What stands behind an hour: `15 h 30`, `10 Uhr`.
const BEHIND: [&str; 7] = ["h", "uhr", "uur", "heures", "horas", "hrs", "hours"];

/// What stands between begin and end: `von 9.00 bis 10.15 Uhr`.
const UNTIL: [&str; 8] = ["to", "a", "bis", "tot", "til", "till", "until", "alle"];

/// Hours before this one are nobody's: `2 h`, `1h30` say how long it is.
const FIRST_HOUR: u32 = 7;

/// One time of day, as it is written.
struct Time {
    range: Range<usize>,
    hour: u32,
    minute: Option<u32>,
    half: Option<bool>,
    /// Whether it can be nothing else.
    is_sure: bool,
    may_be_long: bool,
}

fn behind(text: &str, at: usize) -> (usize, &str) {
    let rest = text[at..].trim_start();
    (text.len() - rest.len(), rest)
}

/// Reads one of some words at a place, small and whole.
fn one_of(text: &str, at: usize, words: &[&'static str]) -> Option<(&'static str, usize)> {
    let (start, rest) = behind(text, at);
    let is_it = |word: &&&'static str| {
        let own = rest.get(..word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word));
        own && !rest[word.len()..].starts_with(|c: char| c.is_alphabetic())
    };
    words.iter().find(is_it).map(|word| (*word, start + word.len()))
}

/// Reads a number of one or two digits, and where it ends.
fn number(text: &str, at: usize) -> Option<(u32, usize)> {
    let rest = text.get(at..)?;
    let length = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    Some((rest[..length].parse().ok().filter(|_| length <= 2)?, at + length))
}

fn minutes(text: &str, at: usize) -> Option<(u32, usize)> {
    number(text, at).filter(|(minute, end)| *end == at + 2 && *minute < 60)
}

/// Reads what stands at the first digit of a number.
fn time(text: &str, at: usize, all: &[Word<'_>]) -> Option<Time> {
    let (mut hour, mut end) = number(text, at)?;
    let sign = text[end..].chars().next().filter(|sign| ":.hH".contains(*sign));
    let found = sign.and_then(|_| minutes(text, end + 1));
    let mut minute = found.map(|(minute, _)| minute);
    end = found.map_or(end, |(_, end)| end);
    // `10:00:00`
    let seconds = text[end..].strip_prefix(':').and_then(|_| minutes(text, end + 1));
    end = seconds.filter(|_| minute.is_some()).map_or(end, |(_, end)| end);
    // `1.10.30`, `4,50`: a digit of another number.
    let is_digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let before = text[..at].trim_end_matches([':', '.', ',', '/']);
    let is_part = before.len() < at && before.ends_with(|c: char| c.is_ascii_digit())
        || before.ends_with('+');
    if is_part || text[end..].strip_prefix([':', '.', ',', '/']).is_some_and(is_digit) {
        return None;
    }
    let mut is_sure = minute.is_some() && sign != Some('.');
    let mut may_be_long = is_sure && sign != Some(':') && hour < FIRST_HOUR;
    if let Some((word, to)) = one_of(text, end, &BEHIND) {
        may_be_long |= hour < FIRST_HOUR || word.starts_with("h") && word.ends_with("rs");
        (is_sure, end) = (true, to);
        // `14 Uhr 30`, and no `10 Uhr 16 Gäste`.
        let more = minutes(text, behind(text, end).0).filter(|(_, to)| {
            let (_, rest) = behind(text, *to);
            let counts = rest.starts_with(char::is_alphabetic);
            minute.is_none() && (!counts || one_of(text, *to, &UNTIL).is_some())
        });
        minute = more.map_or(minute, |(more, _)| Some(more));
        end = more.map_or(end, |(_, to)| to);
    }
    let half = one_of(text, end, &["am", "pm", "a.m", "p.m"]);
    if let Some((sign, to)) = half {
        end = to + usize::from(sign.contains('.') && text[to..].starts_with('.'));
        hour = hour.checked_rem(12).filter(|_| hour <= 12)?;
        hour += if sign.starts_with('p') { 12 } else { 0 };
    }
    let half = half.map(|(sign, _)| sign.starts_with('p'));
    let before = all.iter().rfind(|word| word.range.end <= at);
    let calls = before.is_some_and(|word| Words("before-hours").has(&word.folded));
    is_sure |= half.is_some() || calls;
    let time = Time { range: at..end, hour, minute, half, is_sure, may_be_long };
    (hour < 24).then_some(time)
}

/// From when to when, where it is sure, and where that ends.
fn stretch(text: &str, at: usize, all: &[Word<'_>]) -> Option<(Range<usize>, Option<Clock>)> {
    let start = time(text, at, all)?;
    let (sign, rest) = behind(text, start.range.end);
    let dash = rest.chars().next().filter(|c| "-–—".contains(*c)).map(|c| sign + c.len_utf8());
    let goes_on = dash.or_else(|| Some(one_of(text, sign, &UNTIL)?.1));
    let end = goes_on.and_then(|at| time(text, behind(text, at).0, all));
    let is_bare = start.is_sure && start.minute.is_none();
    let end = end.filter(|end| end.is_sure || end.minute.is_some() || is_bare);
    if !start.is_sure && end.as_ref().is_none_or(|end| !end.is_sure && start.minute.is_none()) {
        return None;
    }
    let of = |time: &Time| NaiveTime::from_hms_opt(time.hour, time.minute.unwrap_or(0), 0);
    let range = at..end.as_ref().map_or(start.range.end, |end| end.range.end);
    // `11.30 - 1 p.m.`: of which half the first is, nobody says.
    let halves = end.as_ref().is_some_and(|end| end.half.is_some() != start.half.is_some());
    let (from, to) = (of(&start)?, end.as_ref().and_then(of));
    let is_unsure = halves
        || start.may_be_long
        || to.is_some_and(|to| to < from)
        || to.is_none() && text[range.end..].starts_with('?')
        || is_bound(text, &range, to.is_none(), all);
    let clock = Clock { range: range.clone(), start: from, end: to, zone: zone(text, range.end) };
    // `10:00 (London)`
    let bracket = behind(text, range.end).1.strip_prefix('(');
    let is_elsewhere = bracket.is_some_and(|inside| inside.starts_with(char::is_uppercase));
    let is_unsure = is_unsure || is_elsewhere && clock.zone.is_none();
    Some((range, Some(clock).filter(|_| !is_unsure)))
}

/// `until 10:00`, `10:00 at the latest`, `10:00 (tbc)`, `10:00 London time`: what stands beside an
/// hour bounds it, says that it is not agreed, or whose hour it is.
fn is_bound(text: &str, hours: &Range<usize>, is_open: bool, all: &[Word<'_>]) -> bool {
    let has = |words: &[Word<'_>], list| words.iter().any(|word| Words(list).has(&word.folded));
    let from = text[..hours.start].rfind(':').unwrap_or(0);
    let first = all.partition_point(|word| word.range.start < from);
    let begin = all.partition_point(|word| word.range.end <= hours.start);
    let end = all.partition_point(|word| word.range.start < hours.end);
    let next = &all[end..all.len().min(end + NEAR)];
    has(&all[begin.saturating_sub(1)..begin], "bounds-an-hour")
        || has(&all[first.max(begin.saturating_sub(NEAR)).min(begin)..begin], "clock-time")
        || has(next, "bounds-behind-an-hour")
        || has(next, "clock-time")
        || is_open && has(&next[..next.len().min(1)], "unsaid")
}

const NEAR: usize = 4;

/// Finds the letters of a zone behind the hours, with what is added to it: `10:00 (UTC+3)`.
fn zone(text: &str, at: usize) -> Option<String> {
    let (start, rest) = behind(text, at);
    let rest = rest.trim_start_matches('(');
    let end = rest.find(|c: char| c.is_whitespace() || "),;".contains(c)).unwrap_or(rest.len());
    let word = rest[..end].trim_end_matches(['.', ':']);
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit() || "+-:".contains(c));
    let is_short =
        (3..=5).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    let is_zone = is_short && letters.ends_with('T')
        || ["UTC", "MSK", "PT", "MT", "CT", "ET"].contains(&letters);
    match word {
        "Z" if start == at => Some("UTC".to_owned()),
        _ => (is_zone || word.starts_with('+')).then(|| word.to_owned()),
    }
}

/// Reads the only hours of a text: those of two days, or two hours that are no stretch, tell of
/// something else too.
pub fn hours(text: &str) -> Hours {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let days = days(text);
    let all = words(text);
    let (mut found, mut at) = (None, 0);
    while let Some(next) = text[at..].find(|c: char| c.is_ascii_digit()) {
        at += next;
        let day = days.iter().find(|day| day.range.contains(&at));
        match day.is_none().then(|| stretch(text, at, &all)).flatten() {
            Some(_) if found.is_some() || days.len() > 1 => return Hours::Unread,
            Some((_, None)) => return Hours::Unread,
            Some((range, Some(clock))) => (at, found) = (range.end, Some(clock)),
            None => {
                let end = day.map_or(at + 1, |day| day.range.end);
                let rest = text[end..].trim_start_matches(|c: char| c.is_ascii_digit());
                at = text.len() - rest.len();
            }
        }
    }
    match found {
        _ if Words("hours-in-words").within(text).is_some() => Hours::Unread,
        found => found.map_or(Hours::Unsaid, Hours::Read),
    }
}
