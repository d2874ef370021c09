//! Figures → a finding where a point may group thousands beside numbers grouped by commas.

use super::inputs::Inputs;
use crate::facts::figure::Figure;
use crate::facts::topic::Topic;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "point-for-comma",
    severity: Warning,
    why: "A number typed from a German or Spanish paper has a point where English has a comma: \
          the sum is wrong by a factor of a thousand.",
    example: "value: \"1.234\"    # and the other part of the sum: \"1,235\"",
    mend: "value: \"1,234\"",
};

/// Judges the parts of every figure that is computed.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for topic in inputs.facts.records().topics.iter() {
        for figure in &topic.figures {
            let ids = figure.compute.iter().flat_map(|sum| sum.parts());
            let parts: Vec<(&Topic, &Figure)> = ids.map(|id| inputs.facts.figure(id)).collect();
            if !parts.iter().any(|(_, part)| is_grouped(part, ',')) {
                continue;
            }
            for (owner, part) in parts.into_iter().filter(|(_, part)| is_grouped(part, '.')) {
                let place = owner.figures.iter().position(|one| one.id == part.id);
                let path = format!("figures[{}].value", place.unwrap_or_default());
                let field = owner.id.field(path);
                let value = part.value.as_ref().map_or("", |value| value.0.as_str());
                let message = format!("`{value}` has a point where the others have a comma.");
                RULE.at(report, field, message)
                    .hint(format!("write `{}` if it counts thousands", value.replace('.', ",")));
            }
        }
    }
}

/// Says whether a value has its digits in threes behind a sign, and no other sign.
fn is_grouped(figure: &Figure, sign: char) -> bool {
    let value = figure.value.as_ref().map_or("", |value| value.0.trim());
    let mut groups = value.split(sign);
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let head = groups.next().unwrap_or_default();
    let is_head = (1..=3).contains(&head.len()) && is_digits(head) && !head.starts_with('0');
    is_head && value.contains(sign) && groups.all(|group| group.len() == 3 && is_digits(group))
}
