//! Days, counts and lists → words, in the language of the settings.

use chrono::{Datelike, NaiveDate};

use super::reader::Reader;
use crate::facts::part::Part;
use crate::facts::settings::{DateStyle, Settings};
use crate::facts::when::When;

/// Writes a day or period in words.
pub fn date(reader: Reader<'_>, when: When) -> String {
    when_in_words(reader.facts.settings(), when)
}

/// Writes a day or period in words: `26 October 2021`, `second half of 2021`.
pub fn when_in_words(settings: &Settings, when: When) -> String {
    let Some(to) = when.to else {
        return part(settings, when.from);
    };
    match (when.from, to) {
        (Part::Day(a), Part::Day(b)) if settings.date_style == DateStyle::DayFirst => {
            let end = part(settings, to);
            let month = (a.year(), a.month()) == (b.year(), b.month());
            let start = match (month, a.year() == b.year()) {
                (true, _) => return format!("{}–{end}", number(settings, a)),
                (false, true) => named(settings, a, "%-d %B"),
                (false, false) => part(settings, when.from),
            };
            format!("{start} – {end}")
        }
        (Part::Year(from), Part::Year(to)) => format!("{from}–{to}"),
        (Part::Month(from, _), Part::Month(to, _)) if from == to => {
            let month = named(settings, when.first(), "%B");
            format!(
                "{month}–{}",
                part(settings, Part::Month(to, when.last().month()))
            )
        }
        (from, to) => format!("{} – {}", part(settings, from), part(settings, to)),
    }
}

fn part(settings: &Settings, part: Part) -> String {
    const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
    let english = settings.language.starts_with("en");
    let ordinal = |n: u32| ORDINALS[(n as usize).clamp(1, 4) - 1];
    match part {
        Part::Day(day) => named(settings, day, pattern(settings.date_style)),
        Part::Month(..) => {
            let first = When {
                from: part,
                to: None,
            }
            .first();
            named(settings, first, "%B %Y")
        }
        Part::Quarter(year, n) if english => format!("{} quarter of {year}", ordinal(n)),
        Part::Half(year, n) if english => format!("{} half of {year}", ordinal(n)),
        Part::Quarter(year, n) => format!("Q{n} {year}"),
        Part::Half(year, n) => format!("H{n} {year}"),
        Part::Year(year) => year.to_string(),
    }
}

fn pattern(style: DateStyle) -> &'static str {
    match style {
        DateStyle::DayFirst => "%-d %B %Y",
        DateStyle::DayFirstShort => "%-d %b %Y",
        DateStyle::MonthFirst => "%B %-d, %Y",
        DateStyle::Iso => "%Y-%m-%d",
    }
}

fn named(settings: &Settings, day: NaiveDate, pattern: &str) -> String {
    let pattern = pattern.replace("%-d", &number(settings, day));
    let pattern = pattern.as_str();
    day.format_localized(pattern, settings.locale()).to_string()
}

/// Writes the number of a day as it stands before its month: in French the first is `1er`.
fn number(settings: &Settings, day: NaiveDate) -> String {
    match day.day() {
        1 if settings.language.starts_with("fr") => "1er".to_owned(),
        day => day.to_string(),
    }
}

/// Returns the word that stands before a day or period: `on 3 May`, `in May`, `in the first
/// half of 2022`.
pub fn preposition(when: When) -> &'static str {
    match (when.from, when.to) {
        (Part::Day(_), _) => "on",
        (Part::Quarter(..) | Part::Half(..), None) => "in the",
        _ => "in",
    }
}

/// Writes the day of the week.
pub fn weekday(settings: &Settings, day: NaiveDate) -> String {
    named(settings, day, "%A")
}

/// Writes several days, the shared year once: `28 June, 20 September, 26 October 2021`.
pub fn dates(settings: &Settings, dates: &[When]) -> String {
    let mut words: Vec<String> = Vec::new();
    for (n, when) in dates.iter().enumerate() {
        let shared = match (when.as_day(), dates.get(n + 1).and_then(When::as_day)) {
            (Some(day), Some(next)) if settings.date_style == DateStyle::DayFirst => {
                day.year() == next.year()
            }
            _ => false,
        };
        words.push(match (shared, when.as_day()) {
            (true, Some(day)) => named(settings, day, "%-d %B"),
            _ => when_in_words(settings, *when),
        });
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    and(&words)
}

/// Joins with commas and a last `and`.
pub fn and(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Joins and adds the verb: `time is`, `venue and contact person are`.
pub fn be(items: &[&str]) -> String {
    format!(
        "{} {}",
        and(items),
        if items.len() == 1 { "is" } else { "are" }
    )
}

/// Writes small counts as words.
pub fn count(number: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
        "ten", "eleven", "twelve",
    ];
    WORDS
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// Writes how often: `once`, `twice`, `three times`.
pub fn times(number: usize) -> String {
    match number {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{} times", count(number)),
    }
}

/// Writes a controlled word for people: `video-call` → `Video call`.
pub fn label(word: &str) -> String {
    capital(&word.replace(['-', '_'], " "))
}

/// Begins with a capital.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
