//! Contacts of which the record does not tell that they took place.

use serde::Serialize;

use super::origin::Origin;
use super::reader::Reader;
use super::topics::{Raise, raise};
use super::when::WhenLine;
use crate::facts::contact::{Contact, Status};
use crate::facts::plan::Plan;
use crate::facts::text::Text;

/// A contact that is planned and, as far as the record tells, was not held.
#[derive(Debug, Clone, Serialize)]
pub struct Planned<'a> {
    /// Its id.
    pub id: &'a str,
    /// A word of `settings.contact_kinds`.
    pub kind: &'a str,
    /// What the event is called.
    pub title: Option<&'a str>,
    /// The organisations, by the names they have.
    pub with: Vec<&'a str>,
    /// Day, place time and time at home.
    pub when: WhenLine,
    /// Whether its day has passed.
    pub passed: bool,
    /// Whether it was cancelled.
    pub cancelled: bool,
    /// A doubt or an explanation.
    pub note: Option<&'a Text>,
    /// What to raise.
    pub raise: Vec<Raise<'a>>,
    /// Where it stands.
    pub origin: Origin<'a>,
}

/// Lists those of some contacts that are to come as of the reader's day.
pub fn planned<'a>(reader: Reader<'a>, contacts: Vec<&'a Contact>) -> Vec<Planned<'a>> {
    let to_come = contacts.into_iter().filter(|contact| {
        let later = contact.date.last() > reader.as_of;
        contact.is_planned() || later && !contact.is_cancelled()
    });
    to_come.map(|contact| plan_of(reader, contact)).collect()
}

/// Reads the plan of a contact.
pub fn plan_of<'a>(reader: Reader<'a>, contact: &'a Contact) -> Planned<'a> {
    let visit = contact.visit.as_ref().map(|id| reader.facts.visit(id));
    let plan = contact.plan.as_deref();
    let items = plan.map(|plan| &*plan.raise).unwrap_or_default();
    let around = plan.map(Plan::around).unwrap_or_default();
    let with = contact.with.iter();
    let status = contact.status.unwrap_or(Status::Planned);
    Planned {
        id: contact.id.as_str(),
        kind: &contact.kind,
        title: contact.title.as_deref(),
        with: with
            .map(|id| reader.facts.organisation(id).name_on(reader.as_of))
            .collect(),
        when: WhenLine::of_contact(reader, contact, visit, status),
        passed: contact.date.last() < reader.as_of,
        cancelled: contact.is_cancelled(),
        note: contact.note.as_ref(),
        raise: raise(reader, &contact.id, "plan.raise", items, around),
        origin: Origin::new(&contact.id, ""),
    }
}
