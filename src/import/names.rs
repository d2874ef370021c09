//! Records → the names and other spellings by which a text may mean them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::words::{Word, folded, is_capital, words};
use crate::facts::records::Records;
use crate::finding::field::{Kind, RecordKey};

/// Every name of the organisations, people and topics of a project.
#[derive(Debug, Default)]
pub struct Names {
    by_first_word: BTreeMap<String, Vec<Name>>,
}

#[derive(Debug)]
struct Name {
    words: Vec<String>,
    /// A short name in capitals counts only where it stands in capitals too.
    exact: Option<String>,
    record: RecordKey,
}

/// A name found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it stands.
    pub range: Range<usize>,
    /// Whose it is.
    pub record: RecordKey,
}

/// No name in capitals up to this length is found in small letters.
const SHORT: usize = 4;

impl Names {
    /// Collects the names of a project.
    pub fn new(records: &Records) -> Self {
        let mut names = Self::default();
        for record in records.organisations.iter() {
            let later = record.names.iter().map(|name| name.name.as_str());
            let aka = record.aka.iter().map(String::as_str);
            for name in [record.name.as_str()].into_iter().chain(later).chain(aka) {
                names.add(Kind::Organisation, record.id.as_str(), name);
            }
        }
        for record in records.people.iter() {
            let aka = record.aka.iter().map(String::as_str);
            let address = record.address.as_deref();
            for name in [record.name.as_str()].into_iter().chain(aka).chain(address) {
                names.add(Kind::Person, record.id.as_str(), name);
                names.add(Kind::Person, record.id.as_str(), &surname_first(name));
            }
        }
        for record in records.topics.iter() {
            let aka = record.aka.iter().map(String::as_str);
            let short = record.short.as_deref();
            for name in [record.name.as_str()].into_iter().chain(aka).chain(short) {
                names.add(Kind::Topic, record.id.as_str(), name);
            }
        }
        names
    }

    fn add(&mut self, kind: Kind, id: &str, name: &str) {
        let words = folded(name);
        let Some(first) = words.first().cloned() else {
            return;
        };
        let is_short = name.chars().count() <= SHORT && name == name.to_uppercase();
        let exact = is_short.then(|| name.to_owned());
        let record = RecordKey {
            kind,
            id: id.to_owned(),
        };
        let known = self.by_first_word.entry(first).or_default();
        if !known.iter().any(|n| n.words == words && n.record == record) {
            known.push(Name {
                words,
                exact,
                record,
            });
            known.sort_by_key(|name| std::cmp::Reverse(name.words.len()));
        }
    }

    /// Finds the names in a text, from left to right, the longest first.
    pub fn find(&self, text: &str, kind: Kind) -> Vec<Found> {
        let all = words(text);
        let mut found = Vec::new();
        let mut at = 0;
        while at < all.len() {
            match self.name_at(text, &all[at..], kind) {
                Some((name, range)) => {
                    at += name.words.len();
                    found.push(Found {
                        range,
                        record: name.record.clone(),
                    });
                }
                None => at += 1,
            }
        }
        found
    }

    fn name_at(
        &self,
        text: &str,
        rest: &[Word],
        kind: Kind,
    ) -> Option<(&Name, Range<usize>)> {
        let first = rest.first()?;
        let known = self.by_first_word.get(&first.folded)?;
        let fits = |name: &&Name| {
            name.record.kind == kind
                && name.words.len() <= rest.len()
                && name.words.iter().zip(rest).all(|(a, b)| *a == b.folded)
        };
        let name = known.iter().find(fits)?;
        let range = first.range.start..rest[name.words.len() - 1].range.end;
        let words = &text[range.clone()];
        let in_address = text[..range.start].ends_with(['.', '/', '@'])
            && !text[..range.start].ends_with(". ");
        let right = match &name.exact {
            Some(exact) => words == exact,
            None => kind == Kind::Topic || is_capital(words),
        };
        let in_link = in_address && is_in_link(text, range.start);
        (right && !in_link).then_some((name, range))
    }

    /// Finds the record whose name a text is, whole.
    pub fn exactly(&self, text: &str, kind: Kind) -> Option<RecordKey> {
        let words = folded(text);
        let known = self.by_first_word.get(words.first()?)?;
        let fits = |name: &&Name| name.record.kind == kind && name.words == words;
        known.iter().find(fits).map(|name| name.record.clone())
    }
}

/// Says whether a place lies within a web or mail address.
fn is_in_link(text: &str, at: usize) -> bool {
    let start = text[..at]
        .rfind(|c: char| c.is_whitespace() || "<(\"".contains(c))
        .map_or(0, |gap| gap + 1);
    let word = &text[start..at];
    word.contains("://") || word.contains('@') || word.starts_with("www.")
}

/// Turns `Given Surname` into `Surname Given`, as address lines have it.
fn surname_first(name: &str) -> String {
    match name.split_once(' ') {
        Some((given, surname)) => format!("{surname} {given}"),
        None => name.to_owned(),
    }
}
