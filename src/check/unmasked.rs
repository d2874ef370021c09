//! People without a name × people with one → a finding where a title gives the name away.

use strsim::jaro_winkler;

use super::inputs::Inputs;
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "unmasked",
    severity: Warning,
    why: "A name blanked in one document and printed with its title in another was not \
          blanked: who releases one must think of the other.",
    example: "them: [{ role: Global Head of Risk, redacted: personal-data }]    # people/x has \
              that title",
    mend: "them: [{ role: a senior executive, redacted: personal-data }]    # or name the person",
};

/// Titles this alike are one.
const ALIKE: f64 = 0.93;

/// Judges everybody who has a role and no name.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for contact in inputs.facts.records().contacts.iter() {
        let plan = contact.plan.iter();
        let lists = [("us", &*contact.us), ("them", &*contact.them)];
        let planned = plan.flat_map(|p| [("plan.us", &*p.us), ("plan.them", &*p.them)]);
        for (list, items) in lists.into_iter().chain(planned) {
            for (n, item) in items.iter().enumerate() {
                let Some(person) = given_away(inputs, item) else {
                    continue;
                };
                let field = contact.id.field(format!("{list}[{n}].role"));
                let message =
                    format!("The title gives the name away: it is that of people/{}.", person.id);
                RULE.at(report, field, message)
                    .hint("use wider words for the role, or write the person's id".to_owned());
            }
        }
    }
}

fn given_away<'a>(inputs: &Inputs<'a>, item: &PersonItem) -> Option<&'a Person> {
    let nameless = item.who.is_none() && item.name.is_none();
    let role = item.role.as_deref().filter(|_| nameless)?.to_lowercase();
    inputs.facts.records().people.iter().find(|person| {
        let titles = person.roles.iter().map(|role| &role.title).chain(&person.role);
        titles.into_iter().any(|title| alike(&role, &title.to_lowercase()))
    })
}

fn alike(role: &str, title: &str) -> bool {
    let long = title.split_whitespace().count() > 2;
    long && (role.contains(title) || jaro_winkler(role, title) >= ALIKE)
}
