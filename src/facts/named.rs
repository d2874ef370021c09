//! Organisations → their names by first word, so that a text is looked through once for all.

use std::collections::HashMap;

use super::organisation::Organisation;
use super::records::Records;

/// Every name of every organisation.
#[derive(Debug, Default)]
pub struct Named {
    /// Names and places of organisations, by the word or sign that the name begins with.
    by_first_word: HashMap<String, Vec<(String, usize)>>,
}

impl Named {
    /// Reads the names of all organisations.
    pub fn new(records: &Records) -> Self {
        let mut named = Self::default();
        for (place, organisation) in records.organisations.iter().enumerate() {
            for name in names(organisation).filter(|name| !name.is_empty()) {
                let names = named.by_first_word.entry(first_word(name).to_owned());
                names.or_default().push((name.to_owned(), place));
            }
        }
        named
    }

    /// Returns the place of the first organisation that is called exactly so.
    pub fn place_of(&self, name: &str) -> Option<usize> {
        let mut names = self.by_first_word.get(first_word(name))?.iter();
        let found = names.find(|(known, _)| known == name);
        found.map(|(_, place)| *place)
    }

    /// Returns the places of organisations that a text names by a whole word or several.
    pub fn find<'n>(&'n self, text: &'n str) -> impl Iterator<Item = usize> + 'n {
        from_each_word(text).flat_map(move |rest| {
            let names = self.by_first_word.get(first_word(rest)).into_iter().flatten();
            let found = names.filter(move |(name, _)| begins_with(rest, name));
            found.map(|(_, place)| *place)
        })
    }
}

fn names(organisation: &Organisation) -> impl Iterator<Item = &str> {
    let later = organisation.names.iter().map(|name| name.name.as_str());
    let aka = organisation.aka.iter().map(String::as_str);
    std::iter::once(organisation.name.as_str()).chain(later).chain(aka)
}

/// Returns the letters and digits that a text begins with, else its first sign.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric());
    match end {
        Some(0) => &text[..text.chars().next().map_or(0, char::len_utf8)],
        Some(end) => &text[..end],
        None => text,
    }
}

/// Returns a text from every place on at which a name may begin.
fn from_each_word(text: &str) -> impl Iterator<Item = &str> {
    let mut inside = false;
    text.char_indices().filter_map(move |(at, c)| {
        let begins = !inside;
        inside = c.is_alphanumeric();
        begins.then_some(&text[at..])
    })
}

/// `Snapchat` does not begin with `Snap`.
fn begins_with(text: &str, name: &str) -> bool {
    let after = text.strip_prefix(name);
    after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::{Named, first_word};

    #[test]
    fn finds_whole_words() {
        let holds = |text: &str, name: &str| {
            let first = first_word(name).to_owned();
            let names = vec![(name.to_owned(), 0)];
            let by_first_word = [(first, names)].into_iter().collect();
            Named { by_first_word }.find(text).next().is_some()
        };
        assert!(holds("Meet Snap and Roblox", "Snap"));
        assert!(!holds("Meet Snapchat", "Snap"));
        assert!(holds("Snapchat and Snap", "Snap"));
        assert!(holds("Meet X (Y)", "(Y)") && !holds("eBay", "Bay"));
        assert!(holds("with Ernst & Young.", "Ernst & Young"));
        assert!(!holds("with Ernst & Youngs", "Ernst & Young"));
    }
}
