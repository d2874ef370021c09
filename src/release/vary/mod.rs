//! Records × what an edition shows of them → the same records with other withheld values and
//! other numbers of them.

mod name;

use std::collections::BTreeSet;

use crate::facts::id::{Id, Record};
use crate::facts::person_item::PersonItem;
use crate::facts::records::{Records, Table};
use crate::facts::text::Many;
use crate::facts::visit::Meeting;
use crate::finding::kind::kinds;
use crate::release::choice::Choice;
use crate::release::finder::Finder;
use crate::release::marks::Marks;
use crate::release::prose::{Prose, words_of};
use crate::release::reach::Reach;
use crate::release::rewrite::Rewriter;
use name::rename;

/// Changes whatever was taken out of the records to make those that are shown: every value to
/// one of another length, every list to one of another size. An edition made of the result
/// must be the same to the byte. Returns with it who finds its names.
pub fn vary(
    records: &Records,
    choice: &Choice,
    finder: &Finder,
    shown: &Records,
    reach: &Reach,
) -> (Records, Finder) {
    let mut out = records.clone();
    rename(records, choice, finder, reach, &mut out);
    let named = finder.under_other_names(&out, choice);
    let marks = Marks::new(&records.settings);
    let rewriter = Rewriter::new(&named, &marks, &records.settings);
    macro_rules! change {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            for one in out.$folder.iter_mut().filter(|one| reach.has(&**one)) {
                let shown = shown.$folder.get(one.id.as_str());
                change(one, shown, &named, &rewriter);
            }
        )*};
    }
    // Who is a unit is decided by the names of units.
    let units = out.organisations.iter().map(|one| one.units.clone());
    let units: Vec<_> = units.collect();
    kinds!(change);
    for (one, units) in out.organisations.iter_mut().zip(units) {
        one.units = units;
    }
    let twice = |people: &mut Many<PersonItem>| {
        let mut items = people.to_vec();
        double(&mut items, |item| {
            choice.participant(records, item).is_some()
        });
        *people = Many::from(items);
    };
    for one in out.contacts.iter_mut() {
        let plan = one.plan.iter_mut();
        let planned = plan.flat_map(|plan| [&mut plan.us, &mut plan.them]);
        [&mut one.us, &mut one.them]
            .into_iter()
            .chain(planned)
            .for_each(twice);
    }
    for one in out.visits.iter_mut() {
        twice(&mut one.default.us);
        double(&mut one.meetings, |meeting| match meeting {
            Meeting::Filed(id) => {
                let contact = records.contacts.get(id.as_str());
                contact.is_some_and(|contact| choice.contact(contact).is_some())
            }
            Meeting::Unfiled(_) => false,
        });
    }
    // Another number of them; people and organisations are named by those that stay.
    again(&mut out.contacts, |one| choice.contact(one).is_some());
    again(&mut out.sources, |one| choice.source(one).is_some());
    again(&mut out.topics, |one| choice.topic(one).is_some());
    (out, named)
}

/// Doubles the items of lists of which nothing is shown, and changes each string that is not
/// shown. Those that name somebody have changed with the name.
fn change<T: Prose + Clone>(
    one: &mut T,
    shown: Option<&T>,
    named: &Finder,
    rewriter: &Rewriter<'_>,
) {
    let shown: BTreeSet<String> = shown.into_iter().flat_map(words_of).collect();
    one.lists(&mut |words| {
        let is_shown = |words: &String| {
            let mut told = words.clone();
            shown.contains(words) || {
                rewriter.rewrite(&mut told);
                shown.contains(&told)
            }
        };
        !words.is_empty() && !words.iter().any(is_shown)
    });
    one.prose(&mut |words| {
        if !shown.contains(words) && named.found(words).is_empty() {
            other(words);
        }
    });
}

/// Makes other words of another length.
fn other(words: &mut String) {
    let length = words.chars().count();
    *words = format!(
        "Varied{length}{}",
        " and varied again".repeat(length % 4 + 1)
    );
}

/// Doubles the hidden items of a list, and puts the twins first.
fn double<T: Clone>(items: &mut Vec<T>, hidden: impl Fn(&T) -> bool) {
    let twins: Vec<T> = items.iter().filter(|item| hidden(item)).cloned().collect();
    items.splice(0..0, twins);
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
