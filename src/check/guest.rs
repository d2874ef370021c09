//! People of a contact → a finding where one is of a house that it does not name.

use super::inputs::Inputs;
use crate::brief::employer::elsewhere;
use crate::finding::field::{FieldPath, Kind};
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "guest-of-other",
    severity: Warning,
    why: "The sheet tells nothing of the house of whoever sits there for another: not when you \
          last spoke, and not what it waits for.",
    example: "with: northwind\nthem: [ada-sommer, tom-reed]    # Tom Reed is of Southgate",
    mend: "with: [northwind, southgate]",
};

/// Judges who sat on the other side, by the house of that day; parents and parts count as one.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let facts = inputs.facts;
    for contact in facts.records().contacts.iter().filter(|contact| !contact.with.is_empty()) {
        let plan = contact.plan.as_deref().map(|plan| ("plan.them", &plan.them));
        for (key, people) in [("them", &contact.them)].into_iter().chain(plan) {
            for (n, item) in people.iter().enumerate() {
                let person = item.who.as_ref().and_then(|id| facts.find_person(id.as_str()));
                let Some(person) = person else { continue };
                let then = elsewhere(facts, person, contact.date.last());
                let house = then.map_or(&person.organisation, |then| &then.id);
                let mut named =
                    contact.with.iter().chain(&contact.body).chain(&facts.settings().us);
                let of_one = facts.relatives(house);
                if named.any(|id| id == house || of_one.iter().any(|(_, other)| other.id == *id)) {
                    continue;
                }
                let path = format!("{key}[{n}]");
                let field = FieldPath::new(Kind::Contact, contact.id.as_str(), path);
                let name = facts.organisation(house).name_on(contact.date.last());
                let message = format!("{} is of {name}, which `with` does not name.", person.name);
                RULE.at(report, field, message)
                    .hint(format!("add `{house}` to `with`, or allow it of a guest"));
            }
        }
    }
}
