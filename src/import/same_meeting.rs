//! What was read of a meeting × the contacts on file → the one that it is about.

use std::collections::BTreeSet;

use super::contact::Meeting;
use super::doubts::Firmness;
use super::known::Known;
use super::people::Listed;
use super::person_name::name_key;
use crate::facts::contact::{Contact, Status};
use crate::facts::person_item::PersonItem;

/// Finds the contact that is meant: begun by the same calendar entry, else the only one with
/// the same organisation on the same day, unless kind or hours say otherwise.
pub fn contact_of<'k>(meeting: &Meeting, known: &'k Known<'_>) -> Option<&'k Contact> {
    let date = &meeting.date.value;
    let entry = meeting.invitation.as_ref().filter(|entry| !entry.uid.is_empty());
    if let Some(entry) = entry {
        let mut series = known.register.invited(&entry.uid, None);
        let found = match entry.instance {
            None => series.next(),
            // A series has one contact, of its first day, until a day has its own entry.
            Some(day) => known
                .register
                .invited(&entry.uid, Some(&day))
                .next()
                .or_else(|| series.find(|contact| contact.date == day)),
        };
        if found.is_some() {
            return found;
        }
    }
    if meeting.firmness != Firmness::Said {
        return None;
    }
    let same_day = known.register.contacts_on(&meeting.with.value, date, entry.is_some());
    let mut same = same_day.filter(|contact| {
        let kind = meeting.kind.words == "assumed" || contact.kind == meeting.kind.value;
        let hours = match (&meeting.time, contact.time.or(contact.planned_time())) {
            (Some(new), Some(old)) => {
                let apart = |start, end: Option<_>, other| other - end.unwrap_or(start);
                apart(old.start, old.end, new.start) <= MOVED
                    && apart(new.start, new.end, old.start) <= MOVED
            }
            _ => true,
        };
        let is_off = contact.status == Some(Status::Cancelled);
        kind && hours && !is_off
    });
    same.next().filter(|_| same.next().is_none())
}

/// A meeting that is moved within its day begins at most so long after it would have ended.
const MOVED: chrono::TimeDelta = chrono::TimeDelta::hours(2);

/// Says whether a contact was begun by the calendar entry that a message is about.
pub fn is_entry(meeting: &Meeting, contact: &Contact) -> bool {
    let (own, other) = (meeting.invitation.as_ref(), contact.invitation.as_ref());
    own.zip(other).is_some_and(|(own, other)| own.uid == other.uid && !own.uid.is_empty())
}

/// Those whom a contact lists, before or after it.
fn items(contact: &Contact) -> impl Iterator<Item = &PersonItem> {
    let plan = contact.plan.as_deref();
    let planned = plan.into_iter().flat_map(|plan| plan.us.iter().chain(&*plan.them));
    contact.us.iter().chain(&*contact.them).chain(planned)
}

/// Says whom a contact lists, by what tells people from others.
pub fn listed(contact: &Contact, known: &Known<'_>) -> BTreeSet<String> {
    items(contact).flat_map(|item| keys(item, known)).collect()
}

/// Says whom a contact lists as having been there.
pub fn took_part(contact: &Contact, known: &Known<'_>) -> BTreeSet<String> {
    let held = contact.us.iter().chain(&*contact.them);
    held.flat_map(|item| keys(item, known)).collect()
}

/// Names those whom a contact expects, and who neither are listed nor declined.
pub fn missing(
    contact: &Contact,
    meeting: &Meeting,
    declined: &[Listed],
    known: &Known<'_>,
) -> Vec<String> {
    let listed = meeting.people.us.iter().chain(&meeting.people.them).chain(declined);
    let there: BTreeSet<String> = listed.flat_map(Listed::keys).collect();
    let missing = items(contact).filter_map(|item| {
        let keys = keys(item, known);
        let is_missing = !keys.is_empty() && keys.iter().all(|key| !there.contains(key));
        let id = item.who.as_ref().map(ToString::to_string);
        id.or_else(|| item.name.clone()).filter(|_| is_missing)
    });
    missing.collect()
}

fn keys(item: &PersonItem, known: &Known<'_>) -> Vec<String> {
    let who = item.who.as_ref().map(|who| who.as_str());
    let record = who.and_then(|who| known.register.person(who));
    let names = record.map(|record| &record.name).into_iter().chain(&item.name);
    let ids = who.map(|who| format!("person/{who}")).into_iter();
    ids.chain(names.map(|name| name_key(name))).collect()
}

/// Says whether somebody is among those.
pub fn is_listed(person: &Listed, listed: &BTreeSet<String>) -> bool {
    person.keys().iter().any(|key| listed.contains(key))
}
