//! Organisations → the newest talk with them, and the newest contact in one room.

use super::contacts::ContactLine;
use super::origin::Origin;
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

/// Reads the newest talk with an organisation; names the others of its day that may be newer.
pub fn newest_told<'a>(
    reader: Reader<'a>,
    with: &Organisation,
    talk: &'a Contact,
    fits: impl Fn(&Contact) -> bool,
) -> ContactLine<'a> {
    let day = talk.date.as_day();
    let others = reader.held_with(&with.id).filter(|one| one.id != talk.id && fits(one));
    let others: Vec<&Contact> = others
        .filter(|one| day.is_some() && one.date == talk.date && !talk.is_known_after(one))
        .collect();
    let mut line = ContactLine::new(reader, talk);
    line.same_day = others.iter().map(|one| one.kind.as_str()).collect();
    line.because.extend(others.iter().map(|one| Origin::new(&one.id, "date")));
    line
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
