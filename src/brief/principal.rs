//! The principal: whoever carries the pack.

use chrono::NaiveDate;
use serde::Serialize;

use super::origin::Origin;
use crate::facts::Facts;
use crate::facts::id::Id;
use crate::facts::person::Person;

/// The reader of a pack.
#[derive(Debug, Clone, Serialize)]
pub struct Principal<'a> {
    /// The person's id.
    pub id: &'a str,
    /// Name as printed.
    pub name: &'a str,
    /// How running text refers to them.
    pub address: &'a str,
    /// Their title on the reader's day.
    pub title: Option<&'a str>,
    pub origin: Origin<'a>,
}

/// Says who reads a pack as of a day.
pub fn you(person: &Person, day: NaiveDate) -> Principal<'_> {
    Principal {
        id: person.id.as_str(),
        name: &person.name,
        address: person.address(),
        title: person.title_on(day),
        origin: Origin::new(&person.id, ""),
    }
}

/// Finds whose level is highest among people; the first of several.
pub fn highest_ranking<'a>(
    facts: &'a Facts,
    people: impl Iterator<Item = &'a Id<Person>>,
) -> Option<&'a Person> {
    let levels: Vec<&str> = facts.settings().level_words().collect();
    let rank = |person: &Person| {
        let level = person.level.as_deref();
        levels.iter().position(|known| Some(*known) == level).unwrap_or(levels.len())
    };
    people.map(|id| facts.person(id)).min_by_key(|person| rank(person))
}
