//! A written day or period: `2021-10-26`, `2021-11`, `2021`, `2021-Q1`, `2021-H2`, `A/B`.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::part::{Part, misfit};
use crate::yaml::Misfit;

/// A day or period as written. Orders by its last day, then by its first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// What was written, or the part before `/`.
    pub from: Part,
    /// The part after `/`.
    pub to: Option<Part>,
}

impl When {
    /// Makes a single day.
    pub fn day(day: NaiveDate) -> Self {
        Self { from: Part::Day(day), to: None }
    }

    /// Returns the first day.
    pub fn first(&self) -> NaiveDate {
        self.from.bounds().0
    }

    /// Returns the last day.
    pub fn last(&self) -> NaiveDate {
        self.to.unwrap_or(self.from).bounds().1
    }

    /// Returns the day, when it is one.
    pub fn as_day(&self) -> Option<NaiveDate> {
        match (self.from, self.to) {
            (Part::Day(day), None) => Some(day),
            _ => None,
        }
    }

    /// Returns the day from which it counts as past: the last of given days, the first of a
    /// month or a longer period, of which the record does not tell the day.
    pub fn counts_from(self) -> NaiveDate {
        if self.to.is_some() || self.as_day().is_some() { self.last() } else { self.first() }
    }

    /// Counts the days from the first to the last, both included.
    pub fn days(&self) -> i64 {
        (self.last() - self.first()).num_days() + 1
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.last(), self.first()).cmp(&(other.last(), other.first()))
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.from)?;
        match self.to {
            Some(to) => write!(f, "/{to}"),
            None => Ok(()),
        }
    }
}

impl FromStr for When {
    type Err = Misfit;

    fn from_str(words: &str) -> Result<Self, Misfit> {
        let Some((from, to)) = words.split_once('/') else {
            return Ok(Self { from: words.trim().parse()?, to: None });
        };
        let when = Self { from: from.trim().parse()?, to: Some(to.trim().parse()?) };
        if when.first() > when.last() {
            return Err(misfit(words, "it ends before it begins"));
        }
        Ok(when)
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let words = <std::borrow::Cow<'de, str>>::deserialize(reader)?;
        words.parse().map_err(D::Error::custom)
    }
}

impl Serialize for When {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.collect_str(self)
    }
}

/// Returns `day` moved back by whole months, to the month's last day where it is shorter.
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN)
}

/// Says whether a day falls on Saturday or Sunday.
pub fn is_weekend(day: NaiveDate) -> bool {
    day.weekday().number_from_monday() > 5
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::When;

    fn when(words: &str) -> When {
        words.parse().unwrap()
    }

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn every_form_has_a_first_and_a_last_day() {
        for (words, first, last) in [
            ("2021-10-26", ymd(2021, 10, 26), ymd(2021, 10, 26)),
            ("2021-11", ymd(2021, 11, 1), ymd(2021, 11, 30)),
            ("2021-Q1", ymd(2021, 1, 1), ymd(2021, 3, 31)),
            ("2021-H2", ymd(2021, 7, 1), ymd(2021, 12, 31)),
            ("2020", ymd(2020, 1, 1), ymd(2020, 12, 31)),
            ("2021-11/2022-Q1", ymd(2021, 11, 1), ymd(2022, 3, 31)),
        ] {
            assert_eq!((when(words).first(), when(words).last()), (first, last), "{words}");
            assert_eq!(when(words).to_string(), words);
        }
    }

    #[test]
    fn refuses_what_no_calendar_has() {
        for words in ["2021-02-30", "2021-13", "21-01-01", "2021-1-1", "2021-Q5", "2022/2021"] {
            assert!(words.parse::<When>().is_err(), "{words}");
        }
    }

    #[test]
    fn orders_by_last_day() {
        assert!(when("2021-10-26") < when("2021-10"));
        assert!(when("2021") > when("2021-11"));
    }
}
