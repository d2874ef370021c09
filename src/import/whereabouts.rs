//! Time and heading of a meeting → its zone and venue.

use chrono_tz::OffsetName;

use super::answer::Answer;
use super::clock::Clock;
use super::known::Known;
use crate::facts::when::When;

/// Central European labels mean the home zone; others are for a person to judge.
pub fn zone(
    time: Option<&Clock>,
    date: &When,
    known: &Known<'_>,
) -> Option<Answer<String>> {
    let time = time?;
    let label = time
        .zone
        .as_deref()
        .filter(|label| ["CET", "CEST"].contains(label))?;
    let home = known.settings().home_tz?;
    let moment = home.moment(date.first(), time.start)?;
    let kept = moment.offset().abbreviation().unwrap_or_default();
    let words = if kept == label {
        String::new()
    } else {
        format!("the text says {label}; on that day it was {kept}")
    };
    Some(Answer {
        value: home.to_string(),
        words,
    })
}

/// `Thursday 27 January 2022 (venue: the town hall)`.
pub fn venue(day: &str) -> Option<String> {
    let (_, venue) = day
        .split_once("venue:")
        .or_else(|| day.split_once("lieu :"))?;
    let venue = venue.trim().trim_end_matches(')');
    (!venue.is_empty()).then(|| venue.to_owned())
}
