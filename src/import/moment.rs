//! Text → the days written in it, in English or French: `20 September 2021`,
//! `September 20, 2021`, `1er février 2022`, `27-28 January 2022`, `2021-09-20`.

use std::ops::Range;

use crate::facts::when::When;
use crate::names::days;
use crate::names::word::{Word, words};

/// A day or stretch of days as a text writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenDay {
    /// Where it stands.
    pub range: Range<usize>,
    /// The year, where it is written.
    pub year: Option<i32>,
    month: u32,
    day: u32,
    last_day: Option<u32>,
}

impl WrittenDay {
    /// Returns it as a value of a record, in its own year or else in the given one.
    pub fn when(&self, year: Option<i32>) -> Option<When> {
        let year = self.year.or(year)?;
        let day = |day| format!("{year:04}-{:02}-{day:02}", self.month);
        let words = match self.last_day {
            Some(last) if last > self.day => format!("{}/{}", day(self.day), day(last)),
            _ => day(self.day),
        };
        words.parse().ok()
    }
}

/// Finds the days written in a text.
pub fn days(text: &str) -> Vec<WrittenDay> {
    let all = words(text);
    let mut found: Vec<WrittenDay> = Vec::new();
    for at in 0..all.len() {
        let start = all[at].range.start;
        if found.last().is_some_and(|last| start < last.range.end) {
            continue;
        }
        found.extend(day_at(text, &all[at..]));
    }
    found
}

fn day_at(text: &str, rest: &[Word<'_>]) -> Option<WrittenDay> {
    numeric(text, rest)
        .or_else(|| day_first(text, rest))
        .or_else(|| month_first(text, rest))
        .filter(|day| day.when(Some(2000)).is_some())
}

fn numeric(text: &str, rest: &[Word<'_>]) -> Option<WrittenDay> {
    let [a, b, c, ..] = rest else { return None };
    let gap = &text[a.range.end..b.range.start];
    if gap != &text[b.range.end..c.range.start] {
        return None;
    }
    let (year, month, day) = match gap {
        "-" => (year_of(a)?, b.number()?, leading_day(c)?),
        "/" | "." => (year_of(c)?, b.number()?, a.number()?),
        _ => return None,
    };
    let end = if gap == "-" {
        c.range.start + 2
    } else {
        c.range.end
    };
    Some(WrittenDay {
        range: a.range.start..end,
        year: Some(year),
        month,
        day,
        last_day: None,
    })
}

fn day_first(text: &str, rest: &[Word<'_>]) -> Option<WrittenDay> {
    let day = ordinal(rest.first()?)?;
    let mut at = 1;
    let mut last_day = None;
    let is_until =
        |word: &Word<'_>| ["to", "and", "au", "et"].contains(&word.folded.as_ref());
    if let Some(next) = rest.get(at) {
        let skip = usize::from(is_until(next));
        let gap = text[rest[0].range.end..next.range.start].trim();
        let joined = skip == 1 || ["-", "–", "—"].contains(&gap);
        if let Some(last) = rest.get(at + skip).and_then(ordinal).filter(|_| joined) {
            last_day = Some(last);
            at += skip + 1;
        }
    }
    at += usize::from(rest.get(at).is_some_and(|word| word.folded == "of"));
    let month = month_of(rest.get(at)?)?;
    let year = rest.get(at + 1).and_then(year_of);
    let end = rest[at + usize::from(year.is_some())].range.end;
    near(text, rest[0].range.start..end)?;
    Some(WrittenDay {
        range: rest[0].range.start..end,
        year,
        month,
        day,
        last_day,
    })
}

fn month_first(text: &str, rest: &[Word<'_>]) -> Option<WrittenDay> {
    let month = month_of(rest.first()?)?;
    let day = ordinal(rest.get(1)?)?;
    let year = rest.get(2).and_then(year_of)?;
    let range = rest[0].range.start..rest[2].range.end;
    near(text, range.clone())?;
    Some(WrittenDay {
        range,
        year: Some(year),
        month,
        day,
        last_day: None,
    })
}

/// A date does not run over a full stop or an empty line.
fn near(text: &str, range: Range<usize>) -> Option<()> {
    let words = &text[range];
    (!words.contains("\n\n") && !words.contains([':', ';', '('])).then_some(())
}

/// Returns the number of the month that a word names.
pub fn month_of(word: &Word<'_>) -> Option<u32> {
    days::month(&word.folded)
}

/// Returns the year that a word is.
pub fn year_of(word: &Word<'_>) -> Option<i32> {
    days::year_of(&word.folded)
}

fn ordinal(word: &Word<'_>) -> Option<u32> {
    days::day_of(&word.folded)
}

/// `20` of `2021-09-20T20:27`.
fn leading_day(word: &Word<'_>) -> Option<u32> {
    let (day, rest) = word.folded.split_at_checked(2)?;
    (rest.is_empty() || rest.starts_with('t'))
        .then(|| day.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn reads_english_and_french() {
        for (text, day) in [
            ("Sent: Monday, September 20, 2021 8:27 PM", "2021-09-20"),
            ("Date: dimanche 13 février 2022 12:47:53", "2022-02-13"),
            ("le 1er mars 2023", "2023-03-01"),
            ("on 3rd of May 2024", "2024-05-03"),
            ("Visit, 27-28 January 2022.", "2022-01-27/2022-01-28"),
            ("2021-09-20T20:27", "2021-09-20"),
            ("20/09/2021", "2021-09-20"),
            ("On 28 June, a call", "2021-06-28"),
        ] {
            let found = days(text);
            let when = found.first().and_then(|day| day.when(Some(2021)));
            assert_eq!(
                when.map(|when| when.to_string()).as_deref(),
                Some(day),
                "{text}"
            );
        }
        for text in [
            "3 to 4 years",
            "about 22,000 reports",
            "30 February 2021",
            "May I",
        ] {
            assert_eq!(days(text), [], "{text}");
        }
    }
}
