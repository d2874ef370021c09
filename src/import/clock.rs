//! Text → the first time of day in it: `15:30 CET`, `8:27 PM`, `15.15 – 16.15`, `9h05`.

use std::ops::Range;

use chrono::NaiveTime;
use chrono_tz::OffsetName;

use super::doubts::Answer;
use super::known::Known;
use crate::facts::when::When;
use crate::names::word::{Word, words};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    pub range: Range<usize>,
    pub start: NaiveTime,
    pub end: Option<NaiveTime>,
    /// The zone as written, `CET`.
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

const ZONES: [&str; 16] = [
    "cet", "cest", "utc", "gmt", "bst", "wet", "west", "eet", "eest", "est", "edt", "cst", "cdt",
    "pst", "pdt", "msk",
];

pub fn clock(text: &str) -> Option<Clock> {
    let all = words(text);
    (0..all.len()).find_map(|at| clock_at(text, &all[at..]))
}

fn clock_at(text: &str, rest: &[Word]) -> Option<Clock> {
    let (start, mut used, dotted) = one(text, rest)?;
    let mut end = None;
    let gap = |at: usize| {
        let next = rest.get(at)?;
        Some(text[rest[at - 1].range.end..next.range.start].trim())
    };
    let until = usize::from(rest.get(used).is_some_and(|w| w.folded == "to" || w.folded == "a"));
    let goes_on = until == 1 || gap(used).is_some_and(|gap| ["-", "–", "—"].contains(&gap));
    if goes_on && let Some((time, more, _)) = one(text, &rest[(used + until).min(rest.len())..]) {
        end = Some(time);
        used += until + more;
    }
    if dotted && end.is_none() {
        return None;
    }
    let zone = rest.get(used).filter(|word| ZONES.contains(&word.folded.as_ref()));
    Some(Clock {
        range: rest[0].range.start..rest[used - 1].range.end,
        start,
        end,
        zone: zone.map(|word| text[word.range.clone()].to_owned()),
    })
}

/// Reads one time: it, how many words it takes, and whether a dot divides it.
fn one(text: &str, rest: &[Word]) -> Option<(NaiveTime, usize, bool)> {
    let first = rest.first()?;
    if let Some((hour, minute)) = first.folded.split_once('h') {
        let minute = if minute.is_empty() { "00" } else { minute };
        return Some((time(hour, minute, None)?, 1, false));
    }
    let second = rest.get(1)?;
    let sign = &text[first.range.end..second.range.start];
    // `2.30pm`
    let halves = ["am", "pm"].into_iter();
    let glued = halves.clone().find(|half| second.folded.ends_with(half));
    let minute = second.folded.trim_end_matches(['a', 'p', 'm']);
    if !matches!(sign, ":" | ".") || first.folded.len() > 2 || minute.len() != 2 {
        return None;
    }
    // `10:00:00`
    let has_seconds = rest.get(2).is_some_and(|third| {
        let gap = &text[second.range.end..third.range.start];
        sign == ":" && gap == ":" && third.folded.len() == 2
    });
    let used = 2 + usize::from(has_seconds);
    let half = halves.clone().find(|half| rest.get(used).is_some_and(|word| word.folded == *half));
    let time = time(&first.folded, minute, glued.or(half))?;
    let is_sure = sign == ":" || glued.or(half).is_some();
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

/// Central European labels mean the home zone; others are for a person to judge.
pub fn zone(time: Option<&Clock>, date: &When, known: &Known<'_>) -> Option<Answer<String>> {
    let time = time?;
    let label = time.zone.as_deref().filter(|label| ["CET", "CEST"].contains(label))?;
    let home = known.settings().home_tz?;
    let moment = home.moment(date.first(), time.start)?;
    let kept = moment.offset().abbreviation().unwrap_or_default();
    let words = if kept == label {
        String::new()
    } else {
        format!("the text says {label}; on that day it was {kept}")
    };
    Some(Answer::of(home.to_string(), words))
}
