//! Records × choice → the same records with other names for all that are withheld.

use std::collections::BTreeMap;

use crate::facts::records::Records;
use crate::facts::text::Many;
use crate::finding::field::{FieldPath, Kind};
use crate::finding::kind::kinds;
use crate::release::choice::{Choice, Ground};
use crate::release::finder::{Finder, Found};
use crate::release::prose::Prose;
use crate::release::reach::Reach;
use crate::release::rewrite::{Rewriter, Stand};
use crate::release::unrecorded::participants_mut;

/// Gives every withheld person and organisation another name. Prose that names one of them
/// alone names the other; sentences, lists and tables that go whole become others, of other
/// lengths and with more names, that go whole too.
pub fn rename(
    records: &Records,
    choice: &Choice,
    finder: &Finder,
    reach: &Reach,
    out: &mut Records,
) {
    let rewriter = Rewriter::new(finder, &Others, &records.settings);
    // A field that holds a name and nothing else is no sentence.
    let participants = out.contacts.iter_mut().flat_map(participants_mut);
    let ours = out.visits.iter_mut();
    let ours = ours.flat_map(|visit| visit.default.us.iter_mut());
    for item in participants.chain(ours) {
        let hidden = item.who.is_none() && choice.participant(records, item).is_some();
        item.name = item
            .name
            .take()
            .map(|name| if hidden { other_name(&name) } else { name });
    }
    let edit = &mut |words: &mut String| rewriter.rewrite(words);
    macro_rules! rewrite {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            for one in out.$folder.iter_mut().filter(|one| reach.has(&**one)) {
                one.prose(edit);
            }
        )*};
    }
    kinds!(rewrite);
    // Of contacts that no document reads, what is claimed and owed decides all the same.
    for one in out.contacts.iter_mut().filter(|one| !reach.has(&**one)) {
        one.claims.prose(edit);
        let points = one.points.iter_mut();
        points
            .filter(|point| point.opens.is_some())
            .for_each(|point| point.prose(edit));
        one.organised_by.prose(edit);
    }
    keep_typed(records, choice, finder, out);
    for one in out.people.iter_mut() {
        let known = records.people.get(one.id.as_str());
        if known.is_some_and(|known| choice.person(known).is_some()) {
            let key = FieldPath::new(Kind::Person, one.id.as_str(), "").record;
            (one.name, one.aka) = (other_name(&key.to_string()), Many::default());
        }
    }
    for one in out.organisations.iter_mut() {
        if choice.name(one).is_some() {
            let key = FieldPath::new(Kind::Organisation, one.id.as_str(), "").record;
            (one.name, one.aka) = (other_name(&key.to_string()), Many::default());
            one.names.clear();
        }
    }
}

/// Leaves units and people as they were typed where they are shown: a unit is one because an
/// organisation says so, and under another name it would be none.
fn keep_typed(records: &Records, choice: &Choice, finder: &Finder, out: &mut Records) {
    let keep = |new: &mut Option<String>, old: &Option<String>| {
        let shown = |who: &&String| finder.typed(records, choice, who).is_none();
        if let Some(old) = old.as_ref().filter(shown) {
            *new = Some(old.clone());
        }
    };
    for (one, known) in out.visits.iter_mut().zip(records.visits.iter()) {
        keep(&mut one.prepared_by, &known.prepared_by);
        keep(&mut one.contact, &known.contact);
    }
    for (one, known) in out.topics.iter_mut().zip(records.topics.iter()) {
        keep(&mut one.owner, &known.owner);
    }
    for (one, known) in out.contacts.iter_mut().zip(records.contacts.iter()) {
        keep(&mut one.organised_by, &known.organised_by);
        for (point, known) in one.points.iter_mut().zip(&known.points) {
            if let (Some(opens), Some(known)) = (&mut point.opens, &known.opens) {
                keep(&mut opens.owner, &known.owner);
            }
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
            Some(bearer) => other_name(&bearer.who),
            None => "varied@varied.example".to_owned(),
        }
    }

    fn sentence(&self, found: &[&Found<'_>]) -> String {
        let names = self.several(found).join(" and ");
        format!("{names} and {names} and 12 others met")
    }

    fn list(&self, sign: &str, found: &[&Found<'_>]) -> String {
        let names = self.several(found);
        let items = [&names[..], &names[..]].concat();
        let items: Vec<String> =
            items.iter().map(|name| format!("{sign}{name}")).collect();
        items.join("\n")
    }

    fn table(&self, found: &[&Found<'_>]) -> String {
        let names = self.several(found).join(" | ");
        format!("| {names} |\n| --- |\n| {names} |\n| 12 |")
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
