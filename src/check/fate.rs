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
pub enum Fate {
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

impl Fate {
    fn words(self) -> &'static str {
        match self {
            Fate::Used => "in the pack",
            Fate::Later => "after the reader's day",
            Fate::NotHeld => "not held",
            Fate::Older => "too old for its lists",
            Fate::Forgotten => "naming no organisation",
        }
    }
}

/// Returns every contact with those on a programme, and those that name nobody.
pub fn fates<'a>(facts: &'a Facts, visit: &'a Visit) -> BTreeMap<&'a str, Fate> {
    let ask = Ask {
        as_of: None,
        stage: Stage::Planned,
        document: "scene-setter",
    };
    let brief = assemble::visit(facts, visit, ask);
    let shown = used::contacts(&brief);
    let day = brief.as_of.last();
    let fate = |contact: &Contact| match contact {
        contact if shown.contains(&contact.id.as_str()) => Fate::Used,
        contact if contact.date.last() > day => Fate::Later,
        contact if !contact.held_by(day) => Fate::NotHeld,
        contact if contact.with.is_empty() => Fate::Forgotten,
        _ => Fate::Older,
    };
    organisations(facts, visit)
        .into_iter()
        .flat_map(|id| facts.contacts_with(id))
        .chain(facts.contacts_with_nobody())
        .map(|contact| (contact.id.as_str(), fate(contact)))
        .collect()
}

/// Counts the fates in a sentence.
pub fn in_words(facts: &Facts, visit: &Visit) -> String {
    let mut counts: BTreeMap<Fate, usize> = BTreeMap::new();
    for fate in fates(facts, visit).into_values() {
        *counts.entry(fate).or_default() += 1;
    }
    let counts: Vec<String> = counts
        .into_iter()
        .map(|(fate, count)| format!("{count} {}", fate.words()))
        .collect();
    match counts.as_slice() {
        [] => format!("No contact on record bears on `{}`.", visit.id),
        counts => format!(
            "Contacts that bear on `{}`: {}.",
            visit.id,
            counts.join(", ")
        ),
    }
}
