//! Figures → a finding where parts of a whole make more or less than 100%.

use std::collections::BTreeMap;

use super::inputs::Inputs;
use crate::facts::figure::Figure;
use crate::facts::id::FigureId;
use crate::facts::quantity::Quantity;
use crate::facts::topic::Topic;
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
const MEANT: f64 = 90.0;

/// As far as shares that nobody adds may lie above the whole, and still be meant to make it.
const ABOVE: f64 = 110.0;

/// Judges every sum of shares.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for topic in inputs.facts.records().topics.iter() {
        for (n, figure) in topic.figures.iter().enumerate() {
            let ids = figure.compute.as_ref().and_then(|sum| sum.sum.as_ref());
            if let Some(ids) = ids {
                sum(inputs, topic, n, ids, report);
            }
        }
        unadded(topic, report);
    }
}

/// Judges three shares or more that nobody adds: of one scope, period and source, called alike up
/// to `by`.
fn unadded(topic: &Topic, report: &mut Report) {
    let mut wholes: BTreeMap<_, Vec<(usize, f64)>> = BTreeMap::new();
    for (n, figure) in topic.figures.iter().enumerate() {
        let share = figure.value.as_ref().filter(|v| v.is_percentage()).and_then(Quantity::number);
        let name = figure.what.as_deref().unwrap_or_default();
        let words: Vec<&str> = name.split_whitespace().collect();
        let head = words.iter().rposition(|word| *word == "by").map(|by| words[..by].join(" "));
        if let (Some(share), Some(head)) = (share, head) {
            let of_one =
                (head, &figure.scope, &figure.source, figure.period.map(|p| p.to_string()));
            wholes.entry(of_one).or_default().push((n, share));
        }
    }
    for shares in wholes.into_values().filter(|shares| shares.len() > 2) {
        let total: f64 = shares.iter().map(|(_, share)| share).sum();
        if total > 100.5 && total <= ABOVE + 1e-9 {
            let path = format!("figures[{}].value", shares[0].0);
            let field = topic.id.field(path);
            let message = format!("With those called alike the share makes {total:.1}%.");
            RULE.at(report, field, message).hint("check each share with its source".to_owned());
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
    if total < MEANT {
        return;
    }
    if (total - 100.0).abs() > rounding {
        let field = topic.id.field(format!("figures[{n}].compute"));
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
        let field = owner.id.field(path);
        let value = part.value.as_ref().map_or("", |value| value.0.as_str());
        let message = format!("The shares make 100% already, so none is `{word}` {value}.");
        RULE.at(report, field, message).hint(format!("leave out `{word}`, or mend a share"));
    }
}
