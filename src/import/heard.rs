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
        let opens = self.words.first().is_some_and(|first| Words("openers").has(&first.folded));
        let comma = self.text.find(", ").filter(|at| opens && *at <= LONGEST_OPENER);
        comma.map_or(0, |at| self.words.partition_point(|word| word.range.start < at))
    }

    /// Returns the text between a word and the one before it, or the beginning.
    pub fn gap(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.words[before].range.end);
        let end = self.words.get(at).map_or(self.text.len(), |word| word.range.start);
        &self.text[start..end]
    }

    /// Says whether a verb of saying is among so many words from one on.
    pub fn says(&self, from: usize, within: usize) -> bool {
        self.words.iter().skip(from).take(within).any(is_verb_of_saying)
    }

    /// Finds the verb behind a subject: `also welcomed`, `has asked`.
    pub fn verb(&self, from: usize) -> Option<usize> {
        let helps = |at: &usize| {
            let word = &self.words[*at].folded;
            Words("helping-verbs").has(word) || word.ends_with("ly")
        };
        (from..self.words.len()).find(|at| !helps(at))
    }

    /// Says whether a verb of saying follows a subject, and nothing is said by another or
    /// elsewhere: `said to be`, `asks are unclear`, `promised by the Minister`, `by mail`.
    pub fn is_said(&self, from: usize) -> bool {
        let all = &self.words;
        let is = |at: usize, list: &'static str| {
            all.get(at).is_some_and(|word| Words(list).has(&word.folded))
        };
        let Some(at) = self.verb(from).filter(|at| is_verb_of_saying(&all[*at])) else {
            return false;
        };
        let next = at + 1;
        let may_be_noun = self.may_be_noun(at);
        let follows = self.gap(next).contains(':')
            || all.get(next).is_none_or(|word| word.capital)
            || is(next, "behind-a-saying");
        let by = (next..all.len()).take(NEAR).any(|at| {
            let who = at + 1 + usize::from(is(at + 1, "articles"));
            let is_named = self.names.iter().any(|name| name.words.start == who);
            let is_office = who > at + 1 && all.get(who).is_some_and(|word| word.capital);
            is(at, "by-whom") && (is_named || is_office || is(who, "in-writing") || is(who, "me"))
        });
        let is_infinitive = is(next, "to") && is(next + 1, "behind-no-saying");
        let is_of_self = is(next, "behind-no-saying") || is(next, "selves");
        !(is_infinitive || is_of_self || may_be_noun && !follows || by)
    }

    /// `Palisade wants light`, as `Palisade plans show`: a verb of saying, or a noun.
    pub fn may_be_noun(&self, at: usize) -> bool {
        let word = &self.words[at].folded;
        word.ends_with('s') && Words("nouns-too").has(word)
    }

    /// `We were told`, `We were thanked`: it is done to the subject.
    pub fn is_told(&self, from: usize) -> bool {
        let is = |word: &Word<'_>| listed("was were been being is are got", &word.folded);
        let verb = self.verb(from).filter(|at| is(&self.words[*at]));
        let next = verb.and_then(|at| self.words.get(at + 1));
        next.is_some_and(|word| {
            is_verb_of_saying(word) || Words("done-to-others").has(&word.folded)
        })
    }

    pub fn begins_with_we(&self) -> bool {
        self.words.first().is_some_and(|word| Words("first-person").has(&word.folded))
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
