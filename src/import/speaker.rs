//! A sentence of a report → who speaks in it, where it says so in so many words.

use super::heard::{Clause, Context, Heard, NEAR, Name, act, is_verb_of_saying};
use super::known::{Known, Side};
use super::lexicon::Words;
use super::people::Listed;
use super::person_name::{ARTICLES, is_courtesy};
use crate::finding::field::Kind;
use crate::names::word::{Word, folded_words};

#[derive(Debug)]
pub struct Speakers<'k, 'r> {
    pub known: &'k Known<'r>,
    with: &'k [String],
    /// On whose side the author of the words is.
    pub author: Option<Side>,
    /// The full names and the surnames of those who took part.
    people: Vec<(Vec<String>, Side)>,
}

/// `We` and `our` in the languages that mail heads are read in.
pub const FIRST_PERSON: Words = Words("first-person");
pub const AND: Words = Words("and");
const OWES: Words = Words("owes");
/// What of an organisation speaks for it.
const SPEAKS: Words = Words("speaks-for-a-house");

impl<'k, 'r> Speakers<'k, 'r> {
    /// Names the sides of a contact: its organisations, and those present.
    pub fn new(
        known: &'k Known<'r>,
        with: &'k [String],
        author: Option<Side>,
        us: &[Listed],
        them: &[Listed],
    ) -> Self {
        let mut people = Vec::new();
        let us = us.iter().map(|person| (person, Side::Us));
        for (person, side) in us.chain(them.iter().map(|person| (person, Side::Them))) {
            let record = person.id.as_deref().and_then(|id| known.person_of(id));
            let name = record.map_or(person.name.as_str(), |record| &record.name);
            let name = folded_words(name);
            if let [_, .., surname] = name.as_slice() {
                people.push((vec![surname.clone()], side));
                people.push((name, side));
            }
        }
        Self { known, with, author, people }
    }

