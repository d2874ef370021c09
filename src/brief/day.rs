//! The reader's day of a document for which none was asked.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::origin::Origin;
use crate::facts::Facts;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::source::Source;
use crate::facts::visit::Visit;

/// Returns the day on which the pack of a visit is read: its own, else its eve.
pub fn of_visit(visit: &Visit) -> NaiveDate {
    let first = visit.dates.first();
    visit.as_of.map_or_else(|| first.pred_opt().unwrap_or(first), |as_of| as_of.last())
}

/// Returns the day on which the report of a visit is read: when all of it was reported, and what
/// came of it later, as a letter, had come.
pub fn of_mission(facts: &Facts, visit: &Visit) -> NaiveDate {
    let of_it = || facts.contacts_on(&visit.id);
    let told = of_it().filter(|contact| contact.was_completed());
    let last = told.map(|contact| contact.date.last()).chain([visit.dates.last()]).max();
    reported(facts, last.unwrap_or(visit.dates.last()), of_it())
}

/// Names the days of contacts and of all papers that tell of them.
pub fn reports<'a>(
    facts: &'a Facts,
    contacts: impl IntoIterator<Item = &'a Contact>,
) -> Vec<Origin<'a>> {
    let contacts: Vec<&Contact> = contacts.into_iter().collect();
    let papers = papers(facts, contacts.iter().copied()).into_iter();
    let papers = papers.map(|id| Origin::new(id, "date"));
    contacts.iter().map(|one| Origin::new(&one.id, "date")).chain(papers).collect()
}

/// Returns the day on which contacts were told of: of the last paper that tells of them, if it
/// came later than they, so that a report drops nothing.
pub fn reported<'a>(
    facts: &'a Facts,
    day: NaiveDate,
    contacts: impl IntoIterator<Item = &'a Contact>,
) -> NaiveDate {
    let papers = papers(facts, contacts).into_iter();
    let days = papers.map(|id| facts.source(id)).flat_map(|paper| {
        [paper.date.map(|date| date.last()), paper.sent_on()].into_iter().flatten()
    });
    days.chain([day]).max().unwrap_or(day)
}

/// Returns the papers that tell of contacts, and those that quote them, each once.
fn papers<'a>(
    facts: &'a Facts,
    contacts: impl IntoIterator<Item = &'a Contact>,
) -> BTreeSet<&'a Id<Source>> {
    let contacts = contacts.into_iter();
    let mut papers: BTreeSet<&Id<Source>> =
        contacts.flat_map(|contact| facts.papers_on(contact)).collect();
    let quoting: Vec<_> = papers
        .iter()
        .map(|id| facts.source(id))
        .filter_map(|source| source.quoted_in.as_ref())
        .collect();
    papers.extend(quoting);
    papers
}
