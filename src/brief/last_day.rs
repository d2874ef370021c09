//! The last day on record: how far the facts go, whoever reads them and when.

use chrono::NaiveDate;

use crate::facts::Facts;

/// Returns the latest day of a contact that was held or of a source, as far as one is dated.
pub fn last_day(facts: &Facts) -> Option<NaiveDate> {
    let records = facts.records();
    let contacts = records.contacts.iter();
    let held = contacts.filter(|contact| contact.held_by(contact.date.last()));
    let sources = records.sources.iter().filter_map(|source| source.date);
    held.map(|contact| contact.date.last())
        .chain(sources.map(|date| date.last()))
        .max()
}

/// Returns the day of the facts themselves, whatever day it is: the last on record, else the
/// latest for which a visit says that they were gathered, else the eve of what is planned.
pub fn day_of_facts(facts: &Facts) -> NaiveDate {
    let contacts = facts.records().contacts.iter();
    let eve = contacts
        .filter_map(|contact| contact.date.first().pred_opt())
        .min();
    last_day(facts)
        .or(gathered(facts))
        .or(eve)
        .unwrap_or_default()
}

/// Returns the latest day for which a visit says that the facts were gathered.
pub fn gathered(facts: &Facts) -> Option<NaiveDate> {
    let visits = facts.records().visits.iter();
    visits.filter_map(|visit| Some(visit.as_of?.last())).max()
}
