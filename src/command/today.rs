//! The clock → the day on which somebody asks; the only place that looks.

use chrono::NaiveDate;

use super::screen::Screen;
use crate::facts::settings::Settings;
use crate::facts::when::When;
use crate::finding::report::{At, Report};

/// Returns the day typed after `--as-of`, else that of the settings, else today.
pub fn as_of(
    typed: Option<&str>,
    settings: &Settings,
    screen: &Screen,
    report: &mut Report,
) -> Option<NaiveDate> {
    let typed = day(typed, report).ok()?;
    if typed.is_none()
        && let Some(when) = settings.as_of
    {
        let day = when.last();
        screen.say(&format!("As of {day}, by `as_of` in data/settings.yaml."));
        return Some(day);
    }
    Some(typed.unwrap_or_else(today))
}

/// Returns the day that was typed, else that of the settings, else today, without a word.
pub fn on(typed: Option<NaiveDate>, settings: &Settings) -> NaiveDate {
    let settled = settings.as_of.map(|when| when.last());
    typed.or(settled).unwrap_or_else(today)
}

#[allow(clippy::disallowed_methods, reason = "command/ asks the date, here")]
pub fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

pub fn day(words: Option<&str>, report: &mut Report) -> Result<Option<NaiveDate>, ()> {
    let Some(words) = words else { return Ok(None) };
    match words.parse::<When>() {
        Ok(when) => Ok(Some(when.last())),
        Err(misfit) => {
            let message = format!("--as-of: {}", misfit.message);
            report.error(misfit.code, At::Nowhere, message).hint(misfit.hint);
            Err(())
        }
    }
}
