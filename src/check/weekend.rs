//! Contacts and milestones → a finding for a meeting on a Saturday or Sunday.

use chrono::NaiveDate;

use super::inputs::Inputs;
use crate::facts::when::{When, is_weekend};
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::word::{listed, words};

pub const RULE: Rule = Rule {
    code: "weekend",
    severity: Warning,
    why: "Officials rarely meet on a Saturday or Sunday: the date is likely mistyped.",
    example: "date: 2020-02-16    # a Sunday",
    mend: "date: 2021-02-16    # or `allow: [{ code: weekend, reason: … }]`",
};

/// What happens by itself, on whatever day.
const BY_ITSELF: &str = "applies apply application force deadline expires expiry ends begins starts \
     transposition anniversary";

/// Judges contacts and milestones.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let records = inputs.facts.records();
    for contact in records.contacts.iter() {
        if let Some(day) = weekend(contact.date) {
            let field = contact.id.field("date");
            RULE.at(report, field, message("The contact", day)).hint(HINT.to_owned());
        }
    }
    for topic in records.topics.iter() {
        for (n, milestone) in topic.milestones.iter().enumerate() {
            let by_itself =
                words(&milestone.what).iter().any(|word| listed(BY_ITSELF, &word.folded));
            let day = milestone.happened.and_then(weekend).filter(|_| !by_itself);
            if let Some(day) = day {
                let field = topic.id.field(format!("milestones[{n}].happened"));
                RULE.at(report, field, message("The milestone", day)).hint(HINT.to_owned());
            }
        }
    }
}

const HINT: &str = "check the date with its source; if it is right, allow it with that reason";

fn weekend(when: When) -> Option<NaiveDate> {
    when.as_day().filter(|day| is_weekend(*day))
}

fn message(what: &str, day: NaiveDate) -> String {
    format!("{what} falls on a {}.", day.format("%A, %Y-%m-%d"))
}
