//! Those whom a text lists → who took part for us, who for the others, and who for neither.

use std::collections::BTreeSet;

use super::clock::{Hours, hours};
use super::known::{Known, Side};
use super::lexicon::Words;
use super::list_words::{NEAR, absent};
use super::people::{Listed, addressed, listed};
use crate::finding::field::Kind;
use crate::names::title::is_legal_form;
use crate::names::word::folded_words;

#[derive(Debug, Clone, Default)]
pub struct Participants {
    pub us: Vec<Listed>,
    pub them: Vec<Listed>,
    /// Those of whom nothing says on which side.
    pub unplaced: Vec<String>,
    /// Those of whom the list says that somebody else came, or that they may not have.
    pub unsure: Vec<String>,
    /// The organisations for which they took part, as the lists say.
    pub organisations: Vec<String>,
    pub lines: Vec<String>,
    /// Who was added, by what tells them from others.
    seen: BTreeSet<(Side, String)>,
}

/// Says whether what stands beside a name says that they did not come.
fn absent_beside(role: &str) -> bool {
    role.split([',', '(', ';', '-', '–', '/']).any(|piece| {
        let words = folded_words(piece);
        words.len() <= NEAR && absent(&words)
    })
}

/// `did not speak`, `ohne Wortmeldung` is not read.
fn is_silent(piece: &str) -> bool {
    let words = folded_words(piece);
    words.len() <= NEAR
        && words.iter().any(|word| Words("not").has(word))
        && words.iter().any(|word| Words("to-speak").has(word))
}

fn names_somebody(role: &str, known: &Known<'_>) -> bool {
    !known.find(role, Kind::Person).is_empty()
}

/// Returns the function in a role: the name of an organisation and the way in which somebody
/// takes part are none.
fn function(role: &str, known: &Known<'_>) -> String {
    let is_function = |piece: &&str| {
        let words = folded_words(piece);
        let is_firm = words.len() > 1 && words.last().is_some_and(|w| is_legal_form(w));
        // `(until 11:00)`
        !Words("ways").has(&words.join(" "))
            && hours(piece) == Hours::Unsaid
            && !is_firm
            && known.exactly(piece, Kind::Organisation).is_none()
    };
    let plain = role.replace(" – ", ", ").replace(" - ", ", ");
    let pieces = plain.split([',', ';', '(', ')']).map(str::trim).filter(|piece| !piece.is_empty());
    let (kept, dropped): (Vec<&str>, Vec<&str>) = pieces.partition(is_function);
    if dropped.is_empty() { plain } else { kept.join(", ") }
}

impl Listed {
    /// Says whether it is surely read who they are: somebody by name, and beside it one
    /// function at most.
    fn is_sure(&self, known: &Known<'_>) -> bool {
        let name = &self.name;
        // `Holm, Iver` may be two people.
        let is_plain = !name.contains(['*', '†', '‡', '§', '#', ',']);
        let is_struck = self.words.contains("~~");
        !is_struck && self.id.is_some()
            || !is_struck
                && (self.is_named() || addressed(&self.words).is_some())
                && is_plain
                && known.find(name, Kind::Organisation).is_empty()
                && known.find(name, Kind::Person).is_empty()
                && self.role.matches(['(', '[']).count() <= 1
                && !self.role.starts_with(['(', '['])
                && folded_words(&self.role).len() <= LONGEST_ROLE
                && !names_somebody(&self.role, known)
    }
}

/// A function with more words tells of something else too.
const LONGEST_ROLE: usize = 12;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    Of(Side),
    /// As most lists of this kind have it, where their record does not say otherwise.
    Else(Side),
    Each,
    Absent,
}

