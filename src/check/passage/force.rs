//! A sentence → its words of force, and the stems by which it is told from others.

use std::collections::BTreeSet;

use super::words_of_force::{Force, WORDS, fits};

/// A word of force in a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What it does.
    pub force: Force,
    /// The word or words.
    pub words: String,
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
    /// Its words of force.
    pub marks: Vec<Mark>,
}

/// Words that join others and tell nothing.
const SMALL: [&str; 30] = [
    "that", "this", "with", "from", "their", "they", "which", "what", "when", "where", "have",
    "been", "were", "into", "such", "also", "other", "more", "than", "then", "there", "these",
    "those", "will", "would", "could", "should", "about", "over", "online",
];

/// Splits a text into sentences.
pub fn sentences(text: &str) -> Vec<Sentence> {
    let joined = text.replace("\n\n", ". ").replace("\n-", ". ").replace('\n', " ");
    let parts = joined.split_inclusive(['.', ';', '?', '!', '•', '\u{f0b7}']);
    let mut sentences: Vec<String> = Vec::new();
    for part in parts {
        // A dot within a number or a word ends no sentence.
        match sentences.last_mut() {
            Some(last) if !part.starts_with(' ') => last.push_str(part),
            _ => sentences.push(part.to_owned()),
        }
    }
    let whole = sentences.into_iter().map(|text| Sentence::new(text.trim()));
    whole.filter(|sentence| !sentence.words.is_empty()).collect()
}

impl Sentence {
    /// Reads a sentence.
    pub fn new(text: &str) -> Self {
        let small = text.to_lowercase().replace('’', "'").replace("n't", " n't");
        let words: Vec<String> = small
            .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '/' | '(' | ')'))
            .map(|word| {
                let own = |c: char| !c.is_alphanumeric() && c != '\'' && c != '%';
                word.trim_matches(own).trim_end_matches("'s").to_owned()
            })
            .filter(|word| !word.is_empty())
            .collect();
        let mut marks = Vec::new();
        let mut at = 0;
        while at < words.len() {
            // `Not only … but also` denies nothing.
            let not_only = words[at..].starts_with(&["not".into(), "only".into()])
                || words[..=at].ends_with(&["not".into(), "only".into()]);
            let found: Vec<(Force, usize)> = WORDS
                .iter()
                .filter_map(|(force, entries)| {
                    let long = entries.iter().filter_map(|entry| length(entry, &words[at..]));
                    Some((*force, long.max()?)).filter(|_| !(not_only && *force == Force::Not))
                })
                .collect();
            // `No more than` bounds a number, and its `no` denies nothing.
            let longest = found.iter().map(|(_, length)| *length).max().unwrap_or(1);
            let of_it = found.into_iter().filter(|(_, length)| *length == longest);
            marks.extend(of_it.map(|(force, length)| Mark {
                force,
                words: words[at..at + length].join(" "),
                after: at + length,
            }));
            at += longest;
        }
        Self { text: text.to_owned(), words, marks }
    }

    /// Returns the stems of its content words.
    pub fn stems(&self) -> BTreeSet<String> {
        self.words.iter().filter_map(|word| stem(word)).collect()
    }

    /// Returns the stems of the next content words from a place on.
    pub fn next(&self, from: usize, count: usize) -> Vec<String> {
        let rest = self.words.iter().skip(from);
        rest.filter_map(|word| stem(word)).take(count).collect()
    }

    /// Returns the stems of the content words before a word of force, or of a whole clause.
    pub fn stems_of(&self, range: std::ops::Range<usize>) -> BTreeSet<String> {
        self.words[range].iter().filter_map(|word| stem(word)).collect()
    }

    /// Returns the stems of the two words from a place on.
    pub fn near(&self, from: usize) -> Vec<String> {
        let next = self.words.iter().skip(from).take(2);
        next.filter_map(|word| stem(word)).collect()
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

/// Returns how many words an entry takes at the head of others, if it stands there.
fn length(entry: &str, words: &[String]) -> Option<usize> {
    let parts: Vec<&str> = entry.split(' ').collect();
    let stands =
        parts.len() <= words.len() && parts.iter().zip(words).all(|(part, word)| fits(part, word));
    stands.then_some(parts.len())
}

pub fn stem(word: &str) -> Option<String> {
    let long = word.chars().count() >= 4 && word.chars().all(|c| c.is_alphabetic() || c == '\'');
    let tells = long && !SMALL.contains(&word);
    tells.then(|| word.chars().take(5).collect())
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
