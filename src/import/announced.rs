//! A heading → whose points it announces.

use super::known::Side;
use super::speaker::{FIRST_PERSON, Speakers};
use super::verbs::{after_opener, beginning, is_verb_of_saying};
use crate::names::word::{Word, is_capital, listed, words};

/// What a heading may say beside who speaks.
const ANNOUNCES: &str = "position positions view views point points key main remarks comments \
                         message messages response replies reply intervention statement";

/// Who speaks is named before a colon in so many words.
const LONGEST_LABEL: usize = 3;

impl Speakers<'_, '_> {
    /// Hears whose points a heading announces: `Key points raised by TikTok`,
    /// `Palisade's position`, `Acme said`, or a name alone.
    pub fn announced(&self, heading: &str) -> Option<Side> {
        let heading = heading.trim().trim_end_matches(':');
        let tails = [
            " raised by ",
            " made by ",
            " from ",
            " by ",
            " de ",
            " par ",
            " von ",
        ];
        let tail = tails.iter().find_map(|link| heading.split_once(link));
        if let Some((_, tail)) = tail {
            let (side, length) = self.subject(tail, &words(tail))?;
            return (length == words(tail).len()).then_some(side);
        }
        let all = words(heading);
        let is_pronoun = all
            .first()
            .is_some_and(|word| listed(FIRST_PERSON, &word.folded));
        // `Our reply`, but not `Our meeting`.
        if is_pronoun {
            let (side, length) = self.subject(heading, &all)?;
            let is_said = |word: &Word<'_>| listed(ANNOUNCES, &word.folded);
            return (all.len() > length && all[length..].iter().all(is_said))
                .then_some(side);
        }
        let (side, length) = match self.subject(heading, &all) {
            found @ Some(_) => found?,
            _ => self.possessive(heading, &all)?,
        };
        let announces = |word: &Word<'_>| {
            listed(ANNOUNCES, &word.folded) || is_verb_of_saying(&word.folded)
        };
        all[length..].iter().all(announces).then_some(side)
    }

    /// Below the name of one side, `we` may be either, and `Palisade can wait` may be what the
    /// others think of it; `Palisade replied` is what Palisade said.
    pub fn is_at_odds(&self, text: &str, side: Side, announced: Option<Side>) -> bool {
        let start = after_opener(beginning(text.trim()));
        let all = words(start);
        let says = |(_, length): (Side, usize)| {
            let next = all.get(length);
            next.is_some_and(|word| is_verb_of_saying(&word.folded))
        };
        announced.is_some_and(|announced| announced != side)
            && (self.is_first_person(text)
                || !self.subject(start, &all).is_some_and(says))
    }

    /// `Palisade: We want …`: the words behind a label, and on whose side is who says them.
    pub fn labelled<'t>(&self, text: &'t str) -> Option<(Option<Side>, &'t str)> {
        let (label, said) = text.split_once(": ")?;
        let all = words(label);
        if all.is_empty() || all.len() > LONGEST_LABEL || !is_capital(label) {
            return None;
        }
        let side = self.announced(label).or_else(|| self.surname(label));
        Some((side, said))
    }

    /// `Palisade's` before what it announces.
    fn possessive(&self, heading: &str, all: &[Word<'_>]) -> Option<(Side, usize)> {
        let (name, tail) = heading
            .split_once("'s")
            .or_else(|| heading.split_once("’s"))?;
        let (side, length) = self.subject(name, &words(name))?;
        (tail.starts_with(' ') && length == words(name).len())
            .then_some((side, (length + 1).min(all.len())))
    }
}
