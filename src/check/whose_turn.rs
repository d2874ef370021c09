//! Things owed → findings where the record does not say who owes them, or to whom.

use super::inputs::Inputs;
use super::overdue::field;
use crate::brief::party::{party, speaks_for_us};
use crate::brief::sides::{Sides, sides};
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
    mend: "  - northwind: A paper follows.    # or `opens: { by: northwind }`; of a request `to:`",
};

/// What one side asked for, by the words of the other.
pub const PUT_BY_OTHER: Rule = Rule {
    code: "put-by-other",
    severity: Warning,
    why: "`by` says who asks or expects, and the other side owes: one who wrote who owes there finds \
          the debt on the wrong side of the sheet.",
    example: "- us: We expect a plan.\n  opens: { id: plan, kind: expectation, by: northwind }",
    mend: "opens: { id: plan, kind: expectation, to: northwind }",
};

/// Judges requests, questions and expectations of the side that did not speak.
pub fn put_by_other(inputs: &Inputs<'_>, report: &mut Report) {
    for opening in inputs.facts.openings() {
        let (Some(by), None) = (opening.by, opening.to) else { continue };
        let ours = |id: &str| speaks_for_us(inputs.facts, opening.contact, id);
        let is_both = by.as_str() == "both" || opening.speaker == "both";
        if opening.kind.is_put() && !is_both && ours(by.as_str()) != ours(opening.speaker) {
            let word = opening.kind.word();
            let owes = if ours(by.as_str()) { "they owe" } else { "we owe" };
            let message =
                format!("The {word} is `{by}`'s own, so {owes} this: the other side said it.");
            PUT_BY_OTHER.at(report, field(&opening, "by"), message).hint(format!(
                "write `to: {by}` if `{by}` owes it, else say `to:` whom it was put"
            ));
        }
    }
}

/// Judges both sides of what is owed.
pub fn owed_to_itself(inputs: &Inputs<'_>, report: &mut Report) {
    for opening in inputs.facts.openings() {
        let Sides { by, to, .. } = sides(inputs.facts, &opening);
        // Of somebody of theirs the firm of that day counts; `them` are all that were there.
        let firms = |who| party(inputs.reader(), opening.contact, who).organisations;
        let is_own = |to| match (by, to) {
            ("both", _) | (_, "both") => false,
            ("us", _) | (_, "us") => by == to,
            _ => firms(by).iter().any(|firm| firms(to).contains(firm)),
        };
        if to.is_some_and(is_own) {
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
            let key = if opening.kind.is_put() { "to" } else { "by" };
            WHO_OWES
                .at(report, field(&opening, "kind"), message)
                .hint(format!("name it: `opens: {{ …, {key}: ID }}`, or allow it if all owe it"));
        }
    }
}
