//! The clock → the day on which somebody asks; the only place that looks.

use chrono::NaiveDate;

use super::build::day;
use crate::finding::report::Report;

/// Returns the day typed after `--as-of`, else today.
pub fn as_of(typed: Option<&str>, report: &mut Report) -> Option<NaiveDate> {
    match day(typed, report) {
        Ok(Some(day)) => Some(day),
        Ok(None) => Some(today()),
        Err(()) => None,
    }
}

#[allow(clippy::disallowed_methods, reason = "command/ asks the date, here")]
fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}
