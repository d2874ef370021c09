//! A meeting to come → the meeting with the same organisation that is planned before it.

use chrono::NaiveDateTime;

use super::origin::Origin;
use super::reader::Reader;
use super::spoke::Spoke;
use super::when::WhenLine;
use crate::facts::contact::{Contact, Status};
use crate::facts::visit::Visit;

/// Says of each organisation of a meeting to come when the reader is to meet it before.
pub fn mark_sooner<'a>(reader: Reader<'a>, own: &'a Contact, spoke: &mut [Spoke<'a>]) {
    let Some(own_start) = starts(reader, own).filter(|_| !own.held_by(reader.as_of)) else {
        return;
    };
    for one in spoke {
        let with = own.with.iter().find(|id| one.origin == Origin::new(id, ""));
        let contacts = with.into_iter().flat_map(|id| reader.facts.contacts_with(id));
        let planned = contacts
            .filter(|other| other.id != own.id && other.date.last() >= reader.as_of)
            .filter(|other| matches!(other.status_on(reader.as_of), Status::Planned | Status::Tbc))
            .filter(|other| !reader.facts.settings().is_written(&other.kind))
            .filter(|other| is_named(reader, other));
        let before = planned
            .filter_map(|other| Some((starts(reader, other)?, other)))
            .filter(|(start, _)| *start < own_start);
        let Some((_, first)) = before.min_by_key(|(start, _)| *start) else { continue };
        let status = first.status_on(reader.as_of);
        let when = WhenLine::of_contact(reader, first, visit(reader, first), status);
        one.sooner = Some(when);
        if one.first_meeting {
            one.brief_about = true;
            one.stranger = false;
        }
        one.because.push(Origin::new(&first.id, ""));
    }
}

/// Says whether the reader is named among those who go for us.
fn is_named(reader: Reader<'_>, contact: &Contact) -> bool {
    let plan = contact.plan.iter().flat_map(|plan| &plan.us);
    let mut named = contact.us.iter().chain(plan).filter_map(|item| item.who.as_ref());
    reader.principal.is_some_and(|you| named.any(|who| *who == you.id))
}

fn visit<'a>(reader: Reader<'a>, contact: &'a Contact) -> Option<&'a Visit> {
    contact.visit.as_ref().map(|id| reader.facts.visit(id))
}

/// Returns when a contact starts, by the clock of Greenwich; none where day, hour or zone is open.
fn starts(reader: Reader<'_>, contact: &Contact) -> Option<NaiveDateTime> {
    let zone = contact.tz.or_else(|| visit(reader, contact)?.tz)?;
    let moment = zone.moment(contact.date.as_day()?, contact.planned_time()?.start)?;
    Some(moment.naive_utc())
}
