//! Promises × day → a finding for each that was due and is not settled on record.

use super::inputs::Inputs;
use crate::brief::sides::sides;
use crate::brief::state::{State, state};
use crate::brief::words::when_in_words;
use crate::facts::{Debt, Opening};
use crate::finding::field::FieldPath;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "overdue",
    severity: Warning,
    why: "A promise that nobody follows up was free; one of ours that we break is remembered \
          by the other side.",
    example: "opens: { id: final-commitments, kind: promise, due: 2021-09-30 }",
    mend: "closes: { final-commitments: done }    # in the contact or source that settled it",
};

/// Judges all that is owed.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let reader = inputs.reader();
    for opening in inputs.facts.openings() {
        let state = state(reader, &opening);
        let owed = matches!(state, State::Overdue | State::Partly);
        let late = opening.contact.held_by(inputs.as_of) && owed;
        let due = opening.due.filter(|due| late && due.last() < inputs.as_of);
        let Some(due) = due else {
            continue;
        };
        let settings = inputs.facts.settings();
        let whose = match sides(inputs.facts, &opening).turn {
            "us" => "We owe",
            "both" => "Both sides owe",
            _ => "They owe",
        };
        let what = opening.what.trim_end_matches('.');
        let rest = if state == State::Partly { "the rest of " } else { "" };
        let message = format!("{whose} {rest}this, due {}: {what}.", when_in_words(settings, due));
        let ask = opening.owner.map(|owner| format!("ask {owner}"));
        RULE.at(report, field(&opening, "due"), message).hint(ask).hint(closes(&opening));
    }
}

/// Names a field of what opened a thing owed.
pub fn field(opening: &Opening<'_>, key: &str) -> FieldPath {
    let path = match opening.debt {
        Debt::Point(n) => format!("points[{n}].opens.{key}"),
        Debt::Question(n) => format!("plan.raise[{n}].id"),
    };
    opening.contact.id.field(path)
}

/// Tells how a thing owed is settled.
pub fn closes(opening: &Opening<'_>) -> String {
    let id = opening.id;
    format!("when settled, write `closes: {{ {id}: done }}` in the contact or source that says so")
}
