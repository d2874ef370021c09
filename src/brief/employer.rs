//! Somebody × a day → for whom they spoke then, as far as the record and the reader know.

use chrono::NaiveDate;

use super::reader::Reader;
use crate::facts::Facts;
use crate::facts::organisation::Organisation;
use crate::facts::person::{Person, Role};

/// Returns the organisation of somebody's role on a day, where it is another than now.
pub fn elsewhere<'a>(
    facts: &'a Facts,
    person: &'a Person,
    day: NaiveDate,
) -> Option<&'a Organisation> {
    role_at(facts, person, person.role_on(day)?)
}

/// The same, where that was known by the reader's day.
pub fn known_elsewhere<'a>(
    reader: Reader<'a>,
    person: &'a Person,
    day: NaiveDate,
) -> Option<&'a Organisation> {
    role_at(reader.facts, person, reader.role_on(person, day)?)
}

/// Returns the organisation of a role of somebody's, where it is another than now.
pub fn role_at<'a>(
    facts: &'a Facts,
    person: &'a Person,
    role: &'a Role,
) -> Option<&'a Organisation> {
    let on_paper = role.of.as_deref()?;
    let by_id = facts.find_organisation(on_paper);
    let other = by_id.or_else(|| facts.organisation_called(on_paper))?;
    (other.id != person.organisation).then_some(other)
}

/// Returns the organisation for which somebody spoke on a day, where the reader knows them at
/// another: who moves later has not moved yet.
pub fn then_at<'a>(
    reader: Reader<'a>,
    person: &'a Person,
    day: NaiveDate,
) -> Option<&'a Organisation> {
    reader.role_on(person, day)?;
    let at = |day| {
        let other = known_elsewhere(reader, person, day);
        other.unwrap_or_else(|| reader.facts.organisation(&person.organisation))
    };
    let (then, now) = (at(day), at(reader.as_of));
    (then.id != now.id).then_some(then)
}
