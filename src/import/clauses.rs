//! A sentence of one side → whether a later clause of it has the words of somebody else.

use super::known::Side;
use super::lexicon::Words;
use super::speaker::{AND, FIRST_PERSON, Speakers};
use super::speech::{is_verb_of_saying, parted};
use crate::names::word::words;

const BUT: Words = Words("but");

/// Who else speaks in a sentence stands within so many bytes, and in so many of a clause.
const LONGEST: usize = 600;
const CLAUSE: usize = 80;
/// `she said` and the like have at most so many words.
const SHORTEST: usize = 4;

impl Speakers<'_, '_> {
    /// Says whether somebody else speaks too: `NHA must pay, Palisade said`, `according to
    /// Palisade`, `Palisade asked, and NHA declined`.
    pub fn tells_of_another(&self, sentence: &str, side: Side) -> bool {
        let near = &sentence[..sentence.floor_char_boundary(LONGEST)];
        let sentence = parted(near, self.known).first().copied().unwrap_or(near);
        let all = words(sentence);
        (1..all.len()).any(|at| {
            let (before, word) = (&all[at - 1], &all[at]);
            let gap = &sentence[before.range.end..word.range.start];
            let joins = |list: Words| list.has(&before.folded);
            let is_parted = gap.contains([',', ';', '–', '—', '"', '”', '»']);
            if !is_parted && !joins(AND) && !joins(BUT) {
                return false;
            }
            // `NHA met them and asked Palisade` is of one who speaks.
            let is_said = is_parted && is_verb_of_saying(word);
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
        // `said Lena Foss`, `according to Palisade`
        if is_said {
            return self.may_be_another(clause, side);
        }
        let own = words(clause);
        let says = |at: usize| own.get(at).is_some_and(is_verb_of_saying);
        if let Some((other, length)) = self.subject(clause, &own) {
            // `and NHA declined`: what somebody did, whether by words or not.
            let acts = own
                .get(length)
                .is_some_and(|word| word.folded.ends_with("ed"));
            return other != side && (acts || says(length));
        }
        // `the harbour believes` at the end of a sentence
        let is_short = (2..=SHORTEST).contains(&own.len());
        let is_ours = own
            .first()
            .is_some_and(|word| FIRST_PERSON.has(&word.folded));
        is_short && own.last().is_some_and(is_verb_of_saying)
            || is_ours && says(1) && self.author.is_some_and(|author| author != side)
    }
}
