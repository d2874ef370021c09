//! A heading, a label or the sentence before → whose words follow, and where those of another
//! may stand.

use super::heard::{Clause, Heard, NEAR, is_verb_of_saying, label};
use super::known::Side;
use super::lexicon::Words;
use super::people::addressed;
use super::speaker::{AND, FIRST_PERSON, Speakers};
use crate::finding::field::Kind;
use crate::names::title::is_office;
use crate::names::word::{Word, listed, words};

/// What a heading may say beside who speaks.
const ANNOUNCES: Words = Words("announces");
/// Somebody else than before, or more than one, in the languages that mail heads are read in.
const OTHERS: Words = Words("somebody-else");
/// `They`, who are never we.
const THEY: Words = Words("they");
/// Words by which a report turns from what was said to what came of it, in the same languages.
const CLOSING: Words = Words("closing");
/// What only a label or a heading means so.
const LABELS: Words = Words("closing-labels");
/// The meeting as a whole.
const ALL: Words = Words("of-all");
const BUT: Words = Words("but");

/// Who else speaks in a sentence stands within so many bytes, and in so many of a clause.
const LONGEST: usize = 600;
const CLAUSE: usize = 80;
/// `she said` and the like have at most so many words.
const SHORTEST: usize = 4;

fn begins_with(words: &[Word<'_>], count: usize, list: Words) -> bool {
    words.iter().take(count).any(|word| list.has(&word.folded))
}

/// Says whether a label or heading is one of what came of a meeting: `Next steps`.
pub fn is_closing(label: &str) -> bool {
    let words = words(label);
    begins_with(&words, 3, CLOSING) || begins_with(&words, 1, LABELS)
}

impl Speakers<'_, '_> {
    /// Hears whose points a heading announces, where it says nothing else: `Key points raised
    /// by TikTok`, `Palisade's position`, `Acme said`, or a name alone.
    pub fn announced(&self, heading: &str) -> Option<Side> {
        let heading = heading.trim().trim_end_matches([':', ' ', '-', '–', '—']);
        let heard = self.hear_author(heading);
        let is_said = |word: &Word<'_>| ANNOUNCES.has(&word.folded);
        let whole = |start: usize, end: usize| {
            let part = heard.part(start, end);
            let (side, length) = self.subject(part)?;
            (length == part.words.len()).then_some(side)
        };
        let mut tails = " raised by | made by | from | by | de | par | von ".split('|');
        let tail = tails.find_map(|link| Some((heading.find(link)?, link.len())));
        if let Some((at, length)) = tail {
            let points = heard.part(0, at).words;
            return whole(at + length, heading.len()).filter(|_| points.iter().all(is_said));
        }
        let possessive = ["'s ", "’s "];
        let owned = possessive.iter().find_map(|sign| {
            let at = heading.find(sign)?;
            let rest = heard.part(at + sign.len(), heading.len());
            Some((whole(0, at)?, rest.words))
        });
        let subject = || {
            let (side, length) = self.subject(heard.whole())?;
            Some((side, &heard.words[length..]))
        };
        let (side, rest) = owned.or_else(subject)?;
        // `Our reply`, but not `Our meeting`.
        if begins_with(&heard.words, 1, FIRST_PERSON) {
            return (!rest.is_empty() && rest.iter().all(is_said)).then_some(side);
        }
        let announces = |word: &Word<'_>| is_said(word) || is_verb_of_saying(word);
        rest.iter().all(announces).then_some(side)
    }

    /// Says whether a heading names somebody who is not of the author's side, or a side where
    /// nobody knows that of the author: below it, `we` may be either.
    pub fn names_another(&self, heading: &Heard<'_>) -> bool {
        let mut names = heading.names.iter();
        names.any(|name| name.side.is_none() || name.side != self.author)
    }

    /// Says whether a sentence that names neither side goes on with the words of one: nobody
    /// else is named in it, and nobody is said to speak.
    pub fn goes_on(&self, sentence: Clause<'_, '_>, side: Side) -> bool {
        let start = sentence.beginning();
        let [first, rest @ ..] = start.words else {
            return true;
        };
        // A letter of theirs tells of us, and does not speak for us.
        let is_told = self.author == Some(Side::Them) && side == Side::Us;
        let speaks = rest.iter().take(NEAR + 2).any(is_verb_of_saying);
        let is_quoted = start.text().starts_with(['"', '“', '„', '«']);
        !is_told
            && !is_quoted
            && (first.folded == "it" || !speaks)
            && !self.may_be_another(sentence, side)
    }

    /// Says whether words begin with somebody who is not of a side, with `we`, or with a label.
    pub fn may_be_another(&self, sentence: Clause<'_, '_>, side: Side) -> bool {
        let start = sentence.beginning();
        let near = &start.words[..start.words.len().min(NEAR - 2)];
        // `Weller said no`: whoever bears the name is on record on the other side alone.
        let other = match side {
            Side::Us => Side::Them,
            Side::Them => Side::Us,
        };
        let is_other = start.words.first().is_some_and(|word| {
            let bears = |side| self.known.has_surname(&word.folded, side);
            OTHERS.has(&word.folded) || word.capital && bears(other) && !bears(side)
        });
        let end = near.last().map_or(start.end, |word| word.range.end);
        let begins = start.heard.part(start.start, end);
        // `It recalled` is the house again, `It was recalled` is nobody.
        let is_passive = matches!(near, [it, is, rest @ ..] if it.folded == "it"
            && listed("is was", &is.folded) && rest.iter().any(is_verb_of_saying));
        let is_topic = |label| self.known.exactly(label, Kind::Topic).is_some();
        let has_label = label(start.text()).is_some_and(|(label, _)| !is_topic(label));
        is_other
            || is_passive
            || has_label
            || begins_with(start.words, 1, FIRST_PERSON)
            || side == Side::Us && begins_with(start.words, 1, THEY)
            || begins_with(sentence.words, 3, CLOSING)
            || begins_with(sentence.words, 3, ALL)
            || near.iter().any(|word| word.capital && is_office(&word.folded))
            || addressed(begins.text())
                .is_some_and(|surname| !self.known.has_surname(&surname, side))
            || begins.names().any(|name| name.side != Some(side))
    }

    /// Says whether somebody else speaks too: `NHA must pay, Palisade said`, `according to
    /// Palisade`, `Palisade asked, and NHA declined`.
    pub fn tells_of_another(&self, sentence: Clause<'_, '_>, side: Side) -> bool {
        let near = sentence.from(0, LONGEST);
        let all = near.words;
        (1..all.len()).any(|at| {
            let (before, word) = (&all[at - 1], &all[at]);
            let joins = AND.has(&before.folded) || BUT.has(&before.folded);
            let is_parted = near.gap(at).contains([',', ';', '–', '—', '"', '”', '»']);
            if !is_parted && !joins {
                return false;
            }
            // `NHA met them and asked Palisade` is of one who speaks.
            let is_said = is_parted && is_verb_of_saying(word);
            let skipped = if word.folded == "according" { 2 } else { usize::from(is_said) };
            let clause = near.from(at + skipped, CLAUSE);
            // `said Lena Foss`, `according to Palisade`
            !clause.words.is_empty()
                && if skipped > 0 {
                    self.may_be_another(clause, side)
                } else {
                    self.is_of_another(clause, side)
                }
        })
    }

    fn is_of_another(&self, clause: Clause<'_, '_>, side: Side) -> bool {
        let own = clause.words;
        let says = |at: usize| own.get(at).is_some_and(is_verb_of_saying);
        if let Some((other, length)) = self.subject(clause) {
            // `and NHA declined`: what somebody did, whether by words or not.
            let acts = own.get(length).is_some_and(|word| word.folded.ends_with("ed"));
            return other != side && (acts || says(length));
        }
        // `the harbour believes` at the end of a sentence
        let is_short = (2..=SHORTEST).contains(&own.len());
        is_short && own.last().is_some_and(is_verb_of_saying)
            || begins_with(own, 1, FIRST_PERSON)
                && says(1)
                && self.author.is_some_and(|author| author != side)
    }
}
