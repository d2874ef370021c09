//! Meetings of which the record does not tell that they took place.

use std::collections::BTreeSet;

use serde::Serialize;

use super::known::{Known, names_all};
use super::origin::Origin;
use super::reader::Reader;
use super::said::Said;
use super::topics::{Raise, raise};
use super::when::WhenLine;
use crate::facts::contact::{Contact, Status};
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::plan::Plan;
use crate::facts::visit::{UnfiledMeeting, Visit};
use crate::facts::when::months_before;

/// A meeting that was wanted and, as far as the record tells, was not held.
#[derive(Debug, Clone, Serialize)]
pub struct Planned<'a> {
    /// Its id; none for a meeting that has no file.
    pub id: Option<&'a str>,
    /// In a released edition, the mark that stands in its place.
    pub mark: Option<&'a str>,
    /// A word of `settings.contact_kinds`, where it has its file.
    pub kind: Option<&'a str>,
    /// Whether it was to be written, not spoken.
    pub written: bool,
    /// Who was to begin it: `us`, `them`, or words.
    pub initiative: Option<&'a str>,
    /// What the event is called.
    pub title: Option<&'a str>,
    /// The organisations, by the names they have.
    pub with: Vec<&'a str>,
    pub titled: bool,
    /// Day, place time and time at home.
    pub when: WhenLine,
    /// Whether its day has passed.
    pub passed: bool,
    /// Whether a report is on record, though the status says that it is planned.
    pub reported: bool,
    /// How firm it is.
    pub status: Status,
    pub note: Option<Said<'a>>,
    pub raise: Vec<Raise<'a>>,
    pub origin: Origin<'a>,
}

/// Lists those of some contacts that are to come as of the reader's day, or will not.
pub fn planned<'a>(
    reader: Reader<'a>,
    contacts: impl IntoIterator<Item = &'a Contact>,
) -> Vec<Planned<'a>> {
    let contacts = contacts.into_iter();
    let not_held = contacts.filter(|contact| !contact.held_by(reader.as_of));
    not_held.map(|contact| plan_of(reader, contact)).collect()
}

/// Says whether a contact stood in a plan: what was only told of afterwards was not on record
/// before.
pub fn was_planned(contact: &&Contact) -> bool {
    let planned = contact.plan.is_some() || contact.visit.is_some() || contact.is_cancelled();
    let status = matches!(contact.status, Some(Status::Planned | Status::Tbc));
    planned || status || !contact.is_reported()
}

/// Reads what a programme says of a meeting that has no file.
pub fn without_file<'a>(
    reader: Reader<'a>,
    meeting: &'a UnfiledMeeting,
    visit: &'a Visit,
    number: usize,
) -> Planned<'a> {
    let last = meeting.date.map(|date| date.last());
    Planned {
        id: None,
        mark: meeting.withheld.as_deref(),
        kind: None,
        written: false,
        initiative: None,
        title: meeting.title.as_deref(),
        with: names(reader, &meeting.with),
        titled: is_titled(reader, meeting.title.as_deref(), &meeting.with),
        when: WhenLine::of_unfiled(reader, meeting, visit),
        passed: last.is_some_and(|last| last < reader.as_of),
        reported: false,
        status: meeting.status.unwrap_or(Status::Planned),
        note: None,
        raise: Vec::new(),
        origin: Origin::item(&visit.id, "meetings", number),
    }
}

fn names<'a>(reader: Reader<'a>, with: &'a [Id<Organisation>]) -> Vec<&'a str> {
    let with = with.iter().map(|id| reader.facts.organisation(id));
    with.map(|one| one.name_on(reader.as_of)).collect()
}

fn is_titled(reader: Reader<'_>, title: Option<&str>, with: &[Id<Organisation>]) -> bool {
    let with = with.iter().map(|id| reader.facts.organisation(id));
    title.is_some_and(|title| names_all(title, &with.collect::<Vec<_>>(), reader))
}

/// Reads the plan of a contact.
pub fn plan_of<'a>(reader: Reader<'a>, contact: &'a Contact) -> Planned<'a> {
    let visit = contact.visit.as_ref().map(|id| reader.facts.visit(id));
    let plan = reader.plan(contact);
    let items = plan.map(|plan| &*plan.raise).unwrap_or_default();
    let around = plan.map(Plan::around).unwrap_or_default();
    let status = contact.status_on(reader.as_of);
    Planned {
        id: Some(contact.id.as_str()),
        mark: None,
        kind: Some(&contact.kind),
        written: reader.facts.settings().is_written(&contact.kind),
        initiative: contact.initiative.as_deref(),
        title: contact.title.as_deref(),
        with: names(reader, &contact.with),
        titled: is_titled(reader, contact.title.as_deref(), &contact.with),
        when: WhenLine::of_contact(reader, contact, visit, status),
        passed: contact.date.last() < reader.as_of,
        reported: contact.is_reported(),
        status,
        note: reader.says_if(&contact.note, contact.around()).map(Said::remark),
        raise: raise(reader, &contact.id, "plan.raise", items, around),
        origin: Origin::new(&contact.id, ""),
    }
}

/// Lists the meetings of the last twelve months with any of them that were called off, but those
/// of the same visit, whose programme tells it.
pub fn called_off<'a>(reader: Reader<'a>, known: &Known<'a>) -> Vec<Planned<'a>> {
    let since = months_before(reader.as_of, 12);
    let own = known.contact.and_then(|contact| contact.visit.as_ref());
    let mut seen = BTreeSet::new();
    let contacts = known.with.iter().flat_map(|id| reader.facts.contacts_with(id));
    let off = contacts
        .filter(|one| one.status_on(reader.as_of) == Status::Cancelled)
        .filter(|one| one.date.last() >= since && one.date.first() <= reader.as_of)
        .filter(|one| own.is_none() || one.visit.as_ref() != own)
        .filter(|one| known.contact.is_none_or(|own| own.id != one.id) && seen.insert(&one.id));
    planned(reader, off)
}
