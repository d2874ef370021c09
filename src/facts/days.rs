//! Records → how far they go: the last day that anything in them is of.

use chrono::NaiveDate;

use super::Facts;
use super::asked::What;
use super::contact::Status;
use super::records::Records;
use super::topic::Topic;
use super::when::When;

impl Facts {
    /// Returns the last day or period on record, as far as anything is dated: how far the facts go,
    /// whoever reads them and when.
    pub fn last_day(&self) -> Option<When> {
        self.note(What::LastDay, "");
        self.index().last_day
    }

    /// Returns the latest day for which a visit says that the facts were gathered.
    pub fn gathered(&self) -> Option<NaiveDate> {
        self.note(What::Gathered, "");
        self.index().gathered.map(|day| day.last())
    }

    /// Returns the day of the facts themselves, whatever day it is: the last on record, else the
    /// latest for which a visit says that they were gathered, else the eve of what is planned.
    pub fn day_of_facts(&self) -> NaiveDate {
        self.note(What::DayOfFacts, "");
        let index = self.index();
        let last = index.last_day.map(When::counts_from);
        let days = [index.gathered, index.first_eve].into_iter().flatten();
        last.or(days.map(|day| day.last()).next()).unwrap_or_default()
    }
}

/// Returns the last day or period on record. Whoever wrote that something happened, or was seen, wrote it
/// afterwards; what only begins or ends on a day may have been written ahead, and counts as far
/// as the rest goes.
pub fn last(records: &Records) -> Option<When> {
    let written: Vec<When> = written(records).collect();
    let told = written.iter().map(|when| when.counts_from()).max();
    let known = told.max(gathered(records));
    let begun = begun(records).filter(|when| known.is_some_and(|day| when.counts_from() <= day));
    begun.chain(written).max_by_key(|when| (when.counts_from(), when.as_day()))
}

/// Returns the last day for which a visit says that the facts were gathered.
pub fn gathered(records: &Records) -> Option<NaiveDate> {
    let visits = records.visits.iter();
    visits.filter_map(|visit| Some(visit.as_of?.last())).max()
}

/// Returns the day before the first contact.
pub fn first_eve(records: &Records) -> Option<NaiveDate> {
    let contacts = records.contacts.iter();
    let eves = contacts.filter_map(|contact| contact.date.first().pred_opt());
    eves.min()
}

fn written(records: &Records) -> impl Iterator<Item = When> {
    let contacts = records.contacts.iter();
    let held = contacts.clone().filter(|contact| {
        // A day alone may lie ahead.
        let told = contact.is_reported() || contact.status == Some(Status::Held);
        let attended = !contact.us.is_empty() || !contact.them.is_empty();
        contact.held_by(contact.date.last()) && (told || attended)
    });
    let own = contacts.filter_map(|contact| contact.assessment.as_ref());
    let organisations = records.organisations.iter();
    let readings = organisations.clone().flat_map(|one| &one.assessment);
    let notes = organisations.clone().flat_map(|one| &one.notes);
    let seats = organisations.flat_map(|one| &one.memberships);
    let roles = records.people.iter().flat_map(|person| &person.roles);
    held.map(|contact| contact.date)
        .chain(records.sources.iter().filter_map(|source| source.date))
        .chain(own.chain(readings).filter_map(|reading| reading.date))
        .chain(notes.filter_map(|note| note.as_of))
        .chain(seats.filter_map(|seat| seat.seen))
        .chain(roles.filter_map(|role| role.seen))
        .chain(records.topics.iter().flat_map(in_topic))
}

fn in_topic(topic: &Topic) -> impl Iterator<Item = When> {
    let dates = topic.milestones.iter();
    let expected = dates.clone().flat_map(|date| &date.expected);
    let notes = topic.notes.iter().filter_map(|note| note.as_of);
    dates
        .filter_map(|date| date.happened)
        .chain(expected.filter_map(|expected| expected.as_of))
        .chain(notes)
}

fn begun(records: &Records) -> impl Iterator<Item = When> {
    let organisations = records.organisations.iter();
    let names = organisations.clone().flat_map(|one| &one.names);
    let seats = organisations.flat_map(|one| &one.memberships);
    let people = records.people.iter();
    let roles = people.clone().flat_map(|person| &person.roles);
    let lines = records.topics.iter();
    names
        .map(|name| name.from)
        .chain(seats.flat_map(|seat| [seat.since, seat.until]).flatten())
        .chain(roles.flat_map(|role| [role.from, role.to]).flatten())
        .chain(people.filter_map(|person| person.left))
        .chain(lines.filter_map(|topic| topic.line_since))
}
