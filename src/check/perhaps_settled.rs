//! Promises × later contacts → a finding where one seems to settle another and does not say so.

use std::collections::BTreeMap;
use std::hash::BuildHasher;

use foldhash::quality::FixedState;

use super::inputs::Inputs;
use super::overdue::field;
use crate::brief::state::{State, answer, state};
use crate::facts::Opening;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::finding::report::Report;
use crate::finding::report::Severity::Warning;
use crate::finding::rule::Rule;
use crate::names::lexicon::is_small;
use crate::names::word::words;

pub const RULE: Rule = Rule {
    code: "perhaps-settled",
    severity: Warning,
    why: "A promise that was kept and not ticked off is claimed again, and whoever kept it \
          is told off.",
    example: "what: Virtual visit to the Dublin centre    # and later: title: Virtual tour of the \
              centre in Dublin",
    mend: "closes: { dublin-tour: done }    # in the later contact",
};

/// So many telling words must come back.
const SHARED: usize = 3;

/// Judges what is open against later contacts with the same organisation.
pub fn check(inputs: &Inputs<'_>, report: &mut Report) {
    let reader = inputs.reader();
    let mut told = BTreeMap::new();
    for opening in inputs.facts.openings() {
        let known = opening.contact.held_by(inputs.as_of);
        if !known {
            continue;
        }
        let what = opening.what.trim_end_matches('.');
        let found = match state(reader, &opening) {
            State::Open | State::Overdue => {
                later(inputs, &opening, &mut told).map(|later| (later, "may have been settled by"))
            }
            State::Answered => answer(reader, &opening, inputs.as_of)
                .map(|later| (later, "is not closed, and is answered in")),
            _ => None,
        };
        let Some((later, how)) = found else {
            continue;
        };
        let message = format!("“{what}” {how} contacts/{}.", later.id);
        let id = opening.id;
        RULE.at(report, field(&opening, "id"), message)
            .hint(format!("if so, write `closes: {{ {id}: done }}` there"));
    }
}

/// Finds the first of the later contacts that tells of it; `told` keeps what each of them tells.
fn later<'a>(
    inputs: &Inputs<'a>,
    opening: &Opening<'a>,
    told: &mut BTreeMap<&'a Id<Contact>, Vec<u64>>,
) -> Option<&'a Contact> {
    let wanted = telling(opening.what);
    let with = opening.contact.with.iter();
    let mut contacts = with.flat_map(|id| inputs.facts.contacts_with(id));
    contacts.find(|contact| {
        if contact.date <= opening.contact.date || !contact.held_by(inputs.as_of) {
            return false;
        }
        let told = told.entry(&contact.id).or_insert_with(|| {
            let title = contact.title.as_deref().into_iter();
            let texts = title.chain(contact.summary.as_deref());
            texts.flat_map(telling).collect()
        });
        wanted.iter().filter(|word| told.contains(word)).count() >= SHARED
    })
}

/// Returns what stands for the words that tell one matter from another, each once.
pub fn telling(text: &str) -> Vec<u64> {
    let mut words: Vec<u64> = words(text)
        .into_iter()
        .filter(|word| !is_small(&word.folded) || word.capital && word.folded.len() > 1)
        .map(|word| FixedState::default().hash_one(&*word.folded))
        .collect();
    words.sort_unstable();
    words.dedup();
    words
}
