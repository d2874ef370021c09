//! Contacts × visits → a finding for each that no pack shows because nothing leads to it.

use std::collections::BTreeSet;

use super::inputs::Inputs;
use super::mentions::How;
use crate::facts::contact::Contact;
use crate::facts::visit::Visit;
use crate::finding::field::Kind;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;

pub const RULE: Rule = Rule {
    code: "forgotten-contact",
    severity: Warning,
    why: "Sheets find contacts by the organisations in `with`: a contact that names none, or \
          a visit's meeting that its programme leaves out, is on none of them.",
    example: "with: []\nothers: Northwind and other companies",
    mend: "with: northwind\nothers: Other companies, names withheld",
};

/// Judges contacts that were held, and meetings of visits.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let programme: BTreeSet<&str> =
        inputs.facts.records().visits.iter().flat_map(Visit::filed).map(|id| id.as_str()).collect();
    for contact in inputs.facts.contacts_with_nobody() {
        if contact.held_by(inputs.as_of) && !programme.contains(contact.id.as_str()) {
            nobody(inputs, contact, report);
        }
    }
    for contact in inputs.facts.records().contacts.iter() {
        let Some(visit) = &contact.visit else {
            continue;
        };
        let left_out = !contact.with.is_empty() && !programme.contains(contact.id.as_str());
        if left_out {
            let field = contact.id.field("visit");
            let message = format!("The programme of `{visit}` leaves this meeting out.");
            RULE.at(report, field, message).hint(format!("add `{}` to its `meetings`", contact.id));
        }
    }
}

fn nobody(inputs: &Inputs<'_>, contact: &Contact, report: &mut Report) {
    let ours = inputs.facts.settings().us.as_ref();
    let body = contact.body.as_ref();
    let mut named: Vec<&str> = Vec::new();
    let first = inputs.texts.partition_point(|text| {
        (text.prose.kind, text.prose.id) < (Kind::Contact, contact.id.as_str())
    });
    let texts = inputs.texts[first..].iter().take_while(|text| {
        text.prose.kind == Kind::Contact && text.prose.id == contact.id.as_str()
    });
    for mention in texts.flat_map(|text| &text.mentions) {
        let company = mention.named.kind == Kind::Organisation
            && ours.is_none_or(|us| us.as_str() != mention.named.id)
            && body.is_none_or(|body| body.as_str() != mention.named.id);
        let record = inputs.facts.records().organisations.get(mention.named.id);
        let is_company = record.is_some_and(|r| r.kind.as_deref() == Some("company"));
        if company && is_company && mention.how != How::Near && !named.contains(&mention.named.name)
        {
            named.push(mention.named.name);
        }
    }
    let field = contact.id.field("with");
    let on_lists = !contact.topics.is_empty() || contact.body.is_some();
    let message = if on_lists {
        "The contact names no organisation: only lists on its topics or forum show it."
    } else {
        "The contact names no organisation, so no pack shows it."
    };
    let hint = match named.as_slice() {
        [] => "if it concerned one, name it; if not, allow it with that reason".to_owned(),
        named => format!("its text names {}", named.join(", ")),
    };
    RULE.at(report, field, message.to_owned()).hint(hint);
}
