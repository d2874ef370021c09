//! A heading, a label or the sentence before → whose words follow.

use super::known::Side;
use super::lexicon::Words;
use super::people::addressed;
use super::speaker::{FIRST_PERSON, Speakers};
use super::speech::{NEAR, beginning, is_verb_of_saying};
use crate::finding::field::Kind;
use crate::names::title::is_office;
use crate::names::word::{Word, is_capital, listed, words};

/// What a heading may say beside who speaks.
const ANNOUNCES: Words = Words("announces");
/// Somebody else than before, or more than one, in the languages that mail heads are read in.
const OTHERS: Words = Words("somebody-else");
/// Words by which a report turns from what was said to what came of it, in the same languages.
const CLOSING: Words = Words("closing");
/// What only a label or a heading means so.
const LABELS: Words = Words("closing-labels");
/// The meeting as a whole.
const ALL: Words = Words("of-all");

/// A label has at most so many words.
const LONGEST_LABEL: usize = 4;

fn begins_with(text: &str, count: usize, lists: &[Words]) -> bool {
    let start = &text[..text.floor_char_boundary(60)];
    let is_one = |word: &Word<'_>| lists.iter().any(|list| list.has(&word.folded));
    words(start).iter().take(count).any(is_one)
}

/// Says whether a label or heading is one of what came of a meeting: `Next steps`.
pub fn is_closing(label: &str) -> bool {
    begins_with(label, 3, &[CLOSING]) || begins_with(label, 1, &[LABELS])
}

/// Splits `Next steps: …` into its label and its words.
pub fn label(text: &str) -> Option<(&str, &str)> {
    let (label, words) = text.split_once(':')?;
    let is_short = label.split_whitespace().count() <= LONGEST_LABEL;
    let is_label = is_short && is_capital(label) && words.starts_with([' ', '\t']);
    (is_label && !words.trim().is_empty()).then_some((label, words.trim()))
}

impl Speakers<'_, '_> {
    /// Hears whose points a heading announces, where it says nothing else: `Key points raised
    /// by TikTok`, `Palisade's position`, `Acme said`, or a name alone.
    pub fn announced(&self, heading: &str) -> Option<Side> {
        let heading = heading.trim().trim_end_matches([':', ' ', '-', '–', '—']);
        let is_said = |word: &Word<'_>| ANNOUNCES.has(&word.folded);
        let mut tails = " raised by | made by | from | by | de | par | von ".split('|');
        let whole = |text: &str| {
            let all = words(text);
            let (side, length) = self.subject(text, &all)?;
            (length == all.len()).then_some(side)
        };
        if let Some((points, tail)) = tails.find_map(|link| heading.split_once(link)) {
            return whole(tail).filter(|_| words(points).iter().all(is_said));
        }
        let all = words(heading);
        let (side, length) = match self.subject(heading, &all) {
            Some(found) => found,
            None => {
                let possessive = ["'s ", "’s "];
                let (name, tail) = possessive
                    .iter()
                    .find_map(|sign| heading.split_once(sign))?;
                (whole(name)?, all.len() - words(tail).len())
            }
        };
        let rest = &all[length..];
        // `Our reply`, but not `Our meeting`.
        if FIRST_PERSON.has(&all[0].folded) {
            return (!rest.is_empty() && rest.iter().all(is_said)).then_some(side);
        }
        let announces = |word: &Word<'_>| is_said(word) || is_verb_of_saying(word);
        rest.iter().all(announces).then_some(side)
    }

    /// Says whether a heading names somebody who is not of the author's side, or a side where
    /// nobody knows that of the author: below it, `we` may be either.
    pub fn names_another(&self, heading: &str) -> bool {
        let known = self.known;
        let houses = known.find(heading, Kind::Organisation).into_iter();
        let houses = houses.map(|found| known.side_of_house(&found.record.id));
        let people = known.find(heading, Kind::Person).into_iter();
        let people = people.filter_map(|found| known.person_of(&found.record.id));
        let people = people.map(|person| known.side_of(person));
        let mut named = houses.chain(people);
        named.any(|side| Some(side) != self.author)
    }

    /// Below the name of one side, `we` may be either, and `Palisade can wait` may be what the
    /// others think of it; `Palisade replied` is what Palisade said.
    pub fn is_at_odds(&self, text: &str, side: Side, announced: Option<Side>) -> bool {
        let start = beginning(text);
        let all = words(start);
        let says =
            |(_, length): (Side, usize)| all.get(length).is_some_and(is_verb_of_saying);
        announced.is_some_and(|announced| announced != side)
            && (self.is_first_person(text)
                || !self.subject(start, &all).is_some_and(says))
    }

    /// On whose side is who says what stands behind a label.
    pub fn of_label(&self, label: &str) -> Option<Side> {
        self.announced(label).or_else(|| self.surname(label))
    }

    /// Says whether a sentence that names neither side goes on with the words of one: nobody
    /// else is named in it, and nobody is said to speak.
    pub fn goes_on(&self, sentence: &str, side: Side) -> bool {
        let start = beginning(sentence);
        let all = words(start);
        let [first, rest @ ..] = all.as_slice() else {
            return true;
        };
        // A letter of theirs tells of us, and does not speak for us.
        if self.author == Some(Side::Them) && side == Side::Us {
            return false;
        }
        let speaks = rest.iter().take(NEAR + 2).any(is_verb_of_saying);
        let is_quoted = start.starts_with(['"', '“', '„', '«']);
        !is_quoted
            && (first.folded == "it" || !speaks)
            && !FIRST_PERSON.has(&first.folded)
            && !self.may_be_another(sentence, side)
    }

    /// Says whether words begin with somebody who is not of a side, or with a label.
    pub fn may_be_another(&self, text: &str, side: Side) -> bool {
        let start = beginning(text);
        let all = words(start);
        let near = &all[..all.len().min(NEAR - 2)];
        // `Weller said no`: whoever bears the name is on record on the other side alone.
        let other = match side {
            Side::Us => Side::Them,
            Side::Them => Side::Us,
        };
        let is_other = all.first().is_some_and(|word| {
            let bears = |side| self.known.has_surname(&word.folded, side);
            OTHERS.has(&word.folded) || word.capital && bears(other) && !bears(side)
        });
        let end = near.last().map_or(start.len(), |word| word.range.end);
        let start = &start[..end];
        let organisations = self.known.find(start, Kind::Organisation).into_iter();
        let mut sides = organisations.map(|found| self.side_of(&found.record.id));
        let people = self.known.find(start, Kind::Person).into_iter();
        let mut people =
            people.filter_map(|found| self.known.person_of(&found.record.id));
        // `It recalled` is the house again, `It was recalled` is nobody.
        let is_passive = matches!(near, [it, is, rest @ ..] if it.folded == "it"
            && listed("is was", &is.folded) && rest.iter().any(is_verb_of_saying));
        let is_topic = |label| self.known.exactly(label, Kind::Topic).is_some();
        is_other
            || is_passive
            || begins_with(text, 3, &[CLOSING, ALL])
            || label(text).is_some_and(|(label, _)| !is_topic(label))
            || near
                .iter()
                .any(|word| word.capital && is_office(&word.folded))
            || addressed(start)
                .is_some_and(|surname| !self.known.has_surname(&surname, side))
            || sides.any(|named| named != Some(side))
            || people.any(|person| self.known.side_of(person) != side)
    }
}
