//! Records × choice → the same records with other withheld values and other numbers of them.

use std::collections::HashSet;

use chrono::Days;
use serde::Serialize;

use super::bare::Bare;
use super::choice::Choice;
use super::finder::{Finder, Found};
use super::leaves::{By, leaves_of};
use super::names::Bearer;
use super::part::{Change, Part, words_of};
use super::rule::{Rule, Withheld};
use crate::facts::id::{Id, Record};
use crate::facts::records::{Records, Table};
use crate::facts::text::Many;
use crate::facts::when::When;
use crate::finding::field::RecordKey;
use crate::finding::kind::kinds;

/// Changes whatever level and scope withhold, whether it was taken out or not: every value to one
/// of another length, every list to one of another size, every name to another, in prose one for
/// one. An edition made of the result must be the same to the byte. The records may lack words that
/// those known have.
pub fn vary(mut out: Records, records: &Records, choice: &Choice, finder: &Finder) -> Records {
    let by = By { records, choice, finder };
    let mut vary = Vary { rule: Rule::new(records, choice, finder), hidden: HashSet::new() };
    macro_rules! change {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            for one in out.$folder.iter_mut() {
                vary.rule.enter(&*one, one.handling.as_deref());
                vary.hidden = hidden(one, by);
                one.change(&mut vary);
            }
        )*};
    }
    kinds!(change);
    // Who is a unit is decided by the names of units.
    let both = out.organisations.iter_mut().zip(records.organisations.iter());
    for (one, known) in both {
        one.units.clone_from(&known.units);
        if choice.name(one).is_some() {
            (one.name, one.aka) = (name_of(one), Many::default());
            one.names.clear();
        }
    }
    for (one, known) in out.people.iter_mut().zip(records.people.iter()) {
        if choice.person(known).is_some() {
            (one.name, one.aka) = (name_of(one), Many::default());
        }
    }
    // What a withheld record settles is none of the edition's business.
    let contacts = out.contacts.iter_mut().filter(|one| choice.contact(one).is_some());
    contacts.for_each(|one| one.closes.clear());
    let sources = out.sources.iter_mut().filter(|one| choice.source(one).is_some());
    sources.for_each(|one| one.closes.clear());
    // Another number of them; people and organisations are named by those that stay.
    again(&mut out.contacts, choice);
    again(&mut out.sources, choice);
    again(&mut out.topics, choice);
    out
}

/// Returns another name for a record.
fn name_of<T: Record>(record: &T) -> String {
    Bearer::other_name(&RecordKey::new(T::KIND, record.id().as_str()).to_string())
}

/// Collects the strings that are withheld in a record, and shown nowhere in it.
fn hidden<T: Withheld + Serialize>(record: &T, by: By<'_>) -> HashSet<String> {
    let mut all = [HashSet::new(), HashSet::new()];
    leaves_of(record, Some(by), &mut |leaf| {
        all[usize::from(leaf.hidden)].insert(leaf.words.to_owned());
    });
    let [shown, hidden] = all;
    &hidden - &shown
}

struct Vary<'a> {
    rule: Rule<'a>,
    hidden: HashSet<String>,
}

impl Change for Vary<'_> {
    /// Makes other words of another length; in those that name somebody only the name changes.
    fn words(&mut self, words: &mut String) {
        let finder = self.rule.finder;
        let found = finder.found(words);
        if !found.is_empty() {
            *words = Bare::new(words, found, finder).with(other);
        } else if self.hidden.contains(words) {
            let length = words.chars().count();
            let more = " and varied again".repeat(length % 4 + 1);
            *words = format!("Varied{length}{more}");
        }
    }

    fn typed(&mut self, who: &mut String) {
        let Rule { records, choice, finder, .. } = self.rule;
        if finder.typed(records, choice, who).is_some() {
            self.call_otherwise(who);
        }
    }

    fn day(&mut self, day: &mut When) {
        if self.hidden.contains(&day.to_string()) {
            *day = When::day(day.first() + Days::new(397));
        }
    }

    /// Doubles the items of which nothing is shown, and puts the twins first.
    fn list<T: Part>(&mut self, items: &mut Vec<T>) {
        let is_hidden = |item: &&T| {
            let words = words_of(*item);
            let all_hidden = words.iter().all(|words| self.hidden.contains(words));
            item.judge(&self.rule).is_some() || !words.is_empty() && all_hidden
        };
        let twins: Vec<T> = items.iter().filter(is_hidden).cloned().collect();
        items.splice(0..0, twins);
        items.iter_mut().for_each(|item| item.change(self));
    }
}

impl Vary<'_> {
    /// Gives somebody as typed the other name of their record. Units and people who are shown stay
    /// as they were typed: a unit is one because an organisation says so, and under another name it
    /// would be none.
    fn call_otherwise(&mut self, who: &mut String) {
        match self.rule.choice.recorded(self.rule.records, who) {
            Some((Some(key), Some(_))) => *who = Bearer::other_name(&key.to_string()),
            Some(_) => self.words(who),
            None => *who = Bearer::other_name(who),
        }
    }
}

/// Doubles withheld records under ids that sort first.
fn again<T: Withheld + Clone>(table: &mut Table<T>, choice: &Choice) {
    let twins = table.iter().filter(|one| one.withheld(choice).is_some()).map(|one| {
        let mut twin = one.clone();
        let id: Option<Id<T>> = format!("0-{}", one.id()).parse().ok();
        id.into_iter().for_each(|id| twin.set_id(id));
        twin
    });
    table.add(twins.collect::<Vec<T>>());
}

/// Names somebody otherwise, in the same way of writing. What may be a word is none any more: the
/// sign of a list keeps it from standing alone, so that its sentence goes whole all the same.
fn other(found: &Found<'_>) -> String {
    let Some(bearer) = found.bearer else {
        return "varied@varied.example".to_owned();
    };
    let name = Bearer::other_name(&bearer.who);
    match found {
        _ if !found.sure => format!("{name}↔"),
        _ if found.in_address => format!("{}@vary.example", name.to_lowercase().replace(' ', ".")),
        _ if found.in_capitals => name.to_uppercase(),
        _ => name,
    }
}
