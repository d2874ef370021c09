//! Days → places on a line: years, or quarters where the line is short.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// How wide a picture is, and where its line begins and ends.
pub const WIDTH: i64 = 760;
pub const LEFT: i64 = 178;
const RIGHT: i64 = 20;

/// A mark on the line of days.
#[derive(Debug, Serialize)]
pub struct Tick {
    pub x: i64,
    pub label: String,
}

/// Days → pixels.
pub struct Scale {
    first: NaiveDate,
    pub last: NaiveDate,
}

impl Scale {
    /// Takes whole quarters around the days.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Self {
        let quarter = |day: NaiveDate, more: u32| {
            let months = day.month0() / 3 * 3 + more;
            let year = day.year() + (months / 12) as i32;
            NaiveDate::from_ymd_opt(year, months % 12 + 1, 1).unwrap_or(day)
        };
        Self { first: quarter(first, 0), last: quarter(last, 3) }
    }

    fn days(&self) -> i64 {
        (self.last - self.first).num_days().max(1)
    }

    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.first..=self.last).contains(&day)
    }

    pub fn x(&self, day: NaiveDate) -> i64 {
        let within = (day - self.first).num_days().clamp(0, self.days());
        LEFT + within * (WIDTH - LEFT - RIGHT) / self.days()
    }

    /// Marks years, or quarters where the line is short.
    pub fn ticks(&self) -> Vec<Tick> {
        let by_year = self.days() > 800;
        let mut every = 1;
        let years = i64::from(self.last.year() - self.first.year());
        while by_year && years / every > 10 {
            every += 1;
        }
        let mut ticks = Vec::new();
        let mut day = self.first;
        while day <= self.last {
            let (year, quarter) = (day.year(), day.month0() / 3 + 1);
            let wanted = if by_year { quarter == 1 && i64::from(year) % every == 0 } else { true };
            if wanted {
                let label = match (by_year, quarter) {
                    (true, _) | (false, 1) => year.to_string(),
                    (false, quarter) => format!("Q{quarter}"),
                };
                let x = self.x(day);
                ticks.push(Tick { x, label });
            }
            let next = day.checked_add_months(chrono::Months::new(3));
            let Some(next) = next else { break };
            day = next;
        }
        ticks
    }
}
