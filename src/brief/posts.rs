//! Posts that somebody had before the day of which it is told, or takes up after it.

use chrono::NaiveDate;
use serde::Serialize;

use super::employer::role_at;
use super::reader::Reader;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::person::{Person, Role};
use crate::facts::when::When;

/// A title that somebody held once.
#[derive(Debug, Clone, Serialize)]
pub struct Former<'a> {
    pub title: &'a str,
    /// Where.
    pub organisation: &'a str,
    /// The last day.
    pub until: When,
}

/// A title that somebody takes up, or that ends, before the day of a meeting.
#[derive(Debug, Clone, Serialize)]
pub struct Change<'a> {
    /// The new title; none where the record has only the end of the old one.
    pub title: Option<&'a str>,
    /// Where, if that is elsewhere than before.
    pub organisation: Option<&'a str>,
    /// Its first day, or the last of the old one.
    pub date: When,
}

/// Tells what of somebody's title changes after the reader's day and by another.
pub fn change<'a>(reader: Reader<'a>, id: &str, by: NaiveDate) -> Option<Change<'a>> {
    let person = reader.facts.find_person(id)?;
    let now = reader.role_on(person, reader.as_of);
    let then = reader.role_on(person, by);
    let titled = |day| reader.title_on(person, day).is_some();
    let leaves = titled(reader.as_of) && !titled(by);
    if by <= reader.as_of || now == then && !leaves {
        return None;
    }
    let at = |role: &'a Role| employer(reader, person, Some(role), by);
    Some(Change {
        title: then.map(|role| role.title.as_str()),
        organisation: then.map(at).filter(|at_then| now.is_none_or(|now| at(now) != *at_then)),
        date: then.map_or_else(|| now.and_then(|one| one.to).or(person.left), |role| role.from)?,
    })
}

/// Returns the last title of somebody who holds none on a day, and what the record has after it.
pub fn former<'a>(reader: Reader<'a>, person: &'a Person, day: NaiveDate) -> Option<Former<'a>> {
    let (title, role, until) = person.former_title(day)?;
    Some(Former { title, organisation: employer(reader, person, role, until.last()), until })
}

/// Returns the first title that somebody takes up after a day.
pub fn next<'a>(reader: Reader<'a>, person: &'a Person, day: NaiveDate) -> Option<Change<'a>> {
    let later = person.roles.iter().filter(|role| role.from.is_some_and(|from| from.first() > day));
    let known = later.filter(|role| reader.knows(role.rests().within(person.around())));
    let role = known.min_by_key(|role| role.start())?;
    let organisation = Some(employer(reader, person, Some(role), role.start()?));
    Some(Change { title: Some(&role.title), organisation, date: role.from? })
}

/// Returns the name on a day of the organisation of a role of somebody's.
pub fn employer<'a>(
    reader: Reader<'a>,
    person: &'a Person,
    role: Option<&'a Role>,
    day: NaiveDate,
) -> &'a str {
    let on_paper = role.and_then(|role| role.of.as_deref());
    let by_id = on_paper.and_then(|id| reader.facts.find_organisation(id));
    let name = by_id.map(|organisation| organisation.name_on(day));
    name.or(on_paper)
        .unwrap_or_else(|| reader.facts.organisation(&person.organisation).name_on(day))
}

/// Returns the last post that somebody had with one of some organisations, and has no more.
pub fn once_theirs<'a>(
    reader: Reader<'a>,
    person: &'a Person,
    with: &[Id<Organisation>],
) -> Option<Former<'a>> {
    let known = person.roles.iter().filter(|one| reader.knows(one.rests().within(person.around())));
    let over = known.filter_map(|role| Some((role, role.to?)));
    let over = over.filter(|(_, to)| to.last() < reader.as_of);
    let there = over.filter_map(|(role, until)| {
        let at = role_at(reader.facts, person, role).filter(|at| with.contains(&at.id))?;
        Some(Former { title: &role.title, organisation: at.name_on(until.last()), until })
    });
    there.max_by_key(|one| one.until)
}
