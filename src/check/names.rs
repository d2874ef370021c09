//! Facts → every name and other spelling, found by its letters whatever joins them.

use std::collections::{BTreeMap, HashSet};
use std::ops::Bound;

use chrono::NaiveDate;

use super::near::Near;
use super::words::{Word, words};
use crate::facts::Facts;
use crate::finding::field::{Kind, RecordKey};

/// So many bytes tell most words from names.
const LETTERS: usize = 4;

type Beginning = [u8; LETTERS];

/// Whoever or whatever has a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named<'a> {
    /// Organisation, person or topic.
    pub kind: Kind,
    /// The record.
    pub id: &'a str,
    /// The name as printed.
    pub name: &'a str,
}

/// One way to write a name.
#[derive(Debug, Clone, Copy)]
pub struct Spelling<'a> {
    /// Whose name.
    pub named: Named<'a>,
    /// The words.
    pub text: &'a str,
    /// Whether a pack may print it.
    pub official: bool,
}

/// Every spelling, by its letters without case, accents, spaces and hyphens.
#[derive(Debug, Default)]
pub struct Names<'a> {
    by_letters: BTreeMap<String, Vec<Spelling<'a>>>,
    /// The first letters of each: most words of a text begin no name.
    beginnings: HashSet<Beginning>,
    /// Names that are nearly what stands in a text.
    pub near: Near<'a>,
}

impl<'a> Names<'a> {
    /// Reads the names of organisations, people and topics.
    pub fn new(facts: &'a Facts) -> Self {
        let mut names = Self::default();
        let records = facts.records();
        for record in records.organisations.iter() {
            let named = Named {
                kind: Kind::Organisation,
                id: record.id.as_str(),
                name: &record.name,
            };
            let later = record.names.iter().map(|name| name.name.as_str());
            names.add(named, later.chain([record.name.as_str()]), &record.aka);
        }
        for record in records.people.iter() {
            let named = Named {
                kind: Kind::Person,
                id: record.id.as_str(),
                name: &record.name,
            };
            let official = record.address.iter().chain([&record.name]);
            names.add(named, official.map(String::as_str), &record.aka);
        }
        for record in records.topics.iter() {
            let named = Named {
                kind: Kind::Topic,
                id: record.id.as_str(),
                name: &record.name,
            };
            let official = record.short.iter().chain([&record.name]);
            names.add(named, official.map(String::as_str), &record.aka);
        }
        names
    }

    fn add(
        &mut self,
        named: Named<'a>,
        official: impl Iterator<Item = &'a str>,
        aka: &'a [String],
    ) {
        let official = official.map(|text| (text, true));
        let others = aka.iter().map(|text| (text.as_str(), false));
        for (text, official) in official.chain(others) {
            let spelling = Spelling {
                named,
                text,
                official,
            };
            let letters = words(text).iter().map(|w| &*w.folded).collect::<String>();
            if letters.is_empty() {
                continue;
            }
            if official {
                self.near.add(spelling);
            }
            let first = (1..=LETTERS).map(|count| beginning(&letters, count));
            self.beginnings.extend(first);
            self.by_letters.entry(letters).or_default().push(spelling);
        }
    }

    /// Returns the spellings of exactly these letters.
    pub fn of_letters(&self, letters: &str) -> &[Spelling<'a>] {
        self.by_letters.get(letters).map_or(&[], Vec::as_slice)
    }

    /// Finds the longest name that begins at a word: how many words, and its spellings.
    pub fn longest(&self, text: &[Word<'_>]) -> Option<(usize, &[Spelling<'a>])> {
        let first = &text.first()?.folded;
        if !self.beginnings.contains(&beginning(first, LETTERS)) {
            return None;
        }
        let mut letters = String::new();
        let mut found = None;
        for (n, word) in text.iter().enumerate() {
            letters.push_str(&word.folded);
            let from = (Bound::Included(letters.as_str()), Bound::Unbounded);
            let (known, spellings) = match self.by_letters.range::<str, _>(from).next() {
                Some(next) if next.0.starts_with(&letters) => next,
                _ => break,
            };
            if *known == letters {
                found = Some((n + 1, spellings.as_slice()));
            }
        }
        found
    }
}

/// Returns the first bytes of some letters, at most so many.
fn beginning(letters: &str, most: usize) -> Beginning {
    let mut beginning = [0; LETTERS];
    let first = letters.bytes().take(most);
    beginning
        .iter_mut()
        .zip(first)
        .for_each(|(to, byte)| *to = byte);
    beginning
}

/// Returns the name that something has on a day.
pub fn name_on<'a>(
    facts: &'a Facts,
    named: &Named<'a>,
    day: Option<NaiveDate>,
) -> &'a str {
    let record = facts.records().organisations.get(named.id);
    match (named.kind, record, day) {
        (Kind::Organisation, Some(record), Some(day)) => record.name_on(day),
        _ => named.name,
    }
}

impl Named<'_> {
    /// Returns the record.
    pub fn key(&self) -> RecordKey {
        RecordKey {
            kind: self.kind,
            id: self.id.to_owned(),
        }
    }
}
