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
        promise.named = promise.name_firms(own, reader.as_of)
            || promise.then_at.is_some()
            || promise.gone.is_some()
            || !matches!(own, [only] if promise.theirs == [&only.id]);
        if promise.named && promise.to.is_empty() && promise.by == ["us"] {
            let theirs = promise.theirs.iter().map(|id| reader.facts.organisation(id));
            promise.to = theirs.map(|one| one.name_on(reader.as_of).into()).collect();
        }
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
    /// Adds their firm to the names of people who are of none of some organisations; says whether
    /// there are any.
    fn name_firms(&mut self, own: &[&Organisation], day: NaiveDate) -> bool {
        let people = self.people.iter();
        let others = people.filter(|(_, firm)| own.iter().all(|one| one.id != firm.id));
        let mut any = false;
        for (person, firm) in others {
            let lists = [&mut self.by, &mut self.to, &mut self.asked_by, &mut self.turn];
            for name in lists.into_iter().flatten().filter(|name| name == person) {
                *name = format!("{person} ({})", firm.name_on(day)).into();
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
