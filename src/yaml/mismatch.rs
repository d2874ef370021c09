//! What serde says of a value that does not fit → why, in our words.

use std::fmt::{self, Display};
use std::ops::Range;

use serde::de::{self, Expected, Unexpected};

use super::misfit::Misfit;

/// Why a tree does not fit a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The bytes of the innermost value that did not fit.
    pub range: Option<Range<usize>>,
    /// What did not fit.
    pub why: Why,
}

/// The ways in which a tree may not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// A key that the type does not have, and those it has.
    UnknownKey(String, &'static [&'static str]),
    /// A key that must be there.
    MissingKey(&'static str),
    /// Any other misfit.
    Misfit(Misfit),
}

impl Mismatch {
    fn new(why: Why) -> Self {
        Self { range: None, why }
    }

    /// Names the bytes, unless a value further in has done so.
    pub fn or_at(mut self, range: &Range<usize>) -> Self {
        self.range.get_or_insert_with(|| range.clone());
        self
    }
}

impl Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.why {
            Why::UnknownKey(key, _) => write!(f, "unknown key `{key}`"),
            Why::MissingKey(key) => write!(f, "missing key `{key}`"),
            Why::Misfit(misfit) => f.write_str(&misfit.message),
        }
    }
}

impl std::error::Error for Mismatch {}

impl de::Error for Mismatch {
    fn custom<T: Display>(words: T) -> Self {
        Self::new(Why::Misfit(Misfit::take_apart(&words.to_string())))
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let wanted = in_words(&expected.to_string());
        let there = match found {
            Unexpected::Seq => "a list".to_owned(),
            Unexpected::Map => "a group of keys".to_owned(),
            Unexpected::Unit => "nothing".to_owned(),
            Unexpected::Str(words) => format!("`{words}`"),
            other => other.to_string(),
        };
        let misfit = Misfit::new("wrong-type", format!("Expected {wanted}, found {there}."));
        Self::new(Why::Misfit(misfit))
    }

    fn unknown_field(key: &str, known: &'static [&'static str]) -> Self {
        Self::new(Why::UnknownKey(key.to_owned(), known))
    }

    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Self {
        let hint = crate::finding::nearest::did_you_mean(word, known.iter().copied())
            .unwrap_or_else(|| format!("known are: {}", known.join(", ")));
        let misfit =
            Misfit::new("bad-value", format!("`{word}` is not one of the words known here."));
        Self::new(Why::Misfit(misfit.hint(hint)))
    }

    fn missing_field(key: &'static str) -> Self {
        Self::new(Why::MissingKey(key))
    }
}

fn in_words(expected: &str) -> String {
    match expected {
        "a string" => "a text".into(),
        "a sequence" => "a list".into(),
        "a map" => "keys with their values".into(),
        "a boolean" => "`true` or `false`".into(),
        other if other.starts_with("struct ") => "keys with their values".into(),
        other => other.into(),
    }
}
