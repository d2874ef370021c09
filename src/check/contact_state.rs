//! Contacts × day → findings where a file was not touched again after its day.

use super::inputs::Inputs;
use crate::finding::field::{FieldPath, Kind};
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

/// A contact that was held and is not reported.
pub const NO_REPORT: Rule = Rule {
    code: "no-report",
    severity: Warning,
    why: "What was said fades in days; without a report the next brief knows only that you met.",
    example: "kind: meeting\ndate: 2021-10-26    # and neither `summary` nor `reports`",
    mend: "summary: They agreed to join.\nreports: flash-2021-10-26",
};

/// A contact still marked as planned.
pub const PLANNED_PAST: Rule = Rule {
    code: "planned-past",
    severity: Warning,
    why: "Nobody can tell whether it took place: it counts neither as held nor as cancelled.",
    example: "status: planned\ndate: 2021-10-26    # yesterday",
    mend: "status: held    # or cancelled, or a new date",
};

/// A contact that settles something and was not held.
pub const CLOSES_UNHELD: Rule = Rule {
    code: "closes-unheld",
    severity: Warning,
    why: "What was called off, or is only planned, settles nothing: the promise stays open.",
    example: "status: cancelled\ncloses: { tour: done }",
    mend: "closes: { tour: done }    # in the contact or source that settled it",
};

/// A contact that is told as held, and its day has not come.
pub const HELD_AHEAD: Rule = Rule {
    code: "held-ahead",
    severity: Warning,
    why: "What has not been held cannot be told: a brief as of that day would say that you \
          met, and briefs of today leave it out.",
    example: "date: 2031-10-26    # a slip for 2021\nsummary: They agreed to join.",
    mend: "date: 2021-10-26    # or `status: planned`, without a summary",
};

/// Judges whether what is told as held lies behind, by the clock: an as-of may lie ahead.
pub fn held_ahead(inputs: &Inputs<'_>, report: &mut Report) {
    let Some(today) = inputs.today else { return };
    for contact in inputs.facts.records().contacts.iter() {
        let day = contact.date.first();
        if day > today && contact.held_by(contact.date.last()) {
            let field = contact.id.field("date");
            let message = format!(
                "The contact is told as held, and {} is yet to come.",
                day.format("%Y-%m-%d")
            );
            HELD_AHEAD
                .at(report, field, message)
                .hint("write the right day, or `status: planned`".to_owned());
        }
    }
}

/// Judges whether what settles something was held.
pub fn closes_unheld(inputs: &Inputs<'_>, report: &mut Report) {
    for contact in inputs.facts.records().contacts.iter() {
        if contact.closes.is_empty() || contact.held_by(contact.date.last()) {
            continue;
        }
        let field = contact.id.field("closes");
        let state = if contact.is_cancelled() { "was called off" } else { "is not told as held" };
        let message = format!("The contact {state}: what it closes stays open.");
        CLOSES_UNHELD
            .at(report, field, message)
            .hint("write `closes` in the contact or source that settled it".to_owned());
    }
}

/// Judges whether what was held is reported.
pub fn no_report(inputs: &Inputs<'_>, report: &mut Report) {
    for contact in inputs.facts.records().contacts.iter() {
        if contact.lacks_report(inputs.as_of) {
            let field = contact.id.field("date");
            let message = "The contact was held more than ten days ago and has no report.";
            NO_REPORT.at(report, field, message.to_owned()).hint(
                "write a `summary`, name the `reports`, or set `status: cancelled`".to_owned(),
            );
        }
    }
}

/// Judges whether what is planned lies ahead.
pub fn planned_past(inputs: &Inputs<'_>, report: &mut Report) {
    for contact in inputs.facts.records().contacts.iter() {
        if contact.planned_but_past(inputs.as_of) {
            let id = contact.id.as_str();
            let day = contact.date.last().format("%Y-%m-%d");
            let (key, planned) = match contact.status {
                Some(_) if contact.is_reported() => {
                    ("status", "is marked as planned though its report is on record")
                }
                Some(_) => ("status", "is marked as planned"),
                None if contact.plan.is_some() => ("date", "has a plan and no report"),
                None => ("date", "is in a programme and has no report"),
            };
            let field = FieldPath::new(Kind::Contact, id, key);
            let message = format!("The contact {planned}, and {day} has passed.");
            PLANNED_PAST
                .at(report, field, message)
                .hint("write `held`, `cancelled`, or the new date".to_owned());
        }
    }
}
