//! Words → days: names of weekdays and months, and dates written out in them.

use chrono::{Datelike, Locale, NaiveDate, Weekday};

use super::words::{Word, fold};

/// Names of weekdays and months in the languages that reports mix.
#[derive(Debug)]
pub struct Calendar {
    weekdays: Vec<(String, Weekday)>,
    months: Vec<(String, u32)>,
}

impl Calendar {
    /// Reads the names of English, French, German and one more language.
    pub fn new(own: Locale) -> Self {
        let monday = NaiveDate::from_ymd_opt(2021, 11, 1).expect("a Monday");
        let mut calendar = Self {
            weekdays: Vec::new(),
            months: Vec::new(),
        };
        for locale in [Locale::en_GB, Locale::fr_FR, Locale::de_DE, own] {
            let name = |day: NaiveDate, pattern| {
                fold(&day.format_localized(pattern, locale).to_string()).into_owned()
            };
            for day in monday.iter_days().take(7) {
                calendar.weekdays.push((name(day, "%A"), day.weekday()));
            }
            for month in 1..=12 {
                let day = NaiveDate::from_ymd_opt(2021, month, 1).expect("a first");
                calendar.months.push((name(day, "%B"), month));
                calendar.months.push((name(day, "%b"), month));
            }
        }
        calendar
    }

    /// Returns the weekday that a word names.
    pub fn weekday(&self, word: &Word<'_>) -> Option<Weekday> {
        let mut known = self.weekdays.iter();
        known
            .find(|(name, _)| *name == word.folded)
            .map(|(_, day)| *day)
    }

    fn month(&self, word: &Word<'_>) -> Option<u32> {
        let mut known = self.months.iter();
        known
            .find(|(name, _)| *name == word.folded)
            .map(|(_, month)| *month)
    }

    /// Reads the date that begins at a word, `26 October 2021` or `October 26, 2021`; the
    /// year is that of `near` when it is left out.
    pub fn date(
        &self,
        words: &[Word<'_>],
        at: usize,
        near: Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        let (first, second) = (words.get(at)?, words.get(at + 1)?);
        let (day, month) = match (self.month(first), self.month(second)) {
            (None, Some(month)) => (day_of(first)?, month),
            (Some(month), None) => (day_of(second)?, month),
            _ => return None,
        };
        let year = words.get(at + 2).and_then(year_of);
        NaiveDate::from_ymd_opt(year.or(near.map(|day| day.year()))?, month, day)
    }
}

fn day_of(word: &Word<'_>) -> Option<u32> {
    let digits = word
        .folded
        .trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ending = &word.folded[digits.len()..];
    matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er")
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|day| (1..=31).contains(day))
}

fn year_of(word: &Word<'_>) -> Option<i32> {
    (word.folded.len() == 4)
        .then(|| word.folded.parse().ok())
        .flatten()
}
