//! Roles, figures and topics × day → findings for what was last checked too long ago.

use std::collections::BTreeSet;

use super::inputs::Inputs;
use crate::brief::words::when_in_words;
use crate::facts::doubt::{stale_figures, stale_role};
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

/// A role last seen too long ago.
pub const ROLE: Rule = Rule {
    code: "stale-role",
    severity: Warning,
    why: "To greet a person by the title they no longer hold begins the meeting badly.",
    example: "roles:\n  - { title: Head of Policy, seen: 2019-05 }    # and you meet her in 2022",
    mend: "roles:\n  - { title: Head of Policy, seen: 2021-12 }    # once checked",
};

/// A figure too old to be said without its year.
pub const FIGURE: Rule = Rule {
    code: "stale-figure",
    severity: Warning,
    why: "The other side knows this year's figure; ours of three years ago ends the argument.",
    example: "figures:\n  - { what: reports, value: \"1,000\", period: 2018 }",
    mend: "figures:\n  - { what: reports, value: \"1,400\", period: 2021 }",
};

/// A topic whose review is due.
pub const REVIEW: Rule = Rule {
    code: "review-due",
    severity: Warning,
    why: "Its owner said until when the line holds, and that day has passed.",
    example: "review_by: 2021-12-31",
    mend: "review_by: 2022-12-31    # once it was read again",
};

/// Judges the roles of those whom somebody is about to meet.
pub fn role(inputs: &Inputs<'_>, report: &mut Report) {
    let facts = inputs.facts;
    let mut met = BTreeSet::new();
    for contact in facts.records().contacts.iter() {
        if contact.date.last() < inputs.as_of {
            continue;
        }
        let planned = contact.plan.iter().flat_map(|plan| &plan.them);
        met.extend(contact.them.iter().chain(planned).filter_map(|item| item.who.as_ref()));
    }
    for id in met {
        let person = facts.person(id);
        let Some((role, seen)) = stale_role(facts, person, inputs.as_of) else {
            continue;
        };
        let n = person.roles.iter().position(|other| other == role);
        let path = format!("roles[{}].seen", n.unwrap_or_default());
        let field = id.field(path);
        let date = when_in_words(facts.settings(), seen);
        let message = format!("{} is to be met; the title was last seen {date}.", person.name);
        ROLE.at(report, field, message)
            .hint("check the title, then write the day under `seen`".to_owned());
    }
}

/// Judges figures, save those that are there to be compared with.
pub fn figure(inputs: &Inputs<'_>, report: &mut Report) {
    let facts = inputs.facts;
    for topic in facts.records().topics.iter() {
        for (n, of) in stale_figures(facts, topic, inputs.as_of) {
            let field = topic.id.field(format!("figures[{n}].value"));
            let age = facts.settings().stale_after.figure;
            let date = when_in_words(facts.settings(), of);
            FIGURE
                .at(report, field, format!("The figure is from {date}, more than {age} ago."))
                .hint("look for a newer one, or delete it".to_owned());
        }
    }
}

/// Judges topics that say when to read them again.
pub fn review(inputs: &Inputs<'_>, report: &mut Report) {
    for topic in inputs.facts.records().topics.iter() {
        let Some(by) = topic.review_by.filter(|by| by.last() < inputs.as_of) else {
            continue;
        };
        let field = topic.id.field("review_by");
        let date = when_in_words(inputs.facts.settings(), by);
        REVIEW
            .at(report, field, format!("The topic was to be read again by {date}."))
            .hint(topic.owner.as_ref().map(|owner| format!("ask {owner}")));
    }
}
