//! The contacts that a look-up tells of, newest first.

use super::seek::Filter;
use crate::brief::reader::Reader;
use crate::brief::told_day::ToldDay;
use crate::facts::contact::Contact;

/// Returns contacts, newest first.
pub fn newest_first<'a>(contacts: impl Iterator<Item = &'a Contact>) -> Vec<&'a Contact> {
    let mut contacts: Vec<&Contact> = contacts.collect();
    contacts.sort_by(|a, b| (b.date, &b.id).cmp(&(a.date, &a.id)));
    contacts
}

/// Says whether a record that stands in these contacts is asked for.
pub fn in_contacts(reader: Reader<'_>, filter: &Filter, contacts: &[&Contact]) -> bool {
    let everything = filter.given().is_empty();
    everything || contacts.iter().any(|contact| filter.wants(reader, contact))
}

/// Returns the day of the newest contact that was held.
pub fn last(reader: Reader<'_>, newest_first: &[&Contact]) -> Option<String> {
    let mut held = newest_first.iter().filter(|contact| contact.held_by(reader.as_of));
    held.next().map(|contact| ToldDay::of(contact).told())
}
