//! A sentence that names nobody → whether it goes on with what the sentence before it said.

use super::known::{Known, Side};
use super::months::{begins_with_month, ends_in_day};
use super::people::addressed;
use super::speaker::{FIRST_PERSON, Speakers};
use super::verbs::{beginning, is_verb_of_saying};
use crate::finding::field::Kind;
use crate::names::word::{Word, listed, words};
use crate::tidy::sentences;

/// Somebody else than before, in the languages that mail heads are read in.
const OTHERS: &str = "he she you er sie du ihr il elle vous tu el ella usted lui lei voi ele ela hij \
                      zij u han hun hon ni ona pan pani";
/// More than one, or none.
const MANY: &str = "nobody everybody everyone all both";
/// How the names of offices begin in the same languages: `The Minister`, `Kommissionären`.
const OFFICES: &str = "commis kommis komis comis minist presid direct direkt secret sekret ambass \
                       represent vertret chair";
/// Who says something else is named within so many words.
const NEAR: usize = 8;

impl Speakers<'_, '_> {
    /// Says whether a sentence that names neither side goes on with the words of one: nobody
    /// else is named in it, and nobody is said to speak.
    pub fn goes_on(&self, sentence: &str, side: Side) -> bool {
        let start = beginning(sentence.trim());
        let all = words(start);
        let [first, rest @ ..] = all.as_slice() else {
            return true;
        };
        let is_office = |word: &Word<'_>| {
            let mut offices = OFFICES.split(' ');
            offices.any(|office| word.folded.starts_with(office))
        };
        let says = |word: &Word<'_>| is_verb_of_saying(&word.folded);
        // `It recalled` is the house again, `It was recalled` is nobody.
        let is_house = first.folded == "it" && rest.iter().take(2).any(says);
        let is_passive = rest
            .first()
            .is_some_and(|word| listed("is was", &word.folded));
        let speaks = rest.iter().take(NEAR).any(says) && (!is_house || is_passive);
        let is_quoted = start.starts_with(['"', '“', '„', '«']);
        let is_other = listed(MANY, &first.folded) || listed(FIRST_PERSON, &first.folded);
        !is_quoted
            && !is_other
            && !speaks
            && !all.iter().take(NEAR / 2).any(is_office)
            && !self.names_another(start, side)
    }

    /// Says whether words begin with somebody who is not of a side.
    pub fn names_another(&self, text: &str, side: Side) -> bool {
        let start = beginning(text.trim());
        let near = words(start);
        let is_pronoun = near
            .first()
            .is_some_and(|word| listed(OTHERS, &word.folded));
        // `Weller said no`: whoever bears the name is on record on the other side alone.
        let other = match side {
            Side::Us => Side::Them,
            Side::Them => Side::Us,
        };
        let is_theirs = near.first().is_some_and(|word| {
            let bears = |side| self.known.has_surname(&word.folded, side);
            word.capital && bears(other) && !bears(side)
        });
        let near = near
            .get(NEAR / 2)
            .map_or(start.len(), |word| word.range.end);
        let near = &start[..near];
        let organisations = self.known.find(near, Kind::Organisation).into_iter();
        let mut sides = organisations.map(|found| self.side_of(&found.record.id));
        let people = self.known.find(near, Kind::Person).into_iter();
        let mut people =
            people.filter_map(|found| self.known.person_of(&found.record.id));
        let surname = addressed(near);
        is_pronoun
            || is_theirs
            || surname.is_some_and(|surname| !self.known.has_surname(&surname, side))
            || sides.any(|named| named != Some(side))
            || people.any(|person| self.known.side_of(person) != side)
    }
}

/// Splits words into sentences; the point in `20. März` ends none.
pub fn parted<'t>(text: &'t str, known: &Known<'_>) -> Vec<&'t str> {
    let mut found: Vec<&str> = Vec::new();
    let mut end = 0;
    for sentence in sentences(text, &known.settings().abbreviations) {
        let day =
            found.pop_if(|before| ends_in_day(before) && begins_with_month(sentence));
        let start = end - day.map_or(0, str::len);
        end += sentence.len();
        found.push(&text[start..end]);
    }
    found
}
