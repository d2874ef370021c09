//! Figures × sources → a finding for a period that ends after its source was published.

use chrono::Days;

use super::inputs::Inputs;
use crate::finding::field::{FieldPath, Kind};
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

/// Judges every figure that has a period and a dated source.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for topic in inputs.facts.records().topics.iter() {
        for (n, figure) in topic.figures.iter().enumerate() {
            let source = figure.source.as_ref().map(|id| inputs.facts.source(id));
            let date = source.and_then(|source| source.date);
            let (Some(period), Some(date)) = (figure.period, date) else {
                continue;
            };
            if figure.ends_after_source(inputs.facts) {
                let path = format!("figures[{n}].period");
                let field = FieldPath::new(Kind::Topic, topic.id.as_str(), path);
                let message =
                    format!("The period {period} ends after its source, which is of {date}.");
                let far = period.last() > date.last() + SLIP;
                let rule = if far { FAR_AHEAD } else { RULE };
                rule.at(report, field, message)
                    .hint(
                        "check both dates; a count of part of a period has its own last day"
                            .to_owned(),
                    )
                    .hint(
                        "an aim, a budget or a rate may lie ahead: say so with `aim: true`"
                            .to_owned(),
                    );
            }
        }
    }
}
