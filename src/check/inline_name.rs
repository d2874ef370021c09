//! Lists of people → a finding where somebody is typed by name who has a record.

use std::collections::BTreeMap;

use super::inputs::Inputs;
use crate::facts::contact::Contact;
use crate::facts::person_item::PersonItem;
use crate::finding::field::FieldPath;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "inline-name",
    severity: Warning,
    why: "Whoever is named by words is nobody whom the record knows: the sheet tells neither \
          their title nor when you met.",
    example: "them: [{ name: Ada Sommer }]    # people/ada-sommer",
    mend: "them: [ada-sommer]",
};

/// Judges everybody in lists of contacts and visits.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let records = inputs.facts.records();
    let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for person in records.people.iter() {
        let names = person.aka.iter().chain([&person.name]);
        names.for_each(|name| known.entry(name).or_default().push(person.id.as_str()));
    }
    let mut judge = |item: &PersonItem, field: FieldPath| {
        let named = item.name.as_deref().filter(|_| item.who.is_none());
        let Some([id]) = named.and_then(|name| known.get(name)).map(Vec::as_slice) else {
            return;
        };
        let name = item.name.as_deref().unwrap_or_default();
        let message = format!("{name} is on record as people/{id}.");
        RULE.at(report, field, message)
            .hint(format!("write `{id}`, unless it is somebody else of that name"));
    };
    for contact in records.contacts.iter() {
        for (list, items) in lists(contact) {
            for (n, item) in items.iter().enumerate() {
                let path = format!("{list}[{n}].name");
                judge(item, contact.id.field(path));
            }
        }
    }
    for visit in records.visits.iter() {
        for (n, item) in visit.default.us.iter().enumerate() {
            let path = format!("default.us[{n}].name");
            judge(item, visit.id.field(path));
        }
    }
}

fn lists(contact: &Contact) -> Vec<(&'static str, &[PersonItem])> {
    let own = [("us", &*contact.us), ("them", &*contact.them)];
    let plan = contact.plan.iter();
    let planned = plan.flat_map(|plan| [("plan.us", &*plan.us), ("plan.them", &*plan.them)]);
    own.into_iter().chain(planned).collect()
}
