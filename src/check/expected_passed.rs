//! Milestones × day → a finding for each whose expected day passed without word, and for each
//! line to be said in which it is still expected.

use chrono::{Months, NaiveDate};

use super::inputs::Inputs;
use crate::brief::words::when_in_words;
use crate::facts::texts::each_text;
use crate::finding::field::Kind;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::days::{Days, year_of};
use crate::names::word::{Word, words};

pub const RULE: Rule = Rule {
    code: "expected-passed",
    severity: Warning,
    why: "`Expected on 2 March` said in April shows that we do not follow our own files.",
    example: "milestones:\n  - { what: Adoption, expected: 2022-03-02 }",
    mend: "milestones:\n  - { what: Adoption, expected: 2022-03-02, happened: 2022-05-11 }",
};

/// Judges the milestones of every topic, and what is said of what is still expected.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    said(inputs, report);
    for topic in inputs.facts.records().topics.iter() {
        for (n, milestone) in topic.milestones.iter().enumerate() {
            let Some(expected) = milestone.passed_by(inputs.as_of) else {
                continue;
            };
            let field = topic.id.field(format!("milestones[{n}].expected"));
            let what = milestone.what.trim_end_matches('.');
            let day = when_in_words(inputs.facts.settings(), expected);
            RULE.at(report, field, format!("{what}: expected {day}, no word since."))
                .hint("write `happened:`, or add the new expectation with its `as_of`".to_owned());
        }
    }
}

/// Words that say that something is still to come.
const TO_COME: [&str; 4] = ["expected", "erwartet", "attendu", "attendue"];

/// Words before them that tell what was expected once.
const ONCE: [&str; 6] = ["was", "were", "been", "war", "wurde", "ete"];

/// As many words as may stand between the word and the day.
const APART: usize = 5;

/// Judges what topics say, and what is to be said in meetings to come.
fn said(inputs: &Inputs<'_>, report: &mut Report) {
    let days = Days::new(inputs.facts.settings().locale());
    let records = inputs.facts.records();
    let to_come = |id: &str| {
        let meeting = records.contacts.get(id);
        meeting.is_some_and(|one| !one.is_cancelled() && !one.held_by(inputs.as_of))
    };
    each_text(records, &mut |text| {
        let path = text.path.to_string();
        let is_said = match text.kind {
            Kind::Topic => {
                ["line", "messages", "if_raised"].iter().any(|key| path.starts_with(key))
            }
            Kind::Contact => path.starts_with("plan.") && to_come(text.id),
            _ => false,
        };
        if !is_said {
            return;
        }
        let words = words(text.text);
        for at in 0..words.len() {
            let once = at > 0 && ONCE.contains(&&*words[at - 1].folded);
            if once || !TO_COME.contains(&&*words[at].folded) {
                continue;
            }
            let last = (at + 1..=at + 1 + APART).find_map(|day| last_day(&days, &words, day));
            if let Some((end, _)) = last.filter(|(_, day)| *day < inputs.as_of) {
                let range = words[at].range.start..words[end].range.end;
                let raw = &text.text[range.clone()];
                RULE.at(report, text.field(), format!("`{raw}`: that day has passed."))
                    .on(text.text, &range)
                    .hint("say what came of it, or of when the expectation was".to_owned());
            }
        }
    });
}

/// Returns the last day of the date or month that begins at a word, and its last word.
fn last_day(days: &Days, words: &[Word<'_>], at: usize) -> Option<(usize, NaiveDate)> {
    if let Some(day) = days.date(words, at, None) {
        return Some((at + 2, day));
    }
    let month = days.month(&words.get(at)?.folded)?;
    let year = year_of(&words.get(at + 1)?.folded)?;
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    Some((at + 1, first.checked_add_months(Months::new(1))?.pred_opt()?))
}
