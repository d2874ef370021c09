//! A number as people write it → the number, where the words are one.

use serde::{Deserialize, Serialize};

/// A number as people write it: `972,581`, `97.1%`, `100 million`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Quantity(pub String);

impl Quantity {
    /// Returns the number, when the words are one.
    pub fn number(&self) -> Option<f64> {
        let words = self.0.trim().trim_end_matches('%').trim_end();
        let (digits, times) = match words.split_once(' ') {
            Some((digits, "thousand")) => (digits, 1e3),
            Some((digits, "million")) => (digits, 1e6),
            Some((digits, "billion")) => (digits, 1e9),
            _ => (words, 1.0),
        };
        let plain: String =
            digits.chars().filter(|c| !matches!(c, ',' | ' ' | '\u{a0}' | '_')).collect();
        let looks_like_one = plain.starts_with(|c: char| c.is_ascii_digit() || c == '-')
            && plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
        looks_like_one.then(|| plain.parse::<f64>().ok()).flatten().map(|n| n * times)
    }

    /// Counts the decimals as written; `1.25 million` has none.
    pub fn decimals(&self) -> usize {
        let words = self.0.trim().trim_end_matches('%').trim_end();
        let is_whole = words.ends_with(char::is_alphabetic);
        let decimals = words.split_once('.').map_or(0, |(_, rest)| rest.len());
        if is_whole { 0 } else { decimals }
    }

    /// Says whether it is a percentage.
    pub fn is_percentage(&self) -> bool {
        self.0.trim_end().ends_with('%')
    }
}

#[cfg(test)]
mod tests {
    use super::Quantity;

    #[test]
    fn reads_numbers_as_people_write_them() {
        for (words, number) in [
            ("972,581", Some(972_581.0)),
            ("97.1%", Some(97.1)),
            ("100 million", Some(100e6)),
            ("29.4 billion", Some(29.4e9)),
            ("22000", Some(22_000.0)),
            ("many", None),
            ("1e3", None),
        ] {
            assert_eq!(Quantity(words.into()).number(), number, "{words}");
        }
    }
}
