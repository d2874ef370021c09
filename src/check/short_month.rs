//! Periods → a finding for one that ends a day before its month does.

use chrono::{Datelike, Days};

use super::inputs::Inputs;
use crate::facts::part::Part;
use crate::facts::when::When;
use crate::finding::field::FieldPath;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "short-month",
    severity: Warning,
    why: "A period to 30 October leaves out a day of what everybody calls January to \
          October, and a rate per day comes out wrong.",
    example: "period: 2021-01-01/2021-10-30",
    mend: "period: 2021-01/2021-10",
};

/// Judges periods of figures and claims.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let records = inputs.facts.records();
    for topic in records.topics.iter() {
        for (n, figure) in topic.figures.iter().enumerate() {
            let path = || format!("figures[{n}].period");
            let field = || topic.id.field(path());
            judge(figure.period, field, report);
        }
    }
    for contact in records.contacts.iter() {
        for (n, claim) in contact.claims.iter().enumerate() {
            let path = || format!("claims[{n}].period");
            let field = || contact.id.field(path());
            judge(claim.period, field, report);
        }
    }
}

fn judge(period: Option<When>, field: impl Fn() -> FieldPath, report: &mut Report) {
    let Some(period) = period else { return };
    let (Some(Part::Day(end)), first) = (period.to, period.first()) else {
        return;
    };
    let next = end + Days::new(1);
    let short = next.month() == end.month() && (next + Days::new(1)).month() != end.month();
    if short && first.day() == 1 {
        let message =
            format!("The period ends on {}, a day before its month does.", end.format("%Y-%m-%d"));
        RULE.at(report, field(), message)
            .hint(format!("the month ends on {}", next.format("%Y-%m-%d")));
    }
}
