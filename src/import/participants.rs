//! Those whom a text lists → who took part for us, who for the others, and who for neither.

use std::collections::BTreeSet;

use super::known::{Known, Side};
use super::list_words::absent;
use super::people::{Listed, listed, listed_in_line};
use crate::finding::field::Kind;
use crate::names::word::folded_words;

/// Those who took part, and the lines that say so.
#[derive(Debug, Clone, Default)]
pub struct Participants {
    pub us: Vec<Listed>,
    pub them: Vec<Listed>,
    /// Those of whom nothing says on which side.
    pub unplaced: Vec<String>,
    /// The organisations for which they took part, as the lists say.
    pub organisations: Vec<String>,
    pub lines: Vec<String>,
    /// Who was added, by what tells them from others.
    seen: BTreeSet<(Side, String)>,
}

/// Says whether what stands beside a name says that they did not come.
fn absent_beside(role: &str) -> bool {
    let mut pieces = role.split([',', '(', ';', '-', '–', '/']);
    pieces.any(|piece| {
        let words = folded_words(piece);
        words.len() <= 3 && absent(&words)
    })
}

/// For whom those of a list took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Party {
    Of(Side),
    Each,
    Absent,
}

impl Participants {
    /// Adds those of a list of one side, each on the side of their record.
    pub fn add(&mut self, list: &str, side: Side, known: &Known<'_>) {
        self.list(list, Party::Of(side), known);
    }

    /// Adds those of one line of a list that has a line for each.
    pub fn line(&mut self, line: &str, party: Party, known: &Known<'_>) {
        for person in listed_in_line(line, known) {
            if party != Party::Absent {
                self.place(person, party, known);
            }
        }
    }

    pub fn list(&mut self, list: &str, party: Party, known: &Known<'_>) {
        if party == Party::Absent {
            return;
        }
        for person in listed(list, known) {
            self.place(person, party, known);
        }
        let blank = match list.trim_end() {
            "" => Some("nobody is named here"),
            list if list.ends_with(',') => Some("the list ends in a comma"),
            _ => None,
        };
        if let (Some(words), Party::Of(side)) = (blank, party) {
            let words = words.into();
            let nobody = Listed {
                words,
                ..Listed::default()
            };
            self.put(nobody, side);
        }
    }

    /// Adds those of a list who are named; the others are for a person to place.
    pub fn named(&mut self, list: &str, party: Party, known: &Known<'_>) {
        for person in listed(list, known) {
            if person.is_named() {
                self.place(person, party, known)
            } else {
                self.unplaced.push(person.words)
            }
        }
    }

    fn place(&mut self, mut person: Listed, party: Party, known: &Known<'_>) {
        // `Ole Vik (Palisade, excused)` was not there.
        if absent_beside(&person.role) {
            return;
        }
        let by_record = person.id.as_deref().and_then(|id| known.person_of(id));
        let by_role = known
            .find(&person.role, Kind::Organisation)
            .into_iter()
            .next();
        let organisation = match by_record {
            Some(record) => Some(record.organisation.to_string()),
            None => by_role.map(|found| found.record.id),
        };
        let by_organisation = organisation.as_deref().map(|id| known.side_of_house(id));
        let side = match (by_organisation, party) {
            (Some(side), _) => side,
            (None, Party::Of(side)) => side,
            (None, _) => return self.unplaced.push(person.words),
        };
        // The name of an organisation is nobody's function.
        if known.exactly(&person.role, Kind::Organisation).is_some() {
            person.role.clear();
        }
        if side == Side::Them
            && let Some(id) = organisation
            && !self.organisations.contains(&id)
        {
            self.organisations.push(id);
        }
        self.put(person, side);
    }

    /// Adds somebody, unless they are there.
    pub fn put(&mut self, person: Listed, side: Side) {
        let keys = person.keys().into_iter().map(|key| (side, key));
        let keys: Vec<(Side, String)> = keys.collect();
        if keys.iter().any(|key| self.seen.contains(key)) {
            return;
        }
        self.seen.extend(keys);
        match side {
            Side::Us => self.us.push(person),
            Side::Them => self.them.push(person),
        }
    }

    /// Adds those on record whom words name as having met: the sentence that tells of it.
    pub fn add_named(&mut self, text: &str, known: &Known<'_>) {
        let plain = text.replace("**", "  ");
        for found in known.find(&plain, Kind::Person) {
            let Some(record) = known.person_of(&found.record.id) else {
                continue;
            };
            let person = Listed {
                id: Some(found.record.id),
                name: record.name.clone(),
                words: plain[found.range].to_owned(),
                ..Listed::default()
            };
            self.place(person, Party::Each, known);
        }
    }

    pub fn is_empty(&self) -> bool {
        self.us.is_empty() && self.them.is_empty() && self.unplaced.is_empty()
    }
}
