//! Records × choice → all that people and organisations are called, withheld or shown.

use std::collections::BTreeSet;

use super::choice::{Choice, Ground};
use super::plain::key;
use super::who::{beside, inline, typed};
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::person_item::PersonItem;
use crate::facts::records::Records;
use crate::finding::field::{FieldPath, Kind};
use crate::names::lexicon::is_word;
use crate::names::name_words::{full_names, is_label, typed_names};
use crate::names::word::folded_words;
use crate::names::{Called, Nature};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bearer {
    /// Who it is: two names of one bearer side by side are one.
    pub who: String,
    /// Why they are withheld; none when they are shown.
    pub ground: Option<Ground>,
    pub at: FieldPath,
    /// Whether it is an organisation to which the edition is limited.
    pub asked_for: bool,
}

impl Bearer {
    /// Returns a name of another length than any that people bear, and of letters alone. Two
    /// bearers have two names: under one name they would be one.
    pub fn other_name(who: &str) -> String {
        let number = key(&[who]);
        let letter = |n: u32| char::from(b'a' + (number >> (4 * n)) as u8 % 16);
        let letters = |from: u32| (from..from + 8).map(letter).collect::<String>();
        format!("Varidan{} Zwoltek{}", letters(0), letters(8))
    }
}

/// Collects all that everybody on record is called.
pub fn called(records: &Records, choice: &Choice) -> Vec<Called<Bearer>> {
    let people = records.people.iter().map(|one| {
        let at = FieldPath::new(Kind::Person, one.id.as_str(), "name");
        of_person(one, bearer(at, choice.person(one)))
    });
    let organisations = records.organisations.iter().map(|one| {
        let at = FieldPath::new(Kind::Organisation, one.id.as_str(), "name");
        let bearer =
            Bearer { asked_for: choice.is_asked_for(&one.id), ..bearer(at, choice.name(one)) };
        of_organisation(one, bearer)
    });
    let inline = inline(records).into_iter().filter_map(|(at, item)| {
        let ground = choice.participant(records, item)?;
        Some(of_inline(item, at, ground))
    });
    let is_shown =
        |part: &str| choice.recorded(records, part).is_some_and(|(_, ground)| ground.is_none());
    let withheld = records.sources.iter().filter(|one| choice.source(one).is_some());
    let authors = withheld.flat_map(|one| {
        let at = FieldPath::new(Kind::Source, one.id.as_str(), "author");
        one.author.iter().map(move |author| (at.clone(), &**author))
    });
    let typed = typed(records)
        .into_iter()
        .chain(authors)
        .filter_map(|(at, who)| Some(of_typed(who, &at, choice.typed(records, who)?, is_shown)));
    let beside = beside(records).into_iter().flat_map(|(at, words)| {
        let named = full_names(words).into_iter();
        named
            .filter_map(move |name| Some(of_name(&name, &name, &at, choice.typed(records, &name)?)))
    });
    let mut all: Vec<Called<Bearer>> =
        people.chain(organisations).chain(inline).chain(typed.flatten()).chain(beside).collect();
    keep_telling_signs(&mut all);
    all
}

/// A title that somebody holds who is shown tells nobody. Nothing else depends on the signs of
/// those who are shown, and sought they would hide a name in them: `Head of Umbra Relations`.
fn keep_telling_signs(all: &mut [Called<Bearer>]) {
    let shown = all.iter().filter(|one| one.who.ground.is_none());
    let signs = shown.flat_map(|one| &one.signs).map(|sign| folded_words(sign));
    let open: BTreeSet<Vec<String>> = signs.collect();
    for one in all {
        let hidden = one.who.ground.is_some();
        one.signs.retain(|sign| hidden && !open.contains(&folded_words(sign)));
    }
}

fn bearer(at: FieldPath, ground: Option<Ground>) -> Bearer {
    Bearer { who: at.record.to_string(), ground, at, asked_for: false }
}

fn of_person(person: &Person, bearer: Bearer) -> Called<Bearer> {
    let role = person.role.iter().chain(person.roles.iter().map(|role| &role.title));
    let titles = role.filter(|title| is_unique(title)).cloned();
    let mut called = Called::new(bearer, Nature::Person, &person.name);
    // Of somebody shown it may name others: `Udo Brack's aunt`.
    let hidden = called.who.ground.is_some();
    called.names.extend(person.address.iter().filter(|_| hidden).cloned());
    called.aliases.extend(person.aka.iter().cloned());
    called.signs.extend(titles);
    called.signs.extend(person.say.iter().cloned());
    called.signs.extend(id_as_sign(person.id.as_str()));
    called
}

fn of_organisation(organisation: &Organisation, bearer: Bearer) -> Called<Bearer> {
    let mut called = Called::new(bearer, Nature::Organisation, &organisation.name);
    let names = organisation.names.iter();
    called.names.extend(names.map(|name| name.name.clone()));
    called.aliases.extend(organisation.aka.iter().cloned());
    called.signs.extend(organisation.site.iter().cloned());
    called.signs.extend(id_as_sign(organisation.id.as_str()));
    called
}

fn of_inline(item: &PersonItem, at: FieldPath, ground: Ground) -> Called<Bearer> {
    let name = item.name.clone().unwrap_or_default();
    let title = item.role.iter().filter(|title| is_unique(title));
    let label = is_label(&name);
    let signs = title.chain(Some(&name).filter(|name| label && is_unique(name)));
    Called {
        who: Bearer { who: name.clone(), ..bearer(at, Some(ground)) },
        nature: Nature::Person,
        signs: signs.cloned().collect(),
        names: Some(name).filter(|name| !name.is_empty() && !label).into_iter().collect(),
        aliases: Vec::new(),
    }
}

/// Returns what people are called whom somebody typed: each part that reads as a name, and not
/// as an office or the label of a unit; and the whole as it stands.
fn of_typed(
    typed: &str,
    at: &FieldPath,
    ground: Ground,
    is_shown: impl Fn(&str) -> bool,
) -> Vec<Called<Bearer>> {
    let mut names = typed_names(typed);
    names.retain(|name| !is_shown(name));
    let named = names.iter().map(|part| of_name(typed, part, at, ground));
    let mut whole = of_name(typed, typed, at, ground);
    (whole.signs, whole.nature) = (std::mem::take(&mut whole.names), Nature::Thing);
    // A name that is a word is the name only where it is used as one.
    let is_more = !names.iter().any(|name| name == typed);
    named.chain(Some(whole).filter(|_| is_more)).collect()
}

fn of_name(who: &str, name: &str, at: &FieldPath, ground: Ground) -> Called<Bearer> {
    let bearer = Bearer { who: who.to_owned(), ..bearer(at.clone(), Some(ground)) };
    Called::new(bearer, Nature::Person, name)
}

/// An id tells who is meant, unless it is no more than a letter, a word of English or a number.
fn id_as_sign(id: &str) -> Option<String> {
    let telling = id.len() > 1 && id.contains(|c: char| c.is_ascii_alphabetic()) && !is_word(id);
    telling.then(|| id.to_owned())
}

/// Says whether the words of a field are what somebody is, and no more than one.
pub fn is_said_of_many(at: &FieldPath, words: &str) -> bool {
    let title = at.path == "role" || at.path.starts_with("roles[") && at.path.ends_with(".title");
    at.record.kind == Kind::Person && title && !is_unique(words)
}

/// A word such as `Adviser` is said of many: a mark in its place would tell whose it is.
fn is_unique(title: &str) -> bool {
    folded_words(title).len() > 1
}
