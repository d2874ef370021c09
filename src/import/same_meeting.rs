//! What was read of a meeting × the contacts on file → the one that it is about.

use super::answer::Firmness;
use super::contact::Meeting;
use super::known::Known;
use super::people::Listed;
use crate::facts::contact::{Contact, Status};
use crate::facts::invitation::Invitation;
use crate::facts::person_item::PersonItem;

/// Finds the contact that is meant: begun by the same calendar entry, else the only one with
/// the same organisation on the same day, unless kind or hours say otherwise.
pub fn contact_of<'k>(meeting: &Meeting, known: &'k Known<'_>) -> Option<&'k Contact> {
    let date = &meeting.date.value;
    let entry = meeting
        .invitation
        .as_ref()
        .filter(|entry| !entry.uid.is_empty());
    if let Some(entry) = entry {
        let series = known.register.invited(&entry.uid);
        let instance = |contact: &Contact| contact.invitation.as_ref()?.instance;
        let found = match entry.instance {
            None => series.iter().find(|contact| instance(contact).is_none()),
            // A series has one contact, of its first day, until a day has its own entry.
            Some(day) => series
                .iter()
                .find(|contact| instance(contact) == Some(day))
                .or_else(|| series.iter().find(|contact| contact.date == day)),
        };
        if let Some(contact) = found {
            return Some(contact);
        }
    }
    if meeting.firmness != Firmness::Said {
        return None;
    }
    let same_day = known
        .register
        .contacts_on(&meeting.with.value, date, entry.is_some());
    let mut same = same_day.into_iter().filter(|contact| {
        let kind = meeting.kind.words == "assumed" || contact.kind == meeting.kind.value;
        let other_entry = entry.is_some() && contact.invitation.is_some();
        let hours = match (&meeting.time, contact.time.or(contact.planned_time())) {
            (Some(new), Some(old)) => {
                let end = |start, end: Option<_>| end.unwrap_or(start);
                new.start <= end(old.start, old.end)
                    && old.start <= end(new.start, new.end)
            }
            _ => true,
        };
        let is_off = contact.status == Some(Status::Cancelled);
        kind && hours && !other_entry && !is_off
    });
    same.next().filter(|_| same.next().is_none())
}

/// Says whether a contact was begun by the calendar entry that a message is about.
pub fn is_entry(meeting: &Meeting, contact: &Contact) -> bool {
    let uid = |entry: &Option<Invitation>| entry.as_ref().map(|entry| entry.uid.clone());
    let own = uid(&meeting.invitation).filter(|uid| !uid.is_empty());
    own.is_some() && own == uid(&contact.invitation)
}

/// Says whether somebody stands in a contact, before or after it.
pub fn is_listed(person: &Listed, contact: &Contact, known: &Known<'_>) -> bool {
    let plan = contact.plan.as_deref();
    let planned = plan
        .into_iter()
        .flat_map(|plan| plan.us.iter().chain(&*plan.them));
    let is_same = |item: &PersonItem| {
        let who = item.who.as_ref().map(|who| who.as_str());
        let on_record = who.and_then(|who| known.register.person(who));
        who.is_some() && who == person.id.as_deref()
            || on_record.is_some_and(|record| person.is_called(&record.name))
            || item
                .name
                .as_deref()
                .is_some_and(|name| person.is_called(name))
    };
    contact
        .us
        .iter()
        .chain(&*contact.them)
        .chain(planned)
        .any(is_same)
}
