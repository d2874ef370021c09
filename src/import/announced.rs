//! A heading, a label or the sentence before → whose words follow, and where those of another
//! may stand.

use super::heard::{NEAR, Name, Sentence, is_verb_of_saying, label};
use super::known::{Known, Side};
use super::lexicon::Words;
use super::people::Listed;
use super::person_name::is_courtesy;
use super::speaker::Speakers;
use crate::finding::field::Kind;
use crate::names::title::is_office;
use crate::names::word::{Word, folded_words, words};

fn begins_with(words: &[Word<'_>], count: usize, list: Words) -> bool {
    words.iter().take(count).any(|word| list.has(&word.folded))
}

/// Says whether a label or heading is one of what came of a meeting: `Next steps`.
pub fn is_closing(label: &str) -> bool {
    let words = words(label);
    begins_with(&words, 3, Words("closing")) || begins_with(&words, 1, Words("closing-labels"))
}

impl Speakers<'_, '_> {
    /// Says whether a sentence that names no speaker may be another's than that of the side that
    /// is announced: it begins with somebody else, with `we`, in quotation marks or with a label.
    pub fn may_be_another(&self, sentence: &Sentence<'_>, side: Side) -> bool {
        let from = sentence.opening();
        let start = &sentence.words[from..];
        let near = &start[..start.len().min(NEAR - 2)];
        let is_near = |name: &&Name| (from..from + near.len()).contains(&name.words.start);
        let mut names = sentence.names.iter().filter(is_near);
        let is_title = |word: &Word<'_>| is_office(&word.folded) || is_courtesy(&word.folded);
        let is_topic = |label| self.known.exactly(label, Kind::Topic).is_some();
        // `Marr asked for a job`, `The harbour asked for time`
        let is_stranger = names.clone().next().is_none()
            && start.first().is_some_and(|word| word.capital && word.folded != "it")
            && !begins_with(start, 1, Words("they"))
            && sentence.says(from + 1, NEAR);
        is_stranger
            || sentence.gap(from).contains(['"', '“', '„', '«'])
            || ["somebody-else", "first-person"]
                .iter()
                .any(|list| begins_with(start, 1, Words(list)))
            || side == Side::Us && begins_with(start, 1, Words("they"))
            || ["closing", "of-all"].iter().any(|list| begins_with(&sentence.words, 3, Words(list)))
            || names.clone().any(|name| name.side != Some(side))
            || near.iter().any(is_title) && names.next().is_none()
            || label(sentence.text.trim()).is_some_and(|(label, _)| !is_topic(label))
    }

    /// Says whether words of a side have somebody else behind a sign that parts them:
    /// `the berth ends in May; Palisade did not agree`, `they pay – we doubt it`.
    pub fn another_within(&self, text: &str, side: Side) -> bool {
        let heard = self.hear(text, None);
        let is_parted = |at: &usize| *at > 0 && heard.gap(*at).contains([';', '–', '—', '(']);
        let of_another = |name: &&Name| name.side != Some(side) && is_parted(&name.words.start);
        let is_we = |at: &usize| heard.is(*at, "first-person") && is_parted(at);
        let is_author = self.author == Some(side);
        heard.names.iter().any(|name| of_another(&name))
            || !is_author && (0..heard.words.len()).any(|at| is_we(&at))
    }

    /// Says whether a heading is one above what was said: it names who did or a
    /// matter on record, or is such a word as `Main points`.
    pub fn stands_above_words(&self, heading: &str) -> bool {
        let words = folded_words(heading).join(" ");
        self.announced(heading).is_some()
            || self.voice(&self.hear(heading, self.author)).is_some()
            || !self.known.find(heading, Kind::Topic).is_empty()
            || Words("said").has(&words)
            // The head of a table says it of its columns.
            || heading.contains('|')
    }

    /// Hears whose points a heading announces, where it says nothing else: `Key points raised
    /// by TikTok`, `Palisade's position`, `Acme said`, or a name alone.
    pub fn announced(&self, heading: &str) -> Option<Side> {
        let is_label = heading.trim_end().ends_with(':');
        let bare = heading.trim().trim_end_matches([':', ' ', '-', '–', '—']);
        let heading = self.hear(bare, self.author);
        let [name] = heading.names.as_slice() else {
            return None;
        };
        let says_so = |word: &Word<'_>| {
            let lists = [Words("announces"), Words("speaks-for-a-house"), Words("articles")];
            lists.iter().any(|list| list.has(&word.folded))
                || is_courtesy(&word.folded)
                || is_verb_of_saying(word)
        };
        let others = || heading.words.iter().enumerate().filter(|(at, _)| !name.words.contains(at));
        // `Our reply`, but neither `Ours` nor `We declined`.
        let is_noun = |word: &Word<'_>| Words("announces").has(&word.folded);
        let is_own = heading.begins_with_we();
        let fits = if is_own {
            others().count() > 0 && others().all(|(_, word)| is_noun(word))
        } else {
            others().all(|(_, word)| says_so(word))
        };
        let is_name = others().count() == 0 && !is_label;
        name.side.filter(|_| fits && !(is_name && self.is_note))
    }

    /// Says whether a heading names somebody who is not of the author's side, or a side where
    /// nobody knows that of the author: below it, `we` may be either.
    pub fn names_another(&self, heading: &str) -> bool {
        let heading = self.hear(heading, self.author);
        let mut names = heading.names.iter();
        let is_told_of = begins_with(&heading.words, 1, Words("somebody-else"));
        is_told_of || names.any(|name| name.side.is_none() || name.side != self.author)
    }

    /// Finds the word of the settings by which words are said: `also welcomed`, `asked`; none of
    /// `agreed to nothing`.
    pub fn act(&self, sentence: &Sentence<'_>) -> Option<String> {
        let length = self.subject(sentence).map_or(0, |(_, _, length)| length);
        let at = sentence.verb(length)?;
        let near = &sentence.words[length..(at + NEAR).min(sentence.words.len())];
        let takes_back = near.iter().any(|word| Words("takes-back").has(&word.folded));
        if takes_back || sentence.text.contains('?') {
            return None;
        }
        let verb = &sentence.words[at];
        fn stem(word: &str) -> &str {
            ["ed", "es", "s"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word)
        }
        let is = |act: &&String| *verb.folded == ***act || stem(act) == stem(&verb.folded);
        self.known.settings().acts.iter().find(is).cloned()
    }
}

/// Finds who of the other sides of a joint meeting says a point, and what they say:
/// `Palisade: We want a berth.`
pub fn named_speaker<'m>(
    text: &'m str,
    with: &'m [String],
    them: &'m [Listed],
    known: &Known<'_>,
) -> Option<(&'m str, &'m str)> {
    let (label, said) = label(text).filter(|_| with.len() > 1)?;
    let house = known.exactly(label, Kind::Organisation).map(|found| found.id);
    let id = house.or_else(|| known.person(label).map(|person| person.id.to_string()))?;
    let mut sides = with.iter().chain(them.iter().filter_map(|person| person.id.as_ref()));
    sides.find(|side| **side == id).map(|side| (side.as_str(), said))
}
