//! Organisations → the newest talk with them, and the newest contact in one room.

use super::reader::Reader;
use crate::facts::contact::Contact;
use crate::facts::organisation::Organisation;

/// Returns the newest contact in which the principal spoke with an organisation.
pub fn last_spoke<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
) -> Option<&'a Contact> {
    newest(organisations.iter().filter_map(|organisation| {
        reader.held_with(&organisation.id).find(|contact| reader.is_talk(contact))
    }))
}

/// Returns the newest contact of any kind that brought both into one room.
pub fn last_in_room<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
) -> Option<&'a Contact> {
    newest(organisations.iter().filter_map(|organisation| {
        reader.held_with(&organisation.id).find(|contact| reader.was_in_room(contact))
    }))
}

fn newest<'a>(contacts: impl Iterator<Item = &'a Contact>) -> Option<&'a Contact> {
    contacts.max_by_key(|contact| (contact.when(), &contact.id))
}
