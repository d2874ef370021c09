//! Text → words: where each stands, and how it compares once case and accents are gone.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::fold::{folded, is_letter, is_silent};

/// One run of letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'t> {
    /// Where it stands.
    pub range: Range<usize>,
    /// Small letters without accents.
    pub folded: Cow<'t, str>,
    /// Whether it begins with a capital.
    pub capital: bool,
}

impl Word<'_> {
    /// Returns the number that the word is.
    pub fn number(&self) -> Option<u32> {
        let digits = self.folded.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| self.folded.parse().ok()).flatten()
    }
}

/// Splits a text at everything that is neither letter nor digit.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut start = None;
    for (at, c) in text.char_indices() {
        let inside = is_letter(c) || start.is_some() && is_silent(c);
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                words.push(word(text, first..at));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|first| word(text, first..text.len())));
    words
}

fn word(text: &str, range: Range<usize>) -> Word<'_> {
    let raw = &text[range.clone()];
    Word { range, folded: folded(raw), capital: is_capital(raw) }
}

/// Returns the words of a text, folded.
pub fn folded_words(text: &str) -> Vec<String> {
    let words = words(text).into_iter();
    words.map(|word| word.folded.into_owned()).collect()
}

/// Says whether a text begins with a capital letter.
pub fn is_capital(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

/// Says whether a word is one of a list of words with spaces between.
pub fn listed(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|known| known == word)
}

/// Words that are asked for again and again.
pub type Listed = HashSet<&'static str, FixedState>;

/// Reads the words of one kind in `words.txt`.
pub fn section(kind: &str) -> Listed {
    let lines = include_str!("words.txt").lines().filter_map(|line| line.split_once(": "));
    let of = lines.filter(|(key, _)| *key == kind);
    of.flat_map(|(_, words)| words.split_ascii_whitespace()).collect()
}

/// Reads a list of pairs: `kk=k pp=p`.
pub fn pairs(all: &'static str) -> impl DoubleEndedIterator<Item = (&'static str, &'static str)> {
    all.split_ascii_whitespace().filter_map(|pair| pair.split_once('='))
}

/// Reads a list of words with spaces between.
pub fn list(words: &'static str) -> Listed {
    words.split_ascii_whitespace().collect()
}

/// Returns the text between two neighbouring words.
pub fn gap<'t>(text: &'t str, words: &[Word<'_>], first: usize) -> &'t str {
    words.get(first + 1).map_or("", |next| &text[words[first].range.end..next.range.start])
}

/// Returns the bytes from one word to another.
pub fn stretch(words: &[Word<'_>], range: &Range<usize>) -> Range<usize> {
    words[range.start].range.start..words[range.end - 1].range.end
}

#[cfg(test)]
mod tests {
    use super::{folded_words, words};

    #[test]
    fn folds_case_and_accents() {
        assert_eq!(
            folded_words("Isabelle Pérignon's Tik-Tok"),
            ["isabelle", "perignon", "s", "tik", "tok"]
        );
        assert_eq!(folded_words("Orla Brück-Ó’Neill"), ["orla", "bruck", "o", "neill"]);
    }

    #[test]
    fn an_accent_of_its_own_splits_no_word() {
        let words = words("Mu\u{308}ller, Ada");
        assert_eq!((words[0].range.clone(), &*words[0].folded), (0..8, "muller"));
        assert_eq!((words[1].range.clone(), &*words[1].folded), (10..13, "ada"));
    }
}
