//! Withheld people and organisations → every word by which prose may give them away.

use std::borrow::Cow;

use super::choice::{Choice, Ground};
use super::given::{is_ordinary, parts};
use super::shown::Shown;
use super::spelling::{respelt, spellings};
use super::tokens::{folded, tokens};
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;
use crate::facts::records::Records;
use crate::finding::field::{FieldPath, Kind};

/// A name, alias or title that must not be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The name, alias or title.
    pub words: String,
    /// Its words in small letters, without what stands between them.
    pub tokens: Vec<String>,
    /// Why.
    pub ground: Ground,
    /// Whether it is a part of a name, which means somebody only with a capital.
    pub part: bool,
    /// Whose it is, and where it stands.
    pub at: FieldPath,
}

/// Collects the names of all that are withheld, the longest first.
pub fn names(records: &Records, choice: &Choice, shown: &Shown) -> Vec<Name> {
    let mut names = Vec::new();
    for person in records.people.iter() {
        if let Some(ground) = choice.person(person) {
            for called in of_person(person) {
                let at = FieldPath::new(Kind::Person, person.id.as_str(), called.key);
                names.extend(name(&called, ground, at, shown));
            }
        }
    }
    for organisation in records.organisations.iter() {
        if let Some(ground) = choice.name(organisation) {
            let id = organisation.id.as_str();
            for called in of_organisation(organisation) {
                let at = FieldPath::new(Kind::Organisation, id, called.key);
                names.extend(name(&called, ground, at, shown));
            }
        }
    }
    for (at, item) in inline(records) {
        if let Some(ground) = choice.participant(records, item) {
            for called in of_inline(item) {
                names.extend(name(&called, ground, at.clone(), shown));
            }
        }
    }
    for (at, address) in addresses(records) {
        if records.people.get(address).is_none() {
            let called = Called::whole("to", address);
            names.extend(name(&called, Ground::PersonalData, at, shown));
        }
    }
    names.sort_by(|a, b| {
        let first = (b.tokens.len(), &a.tokens, a.part, &a.at);
        first.cmp(&(a.tokens.len(), &b.tokens, b.part, &b.at))
    });
    names
}

/// Makes what is searched for of what somebody is called, in each spelling.
fn name(called: &Called<'_>, ground: Ground, at: FieldPath, shown: &Shown) -> Vec<Name> {
    let person = at.record.kind != Kind::Organisation;
    let respelt = respelt(&called.words).filter(|_| person);
    let all = spellings(&called.words).into_iter().chain(respelt);
    let telling = all.filter(|tokens| {
        let is_shown = match called.part {
            true => tokens.iter().all(|word| shown.words.contains(word)),
            false => shown.whole.contains(tokens),
        };
        !tokens.is_empty() && !is_shown
    });
    let name = |tokens| Name {
        words: called.words.to_string(),
        tokens,
        ground,
        part: called.part,
        at: at.clone(),
    };
    telling.map(name).collect()
}

/// What somebody is called.
pub struct Called<'a> {
    /// The field in which it stands.
    pub key: &'static str,
    pub words: Cow<'a, str>,
    /// Whether they are a part of a name that needs its capital.
    pub part: bool,
}

impl<'a> Called<'a> {
    fn whole(key: &'static str, words: &'a str) -> Self {
        Self {
            key,
            words: words.into(),
            part: false,
        }
    }

    fn part(words: &'a str) -> Self {
        Self {
            part: true,
            ..Self::whole("name", words)
        }
    }

    /// The last word of a name stands for it in any case, unless it is a word too.
    fn family(name: &'a str) -> Option<Self> {
        let family = name.split_whitespace().skip(1).last()?;
        Some(match is_ordinary(&folded(family)) {
            true => Self::part(family),
            false => Self::whole("name", family),
        })
    }
}

/// Returns all that a person is called.
pub fn of_person(person: &Person) -> Vec<Called<'_>> {
    let aka = person.aka.iter().map(String::as_str);
    let names = || [person.name.as_str()].into_iter().chain(aka.clone());
    let mut called = vec![Called::whole("name", &person.name)];
    called.extend(aka.clone().map(|alias| Called::whole("aka", alias)));
    called.extend(
        person
            .address
            .iter()
            .map(|say| Called::whole("address", say)),
    );
    called.extend(person.say.iter().map(|say| Called::whole("say", say)));
    let role = person.role.iter().map(|role| ("role", role.as_str()));
    let roles = person
        .roles
        .iter()
        .map(|role| ("roles", role.title.as_str()));
    let titles = role.chain(roles).filter(|(_, title)| is_unique(title));
    called.extend(titles.map(|(key, title)| Called::whole(key, title)));
    called.push(Called::whole("", person.id.as_str()));
    called.extend(Called::family(&person.name));
    called.extend(names().flat_map(parts).map(Called::part));
    with_run_on(called, &person.name)
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
    let mut called = vec![Called::whole("name", name)];
    called.extend(Called::family(name));
    called.extend(parts(name).into_iter().map(Called::part));
    let title = item.role.as_deref().filter(|title| is_unique(title));
    called.extend(title.map(|title| Called::whole("role", title)));
    with_run_on(called, name)
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

/// Returns all that an organisation is called.
pub fn of_organisation(organisation: &Organisation) -> Vec<Called<'_>> {
    let mut called = vec![Called::whole("name", &organisation.name)];
    let aka = organisation.aka.iter();
    called.extend(aka.map(|alias| Called::whole("aka", alias)));
    let names = organisation.names.iter();
    called.extend(names.map(|name| Called::whole("names", &name.name)));
    let site = organisation.site.iter();
    called.extend(site.map(|site| Called::whole("site", site)));
    called.push(Called::whole("", organisation.id.as_str()));
    with_run_on(called, &organisation.name)
}

/// Adds the name as addresses have it, in one word.
fn with_run_on<'a>(mut called: Vec<Called<'a>>, name: &str) -> Vec<Called<'a>> {
    let run_on: String = tokens(name).map(|(_, word)| word).collect();
    if run_on.chars().count() >= 8 {
        called.push(Called {
            key: "name",
            words: run_on.into(),
            part: false,
        });
    }
    called
}
