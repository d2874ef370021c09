//! A sentence of one side → whether a later clause of it has the words of somebody else.

use super::known::Side;
use super::lexicon::Words;
use super::speaker::{AND, FIRST_PERSON, Speakers};
use super::speech::is_verb_of_saying;
use crate::names::word::{listed, words};

const BUT: Words = Words("but");

/// Who else speaks in a sentence stands within so many bytes, and in so many of a clause.
const LONGEST: usize = 600;
const CLAUSE: usize = 80;

impl Speakers<'_, '_> {
    /// Says whether somebody else speaks too: `NHA must pay, Palisade said`, `according to
    /// Palisade`, `Palisade asked, and NHA declined`.
    pub fn tells_of_another(&self, sentence: &str, side: Side) -> bool {
        let sentence = &sentence[..sentence.floor_char_boundary(LONGEST)];
        let all = words(sentence);
        (1..all.len()).any(|at| {
            let (before, word) = (&all[at - 1], &all[at]);
            let gap = &sentence[before.range.end..word.range.start];
            let joins = |list: Words| list.has(&before.folded);
            if !gap.contains([',', ';', '–', '—', '"', '”', '»'])
                && !joins(AND)
                && !joins(BUT)
            {
                return false;
            }
            let is_said = is_verb_of_saying(word);
            let skipped = if word.folded == "according" {
                2
            } else {
                usize::from(is_said)
            };
            let Some(first) = all.get(at + skipped) else {
                return false;
            };
            let clause = &sentence[first.range.start..];
            self.is_of_another(
                &clause[..clause.floor_char_boundary(CLAUSE)],
                side,
                skipped > 0,
            )
        })
    }

    fn is_of_another(&self, clause: &str, side: Side, is_said: bool) -> bool {
        let own = words(clause);
        let says = |at: usize| is_said || own.get(at).is_some_and(is_verb_of_saying);
        if let Some((other, length)) = self.subject(clause, &own) {
            return other != side && says(length);
        }
        let Some(first) = own.first().filter(|_| says(1)) else {
            return false;
        };
        let is_other = self.author.is_some_and(|author| author != side);
        FIRST_PERSON.has(&first.folded) && is_other
            || listed("he she", &first.folded) && own.len() <= 3
    }
}
