//! Days, counts and lists → words, in the language of the settings.

pub use super::language::label;

use std::borrow::Borrow;

use chrono::{Datelike, NaiveDate};

use super::language::Language;
use crate::facts::part::Part;
use crate::facts::settings::{DateStyle, Settings};
use crate::facts::when::When;

/// Writes a day or period in the built-in words of the language: `26 October 2021`.
pub fn when_in_words(settings: &Settings, when: When) -> String {
    Days::of(settings, Language::built_in(&settings.language)).when(when)
}

/// Writes the day of the week.
pub fn weekday(settings: &Settings, day: NaiveDate) -> String {
    Days::of(settings, Language::built_in(&settings.language)).weekday(day)
}

/// Writes several days in the built-in words of the language.
pub fn dates(settings: &Settings, dates: &[When]) -> String {
    Days::of(settings, Language::built_in(&settings.language)).list(dates)
}

/// Writes days in the words of a language and the style of a house.
#[derive(Debug, Clone, Copy)]
pub struct Days<'a> {
    settings: &'a Settings,
    language: &'a Language,
}

impl<'a> Days<'a> {
    pub fn of(settings: &'a Settings, language: &'a Language) -> Self {
        Self { settings, language }
    }

    /// Writes a day or period in words: `26 October 2021`, `second half of 2021`.
    pub fn when(self, when: When) -> String {
        let Some(to) = when.to else {
            return self.part(when.from);
        };
        match (when.from, to) {
            (Part::Day(a), Part::Day(b)) if self.settings.date_style == DateStyle::DayFirst => {
                let end = self.part(to);
                let month = (a.year(), a.month()) == (b.year(), b.month());
                let start = match (month, a.year() == b.year()) {
                    (true, _) => return format!("{}–{end}", self.number(a)),
                    (false, true) => self.named(a, "%-d %B"),
                    (false, false) => self.part(when.from),
                };
                format!("{start} – {end}")
            }
            (Part::Year(from), Part::Year(to)) => format!("{from}–{to}"),
            (Part::Month(from, _), Part::Month(to, _)) if from == to => {
                let month = self.named(when.first(), "%B");
                format!("{month}–{}", self.part(Part::Month(to, when.last().month())))
            }
            (from, to) => format!("{} – {}", self.part(from), self.part(to)),
        }
    }

    fn part(self, part: Part) -> String {
        match part {
            Part::Day(day) => self.named(day, pattern(self.settings.date_style)),
            Part::Month(..) => {
                let first = When { from: part, to: None }.first();
                self.named(first, "%B %Y")
            }
            Part::Quarter(year, n) => self.language.quarter(n, year),
            Part::Half(year, n) => self.language.half(n, year),
            Part::Year(year) => year.to_string(),
        }
    }

    fn named(self, day: NaiveDate, pattern: &str) -> String {
        let pattern = pattern.replace("%-d", &self.number(day));
        day.format_localized(&pattern, self.settings.locale()).to_string()
    }

    /// Writes the number of a day as it stands before its month: in French the first is `1er`.
    fn number(self, day: NaiveDate) -> String {
        match day.day() {
            1 => self.language.first_day().to_owned(),
            day => day.to_string(),
        }
    }

    /// Writes a day or period behind a word: `on 3 May`, `since the first half of 2022`.
    pub fn after(self, word: &str, when: When) -> String {
        self.after_before(word, when, None)
    }

    /// The same, without the year where another day of the same year follows.
    pub fn after_before(self, word: &str, when: When, next: Option<When>) -> String {
        let [day, month, stretch] = self.language.before_days(word);
        let before = match (when.from, when.to) {
            (Part::Day(_), _) => day,
            (Part::Quarter(..) | Part::Half(..), None) => stretch,
            _ => month,
        };
        format!("{before} {}", self.before(when, next))
    }

    /// Writes a day or period; without its year where another day of that year follows.
    fn before(self, when: When, next: Option<When>) -> String {
        match (when.as_day(), next.and_then(|next| next.as_day())) {
            (Some(day), Some(next))
                if self.settings.date_style == DateStyle::DayFirst && day.year() == next.year() =>
            {
                self.named(day, "%-d %B")
            }
            _ => self.when(when),
        }
    }

    /// Writes the day of the week.
    pub fn weekday(self, day: NaiveDate) -> String {
        self.named(day, "%A")
    }

    /// Writes several days, the shared year once: `28 June, 20 September, 26 October 2021`.
    pub fn list(self, dates: &[When]) -> String {
        let mut words: Vec<String> = Vec::new();
        for (n, when) in dates.iter().enumerate() {
            words.push(self.before(*when, dates.get(n + 1).copied()));
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        self.language.and(&words)
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

/// Joins with commas and a last `and`, for what the program itself says.
pub fn and(items: &[impl Borrow<str>]) -> String {
    Language::built_in("en").and(items)
}

#[cfg(test)]
mod tests {
    use super::{Days, Language};
    use crate::facts::settings::Settings;

    #[test]
    fn days_have_their_words_in_each_language() {
        let told = |language: &str, word: &str, day: &str| {
            let mut settings = Settings::built_in();
            settings.language = language.to_owned();
            let days = Days::of(&settings, Language::built_in(language));
            days.after(word, day.parse().expect("it is a day or period"))
        };
        for (word, day, english, french) in [
            ("on", "2022-05-01", "on 1 May 2022", "le 1er mai 2022"),
            ("on", "2022-05", "in May 2022", "en mai 2022"),
            ("on", "2022-Q1", "in the first quarter of 2022", "au premier trimestre 2022"),
            ("since", "2022-05-02", "since 2 May 2022", "depuis le 2 mai 2022"),
            ("since", "2022-H2", "since the second half of 2022", "depuis le second semestre 2022"),
            ("until", "2022", "until 2022", "jusqu’en 2022"),
        ] {
            assert_eq!(told("en-GB", word, day), english);
            assert_eq!(told("fr-BE", word, day), french);
            assert_eq!(told("xx", word, day), english, "an unknown language is told in English");
        }
    }
}
