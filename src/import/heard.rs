//! A stretch of a report → its sentences, its words and the names in it, each found once.

use std::ops::Range;

use super::known::{Known, Side};
use super::lexicon::Words;
use super::moment::{begins_with_month, ends_in_day};
use crate::names::verb::is_speech;
use crate::names::word::{Word, is_capital, listed, words};
use crate::tidy;

/// Verbs of saying that the list of names has not, in the languages of mail heads.
const SAYING: Words = Words("saying");
/// What is done to somebody who does not speak: `Palisade was told`.
const TO_OTHERS: Words = Words("done-to-others");
/// What stands before a speaker, up to a comma: `On the code, Palisade said`.
const OPENERS: Words = Words("openers");

/// What is said of a speaker stands within so many words behind them.
pub const NEAR: usize = 6;

/// Who speaks stands within so many bytes, and behind an opener of so many.
const BEGINNING: usize = 160;
const LONGEST_OPENER: usize = 60;

/// Whose words stand where: what the author and the heading above say of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// Who `we` are.
    pub we: Option<Side>,
    /// Whose words the heading announces.
    pub announced: Option<Side>,
}

/// A name in a text.
#[derive(Debug, Clone)]
pub struct Name {
    pub range: Range<usize>,
    /// The side of whoever bears it; none of somebody who took no part.
    pub side: Option<Side>,
    pub is_person: bool,
}

#[derive(Debug)]
pub struct Heard<'t> {
    pub text: &'t str,
    pub context: Context,
    pub words: Vec<Word<'t>>,
    /// From left to right.
    pub names: Vec<Name>,
}

/// A sentence of it, or a part of one.
#[derive(Debug, Clone, Copy)]
pub struct Clause<'h, 't> {
    pub heard: &'h Heard<'t>,
    pub words: &'h [Word<'t>],
    pub start: usize,
    pub end: usize,
}

impl<'t> Heard<'t> {
    pub fn new(text: &'t str, context: Context, mut names: Vec<Name>) -> Self {
        names.sort_by_key(|name| name.range.start);
        let words = words(text);
        Self { text, context, words, names }
    }

    pub fn whole(&self) -> Clause<'_, 't> {
        self.part(0, self.text.len())
    }

    pub fn part(&self, start: usize, end: usize) -> Clause<'_, 't> {
        let from = self.words.partition_point(|word| word.range.start < start);
        let to = self.words.partition_point(|word| word.range.end <= end);
        Clause { heard: self, words: &self.words[from..to.max(from)], start, end }
    }

    pub fn sentences(&self, known: &Known<'_>) -> Vec<Clause<'_, 't>> {
        let mut end = 0;
        let parts = sentences(self.text, known).into_iter().map(|sentence| {
            end += sentence.len();
            self.part(end - sentence.len(), end)
        });
        parts.collect()
    }
}

impl<'h, 't> Clause<'h, 't> {
    pub fn text(self) -> &'t str {
        &self.heard.text[self.start..self.end]
    }

    pub fn names(self) -> impl Iterator<Item = &'h Name> {
        let names = &self.heard.names;
        let from = names.partition_point(|name| name.range.start < self.start);
        let names = names[from..].iter();
        names.take_while(move |name| name.range.end <= self.end)
    }

    /// Returns what stands from one of its words on, in so many bytes at most.
    pub fn from(self, at: usize, most: usize) -> Self {
        let start = self.words.get(at).map_or(self.end, |word| word.range.start);
        let end = self.heard.text.floor_char_boundary(start + most);
        self.heard.part(start, end.min(self.end))
    }

    /// Returns the words in which it says who speaks, without `On the code, …`.
    pub fn beginning(self) -> Self {
        let skipped = self.text().len() - self.text().trim_start().len();
        let start = self.start + skipped;
        let end = self.heard.text.floor_char_boundary(start + BEGINNING);
        let whole = self.heard.part(start, end.min(self.end));
        let opens = whole.words.first().is_some_and(|first| OPENERS.has(&first.folded));
        match whole.text().find(", ").filter(|_| opens) {
            Some(at) if at <= LONGEST_OPENER => self.heard.part(start + at + 2, whole.end),
            _ => whole,
        }
    }

    /// Returns the text between a word and the one before it.
    pub fn gap(self, at: usize) -> &'t str {
        let before = &self.words[at - 1].range;
        &self.heard.text[before.end..self.words[at].range.start]
    }

    /// Says whether the words behind its subject have something done to it: `was told`, `was
    /// accused by Acme`.
    pub fn is_passive(self, length: usize) -> bool {
        let rest = &self.words[length..];
        let near = &rest[..rest.len().min(NEAR)];
        let is = |word: &Word<'_>| listed("was were been being is are got", &word.folded);
        let Some(at) = near.iter().position(is) else {
            return false;
        };
        let behind = &near[at + 1..];
        let is_told = |word: &Word<'_>| TO_OTHERS.has(&word.folded);
        let is_by = |pair: &[Word<'_>]| pair[0].folded == "by" && pair[1].capital;
        behind.iter().take(3).any(is_told) || behind.windows(2).any(is_by)
    }
}

pub fn is_verb_of_saying(word: &Word<'_>) -> bool {
    is_speech(&word.folded) || SAYING.has(&word.folded)
}

/// Finds the word of the settings that these words begin with: `also welcomed`, `asks`.
pub fn act(rest: &[Word<'_>], known: &Known<'_>) -> Option<String> {
    let between = |word: &&Word<'_>| {
        let word = &*word.folded;
        listed("also again then further has have had", word) || word.ends_with("ly")
    };
    let verb = rest.iter().find(|word| !between(word))?;
    let stem = |word: &str| {
        let endings = ["ed", "es", "s"];
        let cut = endings.iter().find_map(|end| word.strip_suffix(end));
        cut.unwrap_or(word).to_owned()
    };
    let mut acts = known.settings().acts.iter();
    let found = acts.find(|act| {
        *verb.folded == ***act || act.ends_with("ed") && stem(act) == stem(&verb.folded)
    });
    found.cloned()
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

/// Splits words into sentences; the point in `20. März` ends none.
pub fn sentences<'t>(text: &'t str, known: &Known<'_>) -> Vec<&'t str> {
    let mut found: Vec<&str> = Vec::new();
    let mut end = 0;
    for sentence in tidy::sentences(text, &known.settings().abbreviations) {
        let day = found.pop_if(|before| ends_in_day(before) && begins_with_month(sentence));
        let start = end - day.map_or(0, str::len);
        end += sentence.len();
        found.push(&text[start..end]);
    }
    found
}
