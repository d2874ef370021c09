//! Texts → what is searched; what is as it was before is not read again.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use chrono::NaiveDate;

use super::spelling::Vocabulary;
use super::text::{Place, Text, Unread};
use crate::finding::digest::digest;
use crate::finding::field::RecordKey;
use crate::names::fold::folded;

/// Everything that is searched. Texts are kept as they compare; what they say is read again where
/// it is shown.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) texts: Vec<Arc<Entry>>,
    vocabulary: OnceLock<Vocabulary>,
}

#[derive(Debug)]
pub(super) struct Entry {
    pub(super) place: Place,
    pub(super) title: String,
    pub(super) day: Option<NaiveDate>,
    digest: u64,
    /// Its lines as they compare, the title first.
    pub(super) folded: Box<str>,
}

impl Index {
    pub fn new(texts: impl IntoIterator<Item = Text>) -> Self {
        let texts = texts.into_iter().map(|text| Unread {
            place: text.place,
            title: text.title,
            day: text.day,
            digest: digest(&text.lines.join("\n")),
            lines: Box::new(|| text.lines),
        });
        Self::again(None, texts)
    }

    /// Takes texts in; those that are as they were are taken from the index of before.
    pub fn again<'t>(last: Option<&Index>, texts: impl IntoIterator<Item = Unread<'t>>) -> Self {
        let before = last.map_or(&[][..], |last| &last.texts).iter();
        let known: BTreeMap<&Place, &Arc<Entry>> = before.map(|text| (&text.place, text)).collect();
        let entry = |text: Unread<'t>| {
            let same = known.get(&text.place).filter(|known| {
                (known.digest, &known.title, known.day) == (text.digest, &text.title, text.day)
            });
            match same {
                Some(known) => Arc::clone(known),
                None => Arc::new(Entry::read(text)),
            }
        };
        Self { texts: texts.into_iter().map(entry).collect(), vocabulary: OnceLock::new() }
    }

    /// Returns every word that stands anywhere.
    pub fn vocabulary(&self) -> &Vocabulary {
        let texts = self.texts.iter().map(|text| &*text.folded);
        self.vocabulary.get_or_init(|| Vocabulary::new(texts))
    }

    pub fn naming<'i>(&'i self, key: &'i RecordKey) -> impl Iterator<Item = &'i RecordKey> {
        let id = folded(&key.id);
        self.texts.iter().filter_map(move |text| {
            let Place::Record(other) = &text.place else {
                return None;
            };
            // The first line of a record is its title, the second its own id.
            let names = other != key
                && text.folded.contains(&*id)
                && text.folded.lines().skip(2).any(|line| line == id);
            names.then_some(other)
        })
    }
}

impl Entry {
    fn read(text: Unread<'_>) -> Self {
        let mut all = String::new();
        for line in [text.title.clone()].iter().chain(&(text.lines)()) {
            all.push_str(&folded(&line.replace(['\n', '\r'], " ")));
            all.push('\n');
        }
        Self {
            place: text.place,
            title: text.title,
            day: text.day,
            digest: text.digest,
            folded: all.into(),
        }
    }
}
