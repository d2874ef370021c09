//! Plans → a finding where a point has an id, and asks for nothing that could be tracked by it.

use super::inputs::Inputs;
use crate::finding::field::{FieldPath, Kind};
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "id-asks-nothing",
    severity: Warning,
    why: "The id of a point names what they are to answer or do: of thanks or a note nothing \
          can be settled, and nothing is told as owed.",
    example: "- thank: for the figures.\n  id: figures",
    mend: "- ask: When do the figures come?\n  id: figures",
};

/// Judges the points of plans.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let settings = inputs.facts.settings();
    for contact in inputs.facts.records().contacts.iter() {
        let items = contact.plan.iter().flat_map(|plan| &plan.raise);
        for (n, item) in items.enumerate() {
            if item.id.is_some() && !settings.is_request(&item.verb) {
                let path = format!("plan.raise[{n}].id");
                let field = FieldPath::new(Kind::Contact, contact.id.as_str(), path);
                let message = format!("`{}` asks for nothing that an id could track.", item.verb);
                RULE.at(report, field, message).hint("take the id out, or ask for it".to_owned());
            }
        }
    }
}
