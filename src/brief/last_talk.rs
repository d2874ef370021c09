//! Organisations → the newest talk with them, and the newest contact in one room.

use super::reader::Reader;
use crate::facts::contact::Contact;
use crate::facts::organisation::Organisation;

/// Returns the newest contact in which the principal spoke with an organisation.
pub fn last_spoke<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
) -> Option<&'a Contact> {
    newest(reader, organisations, |contact| reader.is_talk(contact))
}

/// Returns the newest contact of any kind that brought both into one room.
pub fn last_in_room<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
) -> Option<&'a Contact> {
    newest(reader, organisations, |contact| reader.was_in_room(contact))
}

fn newest<'a>(
    reader: Reader<'a>,
    organisations: &[&'a Organisation],
    fits: impl Fn(&Contact) -> bool,
) -> Option<&'a Contact> {
    let newest_with =
        |one: &&'a Organisation| reader.held_with(&one.id).find(|contact| fits(contact));
    organisations.iter().filter_map(newest_with).max_by_key(|contact| (contact.when(), &contact.id))
}
