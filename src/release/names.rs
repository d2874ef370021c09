//! Withheld people and organisations → every word by which prose may give them away.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::choice::{Choice, Ground};
use super::tokens::tokens;
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;
use crate::facts::records::Records;
use crate::field::{FieldPath, Kind};

/// A name, alias or title that must not be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name, alias or title.
    pub words: String,
    /// Its words in small letters, without what stands between them.
    pub tokens: Vec<String>,
    /// Why.
    pub ground: Ground,
    /// Whose it is, and where it stands.
    pub at: FieldPath,
}

/// Collects the names of all that are withheld, the longest first.
pub fn names(records: &Records, choice: &Choice) -> Vec<Name> {
    let mut names = Vec::new();
    let shown = shown(records, choice);
    for person in records.people.iter() {
        if let Some(ground) = choice.person(person) {
            for (path, words) in of_person(person) {
                let at = FieldPath::new(Kind::Person, person.id.as_str(), path);
                names.extend(name(&words, ground, at, &shown));
            }
        }
    }
    for organisation in records.organisations.iter() {
        if let Some(ground) = choice.name(organisation) {
            let id = organisation.id.as_str();
            for (path, words) in of_organisation(organisation) {
                let at = FieldPath::new(Kind::Organisation, id, path);
                names.extend(name(&words, ground, at, &shown));
            }
        }
    }
    for (at, item) in inline(records) {
        if let Some(ground) = choice.participant(records, item) {
            for (_, words) in of_inline(item) {
                names.extend(name(&words, ground, at.clone(), &shown));
            }
        }
    }
    for (at, address) in addresses(records) {
        if records.people.get(address).is_none() {
            names.extend(name(address, Ground::PersonalData, at, &shown));
        }
    }
    names.sort_by(|a, b| {
        (b.tokens.len(), &a.tokens, &a.at).cmp(&(a.tokens.len(), &b.tokens, &b.at))
    });
    names
}

fn name(
    words: &str,
    ground: Ground,
    at: FieldPath,
    shown: &BTreeSet<Vec<String>>,
) -> Option<Name> {
    let tokens: Vec<String> = tokens(words).map(|(_, word)| word).collect();
    let tells = !tokens.is_empty() && !shown.contains(&tokens);
    tells.then(|| Name {
        words: words.to_owned(),
        tokens,
        ground,
        at,
    })
}

/// The names and titles of those who are named: what they share with others tells nothing.
fn shown(records: &Records, choice: &Choice) -> BTreeSet<Vec<String>> {
    let people = records
        .people
        .iter()
        .filter(|person| choice.person(person).is_none());
    let people = people.flat_map(of_person).map(|(_, words)| words);
    let organisations = records.organisations.iter();
    let organisations = organisations.filter(|one| choice.name(one).is_none());
    let organisations = organisations
        .flat_map(of_organisation)
        .map(|(_, words)| words);
    let all = people.chain(organisations);
    all.map(|words| tokens(&words).map(|(_, word)| word).collect())
        .collect()
}

/// A field, and words in it.
type Called<'a> = (&'static str, Cow<'a, str>);

fn of_person(person: &Person) -> Vec<Called<'_>> {
    let mut words = vec![("name", person.name.as_str())];
    words.extend(person.aka.iter().map(|alias| ("aka", alias.as_str())));
    words.extend(person.address.iter().map(|say| ("address", say.as_str())));
    words.extend(person.say.iter().map(|say| ("say", say.as_str())));
    let role = person.role.iter().map(|role| ("role", role.as_str()));
    let roles = person
        .roles
        .iter()
        .map(|role| ("roles", role.title.as_str()));
    words.extend(role.chain(roles).filter(|(_, title)| is_unique(title)));
    words.push(("", person.id.as_str()));
    let family = person.name.split_whitespace().skip(1).last();
    words.extend(family.map(|name| ("name", name)));
    with_run_on(words, &person.name)
}

/// A word such as `Adviser` is said of many: a mark in its place would tell whose it is.
fn is_unique(title: &str) -> bool {
    tokens(title).nth(1).is_some()
}

/// Those who take part and have no record of their own.
fn inline(records: &Records) -> Vec<(FieldPath, &PersonItem)> {
    let mut found = Vec::new();
    for contact in records.contacts.iter() {
        let plan = contact.plan.iter();
        let planned = plan.flat_map(|plan| {
            let people = plan.us.iter().chain(plan.them.iter());
            people.chain(plan.contact_person.as_deref())
        });
        let people = contact.us.iter().chain(contact.them.iter());
        let people = people
            .chain(contact.contact_person.as_deref())
            .chain(planned);
        let at = FieldPath::new(Kind::Contact, contact.id.as_str(), "");
        found.extend(people.map(|item| (at.clone(), item)));
    }
    for visit in records.visits.iter() {
        let at = FieldPath::new(Kind::Visit, visit.id.as_str(), "default");
        found.extend(visit.default.us.iter().map(|item| (at.clone(), item)));
    }
    found.retain(|(_, item)| item.who.is_none());
    found
}

fn of_inline(item: &PersonItem) -> Vec<Called<'_>> {
    let name = item.name.as_deref().unwrap_or_default();
    let family = name.split_whitespace().skip(1).last();
    let mut words = vec![("name", name)];
    words.extend(family.map(|name| ("name", name)));
    let title = item.role.as_deref().filter(|title| is_unique(title));
    words.extend(title.map(|title| ("role", title)));
    with_run_on(words, name)
}

/// To whom reports went and whom to call, as people typed it.
fn addresses(records: &Records) -> Vec<(FieldPath, &str)> {
    let mut found = Vec::new();
    for source in records.sources.iter() {
        let all = source
            .from
            .iter()
            .chain(source.to.iter())
            .chain(source.cc.iter());
        let at = FieldPath::new(Kind::Source, source.id.as_str(), "to");
        found.extend(all.map(|address| (at.clone(), address.as_str())));
    }
    for visit in records.visits.iter() {
        let at = FieldPath::new(Kind::Visit, visit.id.as_str(), "contact");
        found.extend(visit.contact.iter().map(|who| (at.clone(), who.as_str())));
    }
    found
}

fn of_organisation(organisation: &Organisation) -> Vec<Called<'_>> {
    let mut words = vec![("name", organisation.name.as_str())];
    words.extend(organisation.aka.iter().map(|alias| ("aka", alias.as_str())));
    let names = organisation.names.iter();
    words.extend(names.map(|name| ("names", name.name.as_str())));
    words.extend(organisation.site.iter().map(|site| ("site", site.as_str())));
    words.push(("", organisation.id.as_str()));
    with_run_on(words, &organisation.name)
}

/// Adds the name as addresses have it, in one word.
fn with_run_on<'a>(words: Vec<(&'static str, &'a str)>, name: &str) -> Vec<Called<'a>> {
    let run_on: String = tokens(name).map(|(_, word)| word).collect();
    let long = run_on.chars().count() >= 8;
    let plain = words.into_iter().map(|(key, words)| (key, words.into()));
    plain.chain(long.then(|| ("name", run_on.into()))).collect()
}
