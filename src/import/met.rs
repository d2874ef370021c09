//! A title → who was met, and where.

use super::lexicon::Words;
use chrono_tz::OffsetName;

use super::answer::{Answer, LONGEST_TITLE};
use super::clock::Clock;
use super::known::Known;
use crate::facts::when::When;
use crate::names::word::words;

/// Words before those who were met.
const LINKS: Words = Words("met-with");
/// Words that turn from who was met to what was talked about.
const ENDS: &str = " on | about | regarding | concerning | re | to discuss|\
                     took place| sur | au sujet| zum | zu | sobre | su | over | om ";

/// Returns the words that say who was met: `Call with A and B on C` → `A and B`.
pub fn met_in(text: &str) -> Option<&str> {
    let all = words(&text[..text.floor_char_boundary(LONGEST_TITLE)]);
    let link = all.iter().find(|word| LINKS.has(&word.folded))?;
    let rest = &text[link.range.end..];
    Some(until(rest, ENDS))
}

/// Returns the words before the first of the ends.
pub fn until<'t>(text: &'t str, ends: &str) -> &'t str {
    let end = ends.split('|').filter_map(|end| text.find(end)).min();
    &text[..end.unwrap_or(text.len())]
}

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
    Some(Answer::of(home.to_string(), words))
}

/// `Thursday 27 January 2022 (venue: the town hall)`.
pub fn venue(day: &str) -> Option<String> {
    let (_, venue) = day
        .split_once("venue:")
        .or_else(|| day.split_once("lieu :"))?;
    let venue = venue.trim().trim_end_matches(')');
    (!venue.is_empty()).then(|| venue.to_owned())
}
