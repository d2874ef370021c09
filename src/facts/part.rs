//! A stretch of the calendar that has a name of its own: `2021-10-26`, `2021-Q1`.

use std::fmt;
use std::str::FromStr;

use chrono::{Days, Months, NaiveDate};

use crate::yaml::Misfit;

/// A stretch of the calendar that has a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `2021-10-26`
    Day(NaiveDate),
    /// `2021-11`: year, month.
    Month(i32, u32),
    /// `2021-Q1`: year, quarter from 1.
    Quarter(i32, u32),
    /// `2021-H2`: year, half from 1.
    Half(i32, u32),
    /// `2021`
    Year(i32),
}

impl Part {
    /// Returns the first and the last day.
    pub fn bounds(self) -> (NaiveDate, NaiveDate) {
        match self {
            Part::Day(day) => (day, day),
            Part::Month(year, month) => months(year, month, 1),
            Part::Quarter(year, quarter) => months(year, quarter * 3 - 2, 3),
            Part::Half(year, half) => months(year, half * 6 - 5, 6),
            Part::Year(year) => months(year, 1, 12),
        }
    }
}

fn months(year: i32, month: u32, count: u32) -> (NaiveDate, NaiveDate) {
    let first = NaiveDate::from_ymd_opt(year, month, 1).expect("parts hold real months");
    let next = first + Months::new(count);
    (first, next - Days::new(1))
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Part::Day(day) => write!(f, "{day}"),
            Part::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Part::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Part::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Part::Year(year) => write!(f, "{year:04}"),
        }
    }
}

const FORMS: &str = "write `2021-10-26`, `2021-11`, `2021-Q1`, `2021-H2`, `2021`, or a \
                     period `2021-01-01/2021-10-31`";

/// Says why words are not a day or period.
pub fn misfit(words: &str, why: &str) -> Misfit {
    Misfit::new("bad-day", format!("`{words}` is not a day or period: {why}."))
        .hint(FORMS.to_owned())
}

impl FromStr for Part {
    type Err = Misfit;

    fn from_str(words: &str) -> Result<Self, Misfit> {
        let mut parts = words.split('-');
        let year = parts.next().unwrap_or_default();
        let rest: Vec<&str> = parts.collect();
        let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        // A day before the first of year 1 could not be written.
        if !is_year || year.starts_with("000") {
            return Err(misfit(words, "it does not begin with a year of four digits"));
        }
        let year: i32 = year.parse().map_err(|_| misfit(words, "the year is odd"))?;
        match rest.as_slice() {
            [] => Ok(Part::Year(year)),
            ["Q1" | "Q2" | "Q3" | "Q4"] => Ok(Part::Quarter(year, digit(rest[0]))),
            ["H1" | "H2"] => Ok(Part::Half(year, digit(rest[0]))),
            [month] => match two_digits(month) {
                Some(month @ 1..=12) => Ok(Part::Month(year, month)),
                _ => Err(misfit(words, "there is no such month")),
            },
            [month, day] => {
                let (Some(m), Some(d)) = (two_digits(month), two_digits(day)) else {
                    return Err(misfit(words, "month and day have two digits each"));
                };
                NaiveDate::from_ymd_opt(year, m, d)
                    .map(Part::Day)
                    .ok_or_else(|| misfit(words, "the calendar has no such day"))
            }
            _ => Err(misfit(words, "it has too many parts")),
        }
    }
}

fn digit(word: &str) -> u32 {
    word[1..].parse().unwrap_or(1)
}

fn two_digits(word: &str) -> Option<u32> {
    (word.len() == 2 && word.bytes().all(|b| b.is_ascii_digit()))
        .then(|| word.parse().ok())
        .flatten()
}
