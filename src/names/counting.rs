//! The words with which the language of the house counts and lists people and firms.

use std::collections::BTreeSet;

use chrono::Locale;

use super::days::Days;
use super::fold::folded;
use super::word::folded_words;

/// By language: words and phrases that join the parts of a list, and number words from two on, with
/// the second and what follows, both, a pair, a trio, a dozen, several and others. The numbers are
/// those of the spell-out rules of the Unicode CLDR, with their inflected forms. Last, for all
/// languages, the measures: what follows a number that counts neither people nor firms.
const WORDS: &str = include_str!("counting.txt");

/// Words of a language that count and list, and the months, whose days count nothing.
pub struct Numbers {
    joints: BTreeSet<String>,
    numbers: BTreeSet<String>,
    days: Days,
    measures: BTreeSet<String>,
}

impl Numbers {
    /// Collects those of the house's language; English where it is none of those known.
    pub fn new(language: &str, locale: Locale) -> Self {
        let mut tags = language.split(['-', '_']).take(1);
        let tag = tags.find(|tag| words(tag, "joins").is_some());
        let set = |kind: &str| {
            let words = words(tag.unwrap_or("en"), kind)
                .or_else(|| words("all", kind))
                .unwrap_or_default()
                .split_whitespace();
            words.map(|word| folded_words(word).join(" ")).collect()
        };
        Self {
            joints: set("joins"),
            numbers: set("counts"),
            measures: set("measures"),
            days: Days::new(locale),
        }
    }

    /// Says whether some words join the parts of a list: `and`, `as well as`.
    pub fn is_joint(&self, words: &[&str]) -> bool {
        self.joints.contains(&folded_words(&words.join(" ")).join(" "))
    }

    pub fn is_number(&self, word: &str) -> bool {
        self.numbers.contains(&bare(word))
    }

    /// Says whether a word names what people and firms are not: `days`, `per cent`.
    pub fn is_measure(&self, word: &str) -> bool {
        self.measures.contains(&bare(word))
    }

    pub fn is_month(&self, word: &str) -> bool {
        self.days.month(&bare(word)).is_some()
    }
}

fn words(language: &str, kind: &str) -> Option<&'static str> {
    let rows = WORDS.lines();
    let mut of = rows.filter_map(|row| row.strip_prefix(language)?.strip_prefix(' '));
    of.find_map(|row| row.strip_prefix(kind))
}

fn bare(word: &str) -> String {
    folded(word.trim_matches(|c: char| !c.is_alphanumeric())).into_owned()
}
