//! Texts → a finding for every date whose day of the week the calendar denies.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::calendar::Calendar;
use super::prose::Part;
use super::scene::{ReadText, Scene};
use super::words::{Word, gap};
use crate::brief::words::weekday;
use crate::facts::settings::Settings;
use crate::report::Report;
use crate::report::Severity::Warning;
use crate::rule::Rule;

/// The rule.
pub const RULE: Rule = Rule {
    code: "wrong-weekday",
    severity: Warning,
    why: "When weekday and date disagree, one of them is wrong, and somebody stands before \
          a closed door.",
    example: "summary: They meet again on Tuesday 26 November 2021.",
    mend: "summary: They meet again on Friday 26 November 2021.    # `check --fix` does it",
};

/// A weekday that does not go with its date.
#[derive(Debug)]
pub struct Slip {
    /// Where the weekday stands in the text.
    pub range: Range<usize>,
    /// The date.
    pub date: NaiveDate,
    /// The weekday it should be.
    pub right: String,
}

/// Judges every text of ours.
pub fn check(scene: &Scene<'_>, report: &mut Report) {
    let settings = scene.facts.settings();
    let calendar = Calendar::new(settings.locale());
    for text in &scene.texts {
        for slip in slips(settings, &calendar, text) {
            let raw = &text.prose.text[slip.range];
            let day = slip.date.format("%Y-%m-%d");
            let message = format!("`{raw}` is wrong: {day} is a {}.", slip.right);
            RULE.at(report, text.prose.field(), message)
                .hint("`check --fix` writes the weekday of the date".to_owned());
        }
    }
}

/// Finds the weekdays of a text that do not go with their dates.
pub fn slips(settings: &Settings, calendar: &Calendar, text: &ReadText<'_>) -> Vec<Slip> {
    if text.prose.part != Part::Told {
        return Vec::new();
    }
    let slip = |(at, word): (usize, &Word<'_>)| {
        let said = calendar.weekday(word)?;
        if !matches!(gap(text.prose.text, &text.words, at), " " | ", " | "\n") {
            return None;
        }
        let after = calendar.date(&text.words, at + 1, text.prose.day);
        let date = after.or_else(|| match text.words.get(at + 1) {
            Some(the) if matches!(&*the.folded, "the" | "le" | "den" | "der") => {
                calendar.date(&text.words, at + 2, text.prose.day)
            }
            _ => None,
        })?;
        (date.weekday() != said).then(|| Slip {
            range: word.start..word.end,
            date,
            right: weekday(settings, date),
        })
    };
    text.words.iter().enumerate().filter_map(slip).collect()
}
