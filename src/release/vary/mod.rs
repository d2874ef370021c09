//! Records × choice → the same records with other withheld values and other numbers of them.

mod name;

use std::collections::{BTreeMap, HashSet};

use chrono::Days;

use super::choice::Choice;
use super::finder::Finder;
use super::leaves::{By, leaves};
use super::part::{Change, Part, words_of};
use super::reach::Reach;
use super::rewrite::Rewriter;
use super::rule::Rule;
use crate::facts::id::{Id, Record};
use crate::facts::records::{Records, Table};
use crate::facts::text::Many;
use crate::facts::when::When;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::kind::kinds;
use name::{Others, other_name};

/// Changes whatever level and scope withhold, whether it was taken out or not: every value to one
/// of another length, every list to one of another size, every name to another. Prose that names
/// one of the withheld alone names the other; sentences, lists and tables that go whole become
/// others, of other lengths and with more names, that go whole too. An edition made of the result
/// must be the same to the byte. Returns with it who finds its names.
pub fn vary(
    records: &Records,
    choice: &Choice,
    finder: &Finder,
    reach: &Reach,
) -> (Records, Finder) {
    let mut out = records.clone();
    let by = By { records, choice, finder };
    let hidden = hidden(by, reach);
    let nothing = HashSet::new();
    let mut vary = Vary {
        rule: Rule::new(records, choice, finder),
        rewriter: Rewriter::new(finder, &Others, &records.settings),
        hidden: &nothing,
        read: true,
        names: true,
    };
    macro_rules! change {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            for one in out.$folder.iter_mut() {
                vary.read = reach.has(one);
                vary.rule.around.clone_from(&one.handling);
                let key = RecordKey::new(Kind::$kind, one.id.as_str());
                vary.hidden = hidden.get(&key).unwrap_or(&nothing);
                one.change(&mut vary);
            }
        )*};
    }
    kinds!(change);
    // Of contacts that no document reads, what is claimed and owed decides all the same.
    (vary.read, vary.names, vary.hidden) = (true, false, &nothing);
    for one in out.contacts.iter_mut().filter(|one| !reach.has(&**one)) {
        one.claims.iter_mut().for_each(|one| one.change(&mut vary));
        let points = one.points.iter_mut();
        let opened = points.filter(|point| point.opens.is_some());
        opened.for_each(|point| point.change(&mut vary));
    }
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
    // Another number of them; people and organisations are named by those that stay.
    again(&mut out.contacts, |one| choice.contact(one).is_some());
    again(&mut out.sources, |one| choice.source(one).is_some());
    again(&mut out.topics, |one| choice.topic(one).is_some());
    let named = finder.under_other_names(&out, choice);
    (out, named)
}

/// Returns another name for a record.
fn name_of<T: Record>(record: &T) -> String {
    other_name(&RecordKey::new(T::KIND, record.id().as_str()).to_string())
}

/// Collects the strings that are withheld in each record, and shown nowhere in it.
fn hidden(by: By<'_>, reach: &Reach) -> BTreeMap<RecordKey, HashSet<String>> {
    let mut all: BTreeMap<RecordKey, [HashSet<String>; 2]> = BTreeMap::new();
    leaves(by.records, Some(by), reach, &mut |leaf| {
        let of = all.entry(leaf.at.record.clone()).or_default();
        of[usize::from(leaf.hidden)].insert(leaf.words.to_owned());
    });
    let hidden = all.into_iter().map(|(key, [shown, mut hidden])| {
        hidden.retain(|words| !shown.contains(words));
        (key, hidden)
    });
    hidden.collect()
}

struct Vary<'a> {
    rule: Rule<'a>,
    rewriter: Rewriter<'a>,
    hidden: &'a HashSet<String>,
    /// Whether a document reads the record at hand.
    read: bool,
    /// Whether names in fields of their own are changed, once each: twice they would be others again.
    names: bool,
}

impl Change for Vary<'_> {
    /// Makes other words of another length; those that name somebody change with the name.
    fn words(&mut self, words: &mut String) {
        if self.hidden.contains(words) && self.rule.finder.found(words).is_empty() {
            let length = words.chars().count();
            let more = " and varied again".repeat(length % 4 + 1);
            *words = format!("Varied{length}{more}");
        } else if self.read {
            self.rewriter.rewrite(words);
        }
    }

    fn name(&mut self, name: &mut String) {
        let Rule { records, choice, .. } = self.rule;
        if self.names && choice.typed(records, name).is_some() {
            self.call_otherwise(name);
        }
    }

    fn typed(&mut self, who: &mut String) {
        let Rule { records, choice, finder, .. } = self.rule;
        if self.names && finder.typed(records, choice, who).is_some() {
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
        if self.read && self.names {
            let twins: Vec<T> = items.iter().filter(is_hidden).cloned().collect();
            items.splice(0..0, twins);
        }
        items.iter_mut().for_each(|item| item.change(self));
    }
}

impl Vary<'_> {
    /// Gives somebody as typed the other name of their record. Units and people who are shown stay
    /// as they were typed: a unit is one because an organisation says so, and under another name it
    /// would be none.
    fn call_otherwise(&mut self, who: &mut String) {
        match self.rule.choice.recorded(self.rule.records, who) {
            Some((Some(key), Some(_))) => *who = other_name(&key.to_string()),
            Some(_) => self.rewriter.rewrite(who),
            None => *who = other_name(who),
        }
    }
}

/// Doubles withheld records under ids that sort first.
fn again<T: Record + Clone>(table: &mut Table<T>, withheld: impl Fn(&T) -> bool) {
    let twins = table.iter().filter(|one| withheld(one)).map(|one| {
        let mut twin = one.clone();
        let id: Option<Id<T>> = format!("0-{}", one.id()).parse().ok();
        id.into_iter().for_each(|id| twin.set_id(id));
        twin
    });
    table.add(twins.collect::<Vec<T>>());
}
