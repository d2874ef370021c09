//! Figures → a finding where parts of a whole make more or less than 100%.

use super::inputs::Inputs;
use crate::facts::figure::Figure;
use crate::facts::id::FigureId;
use crate::facts::quantity::Quantity;
use crate::facts::topic::Topic;
use crate::finding::field::{FieldPath, Kind};
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "sum-off",
    severity: Warning,
    why: "Shares of one whole make 100%: if they do not, one is wrong; if they do, none is \
          `over`.",
    example: "value: 56.8%\nqualifier: over    # the other two shares are 32.8% and 10.4%",
    mend: "value: 56.8%",
};

/// Shares that make this much are meant to make the whole.
const MEANT: std::ops::RangeInclusive<f64> = 90.0..=110.0;

/// Judges every sum of shares.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for topic in inputs.facts.records().topics.iter() {
        for (n, figure) in topic.figures.iter().enumerate() {
            let ids = figure.compute.as_ref().and_then(|sum| sum.sum.as_ref());
            if let Some(ids) = ids {
                sum(inputs, topic, n, ids, report);
            }
        }
    }
}

fn sum(inputs: &Inputs<'_>, topic: &Topic, n: usize, ids: &[FigureId], report: &mut Report) {
    let parts: Vec<(&Topic, &Figure)> = ids.iter().map(|id| inputs.facts.figure(id)).collect();
    let shares: Option<Vec<f64>> = parts
        .iter()
        .map(|(_, part)| {
            let value = part.value.as_ref();
            value.filter(|v| v.is_percentage()).and_then(Quantity::number)
        })
        .collect();
    let Some(total) = shares.map(|shares| shares.iter().sum::<f64>()) else {
        return;
    };
    let rounding = 0.05 * f64::from(u32::try_from(parts.len()).unwrap_or(u32::MAX)) + 1e-9;
    if !MEANT.contains(&total) {
        return;
    }
    if (total - 100.0).abs() > rounding {
        let path = format!("figures[{n}].compute");
        let field = FieldPath::new(Kind::Topic, topic.id.as_str(), path);
        let message = format!("The shares make {total:.1}%, not 100%.");
        RULE.at(report, field, message)
            .hint("check each share with its source, or add the one that is missing".to_owned());
        return;
    }
    for (owner, part) in parts {
        let more = |word: &&str| matches!(*word, "over" | "more than" | "at least");
        let Some(word) = part.qualifier.as_deref().filter(|word| more(word)) else {
            continue;
        };
        let place = owner.figures.iter().position(|figure| figure.id == part.id);
        let path = format!("figures[{}].qualifier", place.unwrap_or_default());
        let field = FieldPath::new(Kind::Topic, owner.id.as_str(), path);
        let value = part.value.as_ref().map_or("", |value| value.0.as_str());
        let message = format!("The shares make 100% already, so none is `{word}` {value}.");
        RULE.at(report, field, message).hint(format!("leave out `{word}`, or mend a share"));
    }
}
