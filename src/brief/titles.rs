//! Somebody and a day → the title held then, and what it rests on.

use chrono::NaiveDate;

use super::reader::Reader;
use crate::facts::person::Person;
use crate::facts::when::When;

/// Returns the title that somebody held on some days; none where it changed between them, for the
/// record does not say which of them it was.
pub fn title_over<'a>(reader: Reader<'a>, person: &'a Person, days: When) -> Option<&'a str> {
    let [first, last] = [days.first(), days.last()].map(|day| reader.title_on(person, day));
    last.filter(|_| first.is_none() || first == last)
}

/// Returns the basis of the title that somebody held on a day, where a pack marks it.
pub fn marked_title<'a>(reader: Reader<'a>, person: &'a Person, day: NaiveDate) -> Option<&'a str> {
    let mut assumed = person.assumed.iter().map(String::as_str);
    let assumed = assumed.find(|key| ["role", "roles"].contains(key));
    match reader.role_on(person, day) {
        Some(role) => assumed.or(reader.marks(role.rests().within(person.around()))),
        None => assumed.or_else(|| reader.marks(person.around()).filter(|_| has_title(person))),
    }
}

/// Says whether what the title rests on that somebody held on a day is little to be trusted.
pub fn doubts_title<'a>(reader: Reader<'a>, person: &'a Person, day: NaiveDate) -> bool {
    match reader.role_on(person, day) {
        Some(role) => reader.doubts(role.rests().within(person.around())),
        None => has_title(person) && reader.doubts(person.around()),
    }
}

/// Says whether somebody has a title at any time, without a list of their roles.
fn has_title(person: &Person) -> bool {
    person.role.is_some()
}
