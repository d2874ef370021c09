//! Contacts → a finding where one organisation has two talks on one day.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::inputs::Inputs;
use crate::facts::contact::Contact;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "same-day",
    severity: Warning,
    why: "Two reports of one meeting make two contacts: the pack then says that you met \
          twice.",
    example: "contacts/2021-10-26-northwind and contacts/2021-10-26-northwind-call",
    mend: "one file, with both under `reports`    # or allow it, if there were two",
};

/// Judges two-sided contacts, which a person would not hold twice a day.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let settings = inputs.facts.settings();
    for organisation in inputs.facts.records().organisations.iter() {
        let mut days: BTreeMap<NaiveDate, &Contact> = BTreeMap::new();
        for contact in inputs.facts.contacts_with(&organisation.id) {
            let counts = settings.is_two_sided(&contact.kind) && !contact.is_cancelled();
            let Some(day) = contact.date.as_day().filter(|_| counts) else {
                continue;
            };
            let Some(first) = days.insert(day, contact) else {
                continue;
            };
            let apart =
                first.time.is_some() && contact.time.is_some() && first.time != contact.time;
            if first.unit == contact.unit && !apart {
                let field = contact.id.field("date");
                let name = &organisation.name;
                let message = format!("{name} has another contact on that day: {}.", first.id);
                RULE.at(report, field, message)
                    .hint("make them one file, or give both their `time` or `unit`".to_owned());
            }
        }
    }
}
