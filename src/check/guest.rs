//! People of a contact → a finding where one is of a house that it does not name, or stands among
//! those of the other side.

use super::inputs::Inputs;
use crate::brief::employer::elsewhere;
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
                let field = contact.id.field(format!("{key}[{n}]"));
                let name = facts.organisation(house).name_on(contact.date.last());
                let message = format!("{} is of {name}, which `with` does not name.", person.name);
                RULE.at(report, field, message)
                    .hint(format!("add `{house}` to `with`, or allow it of a guest"));
            }
        }
    }
}

pub const OTHER_SIDE: Rule = Rule {
    code: "other-side",
    severity: Warning,
    why: "The pack says of whoever stands in the wrong list that they spoke for the other house, \
          and puts their words and promises on its side.",
    example: "with: northwind\nus: ada-sommer    # Ada Sommer is of Northwind\nthem: mia-hall",
    mend: "us: mia-hall\nthem: ada-sommer",
};

/// Judges both lists of a contact and its plan, by the house of that day.
pub fn other_side(inputs: &Inputs<'_>, report: &mut Report) {
    let facts = inputs.facts;
    let Some(us) = &facts.settings().us else { return };
    for contact in facts.records().contacts.iter().filter(|one| !one.with.contains(us)) {
        let plan = contact.plan.as_deref();
        let ours = plan.map(|plan| ("plan.us", true, &plan.us));
        let theirs = plan.map(|plan| ("plan.them", false, &plan.them));
        let own = [("us", true, &contact.us), ("them", false, &contact.them)];
        for (key, is_ours, people) in own.into_iter().chain(ours).chain(theirs) {
            for (n, item) in people.iter().enumerate() {
                let person = item.who.as_ref().and_then(|id| facts.find_person(id.as_str()));
                let Some(person) = person else { continue };
                let day = contact.date.last();
                let house = elsewhere(facts, person, day).map_or(&person.organisation, |at| &at.id);
                let (wrong, side) = match is_ours {
                    true => (contact.with.contains(house), "ours"),
                    false => (house == us, "theirs"),
                };
                if !wrong {
                    continue;
                }
                let field = contact.id.field(format!("{key}[{n}]"));
                let house = facts.organisation(house).name_on(day);
                let message = format!("{} is of {house}, and stands among {side}.", person.name);
                OTHER_SIDE
                    .at(report, field, message)
                    .hint("move them to the other list, or give the post of that day".to_owned());
            }
        }
    }
}
