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

/// Judges whether what was held is reported.
pub fn no_report(inputs: &Inputs<'_>, report: &mut Report) {
    for contact in inputs.facts.records().contacts.iter() {
        if contact.lacks_report(inputs.as_of) {
            let field = FieldPath::new(Kind::Contact, contact.id.as_str(), "date");
            let message =
                "The contact was held more than ten days ago and has no report.";
            NO_REPORT.at(report, field, message.to_owned()).hint(
                "write a `summary`, name the `reports`, or set `status: cancelled`"
                    .to_owned(),
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
                Some(_) => ("status", "is marked as planned"),
                None => ("date", "has a plan and no report"),
            };
            let field = FieldPath::new(Kind::Contact, id, key);
            let message = format!("The contact {planned}, and {day} has passed.");
            PLANNED_PAST
                .at(report, field, message)
                .hint("write `held`, `cancelled`, or the new date".to_owned());
        }
    }
}
