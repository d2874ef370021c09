//! Contacts × a visit's pack → what became of each: used, left out by rule, or forgotten.

use std::collections::BTreeMap;

use crate::brief::assemble::{Ask, Stage};
use crate::brief::background::organisations;
use crate::brief::{assemble, used};
use crate::facts::Facts;
use crate::facts::contact::Contact;
use crate::facts::visit::Visit;

/// What became of a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContactUse {
    /// The pack shows it.
    Used,
    /// It lies after the reader's day.
    Later,
    /// It was not held, or nobody says so.
    NotHeld,
    /// The lists do not go back so far.
    Older,
    /// It names no organisation, so nothing leads to it.
    Forgotten,
}

impl ContactUse {
    fn words(self) -> &'static str {
        match self {
            ContactUse::Used => "in the pack",
            ContactUse::Later => "after the reader's day",
            ContactUse::NotHeld => "not held",
            ContactUse::Older => "too old for its lists",
            ContactUse::Forgotten => "naming no organisation",
        }
    }
}

/// Returns every contact with those on a programme, and those that name nobody.
pub fn contact_uses<'a>(facts: &'a Facts, visit: &'a Visit) -> BTreeMap<&'a str, ContactUse> {
    let ask = Ask { as_of: None, stage: Stage::Planned, document: "scene-setter", is_seen: false };
    let brief = assemble::visit(facts, visit, ask);
    let shown = used::contacts(&brief);
    let day = brief.as_of.last();
    let contact_use = |contact: &Contact| match contact {
        contact if shown.contains(&contact.id.as_str()) => ContactUse::Used,
        contact if contact.date.last() > day => ContactUse::Later,
        contact if !contact.held_by(day) => ContactUse::NotHeld,
        contact if contact.with.is_empty() => ContactUse::Forgotten,
        _ => ContactUse::Older,
    };
    organisations(facts, visit)
        .into_iter()
        .flat_map(|id| facts.contacts_with(id))
        .chain(facts.contacts_with_nobody())
        .map(|contact| (contact.id.as_str(), contact_use(contact)))
        .collect()
}

/// Counts the contact_uses in a sentence.
pub fn in_words(facts: &Facts, visit: &Visit) -> String {
    let mut counts: BTreeMap<ContactUse, usize> = BTreeMap::new();
    for contact_use in contact_uses(facts, visit).into_values() {
        *counts.entry(contact_use).or_default() += 1;
    }
    let counts: Vec<String> = counts
        .into_iter()
        .map(|(contact_use, count)| format!("{count} {}", contact_use.words()))
        .collect();
    match counts.as_slice() {
        [] => format!("No contact on record bears on `{}`.", visit.id),
        counts => format!("Contacts that bear on `{}`: {}.", visit.id, counts.join(", ")),
    }
}
