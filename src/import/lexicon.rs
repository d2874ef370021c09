//! The table of words → the lists in it: what mails, notes and lists say in many languages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

static TABLE: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let lists = include_str!("words.txt").split("\n[").skip(1);
    lists.filter_map(list).collect()
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
        TABLE.get(self.0).into_iter().flatten().copied()
    }

    pub fn has(self, word: &str) -> bool {
        self.all().any(|known| known == word)
    }
}
