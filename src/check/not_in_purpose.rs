//! Visits → a finding for a meeting that the purpose forgets, though it names others.

use super::inputs::Inputs;
use crate::brief::background::organisations;
use crate::facts::doubt::purpose_forgets;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "not-in-purpose",
    severity: Warning,
    why: "A principal who reads why they travel should find everybody they meet there, or \
          the meeting has no reason.",
    example: "purpose: Meet Northwind and Contoso    # and a meeting with Fabrikam",
    mend: "purpose: Meet Northwind, Contoso and Fabrikam",
};

/// Judges every visit.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for visit in inputs.facts.records().visits.iter() {
        for id in organisations(inputs.facts, visit) {
            let organisation = inputs.facts.organisation(id);
            if purpose_forgets(inputs.facts, visit, organisation) {
                let name = organisation.name_on(visit.dates.first());
                let field = visit.id.field("purpose");
                let message =
                    format!("{name} has a meeting, and neither purpose nor aims name it.");
                RULE.at(report, field, message)
                    .hint("name it, or say what the meeting is for".to_owned());
            }
        }
    }
}