    /// Finds the names in a text, those of sides and those of others.
    pub fn hear<'t>(&self, text: &'t str, context: Context) -> Heard<'t> {
        let known = self.known;
        let houses = known.find(text, Kind::Organisation).into_iter().map(|found| Name {
            side: self.side_of(&found.record.id),
            range: found.range,
            is_person: false,
        });
        let people = known.find(text, Kind::Person).into_iter().map(|found| {
            let house =
                known.person_of(&found.record.id).map(|person| person.organisation.as_str());
            Name {
                side: house.and_then(|house| self.side_of(house)),
                range: found.range,
                is_person: true,
            }
        });
        Heard::new(text, context, houses.chain(people).collect())
    }

    /// Hears a text whose `we` is its author.
    pub fn hear_author<'t>(&self, text: &'t str) -> Heard<'t> {
        let context = Context { we: self.author, announced: None };
        self.hear(text, context)
    }

    /// The side of an organisation that took part.
    fn side_of(&self, organisation: &str) -> Option<Side> {
        if self.known.is_us(organisation) {
            return Some(Side::Us);
        }
        let is_there = self.with.iter().any(|id| id == organisation);
        is_there.then_some(Side::Them)
    }

    /// Hears who speaks in a sentence.
    pub fn voice(&self, sentence: Clause<'_, '_>) -> Option<Side> {
        let clause = sentence.beginning();
        let (side, length) = self.subject(clause)?;
        let rest = &clause.words[length..];
        let is_own = clause.words.first().is_some_and(|word| FIRST_PERSON.has(&word.folded));
        let joined = rest
            .first()
            .is_some_and(|word| AND.has(&word.folded) || clause.gap(length).contains(['&', '/']));
        // What others write of us is not what we said.
        let is_theirs = self.author == Some(Side::Them) && side == Side::Us;
        let says = || rest.iter().take(NEAR).any(is_verb_of_saying);
        let owes = !is_own && rest.first().is_some_and(|word| OWES.has(&word.folded));
        // Below the name of one side, `NHA can wait` may be what that side thinks of it.
        let announced = sentence.heard.context.announced;
        let is_at_odds = announced.is_some_and(|announced| announced != side)
            && !rest.first().is_some_and(is_verb_of_saying);
        // A name alone says nothing.
        let is_nobody = rest.is_empty()
            || joined
            || owes
            || is_at_odds
            || clause.is_passive(length)
            || is_theirs && !says()
            || self.tells_of_another(sentence, side);
        (!is_nobody).then_some(side)
    }

    /// How the words are said, where their verb is a word of the settings.
    pub fn act(&self, sentence: Clause<'_, '_>) -> Option<String> {
        let clause = sentence.beginning();
        let length = self.subject(clause).map_or(0, |(_, length)| length);
        act(&clause.words[length..], self.known)
    }

    /// Who stands at the beginning, and in how many words.
    pub fn subject(&self, clause: Clause<'_, '_>) -> Option<(Side, usize)> {
        let first = clause.words.first()?;
        let text = clause.heard.text;
        // What stands in quotation marks is of whoever is named behind it.
        let before = &text[clause.start..first.range.start];
        if !before.chars().all(|c| " (*".contains(c)) {
            return None;
        }
        let is_numeral = text[first.range.end..].starts_with('.');
        if FIRST_PERSON.has(&first.folded) && first.capital && !is_numeral {
            return Some((clause.heard.context.we?, 1));
        }
        let house = clause.names().find(|name| !name.is_person);
        let person = || clause.names().find(|name| name.is_person);
        house
            .and_then(|name| self.named(clause, name))
            .or_else(|| self.listed(clause.words))
            .or_else(|| self.named(clause, person()?))
    }

    /// Somebody on record, at the beginning or behind an article or form of address.
    fn named(&self, clause: Clause<'_, '_>, name: &Name) -> Option<(Side, usize)> {
        let all = clause.words;
        let skipped = all.partition_point(|word| word.range.start < name.range.start);
        let may_stand = |word: &Word<'_>| ARTICLES.has(&word.folded) || is_courtesy(&word.folded);
        if skipped > 1 || !all[..skipped].iter().all(may_stand) {
            return None;
        }
        let side = name.side?;
        // Of somebody who is not listed, what they did is no word of theirs.
        let says = || all.iter().take(NEAR + 2).any(is_verb_of_saying);
        let length = all.partition_point(|word| word.range.start < name.range.end);
        if name.is_person && length < all.len() && !says() {
            return None;
        }
        // `Palisade's competitors said` is nobody's of Palisade.
        let tail = &clause.heard.text[name.range.end..clause.end.max(name.range.end)];
        let has_s = tail.starts_with("'s ") || tail.starts_with("’s ");
        if has_s || tail.starts_with("' ") {
            let skip = length + usize::from(has_s);
            let mut owned = all.iter().skip(skip).take(5);
            let at = owned.position(|word| SPEAKS.has(&word.folded))?;
            return Some((side, skip + at + 1));
        }
        Some((side, length))
    }

    /// Somebody who took part, by name, or by a surname that is surely one.
    fn listed(&self, all: &[Word<'_>]) -> Option<(Side, usize)> {
        let is_title = |word: &&Word<'_>| is_courtesy(&word.folded);
        let titles = all.iter().take_while(is_title).count();
        let rest = &all[titles..];
        let fits = |(name, _): &&(Vec<String>, Side)| {
            name.len() <= rest.len() && name.iter().zip(rest).all(|(a, b)| *a == b.folded)
        };
        let found = self.people.iter().filter(fits);
        let longest = found.clone().map(|(name, _)| name.len()).max()?;
        let mut sides = found.filter(|(name, _)| name.len() == longest);
        let (_, side) = sides.next()?;
        // A surname alone may be a word like any other, `Price`.
        let says = rest.get(longest).is_none_or(is_verb_of_saying);
        let is_one = sides.all(|(_, other)| other == side);
        (is_one && (longest > 1 || titles > 0 || says)).then_some((*side, titles + longest))
    }
}
