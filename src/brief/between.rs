//! Some organisations → what is owed between us and them, as their own sheet tells it.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::promises::{Promise, promises};
use super::reader::Reader;
use super::words::and;
use crate::facts::Facts;
use crate::facts::contact::Contact;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;

/// Lists what is owed between us and some organisations and those that belong with them, as their
/// own sheet tells it: by name, but for the only one that it is about; and what people in the room
/// promised or asked for another.
pub fn between<'a>(
    reader: Reader<'a>,
    own: &[&'a Organisation],
    people: &[&'a Id<Person>],
    of: Option<&Id<Contact>>,
) -> Vec<Promise<'a>> {
    let mut promises = promises(reader, &owing(reader, own), people, of, &|_| true);
    for promise in &mut promises {
        // Whoever has done a part is not told late for what the others left.
        if matches!(own, [only] if promise.part_with.iter().any(|n| n == only.name_on(reader.as_of)))
        {
            promise.late = false;
        }
        promise.name_sides(reader, own);
    }
    promises
}

/// Returns those whose promises bear on a meeting: its organisations, and those that belong with
/// them.
fn owing<'a>(reader: Reader<'a>, organisations: &[&'a Organisation]) -> Vec<&'a Organisation> {
    let mut owing = organisations.to_vec();
    for organisation in organisations {
        owing.extend(reader.facts.relatives(&organisation.id).into_iter().map(|(_, one)| one));
    }
    owing
}

impl Promise<'_> {
    /// Names whose it is and to whom, but for the only organisation that it is about.
    pub fn name_sides(&mut self, reader: Reader<'_>, own: &[&Organisation]) {
        // At a table of several everybody is told with their firm.
        let only = if own.len() == 1 { own } else { &[] };
        self.named = self.name_firms(only, reader.as_of)
            || self.then_at.is_some()
            || self.gone.is_some()
            || !matches!(own, [only] if self.theirs == [&only.id]);
        if self.named && self.to.is_empty() && self.by == ["us"] {
            let theirs = self.theirs.iter().map(|id| reader.facts.organisation(id));
            self.to = theirs.map(|one| one.name_on(reader.as_of).to_owned().into()).collect();
        }
    }

    /// Adds their firm to the names of people who are of none of some organisations; says whether
    /// there are any.
    fn name_firms(&mut self, own: &[&Organisation], day: NaiveDate) -> bool {
        let people = self.people.iter();
        let others = people.filter(|(_, firm)| own.iter().all(|one| one.id != firm.id));
        let mut any = false;
        for (person, firm) in others {
            let lists = [&mut self.by, &mut self.to, &mut self.asked_by, &mut self.turn];
            let firm = format!(" ({})", firm.name_on(day));
            // Of two of one name the label has it.
            let firm = if person.ends_with(&firm) { "" } else { &firm };
            for name in lists.into_iter().flatten().filter(|name| name == person) {
                *name = format!("{person}{firm}").into();
            }
            any = true;
        }
        any
    }
}

impl<'a> Promise<'a> {
    /// Says whose turn it is, and to whom something of ours is owed.
    pub fn whose_turn(&self, facts: &'a Facts) -> String {
        let to = self.owed_to(facts);
        let to = if to.is_empty() { String::new() } else { format!(" to {}", and(&to)) };
        let one_of = if self.one_of && self.turn.len() > 1 { "one of " } else { "" };
        format!("{one_of}{}{to}", and(&self.turn))
    }

    /// Names those of theirs to whom something of ours is owed: whoever asked for it or was
    /// promised it, else the organisations that it concerns.
    pub fn owed_to(&self, facts: &'a Facts) -> Vec<Cow<'a, str>> {
        let said = if self.by.iter().any(|name| name == "us") { &self.to } else { &self.by };
        match (self.ours, said.is_empty()) {
            (false, _) => Vec::new(),
            (true, false) => said.clone(),
            (true, true) => {
                self.theirs.iter().map(|id| facts.organisation(id).newest_name().into()).collect()
            }
        }
    }
}
