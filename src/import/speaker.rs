//! A sentence of a report → who speaks in it, where it says so in so many words.

use super::known::{Known, Side};
use super::lexicon::Words;
use super::people::Listed;
use super::person_name::is_courtesy;
use super::speech::{NEAR, act, beginning, is_passive, is_verb_of_saying};
use crate::finding::field::Kind;
use crate::names::word::{Word, folded_words, is_capital, listed, words};

#[derive(Debug)]
pub struct Speakers<'k, 'r> {
    pub known: &'k Known<'r>,
    with: &'k [String],
    /// On whose side the author of the words is.
    pub author: Option<Side>,
    people: Vec<(Vec<String>, Side)>,
    functions: Vec<(String, Side)>,
}

/// What a sentence says of its speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    Named(Side),
    /// `They …`: whoever spoke before.
    They,
    Nobody,
}

/// `We` and `our` in the languages that mail heads are read in.
pub const FIRST_PERSON: Words = Words("first-person");
/// `They` in the same languages.
const THEY: Words = Words("they");
const COMPANY: [[&str; 2]; 6] = [
    ["the", "company"],
    ["l", "entreprise"],
    ["la", "societe"],
    ["das", "unternehmen"],
    ["la", "empresa"],
    ["het", "bedrijf"],
];
pub const AND: Words = Words("and");
const ARTICLES: &str = "the le la l der die das el il o a";
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
        let mut functions = Vec::new();
        let us = us.iter().map(|person| (person, Side::Us));
        for (person, side) in us.chain(them.iter().map(|person| (person, Side::Them))) {
            let record = person.id.as_deref().and_then(|id| known.person_of(id));
            let name = record.map_or(person.name.as_str(), |record| &record.name);
            let name = folded_words(name);
            if let [_, .., surname] = name.as_slice() {
                people.push((vec![surname.clone()], side));
                people.push((name, side));
            }
            let titles = record.into_iter().flat_map(|record| {
                let roles = record.roles.iter().map(|role| &role.title);
                record.role.iter().chain(roles)
            });
            let titles = titles.chain(record.is_none().then_some(&person.role));
            functions.extend(titles.flat_map(|t| folded_words(t)).map(|w| (w, side)));
        }
        Self {
            known,
            with,
            author,
            people,
            functions,
        }
    }

    /// Hears who speaks in a sentence.
    pub fn voice(&self, whole: &str) -> Voice {
        let sentence = beginning(whole);
        let all = words(sentence);
        let Some((side, length)) = self.subject(sentence, &all) else {
            let they = all.first().is_some_and(|first| THEY.has(&first.folded));
            return if they { Voice::They } else { Voice::Nobody };
        };
        let rest = &all[length..];
        let joined = rest.first().is_some_and(|word| {
            let gap = &sentence[all[length - 1].range.end..word.range.start];
            AND.has(&word.folded) || gap.contains(['&', '/'])
        });
        // What others write of us is not what we said.
        let is_theirs = self.author == Some(Side::Them) && side == Side::Us;
        let says = || rest.iter().take(NEAR).any(is_verb_of_saying);
        let owes = !self.is_first_person(sentence)
            && rest.first().is_some_and(|word| OWES.has(&word.folded));
        if joined
            || owes
            || is_passive(sentence, rest)
            || is_theirs && !says()
            || self.tells_of_another(whole, side)
        {
            return Voice::Nobody;
        }
        Voice::Named(side)
    }

    /// How the words are said, where their verb is a word of the settings.
    pub fn act(&self, text: &str) -> Option<&'r str> {
        let start = beginning(text);
        let all = words(start);
        let they = usize::from(self.voice(text) == Voice::They);
        let length = self.subject(start, &all).map_or(they, |(_, length)| length);
        act(&all[length..], self.known)
    }

    /// Who stands at the beginning, and in how many words.
    pub fn subject(&self, sentence: &str, all: &[Word<'_>]) -> Option<(Side, usize)> {
        let first = all.first()?;
        // What stands in quotation marks is of whoever is named behind it.
        let before = &sentence[..first.range.start];
        if !before.chars().all(|c| " (*".contains(c)) {
            return None;
        }
        let is_numeral = sentence[first.range.end..].starts_with('.');
        let is_capital = is_capital(&sentence[first.range.clone()]);
        if FIRST_PERSON.has(&first.folded) && is_capital && !is_numeral {
            return Some((self.author?, 1));
        }
        let begins = |[a, b]: &[&str; 2]| {
            all.len() > 1 && all[0].folded == *a && all[1].folded == *b
        };
        if COMPANY.iter().any(begins) {
            return (self.with.len() == 1).then_some((Side::Them, 2));
        }
        self.on_record(Kind::Organisation, sentence, all)
            .or_else(|| self.person(all))
            .or_else(|| self.on_record(Kind::Person, sentence, all))
            .or_else(|| self.function(all))
    }

    fn on_record(
        &self,
        kind: Kind,
        sentence: &str,
        all: &[Word<'_>],
    ) -> Option<(Side, usize)> {
        let found = self.known.find(sentence, kind).into_iter().next()?;
        let is_before = |word: &&Word<'_>| word.range.start < found.range.start;
        let mut before = all.iter().take_while(is_before);
        let may_stand =
            |word: &Word<'_>| listed(ARTICLES, &word.folded) || is_courtesy(&word.folded);
        if before.clone().count() > 1 || !before.all(may_stand) {
            return None;
        }
        let person = self.known.person_of(&found.record.id);
        let person = person.filter(|_| kind == Kind::Person);
        let house = person.map(|person| person.organisation.as_str());
        let side = self.side_of(house.unwrap_or(&found.record.id))?;
        // Of somebody who is not listed, what they did is no word of theirs.
        let says = || all.iter().take(NEAR + 2).any(is_verb_of_saying);
        if kind == Kind::Person && !says() {
            return None;
        }
        let is_inside = |word: &&Word<'_>| word.range.start < found.range.end;
        let length = all.iter().take_while(is_inside).count();
        // `Palisade's competitors said` is nobody's of Palisade.
        let tail = &sentence[found.range.end..];
        if ["'s ", "’s ", "' "]
            .iter()
            .any(|sign| tail.starts_with(sign))
        {
            let skip = length + usize::from(!tail.starts_with("' "));
            let mut owned = all.iter().skip(skip).take(5);
            let at = owned.position(|word| SPEAKS.has(&word.folded))?;
            return Some((side, skip + at + 1));
        }
        Some((side, length))
    }

    /// The side of an organisation that took part.
    pub fn side_of(&self, organisation: &str) -> Option<Side> {
        if self.known.is_us(organisation) {
            return Some(Side::Us);
        }
        let is_there = self.with.iter().any(|id| id == organisation);
        is_there.then_some(Side::Them)
    }

    fn person(&self, all: &[Word<'_>]) -> Option<(Side, usize)> {
        let is_title = |word: &&Word<'_>| is_courtesy(&word.folded);
        let titles = all.iter().take_while(is_title).count();
        let rest = &all[titles..];
        let fits = |(name, _): &&(Vec<String>, Side)| {
            name.len() <= rest.len() && name.iter().zip(rest).all(|(a, b)| *a == b.folded)
        };
        let found = self.people.iter().filter(fits);
        let longest = found.clone().map(|(name, _)| name.len()).max()?;
        let found = found.filter(|(name, _)| name.len() == longest);
        let side = one(found.map(|(_, side)| *side))?;
        // A surname alone may be a word like any other, `Price`.
        let says = rest.get(longest).is_some_and(is_verb_of_saying);
        (longest > 1 || titles > 0 || says).then_some((side, titles + longest))
    }

    /// The side of whoever has this surname alone.
    pub fn surname(&self, name: &str) -> Option<Side> {
        let name = folded_words(name);
        let found = self.people.iter().filter(|(known, _)| *known == name);
        one(found.map(|(_, side)| *side))
    }

    /// `The Minister asked`: a function that those of one side alone have.
    fn function(&self, all: &[Word<'_>]) -> Option<(Side, usize)> {
        let [article, function, rest @ ..] = all else {
            return None;
        };
        let found = self.functions.iter();
        let found = found.filter(|(word, _)| *word == function.folded);
        let side = one(found.map(|(_, side)| *side))?;
        let is_surname = |word: &Word<'_>| {
            let mut known = self.people.iter();
            known.any(|(known, _)| *known == [word.folded.clone()])
        };
        let named = usize::from(rest.first().is_some_and(is_surname));
        let says = rest.get(named).is_some_and(is_verb_of_saying);
        (says && listed(ARTICLES, &article.folded)).then_some((side, 2 + named))
    }

    pub fn is_first_person(&self, text: &str) -> bool {
        let first = words(beginning(text)).into_iter().next();
        first.is_some_and(|word| FIRST_PERSON.has(&word.folded))
    }
}

fn one(mut sides: impl Iterator<Item = Side>) -> Option<Side> {
    let side = sides.next()?;
    sides.all(|other| other == side).then_some(side)
}
