//! Figures and claims → a finding where one figure stands twice.

use std::collections::BTreeMap;

use super::inputs::Inputs;
use crate::facts::quantity::Quantity;
use crate::facts::when::When;
use crate::finding::field::{FieldPath, Kind};
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::word::words;

pub const RULE: Rule = Rule {
    code: "figure-twice",
    severity: Warning,
    why: "A figure kept in two places is updated in one: then a pack says both.",
    example: "figures:\n  - { what: users in Europe, value: 100 million, period: 2021 }\n  \
              - { what: users in Europe, value: 120 million, period: 2021 }",
    mend: "figures:\n  - { what: users in Europe, value: 120 million, period: 2021 }",
};

/// What makes two figures the same.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Sameness {
    of: Vec<String>,
    what: String,
    time: Option<When>,
}

/// A figure that was met before.
struct Met<'a> {
    value: &'a Quantity,
    field: FieldPath,
}

/// Judges figures of topics among each other, and claims of one organisation.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let records = inputs.facts.records();
    let mut met = BTreeMap::new();
    for topic in records.topics.iter() {
        for (n, figure) in topic.figures.iter().enumerate() {
            let (Some(what), Some(value)) = (&figure.what, &figure.value) else {
                continue;
            };
            let scope = [figure.scope.clone(), figure.unit.clone()];
            let same = Sameness {
                of: scope.into_iter().flatten().collect(),
                what: folded(what),
                time: figure.period,
            };
            let field = topic.id.field(format!("figures[{n}].value"));
            compare(&mut met, same, Met { value, field }, report);
        }
    }
    let mut met = BTreeMap::new();
    for contact in records.contacts.iter() {
        for (n, claim) in contact.claims.iter().enumerate() {
            let Some(time) = claim.period.or(claim.as_of) else {
                continue;
            };
            let same = Sameness {
                of: contact
                    .with
                    .iter()
                    .map(ToString::to_string)
                    .chain(claim.unit.clone())
                    .collect(),
                what: folded(&claim.what),
                time: Some(time),
            };
            let field = contact.id.field(format!("claims[{n}].value"));
            let value = &claim.value;
            compare(&mut met, same, Met { value, field }, report);
        }
    }
}

fn folded(what: &str) -> String {
    let words: Vec<_> = words(what).into_iter().map(|word| word.folded).collect();
    words.join(" ")
}

fn compare<'a>(
    met: &mut BTreeMap<Sameness, Met<'a>>,
    same: Sameness,
    now: Met<'a>,
    report: &mut Report,
) {
    if let Some(first) = met.get(&same) {
        let equal = first.value.number() == now.value.number() && first.value.number().is_some()
            || first.value == now.value;
        let within = now.field.record.kind == Kind::Contact;
        if equal && within {
            return;
        }
        let message = if equal {
            format!("The same figure stands in {} already.", first.field.record)
        } else {
            format!(
                "The same figure is {} here and {} in {}.",
                now.value.0, first.value.0, first.field.record
            )
        };
        let hint = if within {
            "keep the right one, or say in `note` why they differ"
        } else {
            "keep one, and refer to it by its id"
        };
        RULE.at(report, now.field, message).hint(hint.to_owned());
        return;
    }
    met.insert(same, now);
}
