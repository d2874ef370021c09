//! Things owed → findings where the record does not say who owes them, or to whom.

use super::inputs::Inputs;
use super::overdue::field;
use crate::brief::sides::sides;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

/// A promise to oneself.
pub const OWED_TO_ITSELF: Rule = Rule {
    code: "owed-to-itself",
    severity: Warning,
    why: "The pack prints a promise of one side to the same side, and nobody knows who waits \
          for it.",
    example: "- us: We send the draft.\n  opens: { id: draft, kind: promise, to: us }",
    mend: "opens: { id: draft, kind: promise, to: northwind }",
};

/// A promise of one of several.
pub const WHO_OWES: Rule = Rule {
    code: "who-owes",
    severity: Warning,
    why: "Where several sat on the other side, each is told that it owes this.",
    example: "with: [northwind, southgate]\npoints:\n  - them: A paper follows.",
    mend: "  - northwind: A paper follows.    # or `opens: { by: northwind }`",
};

/// Judges both sides of what is owed.
pub fn owed_to_itself(inputs: &Inputs<'_>, report: &mut Report) {
    for opening in inputs.facts.openings() {
        let sides = sides(inputs.facts, &opening);
        if sides.to == Some(sides.by) && sides.by != "both" {
            let key = if opening.to.is_some() { "to" } else { "kind" };
            let message = "Who owes this and to whom are the same.".to_owned();
            OWED_TO_ITSELF
                .at(report, field(&opening, key), message)
                .hint("write the other side, or take `to` out".to_owned());
        }
    }
}

/// Judges what came up where several sat on the other side.
pub fn who_owes(inputs: &Inputs<'_>, report: &mut Report) {
    for opening in inputs.facts.openings() {
        let several = opening.contact.with.len() > 1;
        if several && sides(inputs.facts, &opening).turn == "them" {
            let with: Vec<&str> = opening.contact.with.iter().map(|id| id.as_str()).collect();
            let message = format!("Which of {} owes this is not said.", with.join(", "));
            WHO_OWES
                .at(report, field(&opening, "kind"), message)
                .hint("name it: `opens: { …, by: ID }`, or allow it if all owe it".to_owned());
        }
    }
}
