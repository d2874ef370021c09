//! Items with a free key → the person or the verb in them proved.

use super::house_words::Words;
use super::prover::{Owner, Prover};
use crate::facts::item::VerbItem;
use crate::facts::person_item::PersonItem;
use crate::finding::field::Kind;

/// Proves people who take part.
pub fn people(prover: &mut Prover<'_>, items: &[PersonItem], owner: Owner<'_>, list: &str) {
    for (n, item) in items.iter().enumerate() {
        person(prover, item, owner, &format!("{list}[{n}]"));
    }
}

/// Proves one person.
pub fn person(prover: &mut Prover<'_>, item: &PersonItem, owner: Owner<'_>, place: &str) {
    let path = |key: &str| format!("{place}.{key}");
    if let Some(who) = &item.who {
        prover.link(Kind::Person, who, owner, || path("who"));
    }
    if let Some(organisation) = &item.organisation {
        prover.link(Kind::Organisation, organisation, owner, || path("organisation"));
    }
    let (mode, ground) = (item.mode.as_deref(), item.redacted.as_deref());
    prover.word(Words::Mode, mode, owner, || path("mode"));
    prover.word(Words::Ground, ground, owner, || path("redacted"));
}

/// Proves points and messages.
pub fn verbs(prover: &mut Prover<'_>, items: &[VerbItem], owner: Owner<'_>, list: &str) {
    for (n, item) in items.iter().enumerate() {
        let path = |key: &str| format!("{list}[{n}].{key}");
        prover.word(Words::Verb, Some(&item.verb), owner, || path(&item.verb));
        prover.word(Words::Handling, item.handling.as_deref(), owner, || path("handling"));
        for figure in &item.figures {
            prover.figure(figure, (owner, path("figures")));
        }
        if let Some(topic) = &item.topic {
            prover.link(Kind::Topic, topic, owner, || path("topic"));
        }
    }
}
