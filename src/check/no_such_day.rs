//! Texts → a finding for every day that its month does not have.

use chrono::NaiveDate;

use super::Judge;
use super::inputs::{Inputs, Split};
use crate::facts::prose::Part;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::days::{Days, day_of, year_of};
use crate::names::word::gap;

pub const RULE: Rule = Rule {
    code: "no-such-day",
    severity: Warning,
    why: "The day or the month is mistyped, and whoever notes the day in a calendar cannot.",
    example: "- them: Will decide by 31 June.",
    mend: "- them: Will decide by 30 June.",
};

/// A leap year: of 29 February the year must tell.
const LEAP: i32 = 2024;

/// Judges every text of ours.
pub fn check<'i>(inputs: &'i Inputs<'_>, _: &mut Report) -> Judge<'i> {
    let days = Days::new(inputs.facts.settings().locale());
    Box::new(move |text, report| {
        if text.prose.part == Part::Told {
            days_in(&days, text, report);
        }
    })
}

fn days_in(days: &Days, text: &Split<'_, '_>, report: &mut Report) {
    let words = &text.words;
    for at in 0..words.len().saturating_sub(1) {
        let Some(day) = day_of(&words[at].folded) else { continue };
        let Some(month) = days.month(&words[at + 1].folded) else { continue };
        let year = words.get(at + 2).and_then(|word| year_of(&word.folded)).unwrap_or(LEAP);
        let joined = matches!(gap(text.prose.text, words, at), " " | ". " | "\u{a0}");
        if joined && NaiveDate::from_ymd_opt(year, month, day).is_none() {
            let range = words[at].range.start..words[at + 1].range.end;
            let said = &text.prose.text[range.clone()];
            let message = match year {
                LEAP => format!("There is no `{said}`."),
                year => format!("There is no `{said}` in {year}."),
            };
            RULE.at(report, text.prose.field(), message)
                .on(text.prose.text, &range)
                .hint("write the right day".to_owned());
        }
    }
}
