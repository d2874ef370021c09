//! Words of days: names of weekdays and months, days of a month and years.

use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{Datelike, Locale, NaiveDate, Weekday};
use foldhash::fast::FixedState;

use super::fold::folded;
use super::word::Word;

/// Names of weekdays and months in the languages that reports mix.
#[derive(Debug)]
pub struct Days {
    weekdays: HashMap<String, Weekday, FixedState>,
    /// In full.
    months: Named,
    /// In full and short.
    any: Named,
}

type Named = HashMap<String, u32, FixedState>;

/// Those of English, French and German.
static COMMON: LazyLock<Days> =
    LazyLock::new(|| Days::of(&[Locale::en_GB, Locale::fr_FR, Locale::de_DE]));

/// Those of the ten languages in which mails are headed.
pub static OF_MAILS: LazyLock<Days> = LazyLock::new(|| {
    let mut days = Days::of(&[
        Locale::en_GB,
        Locale::fr_FR,
        Locale::de_DE,
        Locale::es_ES,
        Locale::it_IT,
        Locale::pt_PT,
        Locale::nl_NL,
        Locale::da_DK,
        Locale::sv_SE,
        Locale::pl_PL,
    ]);
    let english = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let named = english.map(|name| (name.to_owned(), name.parse().expect("a weekday of English")));
    days.weekdays.extend(named);
    days
});

impl Days {
    /// Reads the names of English, French, German and one more language.
    pub fn new(own: Locale) -> Self {
        Self::of(&[Locale::en_GB, Locale::fr_FR, Locale::de_DE, own])
    }

    fn of(locales: &[Locale]) -> Self {
        let monday = NaiveDate::from_ymd_opt(2021, 11, 1).expect("a Monday");
        let (mut weekdays, mut months) = (HashMap::default(), Named::default());
        // `Sept.` is typed in English and French, and stands in no locale.
        let mut short = vec![("sept".to_owned(), 9), ("jan".to_owned(), 1)];
        for locale in locales {
            let name = |day: NaiveDate, pattern| {
                let name = day.format_localized(pattern, *locale).to_string();
                folded(name.trim_end_matches('.')).into_owned()
            };
            for day in monday.iter_days().take(7) {
                weekdays.entry(name(day, "%A")).or_insert(day.weekday());
            }
            for month in 1..=12 {
                let day = NaiveDate::from_ymd_opt(2021, month, 1).expect("a first");
                months.entry(name(day, "%B")).or_insert(month);
                short.push((name(day, "%b"), month));
            }
        }
        let mut any = months.clone();
        for (name, month) in short {
            any.entry(name).or_insert(month);
        }
        Self { weekdays, months, any }
    }

    /// Returns the weekday that a folded word names.
    pub fn weekday(&self, word: &str) -> Option<Weekday> {
        self.weekdays.get(word).copied()
    }

    /// Returns the month that a folded word names, in full or short.
    pub fn month(&self, word: &str) -> Option<u32> {
        self.any.get(word).copied()
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
        let (day, month) = match (self.month(&first.folded), self.month(&second.folded)) {
            (None, Some(month)) => (day_of(&first.folded)?, month),
            (Some(month), None) => (day_of(&second.folded)?, month),
            _ => return None,
        };
        let year = words.get(at + 2).and_then(|word| year_of(&word.folded));
        NaiveDate::from_ymd_opt(year.or(near.map(|day| day.year()))?, month, day)
    }
}

/// Returns the month that a folded word names in English, French or German.
pub fn month(word: &str) -> Option<u32> {
    COMMON.month(word)
}

/// Says whether a folded word is the full name of a month or weekday.
pub fn is_calendar(word: &str) -> bool {
    COMMON.months.contains_key(word) || COMMON.weekday(word).is_some()
}

/// Returns the day of a month that a folded word is: `3`, `3rd`, `1er`.
pub fn day_of(word: &str) -> Option<u32> {
    // Most words are none.
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let known = ["", "st", "nd", "rd", "th", "er", "re", "a", "o"].contains(&&word[digits.len()..]);
    let day: u32 = digits.parse().ok().filter(|_| known && digits.len() <= 2)?;
    (1..=31).contains(&day).then_some(day)
}

/// Returns the year that a folded word is.
pub fn year_of(word: &str) -> Option<i32> {
    let year: i32 = word.parse().ok().filter(|_| word.len() == 4)?;
    (1900..2100).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::{day_of, is_calendar, month, year_of};

    #[test]
    fn knows_words_of_days() {
        assert_eq!(
            ["may", "fevrier", "marz", "sept", "vann"].map(month),
            [Some(5), Some(2), Some(3), Some(9), None]
        );
        assert_eq!(["3rd", "1er", "32", "3x"].map(day_of), [Some(3), Some(1), None, None]);
        assert_eq!(["2021", "0300", "21"].map(year_of), [Some(2021), None, None]);
        assert!(is_calendar("monday") && is_calendar("may") && !is_calendar("sun"));
    }
}
