//! A sentence → its words of force, and the stems by which it is told from others.

use std::collections::BTreeSet;

use super::days_in_text::month_of;
use super::forces::Force;
use super::words_of_force::Words;
use crate::names::word::is_capital;

/// A word of force in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What it does.
    pub force: Force,
    /// The word or words.
    pub words: String,
    /// Whether no sentence may lose or gain it.
    pub kept: bool,
    /// Place of the first word after it.
    pub after: usize,
}

impl Mark {
    /// Returns the place of its first word.
    pub fn first(&self) -> usize {
        self.after - self.words.split(' ').count()
    }
}

/// A sentence in small letters.
#[derive(Debug)]
pub struct Sentence {
    /// As it stands.
    pub text: String,
    pub words: Vec<String>,
    /// Whether each word has a capital.
    capitals: Vec<bool>,
    /// The clause of each word, by the commas before it.
    clauses: Vec<usize>,
    /// Its words of force.
    pub marks: Vec<Mark>,
    /// The words of its language.
    pub language: &'static Words,
}

/// Splits a text into sentences.
pub fn sentences(text: &str, language: &'static Words) -> Vec<Sentence> {
    let joined = text.replace("\n\n", ". ").replace("\n-", ". ").replace('\n', " ");
    let parts = joined.split_inclusive(['.', ';', '?', '!', '•', '\u{f0b7}']);
    let mut sentences: Vec<String> = Vec::new();
    for part in parts {
        // A dot within a number or a word ends no sentence.
        match sentences.last_mut() {
            Some(last) if !part.starts_with(' ') || is_ordinal(last, part) => last.push_str(part),
            _ => sentences.push(part.to_owned()),
        }
    }
    let whole = sentences.into_iter().map(|text| Sentence::new(text.trim(), language));
    whole.filter(|sentence| !sentence.words.is_empty()).collect()
}

/// Says whether a dot ends no sentence, as in `am 4. Mai`.
fn is_ordinal(text: &str, next: &str) -> bool {
    let first = next.split_whitespace().next().unwrap_or_default();
    let bare = text.strip_suffix('.').unwrap_or_default();
    bare.ends_with(|c: char| c.is_ascii_digit())
        && month_of(first.trim_end_matches(|c: char| !c.is_alphabetic())).is_some()
}

impl Sentence {
    /// Reads a sentence.
    pub fn new(text: &str, language: &'static Words) -> Self {
        let plain = text.replace('’', "'").replace("n't", " n't");
        let (mut words, mut clauses, mut raw) = (Vec::new(), Vec::new(), Vec::new());
        let mut clause = 0;
        for part in
            plain.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/' | '(' | ')'))
        {
            let own = |c: char| !c.is_alphanumeric() && c != '\'' && c != '%';
            let word = part.trim_matches(own).trim_end_matches("'s");
            if !word.is_empty() {
                words.push(word.to_lowercase());
                clauses.push(clause);
                raw.push(word);
            }
            clause += usize::from(part.ends_with([',', ':']));
        }
        // The month of May is no `may`.
        let is_month = |at: usize| {
            let word: &str = raw[at];
            let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
            let mut digits = beside.filter_map(|at| raw.get(at));
            let number = digits.any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
            is_capital(word) && (at > 0 || number) && month_of(word).is_some()
        };
        let mut marks = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let (entries, length) = language.at_head(&words[at..]);
            let only_looks = entries.iter().any(|entry| entry.force.is_none());
            let no_force = only_looks || length == 1 && is_month(at);
            let of_force = entries.iter().filter(|_| !no_force);
            marks.extend(of_force.filter_map(|entry| {
                let words = words[at..at + length].join(" ");
                Some(Mark { force: entry.force?, words, kept: entry.kept, after: at + length })
            }));
            at += length;
        }
        let capitals = raw.into_iter().map(is_capital).collect();
        Self { text: text.to_owned(), words, capitals, clauses, marks, language }
    }

    /// Returns the stems of its content words.
    pub fn stems(&self) -> BTreeSet<String> {
        self.words.iter().filter_map(|word| self.language.stem(word)).collect()
    }

    /// Returns the stems of the next content words from a place on.
    pub fn next(&self, from: usize, count: usize) -> Vec<String> {
        let rest = self.words.iter().skip(from);
        rest.filter_map(|word| self.language.stem(word)).take(count).collect()
    }

    /// Returns the stems of the content words before a word of force, or of a whole clause.
    pub fn stems_of(&self, range: std::ops::Range<usize>) -> BTreeSet<String> {
        self.words[range].iter().filter_map(|word| self.language.stem(word)).collect()
    }

    /// Returns the stems of the two words from a place on.
    pub fn near(&self, from: usize) -> Vec<String> {
        let next = self.words.iter().skip(from).take(2);
        next.filter_map(|word| self.language.stem(word)).collect()
    }

    /// Says whether two words of force stand in one clause.
    pub fn in_one_clause(&self, one: &Mark, other: &Mark) -> bool {
        self.clauses[one.first()] == self.clauses[other.first()]
    }

    /// Returns the place of the first word that a word of force bears on: behind it, or, as in
    /// `According to them, it pays`, behind the clause that it begins a sentence with.
    pub fn beginning_of_what_follows(&self, mark: &Mark) -> usize {
        let own = self.clauses[mark.first()];
        let next = self.clauses.iter().position(|clause| *clause > own);
        next.filter(|_| mark.first() == 0).unwrap_or(mark.after)
    }

    /// Says whether a word of force is the last of its clause.
    pub fn ends_clause(&self, mark: &Mark) -> bool {
        self.clauses.get(mark.after) != Some(&self.clauses[mark.first()])
    }

    /// Says whether words stand in one clause.
    pub fn is_one_clause(&self, range: std::ops::Range<usize>) -> bool {
        self.clauses[range].windows(2).all(|two| two[0] == two[1])
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.capitals[at]
    }

    /// Says whether a word may be a name by its capital.
    pub fn may_be_name(&self, at: usize) -> bool {
        self.capitals[at] && self.language.stem(&self.words[at]).is_some()
    }

    /// Says whether any word has one of these forces.
    pub fn has(&self, forces: &[Force]) -> bool {
        self.marks.iter().any(|mark| forces.contains(&mark.force))
    }

    /// Returns the first word with one of these forces.
    pub fn first(&self, forces: &[Force]) -> Option<&Mark> {
        self.marks.iter().find(|mark| forces.contains(&mark.force))
    }
}

/// Says that words of a fact stand where its passage has others.
pub fn stands(own: &str, their: &str) -> String {
    format!("`{own}` stands for `{their}`")
}

/// Returns the sentence of a passage that says what a sentence of the fact says, if one does.
pub fn same_matter<'p>(fact: &Sentence, passage: &'p [Sentence]) -> Option<&'p Sentence> {
    let ours = fact.stems();
    let shared = |sentence: &&Sentence| sentence.stems().intersection(&ours).count();
    let best = passage
        .iter()
        .max_by_key(|sentence| (shared(sentence), std::cmp::Reverse(sentence.words.len())))?;
    let count = shared(&best);
    let enough = count >= 2 || count == 1 && ours.len() <= 3;
    enough.then_some(best)
}