impl Participants {
    /// Adds those of a list, or of one line of a list that has a line for each.
    pub fn list(&mut self, list: &str, is_line: bool, party: Party, known: &Known<'_>) {
        if party == Party::Absent {
            return;
        }
        for person in listed(list, is_line, known) {
            // `Palisade (Lena Foss, Ole Vik)`: the name of a party, and who was there for it.
            match known.exactly(&person.name, Kind::Organisation) {
                Some(house) if !person.role.is_empty() => {
                    let side = known.side_of_house(&house.id);
                    self.list(&person.role, false, Party::Of(side), known);
                }
                _ => self.place(person, party, known),
            }
        }
        let blank = match list.trim_end() {
            "" => Some("nobody is named here"),
            list if list.ends_with(',') => Some("the list ends in a comma"),
            _ => None,
        };
        if let (Some(words), Party::Of(side)) = (blank, party) {
            let words = words.into();
            self.put(Listed { words, ..Listed::default() }, side);
        }
    }

    fn place(&mut self, mut person: Listed, party: Party, known: &Known<'_>) {
        // `Ole Vik (Palisade, excused)` was not there.
        if absent_beside(&person.role) {
            return;
        }
        // `(represented by Ole Vik)`, `(tbc)`
        let says = |piece: &str| Words("unsaid").has(&folded_words(piece).join(" "));
        let is_else = Words("may-not-be-there").within(&person.role).is_some();
        if is_else || person.role.split([',', '(', ')', ';']).any(says) {
            return self.unsure.push(person.words);
        }
        let pieces = person.role.split([',', '(', ')', ';']).map(str::trim);
        let (silent, role): (Vec<&str>, Vec<&str>) = pieces.partition(|piece| is_silent(piece));
        if !silent.is_empty() {
            person.is_silent = true;
            person.role = role.join(", ").trim_matches([',', ' ']).to_owned();
        }
        if !person.is_sure(known) {
            return self.unplaced.push(person.words);
        }
        // `Lena Foss plus two colleagues`: the others are nobody by name.
        let counts = || folded_words(&person.role).iter().any(|word| Words("counts").has(word));
        if person.id.is_some() && (counts() || names_somebody(&person.role, known)) {
            self.unplaced.push(std::mem::take(&mut person.role));
        }
        let by_record = person.id.as_deref().and_then(|id| known.person_of(id));
        let by_role =
            || Some(known.find(&person.role, Kind::Organisation).first()?.record.id.clone());
        let organisation = by_record.map(|one| one.organisation.to_string()).or_else(by_role);
        let by_organisation = organisation.as_deref().map(|id| known.side_of_house(id));
        let side = match (by_organisation, party) {
            // A namesake, or they have moved.
            (Some(side), Party::Of(other)) if side != other => {
                let house = organisation.unwrap_or_default();
                let words = format!("{}, on record at {house}", person.words);
                return self.unplaced.push(words);
            }
            (Some(side), _) => side,
            (None, Party::Of(side) | Party::Else(side)) => side,
            (None, _) => return self.unplaced.push(person.words),
        };
        person.role = function(&person.role, known);
        if side == Side::Them
            && let Some(id) = organisation
            && !self.organisations.contains(&id)
        {
            self.organisations.push(id);
        }
        self.put(person, side);
    }

    pub fn put(&mut self, person: Listed, side: Side) {
        let keys: Vec<(Side, String)> = person.keys().into_iter().map(|key| (side, key)).collect();
        if !keys.iter().any(|key| self.seen.contains(key)) {
            self.seen.extend(keys);
            let people = if side == Side::Us { &mut self.us } else { &mut self.them };
            people.push(person);
        }
    }

    /// Adds those on record whom words name as having met: the sentence that tells of it.
    pub fn add_named(&mut self, text: &str, known: &Known<'_>) {
        let plain = text.replace("**", "  ");
        for found in known.find(&plain, Kind::Person) {
            let words = plain[found.range].to_owned();
            let name = known.person_of(&found.record.id).map_or(&words, |one| &one.name).clone();
            let id = Some(found.record.id);
            self.place(Listed { id, name, words, ..Listed::default() }, Party::Each, known);
        }
    }

    pub fn is_empty(&self) -> bool {
        let lists = [self.us.len(), self.them.len(), self.unplaced.len(), self.unsure.len()];
        lists == [0; 4]
    }
}
