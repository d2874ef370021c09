//! Promises × day → a finding for what has been open long without a day.

use super::inputs::Inputs;
use super::overdue::{closes, field};
use crate::brief::state::{State, state};
use crate::brief::words::when_in_words;
use crate::facts::when::months_before;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "long-open",
    severity: Warning,
    why: "What has no day is never overdue: an offer or wish of half a year ago was kept, \
          answered or forgotten, and the record should say which.",
    example: "opens: { id: tour, kind: offer, what: Virtual tour }    # seven months ago",
    mend: "closes: { tour: done }    # or give it a `due`, or close it as `dropped`",
};

/// Judges all that is owed without a day.
const MONTHS: u32 = 6;

/// Judges all that is owed without a day.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let reader = inputs.reader();
    let cut = months_before(inputs.as_of, MONTHS);
    for opening in inputs.facts.openings() {
        let old = opening.contact.held_by(inputs.as_of) && opening.contact.date.last() < cut;
        if old && opening.due.is_none() && state(reader, &opening) == State::Open {
            let since = when_in_words(inputs.facts.settings(), opening.contact.date);
            let what = opening.what.trim_end_matches('.');
            let message = format!("Open since {since}: {what}.");
            RULE.at(report, field(&opening, "id"), message).hint(closes(&opening));
        }
    }
}
