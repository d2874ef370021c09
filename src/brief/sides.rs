//! A thing owed → who promised or asked, to whom, and whose turn it is.

use super::party::{party, speaks_for_us};
use super::reader::Reader;
use crate::facts::id::Id;
use crate::facts::item::OpeningKind;
use crate::facts::organisation::Organisation;
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
    let ours = |id: &str| speaks_for_us(facts, opening.contact, id);
    let side = |id: &'a str| if ours(id) { "us" } else { id };
    let by = side(opening.by.map_or(opening.speaker, Id::as_str));
    let to = opening.to.map(|to| side(to.as_str()));
    // Whoever would like to have something waits for somebody; whoever would like to do it, for nobody.
    let wished = opening.kind == OpeningKind::Wish && to.is_some_and(|to| to != by);
    if opening.kind.is_put() || wished {
        let other = if by == "us" { "them" } else { "us" };
        let to = to.unwrap_or(other);
        Sides { by, to: Some(to), turn: to }
    } else {
        Sides { by, to, turn: by }
    }
}

/// Returns the organisations of theirs that owe something, or to which it is owed; those of the
/// contact where it names none.
pub fn theirs<'a>(reader: Reader<'a>, opening: &Opening<'a>) -> Vec<&'a Id<Organisation>> {
    let Sides { by, to, .. } = sides(reader.facts, opening);
    let sides = [Some(by), to].into_iter().flatten();
    let parties = sides.map(|word| party(reader, opening.contact, word));
    let mut theirs: Vec<_> = parties.flat_map(|party| party.organisations).collect();
    if theirs.is_empty() {
        theirs.extend(&opening.contact.with);
    }
    theirs
}

/// In a meeting of several, what one of them owes is not on another's sheet; what somebody owes
/// who was not there is on theirs, and on those of whoever was.
pub fn concerns<'a>(reader: Reader<'a>, opening: &Opening<'a>, id: &Id<Organisation>) -> bool {
    let with = &opening.contact.with;
    let theirs = theirs(reader, opening);
    let nobody_there = !theirs.iter().any(|id| with.contains(id));
    theirs.contains(&id) || nobody_there && with.contains(id)
}
