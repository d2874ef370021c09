//! The clock → the day on which somebody asks; the only place that looks.

use chrono::NaiveDate;

use crate::facts::when::When;
use crate::finding::report::{At, Report};

/// Returns the day typed after `--as-of`, else today.
pub fn as_of(typed: Option<&str>, report: &mut Report) -> Option<NaiveDate> {
    match day(typed, report) {
        Ok(Some(day)) => Some(day),
        Ok(None) => Some(today()),
        Err(()) => None,
    }
}

/// Returns today.
#[allow(clippy::disallowed_methods, reason = "command/ asks the date, here")]
pub fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// Reads `--as-of`.
pub fn day(words: Option<&str>, report: &mut Report) -> Result<Option<NaiveDate>, ()> {
    let Some(words) = words else { return Ok(None) };
    match words.parse::<When>() {
        Ok(when) => Ok(Some(when.last())),
        Err(misfit) => {
            let message = format!("--as-of: {}", misfit.message);
            report
                .error(misfit.code, At::Nowhere, message)
                .hint(misfit.hint);
            Err(())
        }
    }
}
