//! Withheld people and organisations → every word by which prose may give them away.

use std::borrow::Cow;

use super::choice::{Choice, Ground};
use super::given::{is_ordinary, parts};
use super::shown::Shown;
use super::spelling::{respelt, spellings};
use super::tokens::{folded, tokens};
use super::unrecorded::{inline, typed};
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
    /// Whose it is: two names of one bearer side by side are one.
    pub who: String,
    /// Where it stands.
    pub at: FieldPath,
}

/// The names of all that are withheld, and of all that are shown.
pub struct Names {
    /// Those that are withheld, the longest first.
    pub withheld: Vec<Name>,
    /// The others.
    pub shown: Shown,
}

impl Names {
    /// Collects them.
    pub fn new(records: &Records, choice: &Choice) -> Self {
        let mut shown = Shown::of_house(&records.settings);
        for person in records.people.iter() {
            if choice.person(person).is_none() {
                shown.add(of_person(person).iter().map(|one| (one.key, &*one.words)));
            }
        }
        for organisation in records.organisations.iter() {
            if choice.name(organisation).is_none() {
                let names = of_organisation(organisation);
                shown.add(names.iter().map(|one| (one.key, &*one.words)));
            }
        }
        let withheld = names(records, choice, &shown);
        Self { withheld, shown }
    }
}

fn names(records: &Records, choice: &Choice, shown: &Shown) -> Vec<Name> {
    let mut names = Vec::new();
    for person in records.people.iter() {
        if let Some(ground) = choice.person(person) {
            for called in of_person(person) {
                let at = FieldPath::new(Kind::Person, person.id.as_str(), called.key);
                let who = at.record.to_string();
                names.extend(name(&called, ground, &who, at, shown));
            }
        }
    }
    for organisation in records.organisations.iter() {
        if let Some(ground) = choice.name(organisation) {
            let id = organisation.id.as_str();
            for called in of_organisation(organisation) {
                let at = FieldPath::new(Kind::Organisation, id, called.key);
                let who = at.record.to_string();
                names.extend(name(&called, ground, &who, at, shown));
            }
        }
    }
    for (at, item) in inline(records) {
        if let Some(ground) = choice.participant(records, item) {
            let who = item.name.clone().unwrap_or_default();
            for called in of_inline(item) {
                names.extend(name(&called, ground, &who, at.clone(), shown));
            }
        }
    }
    for (at, typed) in typed(records) {
        if let Some(ground) = choice.typed(records, typed) {
            for called in of_typed(typed) {
                names.extend(name(&called, ground, typed, at.clone(), shown));
            }
        }
    }
    names.sort_by(|a, b| {
        let first = (b.tokens.len(), &a.tokens, a.part, &a.at);
        first.cmp(&(a.tokens.len(), &b.tokens, b.part, &b.at))
    });
    names
}

/// Makes what is searched for of what somebody is called, in each spelling.
fn name(
    called: &Called<'_>,
    ground: Ground,
    who: &str,
    at: FieldPath,
    shown: &Shown,
) -> Vec<Name> {
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
        who: who.to_owned(),
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

fn of_inline(item: &PersonItem) -> Vec<Called<'_>> {
    let name = item.name.as_deref().unwrap_or_default();
    let mut called = vec![Called::whole("name", name)];
    called.extend(Called::family(name));
    called.extend(parts(name).into_iter().map(Called::part));
    let title = item.role.as_deref().filter(|title| is_unique(title));
    called.extend(title.map(|title| Called::whole("role", title)));
    with_run_on(called, name)
}

/// Returns what people are called whom somebody typed: each part that reads as a name.
fn of_typed(typed: &str) -> Vec<Called<'_>> {
    let mut called = vec![Called::whole("", typed)];
    for part in typed.split([',', ';', '(', ')', '/', '&']).map(str::trim) {
        let parts = parts(part);
        let mut words = part.split_whitespace();
        let spelt = words.all(|word| word.contains(char::is_lowercase));
        if !parts.is_empty() && spelt && !part.contains(|c: char| c.is_ascii_digit()) {
            called.push(Called::whole("", part));
            called.extend(Called::family(part));
            called.extend(parts.into_iter().map(Called::part));
        }
    }
    called
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
