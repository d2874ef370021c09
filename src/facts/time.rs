//! Times of day, zones, ages and minutes: `"15:15-16:15"`, `America/Los_Angeles`, `12 months`,
//! `3 min`.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::when::months_before;
use crate::yaml::Misfit;

/// A time of day, or a stretch of it. `15.15` is read as a time, never as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    /// When it starts.
    pub start: NaiveTime,
    /// When it ends, if written.
    pub end: Option<NaiveTime>,
}

impl FromStr for Time {
    type Err = Misfit;

    fn from_str(words: &str) -> Result<Self, Misfit> {
        let misfit = || {
            Misfit::new("bad-time", format!("`{words}` is not a time of day."))
                .hint("write `15:30` or `15:15-16:15`".to_owned())
        };
        let mut ends = words.split(['-', '–']).map(str::trim);
        let start = ends.next().and_then(clock).ok_or_else(misfit)?;
        let end = match ends.next() {
            Some(end) => Some(clock(end).ok_or_else(misfit)?),
            None => None,
        };
        match ends.next() {
            None => Ok(Self { start, end }),
            Some(_) => Err(misfit()),
        }
    }
}

fn clock(words: &str) -> Option<NaiveTime> {
    let (hour, minute) = words.split_once([':', '.', 'h'])?;
    if hour.is_empty() || hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.start.format("%H:%M"))?;
        match self.end {
            Some(end) => write!(f, "–{}", end.format("%H:%M")),
            None => Ok(()),
        }
    }
}

/// An IANA time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(pub Tz);

impl Zone {
    /// Returns the moment of a place time; `None` in an hour that the clocks skip or show twice.
    pub fn moment(self, day: NaiveDate, time: NaiveTime) -> Option<DateTime<Tz>> {
        self.0.from_local_datetime(&day.and_time(time)).single()
    }
}

impl FromStr for Zone {
    type Err = Misfit;

    fn from_str(words: &str) -> Result<Self, Misfit> {
        words.parse().map(Self).map_err(|_| {
            let known = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
            let hint = crate::finding::nearest::did_you_mean(words, known).unwrap_or_else(|| {
                "write the name of a city, as `Europe/Brussels` or `America/New_York`".to_owned()
            });
            Misfit::new("bad-zone", format!("`{words}` is not a time zone.")).hint(hint)
        })
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

/// How long something keeps: `12 months`, `6 weeks`, `10 days`, `2 years`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Days; a week is seven.
    Days(u32),
    /// Months; a year is twelve.
    Months(u32),
}

impl Age {
    /// Returns the day that lies this long before `day`.
    pub fn before(self, day: NaiveDate) -> NaiveDate {
        match self {
            Age::Days(days) => day.checked_sub_days(chrono::Days::new(days.into())).unwrap_or(day),
            Age::Months(months) => months_before(day, months),
        }
    }
}

impl FromStr for Age {
    type Err = Misfit;

    fn from_str(words: &str) -> Result<Self, Misfit> {
        let misfit = || {
            Misfit::new("bad-value", format!("`{words}` is not a length of time."))
                .hint("write `12 months`, `6 weeks`, `10 days` or `2 years`".to_owned())
        };
        let (number, unit) = words.split_once(' ').ok_or_else(misfit)?;
        let number: u32 = number.parse().map_err(|_| misfit())?;
        if number > 1200 {
            return Err(misfit());
        }
        match unit.trim_end_matches('s') {
            "day" => Ok(Age::Days(number)),
            "week" => Ok(Age::Days(number * 7)),
            "month" => Ok(Age::Months(number)),
            "year" => Ok(Age::Months(number * 12)),
            _ => Err(misfit()),
        }
    }
}

impl fmt::Display for Age {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Age::Days(days) => write!(f, "{days} days"),
            Age::Months(months) => write!(f, "{months} months"),
        }
    }
}

/// Minutes that somebody has: `3 min`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minutes(pub u32);

impl FromStr for Minutes {
    type Err = Misfit;

    fn from_str(words: &str) -> Result<Self, Misfit> {
        let number = words.strip_suffix("min").and_then(|number| number.trim_end().parse().ok());
        number.filter(|minutes| (1..=60).contains(minutes)).map(Self).ok_or_else(|| {
            Misfit::new("bad-value", format!("`{words}` is not a number of minutes."))
                .hint("write `3 min`, from `1 min` to `60 min`".to_owned())
        })
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} min", self.0)
    }
}

macro_rules! as_words {
    ($($kind:ty),*) => {$(
        impl<'de> Deserialize<'de> for $kind {
            fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
                let words = <std::borrow::Cow<'de, str>>::deserialize(reader)?;
                words.parse().map_err(D::Error::custom)
            }
        }
        impl Serialize for $kind {
            fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
                writer.collect_str(self)
            }
        }
    )*};
}

as_words!(Time, Zone, Age, Minutes);

#[cfg(test)]
mod tests {
    use super::Time;

    #[test]
    fn reads_every_way_to_write_a_time() {
        for (typed, printed) in [
            ("15:30", "15:30"),
            ("15.15", "15:15"),
            ("15.15 – 16.15", "15:15–16:15"),
            ("15:15-16:15", "15:15–16:15"),
            ("9h05", "09:05"),
        ] {
            assert_eq!(typed.parse::<Time>().unwrap().to_string(), printed);
        }
        for typed in ["25:00", "15", "15:3", "noon", "1-2-3"] {
            assert!(typed.parse::<Time>().is_err(), "{typed}");
        }
    }
}
