//! Text → words: where each stands, and how it compares once case and accents are gone.

use std::borrow::Cow;
use std::ops::Range;

use crate::facts::id::slug;

/// One run of letters and digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'t> {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Small letters without accents.
    pub folded: Cow<'t, str>,
    /// Whether it begins with a capital.
    pub capital: bool,
}

/// Splits a text at everything that is neither letter nor digit.
pub fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(text.len() / 6);
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                words.push(word(text, first, at));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|first| word(text, first, text.len())));
    words
}

fn word(text: &str, start: usize, end: usize) -> Word<'_> {
    let raw = &text[start..end];
    Word {
        start,
        end,
        folded: fold(raw),
        capital: raw.chars().next().is_some_and(char::is_uppercase),
    }
}

/// Returns a word in small letters without accents.
pub fn fold(word: &str) -> Cow<'_, str> {
    let small = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    if word.bytes().all(small) {
        return Cow::Borrowed(word);
    }
    if word.is_ascii() {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    match slug(word) {
        none if none.is_empty() => Cow::Owned(word.to_lowercase()),
        plain => Cow::Owned(plain),
    }
}

/// Returns the text between two neighbouring words.
pub fn gap<'t>(text: &'t str, words: &[Word<'_>], first: usize) -> &'t str {
    words
        .get(first + 1)
        .map_or("", |next| &text[words[first].end..next.start])
}

/// Returns the bytes from one word to another.
pub fn stretch(words: &[Word<'_>], range: &Range<usize>) -> Range<usize> {
    words[range.start].start..words[range.end - 1].end
}

/// Says whether a word only joins others.
pub fn is_small(folded: &str) -> bool {
    folded.len() < 3
        || matches!(
            folded,
            "and" | "the" | "for" | "with" | "from" | "against" | "into" | "its" | "that"
        )
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn folds_case_and_accents() {
        let text = "Isabelle Pérignon's Tik-Tok";
        let folded: Vec<_> = words(text).into_iter().map(|w| w.folded).collect();
        assert_eq!(folded, ["isabelle", "perignon", "s", "tik", "tok"]);
    }
}
