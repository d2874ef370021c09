//! Names on record → how they are written: people of one name told apart, and the names that
//! begin with a small letter wherever they stand.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Facts;
use super::asked::What;
use super::id::Id;
use super::person::Person;
use super::records::Records;

/// How many letters the first word of a name has at least that stands for the whole.
const SHORT_FORM: usize = 5;

/// How names are written that other words than their own tell.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Spelling {
    /// What lists call people who share a name.
    pub labels: BTreeMap<Id<Person>, String>,
    /// Names with a small first letter, and the first word of such a name of an organisation.
    pub small: BTreeSet<String>,
}

impl Spelling {
    /// Reads the names of all people and organisations.
    pub fn new(records: &Records) -> Self {
        let organisations = records.organisations.iter().flat_map(|one| {
            let names = one.names.iter().map(|name| &name.name).chain([&one.name]).chain(&one.aka);
            names.flat_map(|name| {
                let first = name
                    .split_whitespace()
                    .next()
                    .filter(|word| word.chars().count() >= SHORT_FORM);
                [Some(name.as_str()), first].into_iter().flatten()
            })
        });
        let people = records.people.iter().map(|person| person.name.as_str());
        let names = organisations.chain(people);
        let small = names.filter(|name| name.starts_with(char::is_lowercase));
        Self { labels: told_apart(records), small: small.map(str::to_owned).collect() }
    }

    /// Says whether words begin with a name whose first letter is a small one.
    pub fn begins_small(&self, words: &str) -> bool {
        let mut names = self.small.iter();
        names.any(|name| {
            let rest = words.strip_prefix(name.as_str());
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }
}

impl Facts {
    /// Returns what a list calls somebody: their name, with what tells them from a namesake.
    pub fn label_of<'f>(&'f self, person: &'f Person) -> &'f str {
        self.note(What::Spelling, "");
        let label = self.index().spelling.labels.get(&person.id);
        label.map_or(&person.name, String::as_str)
    }

    /// Says whether words begin with a name that is written small.
    pub fn begins_small(&self, words: &str) -> bool {
        self.note(What::Spelling, "");
        self.index().spelling.begins_small(words)
    }
}

/// Calls each of several people of one name by it and their organisation: "Jo Smith (Acme)"; by
/// their role where they share the organisation too.
fn told_apart(records: &Records) -> BTreeMap<Id<Person>, String> {
    let mut by_name: BTreeMap<&str, Vec<&Person>> = BTreeMap::new();
    let people = records.people.iter();
    for person in people.filter(|person| !records.withheld.is_mark(&person.name)) {
        by_name.entry(&person.name).or_default().push(person);
    }
    let several = by_name.into_values().filter(|people| people.len() > 1);
    let labels = several.flat_map(|people| {
        let label = |person: &&Person| {
            let at = |other: &&Person| other.organisation == person.organisation;
            let organisation = records
                .organisations
                .get(person.organisation.as_str())
                .map(|one| one.name.as_str());
            let last = person.roles.iter().max_by_key(|role| role.start());
            let role = last.map(|role| role.title.as_str()).or(person.role.as_deref());
            let alone = people.iter().copied().filter(at).count() == 1;
            let word = if alone { organisation } else { role };
            Some((person.id.clone(), format!("{} ({})", person.name, word?)))
        };
        people.iter().filter_map(label).collect::<Vec<_>>()
    });
    labels.collect()
}
