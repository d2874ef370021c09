//! Texts → a finding for every date whose day of the week the calendar denies.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::inputs::{Inputs, ReadText};
use crate::brief::words::weekday;
use crate::facts::prose::Part;
use crate::facts::settings::Settings;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::days::Days;
use crate::names::word::{Word, gap};

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
    pub date: NaiveDate,
    /// The weekday it should be.
    pub right: String,
    /// Whether the date gives its year, so that the weekday can be mended.
    pub sure: bool,
}

/// Judges every text of ours.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let settings = inputs.facts.settings();
    let days = Days::new(settings.locale());
    for text in &inputs.texts {
        for slip in slips(settings, &days, text) {
            let raw = &text.prose.text[slip.range.clone()];
            let day = slip.date.format("%Y-%m-%d");
            let message = format!("`{raw}` is wrong: {day} is a {}.", slip.right);
            let hint = "`check --fix` writes the weekday of the date".to_owned();
            RULE.at(report, text.prose.field(), message)
                .on(text.prose.text, &slip.range)
                .hint(slip.sure.then_some(hint));
        }
    }
}

/// Finds the weekdays of a text that do not go with their dates.
pub fn slips(settings: &Settings, days: &Days, text: &ReadText<'_>) -> Vec<Slip> {
    if text.prose.part != Part::Told {
        return Vec::new();
    }
    let slip = |(at, word): (usize, &Word<'_>)| {
        let said = days.weekday(&word.folded)?;
        if !matches!(gap(text.prose.text, &text.words, at), " " | ", " | "\n") {
            return None;
        }
        let article = text
            .words
            .get(at + 1)
            .is_some_and(|word| matches!(&*word.folded, "the" | "le" | "den" | "der"));
        let start = at + 1 + usize::from(article);
        let exact = days.date(&text.words, start, None);
        let date = exact.or_else(|| days.date(&text.words, start, text.prose.day))?;
        let right = match exact {
            Some(date) => date.weekday() == said,
            None => near_years(date).any(|date| date.weekday() == said),
        };
        (!right).then(|| Slip {
            range: word.range.clone(),
            date,
            right: weekday(settings, date),
            sure: exact.is_some(),
        })
    };
    text.words.iter().enumerate().filter_map(slip).collect()
}

/// A date without its year may lie in the year before or after.
fn near_years(date: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let years = [date.year() - 1, date.year(), date.year() + 1];
    years
        .into_iter()
        .filter_map(move |year| date.with_year(year))
}
