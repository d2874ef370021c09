//! Questions × day → a finding for each that was put and has no answer on record.

use super::inputs::Inputs;
use super::overdue::{closes, field};
use crate::brief::state::{State, state};
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "unanswered",
    severity: Warning,
    why: "A question put and not answered is lost unless the next brief asks again.",
    example: "raise:\n  - ask: Which tools detect grooming?\n    id: q-grooming",
    mend: "closes: { q-grooming: done }    # in the contact or source that answers it",
};

/// Judges the questions of contacts that were held.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let reader = inputs.reader();
    for opening in inputs.facts.openings() {
        let asked = opening.contact.held_by(inputs.as_of);
        let what = opening.what.trim_end_matches('.');
        let message = match state(reader, &opening) {
            State::NoAnswer => format!("No answer on record to “{what}”."),
            State::NotAsked => format!("No report says that “{what}” was asked."),
            _ => continue,
        };
        if asked {
            RULE.at(report, field(&opening, "id"), message).hint(closes(&opening));
        }
    }
}
