//! Words of a report → its sentences, each with its words and the names in it.

use std::ops::Range;

use super::known::{Known, Side};
use super::lexicon::Words;
use super::moment::days;
use crate::names::days::{OF_MAILS, day_of};
use crate::names::verb::is_speech;
use crate::names::word::{Word, is_capital, listed, words};
use crate::tidy;

/// What is said of a speaker stands within so many words behind them.
pub const NEAR: usize = 6;
const LONGEST_OPENER: usize = 60;

/// A name in a sentence, or `we` at its beginning.
#[derive(Debug, Clone)]
pub struct Name {
    /// Which words it is.
    pub words: Range<usize>,
    /// The side of whoever bears it; none of somebody who took no part.
    pub side: Option<Side>,
    pub is_person: bool,
}

#[derive(Debug)]
pub struct Sentence<'t> {
    pub text: &'t str,
    pub words: Vec<Word<'t>>,
    /// From left to right.
    pub names: Vec<Name>,
}

impl Sentence<'_> {
    /// Returns the first word behind an opener and its comma.
    pub fn opening(&self) -> usize {
        let begins = || Words("openers").begins(&self.words);
        let is_near = |at: &usize| *at <= LONGEST_OPENER && begins();
        let comma = self.text.find(", ").filter(is_near);
        comma.map_or(0, |at| self.words.partition_point(|word| word.range.start < at))
    }

    /// Says whether a word is one of a list of the table.
    pub fn is(&self, at: usize, list: &'static str) -> bool {
        self.words.get(at).is_some_and(|word| Words(list).has(&word.folded))
    }

    /// Says whether a word is a verb of saying.
    pub fn speaks(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(is_verb_of_saying)
    }

    /// Returns the text between a word and the one before it, or the beginning.
    pub fn gap(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.words[before].range.end);
        let end = self.words.get(at).map_or(self.text.len(), |word| word.range.start);
        &self.text[start..end]
    }

    /// Says whether a verb of saying is among so many words from one on.
    pub fn says(&self, from: usize, within: usize) -> bool {
        (from..from + within).any(|at| self.speaks(at))
    }

    /// Finds the verb behind a subject: `also welcomed`, `has asked`.
    pub fn verb(&self, from: usize) -> Option<usize> {
        let helps = |at| self.is(at, "helping-verbs") || self.words[at].folded.ends_with("ly");
        (from..self.words.len()).find(|at| !helps(*at))
    }

    /// Says whether a verb of saying follows a subject, and nothing is said by another or
    /// elsewhere: `said to be`, `asks are unclear`, `promised by the Minister`, `by mail`.
    pub fn is_said(&self, from: usize) -> bool {
        let Some(at) = self.verb(from).filter(|at| self.speaks(*at)) else {
            return false;
        };
        let next = at + 1;
        let is_capital = |at: usize| self.words.get(at).is_some_and(|word| word.capital);
        let follows = self.gap(next).contains(':')
            || next == self.words.len()
            || is_capital(next)
            || self.is(next, "behind-a-saying");
        let by = (next..self.words.len()).take(NEAR).any(|at| {
            let who = at + 1 + usize::from(self.is(at + 1, "articles"));
            let is_named = self.names.iter().any(|name| name.words.start == who);
            let is_office = who > at + 1 && is_capital(who);
            let is_else = self.is(who, "in-writing") || self.is(who, "me");
            self.is(at, "by-whom") && (is_named || is_office || is_else)
        });
        let is_infinitive = self.is(next, "to") && self.is(next + 1, "behind-no-saying");
        let is_of_self = self.is(next, "behind-no-saying") || self.is(next, "selves");
        // `Palisade had promised` tells of another time.
        let is_past = (from..at).any(|at| self.words[at].folded == "had");
        !(is_infinitive || is_of_self || is_past || self.may_be_noun(at) && !follows || by)
    }

    /// `Palisade wants light`, as `Palisade plans show`: a verb of saying, or a noun.
    pub fn may_be_noun(&self, at: usize) -> bool {
        self.words[at].folded.ends_with('s') && self.is(at, "nouns-too")
    }

    /// `We were told`, `We were thanked`: it is done to the subject.
    pub fn is_told(&self, from: usize) -> bool {
        let is = |word: &Word<'_>| listed("was were been being is are got", &word.folded);
        let verb = self.verb(from).filter(|at| is(&self.words[*at]));
        verb.is_some_and(|at| self.speaks(at + 1) || self.is(at + 1, "done-to-others"))
    }

    /// `They also asked`, `Its ships wait`: it goes on with whom the sentence before was about.
    pub fn is_of_before(&self) -> bool {
        let at = self.opening();
        self.is(at, "they") || self.is(at, "it")
    }

    pub fn begins_with_we(&self) -> bool {
        self.is(0, "first-person")
    }
}

pub fn is_verb_of_saying(word: &Word<'_>) -> bool {
    (is_speech(&word.folded) || Words("saying").has(&word.folded))
        && !Words("thought").has(&word.folded)
}

/// A label has at most so many words.
const LONGEST_LABEL: usize = 4;

/// Splits `Next steps: …` into its label and its words.
pub fn label(text: &str) -> Option<(&str, &str)> {
    let (label, words) = text.split_once(':')?;
    let is_short = label.split_whitespace().count() <= LONGEST_LABEL;
    let is_label = is_short && is_capital(label) && words.starts_with([' ', '\t']);
    (is_label && !words.trim().is_empty()).then_some((label, words.trim()))
}

/// Says whether a text ends in what may be a day: `am 20.`
fn ends_in_day(text: &str) -> bool {
    let bare = text.trim_end().strip_suffix('.');
    let last = bare.and_then(|text| text.rsplit(' ').next());
    last.is_some_and(|last| last.parse::<u32>().is_ok() && day_of(last).is_some())
}

fn begins_with_month(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    words(first).first().and_then(|word| OF_MAILS.month(&word.folded)).is_some()
}

/// `II.` is no sentence.
fn counts(text: &str) -> bool {
    let bare = text.trim().strip_suffix('.').unwrap_or_default();
    bare.len() <= 4 && !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `Di 3.2.` is no sentence.
fn is_day(text: &str) -> bool {
    let text = text.trim_end();
    days(text).first().is_some_and(|day| day.range.end == text.len() && day.range.start <= 12)
}

/// Splits words into sentences; the point in `20. März` ends none.
pub fn sentences<'t>(text: &'t str, known: &Known<'_>) -> Vec<&'t str> {
    let mut found: Vec<&str> = Vec::new();
    let mut end = 0;
    for sentence in tidy::sentences(text, &known.settings().abbreviations) {
        let day = found.pop_if(|before| {
            ends_in_day(before) && begins_with_month(sentence) || is_day(before) || counts(before)
        });
        let start = end - day.map_or(0, str::len);
        end += sentence.len();
        found.push(&text[start..end]);
    }
    found
}
