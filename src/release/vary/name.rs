//! Records × choice → the same records with other names for all that are withheld.

use std::collections::BTreeMap;

use crate::facts::records::Records;
use crate::facts::text::Many;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::kind::kinds;
use crate::release::choice::Ground;
use crate::release::finder::Found;
use crate::release::leaves::By;
use crate::release::part::{Change, Part};
use crate::release::reach::Reach;
use crate::release::rewrite::{Rewriter, Stand, Whole};

/// Gives every withheld person and organisation another name. Prose that names one of them
/// alone names the other; sentences, lists and tables that go whole become others, of other
/// lengths and with more names, that go whole too.
pub fn rename(by: By<'_>, reach: &Reach, out: &mut Records) {
    let By {
        records,
        choice,
        finder,
    } = by;
    let mut rename = Rename {
        rewriter: Rewriter::new(finder, &Others, &records.settings),
        by,
        prose: true,
        names: true,
    };
    macro_rules! change {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            for one in out.$folder.iter_mut() {
                rename.prose = reach.has(one);
                one.change(&mut rename);
            }
        )*};
    }
    kinds!(change);
    (rename.prose, rename.names) = (true, false);
    // Of contacts that no document reads, what is claimed and owed decides all the same.
    for one in out.contacts.iter_mut().filter(|one| !reach.has(&**one)) {
        one.claims.change(&mut rename);
        let points = one.points.iter_mut();
        let opened = points.filter(|point| point.opens.is_some());
        opened.for_each(|point| point.change(&mut rename));
    }
    for one in out.people.iter_mut() {
        let known = records.people.get(one.id.as_str());
        if known.is_some_and(|known| choice.person(known).is_some()) {
            let key = RecordKey::new(Kind::Person, one.id.as_str());
            (one.name, one.aka) = (other_name(&key.to_string()), Many::default());
        }
    }
    for one in out.organisations.iter_mut() {
        if choice.name(one).is_some() {
            let key = RecordKey::new(Kind::Organisation, one.id.as_str());
            (one.name, one.aka) = (other_name(&key.to_string()), Many::default());
            one.names.clear();
        }
    }
}

struct Rename<'a> {
    rewriter: Rewriter<'a>,
    by: By<'a>,
    /// Whether prose is read.
    prose: bool,
    /// Whether names in fields of their own are, once each: twice they would be others again.
    names: bool,
}

impl Change for Rename<'_> {
    fn words(&mut self, words: &mut String) {
        if self.prose {
            self.rewriter.rewrite(words);
        }
    }

    fn name(&mut self, name: &mut String) {
        let By {
            records, choice, ..
        } = self.by;
        if self.names && choice.typed(records, name).is_some() {
            *name = other_name(name);
        }
    }

    /// Units and people who are shown stay as they were typed: a unit is one because an
    /// organisation says so, and under another name it would be none.
    fn typed(&mut self, who: &mut String) {
        let By {
            records,
            choice,
            finder,
        } = self.by;
        if !self.names || finder.typed(records, choice, who).is_none() {
            return;
        }
        if choice.recorded(records, who).is_some() {
            self.rewriter.rewrite(who);
        } else {
            *who = other_name(who);
        }
    }
}

/// Other names in place of those that are withheld.
struct Others;

impl Others {
    /// Names somebody for each ground, so that the same marks stand for them.
    fn several(&self, found: &[&Found<'_>]) -> Vec<String> {
        let mut by_ground: BTreeMap<Ground, String> = BTreeMap::new();
        // An address that is nobody's is no name, and items are judged by the names in them.
        let named = found.iter().filter(|found| found.bearer.is_some());
        let others = found.iter().filter(|found| found.bearer.is_none());
        for found in named.chain(others) {
            by_ground
                .entry(found.ground)
                .or_insert_with(|| self.name(found));
        }
        by_ground.into_values().collect()
    }
}

impl Stand for Others {
    fn name(&self, found: &Found<'_>) -> String {
        match found.bearer {
            // Beside words in capitals, capitals are read otherwise.
            Some(bearer) if found.shouted => other_name(&bearer.who).to_uppercase(),
            Some(bearer) => other_name(&bearer.who),
            None => "varied@varied.example".to_owned(),
        }
    }

    fn whole(&self, what: Whole<'_>, found: &[&Found<'_>]) -> String {
        let names = self.several(found);
        match what {
            Whole::Sentence => {
                let names = names.join(" and ");
                format!("{names} and {names} and 12 others met")
            }
            Whole::List(sign) => {
                let items = [&names[..], &names[..]].concat();
                let items = items.iter().map(|name| format!("{sign}{name}"));
                items.collect::<Vec<String>>().join("\n")
            }
            Whole::Table => {
                let names = names.join(" | ");
                format!("| {names} |\n| --- |\n| {names} |\n| 12 |")
            }
        }
    }
}

/// Returns a name of another length than any that people bear, and of letters alone. Two
/// bearers have two names: under one name they would be one.
fn other_name(who: &str) -> String {
    let mut number = who.bytes().fold(0, |number: u32, byte| {
        number.wrapping_mul(16_777_619) ^ u32::from(byte)
    });
    let mut letters = || -> String {
        const SIGNS: [&str; 8] = ["ba", "fe", "gi", "ko", "lu", "ma", "ne", "po"];
        let sign = |_| {
            let sign = SIGNS[number as usize % 8];
            number /= 8;
            sign
        };
        (0..6).map(sign).collect()
    };
    format!("Varidan{} Zwoltek{}", letters(), letters())
}
