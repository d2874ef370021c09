//! Figures × sources → a finding for a period that ends after its source was published.

use chrono::Days;

use super::inputs::Inputs;
use crate::facts::when::When;
use crate::finding::field::FieldPath;
use crate::finding::report::Report;
use crate::finding::report::Severity::{Error, Warning};
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "period-after-source",
    severity: Error,
    why: "No report can count what has not happened: the period or the date is mistyped.",
    example: "figures:\n  - { what: removals, value: 89 million, period: 2021-H2, source: report }\
              \n# sources/report: date: 2021-06-28",
    mend: "period: 2020-H2",
};

/// The same of a period that ends so much later that nobody can have mistyped it: perhaps an
/// aim, or a rate in force, that does not say so.
const FAR_AHEAD: Rule = Rule { severity: Warning, ..RULE };

/// As far as a slip of the pen leads: the wrong half, quarter or year.
const SLIP: Days = Days::new(366);

/// Judges every figure that has a period and a dated source, ours and theirs.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let (facts, records) = (inputs.facts, inputs.facts.records());
    for topic in records.topics.iter() {
        for (n, figure) in topic.figures.iter().enumerate() {
            let field = topic.id.field(format!("figures[{n}].period"));
            judge(figure.period, figure.source_before_end(facts), field, report);
        }
    }
    for contact in records.contacts.iter() {
        for (n, claim) in contact.claims.iter().enumerate() {
            let key = if claim.period.is_some() { "period" } else { "as_of" };
            let field = contact.id.field(format!("claims[{n}].{key}"));
            let date = claim.source_before_end(facts, contact);
            judge(claim.period.or(claim.as_of), date, field, report);
        }
    }
}

fn judge(period: Option<When>, source: Option<When>, field: FieldPath, report: &mut Report) {
    let Some((period, date)) = period.zip(source) else {
        return;
    };
    let message = format!("The period {period} ends after its source, which is of {date}.");
    let far = period.last() > date.last() + SLIP;
    let rule = if far { FAR_AHEAD } else { RULE };
    rule.at(report, field, message)
        .hint("check both dates; a count of part of a period has its own last day".to_owned())
        .hint("an aim, a budget or a rate may lie ahead: say so with `aim: true`".to_owned());
}
