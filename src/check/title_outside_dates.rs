//! Contacts × roles → a finding where a person took part after leaving, or before beginning.

use super::inputs::Inputs;
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;
use crate::facts::when::When;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "title-outside-dates",
    severity: Warning,
    why: "The pack prints the title of the day; where none was held on that day, it prints \
          one that is wrong.",
    example: "roles: [{ title: Head of Policy, to: 2021-06 }]    # and a meeting in October",
    mend: "roles:\n  - { title: Head of Policy, to: 2021-06 }\n  - { title: Vice-President, \
           from: 2021-07 }",
};

/// Judges everybody who took part by the dates of their roles.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for contact in inputs.facts.records().contacts.iter() {
        let plan = contact.plan.as_deref();
        let none: &[PersonItem] = &[];
        let lists: [(&str, &[PersonItem]); 4] = [
            ("us", &contact.us),
            ("them", &contact.them),
            ("plan.us", plan.map_or(none, |plan| &plan.us)),
            ("plan.them", plan.map_or(none, |plan| &plan.them)),
        ];
        for (list, items) in lists {
            for (n, item) in items.iter().enumerate() {
                let Some(who) = &item.who else { continue };
                let person = inputs.facts.person(who);
                if let Some(message) = fault(person, contact.date) {
                    let field = contact.id.field(format!("{list}[{n}]"));
                    RULE.at(report, field, message)
                        .hint(format!("mend `roles` or `left` in people/{who}"));
                }
            }
        }
    }
}

fn fault(person: &Person, date: When) -> Option<String> {
    let name = &person.name;
    if let Some(left) = person.left.filter(|left| left.last() < date.first()) {
        return Some(format!("{name} had left by then ({left})."));
    }
    if let Some((.., until)) = person.former_title(date.first()) {
        return Some(format!("{name} held no title by then: the last ended {until}."));
    }
    let starts = person.roles.iter().map(|role| role.from).collect::<Option<Vec<_>>>()?;
    let first = starts.iter().min()?;
    (first.first() > date.last())
        .then(|| format!("{name} held no title yet: the first began {first}."))
}
