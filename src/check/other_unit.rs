//! Meetings to come × contacts → a finding where another unit of ours met them lately.

use super::inputs::Inputs;
use crate::brief::words::when_in_words;
use crate::facts::Facts;
use crate::facts::contact::{Contact, Status};
use crate::facts::person::Person;
use crate::facts::when::months_before;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "other-unit",
    severity: Warning,
    why: "What a company told another cabinet it will take as told to you; somebody should \
          ask that cabinet before you sit down.",
    example: "unit: CAB-OTHER    # met them in September; you meet them in January",
    mend: "allow: [{ code: other-unit, reason: the other cabinet was asked }]    # in the \
           meeting to come",
};

/// How far back another unit's contact still matters.
const MONTHS: u32 = 12;

/// Judges the meetings to come.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    for meeting in inputs.facts.records().contacts.iter() {
        let to_come = meeting.date.last() >= inputs.as_of
            && meeting.status != Some(Status::Cancelled)
            && !meeting.held_by(inputs.as_of);
        let Some(principal) = to_come.then(|| principal(inputs.facts, meeting)).flatten() else {
            continue;
        };
        for (n, id) in meeting.with.iter().enumerate() {
            let newest = inputs
                .facts
                .contacts_with(id)
                .rev()
                .find(|contact| is_elsewhere(inputs, principal, contact));
            let Some(other) = newest else { continue };
            let unit = other.unit.as_deref().unwrap_or_default();
            let date = when_in_words(inputs.facts.settings(), other.date);
            let name = inputs.facts.organisation(id).name_on(inputs.as_of);
            let kind = &other.kind;
            let field = meeting.id.field(format!("with[{n}]"));
            RULE.at(report, field, format!("{unit} had a contact with {name}: {kind}, {date}."))
                .hint(format!("ask {unit} what came of contacts/{}", other.id));
        }
    }
}

fn principal<'a>(facts: &'a Facts, meeting: &'a Contact) -> Option<&'a Person> {
    let visit = meeting.visit.as_ref().map(|id| facts.visit(id));
    let ours = meeting.us.iter().find_map(|item| item.who.as_ref());
    visit.map(|visit| &visit.r#for).or(ours).map(|id| facts.person(id))
}

fn is_elsewhere(inputs: &Inputs<'_>, principal: &Person, contact: &Contact) -> bool {
    let was_there = contact.us.iter().any(|item| item.who.as_ref() == Some(&principal.id));
    let other = contact.unit.is_some() && contact.unit != principal.unit;
    let recent = contact.date.last() >= months_before(inputs.as_of, MONTHS);
    let two_sided = inputs.facts.settings().is_two_sided(&contact.kind);
    other && recent && two_sided && !was_there && contact.held_by(inputs.as_of)
}
