//! Text → its words, folded to small ASCII letters, each with its place.

use std::ops::Range;

use crate::facts::id::slug;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub range: Range<usize>,
    /// Small letters without accents; as it stands where there are no such letters.
    pub folded: String,
}

impl Word {
    /// Returns the number that the word is.
    pub fn number(&self) -> Option<u32> {
        let digits = self.folded.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| self.folded.parse().ok()).flatten()
    }
}

/// Splits a text into words of letters and digits.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let ends = text
        .char_indices()
        .map(|(at, c)| (at, c.is_alphanumeric()))
        .chain([(text.len(), false)]);
    for (at, inside) in ends {
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(word(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn word(text: &str, range: Range<usize>) -> Word {
    let folded = match slug(&text[range.clone()]) {
        none if none.is_empty() => text[range.clone()].to_lowercase(),
        folded => folded,
    };
    Word { range, folded }
}

/// Folds a name to its words.
pub fn folded(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.folded).collect()
}

/// Says whether a text begins with a capital letter.
pub fn is_capital(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn folds_accents_and_drops_signs() {
        assert_eq!(
            folded("Orla Brück-Ó’Neill"),
            ["orla", "bruck", "o", "neill"]
        );
    }
}
