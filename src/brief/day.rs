//! The reader's day of a document for which none was asked.

use chrono::NaiveDate;

use super::origin::Origin;
use crate::facts::Facts;
use crate::facts::contact::Contact;
use crate::facts::visit::Visit;

/// Returns the day on which the pack of a visit is read: its own, else its eve.
pub fn of_visit(visit: &Visit) -> NaiveDate {
    let first = visit.dates.first();
    visit
        .as_of
        .map_or_else(|| first.pred_opt().unwrap_or(first), |as_of| as_of.last())
}

/// Returns the day on which the report of a visit is read: when all of it was reported.
pub fn of_mission(facts: &Facts, visit: &Visit) -> NaiveDate {
    let of_it = facts.contacts_on(&visit.id);
    reported(facts, visit.dates.last(), of_it)
}

/// Names the days of the reports of contacts.
pub fn reports<'a>(contacts: impl IntoIterator<Item = &'a Contact>) -> Vec<Origin<'a>> {
    let reports = contacts
        .into_iter()
        .filter_map(|contact| contact.reports.first());
    reports.map(|id| Origin::new(id, "date")).collect()
}

/// Returns the day on which contacts were told of: of the last of their own reports, if it
/// came later than they.
pub fn reported<'a>(
    facts: &Facts,
    day: NaiveDate,
    contacts: impl IntoIterator<Item = &'a Contact>,
) -> NaiveDate {
    let reports = contacts
        .into_iter()
        .filter_map(|contact| contact.reports.first());
    let days = reports.filter_map(|id| Some(facts.source(id).date?.last()));
    days.chain([day]).max().unwrap_or(day)
}
