//! A thing owed → who promised or asked, to whom, and whose turn it is.

use super::reader::Reader;
use crate::facts::id::Id;
use crate::facts::item::OpeningKind;
use crate::facts::{Facts, Opening};

/// The sides of a thing owed: `us`, `them`, `both` or an id each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sides<'a> {
    /// Who promised or asked.
    pub by: &'a str,
    /// To whom, when it is said or follows.
    pub to: Option<&'a str>,
    /// Whose turn it is.
    pub turn: &'a str,
}

/// Reads the sides of a thing owed; requests, questions and expectations go to the other side
/// unless said. Whoever speaks for the house is `us`.
pub fn sides<'a>(facts: &Facts, opening: &Opening<'a>) -> Sides<'a> {
    let side = |id: &'a str| if speaks_for_us(facts, id) { "us" } else { id };
    let by = side(opening.by.map_or(opening.speaker, Id::as_str));
    let to = opening.to.map(|to| side(to.as_str()));
    match opening.kind {
        OpeningKind::Request | OpeningKind::Question | OpeningKind::Expectation => {
            let other = if by == "us" { "them" } else { "us" };
            let to = to.unwrap_or(other);
            Sides {
                by,
                to: Some(to),
                turn: to,
            }
        }
        _ => Sides { by, to, turn: by },
    }
}

fn speaks_for_us(facts: &Facts, id: &str) -> bool {
    let Some(us) = &facts.settings().us else {
        return id == "us";
    };
    let person = facts.find_person(id);
    id == "us" || id == us.as_str() || person.is_some_and(|p| p.organisation == *us)
}

/// Names whoever stands on a side.
pub fn names<'a>(
    reader: Reader<'a>,
    opening: &Opening<'a>,
    side: &'a str,
) -> Vec<&'a str> {
    let day = reader.as_of;
    let theirs = || {
        let with = opening.contact.with.iter();
        with.map(|id| reader.facts.organisation(id).name_on(day))
    };
    let facts = reader.facts;
    match side {
        "us" => vec!["us"],
        "them" => theirs().collect(),
        "both" => std::iter::once("us").chain(theirs()).collect(),
        id => match (facts.find_organisation(id), facts.find_person(id)) {
            (Some(organisation), _) => vec![organisation.name_on(day)],
            (None, Some(person)) => vec![person.name.as_str()],
            (None, None) => theirs().collect(),
        },
    }
}
