//! The table of words → the lists in it: what mails, notes and lists say in many languages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::names::word::{Word, folded_words};

type Lists = Vec<(&'static str, Vec<&'static str>)>;

/// The lists, in the order of the table.
static TABLE: LazyLock<Lists> = LazyLock::new(|| {
    let lists = include_str!("words.txt").split("\n[").skip(1);
    lists.filter_map(list).collect()
});

static BY_NAME: LazyLock<BTreeMap<&str, &[&str]>> = LazyLock::new(|| {
    let lists = TABLE.iter().map(|(name, words)| (*name, words.as_slice()));
    lists.collect()
});

fn list(text: &'static str) -> Option<(&'static str, Vec<&'static str>)> {
    let (name, words) = text.split_once("]\n")?;
    let end = words.find("\n#").unwrap_or(words.len());
    let words = &words[..end];
    let all = if words.contains('|') {
        words.split('|').map(str::trim).collect()
    } else {
        words.split_whitespace().collect()
    };
    Some((name, all))
}

/// A list of the table, by its name.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub &'static str);

impl Words {
    pub fn all(self) -> impl Iterator<Item = &'static str> + Clone {
        BY_NAME.get(self.0).copied().into_iter().flatten().copied()
    }

    /// Finds the first of the phrases that a text has, as whole words.
    pub fn within(self, text: &str) -> Option<&'static str> {
        let words = format!(" {} ", folded_words(text).join(" "));
        self.all().find(|phrase| words.contains(&format!(" {phrase} ")))
    }

    /// Finds which of the phrases stands first in words that are folded and joined, and where.
    pub fn first_in(self, words: &str) -> Option<(usize, &'static str)> {
        let each =
            self.all().filter_map(|phrase| Some((words.find(&format!(" {phrase} "))?, phrase)));
        each.min_by_key(|(at, _)| *at)
    }

    /// Says whether words begin with one of the phrases.
    pub fn begins(self, words: &[Word<'_>]) -> bool {
        self.all().any(|phrase| {
            let mut words = words.iter().map(|word| &*word.folded);
            phrase.split(' ').all(|part| words.next() == Some(part))
        })
    }

    pub fn has(self, word: &str) -> bool {
        self.all().any(|known| known == word)
    }
}

/// Returns the lists whose names begin so, each by the rest of its name.
pub fn named(start: &str) -> impl Iterator<Item = (&'static str, Words)> {
    let lists = TABLE.iter();
    lists.filter_map(move |(name, _)| Some((name.strip_prefix(start)?, Words(name))))
}
