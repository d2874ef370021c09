//! Texts → what is searched; what is as it was before is not read again.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use chrono::NaiveDate;

use super::spelling::Vocabulary;
use super::text::{Place, Text, Unread};
use crate::finding::digest::digest;
use crate::names::fold::folded;

/// Everything that is searched.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) texts: Vec<Entry>,
    /// The lines of all texts as written, the title first.
    pub(super) written: String,
    pub(super) folded: String,
    pub(super) vocabulary: OnceLock<Vocabulary>,
}

#[derive(Debug)]
pub(super) struct Entry {
    pub(super) place: Place,
    pub(super) title: String,
    pub(super) day: Option<NaiveDate>,
    /// What stands for its lines.
    digest: u64,
    /// Where it begins in what is written, and in what is folded.
    pub(super) written: usize,
    pub(super) folded: usize,
}

impl Index {
    /// Takes texts in.
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
    pub fn again<'t>(
        last: Option<&Index>,
        texts: impl IntoIterator<Item = Unread<'t>>,
    ) -> Self {
        let known = last.map_or(&[][..], |last| &last.texts).iter();
        let known: BTreeMap<&Place, usize> = known
            .enumerate()
            .map(|(at, text)| (&text.place, at))
            .collect();
        let mut index = Self::default();
        for text in texts {
            let before = last.zip(known.get(&text.place));
            let same = before.filter(|(last, at)| {
                let known = &last.texts[**at];
                known.digest == text.digest && known.title == text.title
            });
            let entry = Entry {
                place: text.place,
                written: index.written.len(),
                folded: index.folded.len(),
                day: text.day,
                digest: text.digest,
                title: text.title,
            };
            if let Some((last, at)) = same {
                let (written, folded) = last.parts(*at);
                index.written.push_str(written);
                index.folded.push_str(folded);
            } else {
                for line in [entry.title.clone()].iter().chain(&(text.lines)()) {
                    let line = line.replace(['\n', '\r'], " ");
                    index.folded.push_str(&folded(&line));
                    index.folded.push('\n');
                    index.written.push_str(&line);
                    index.written.push('\n');
                }
            }
            index.texts.push(entry);
        }
        index.written.shrink_to_fit();
        index.folded.shrink_to_fit();
        index
    }

    /// Returns the lines of a text, as written and as folded.
    pub(super) fn parts(&self, at: usize) -> (&str, &str) {
        let (text, next) = (&self.texts[at], self.texts.get(at + 1));
        let written = next.map_or(self.written.len(), |next| next.written);
        let folded = next.map_or(self.folded.len(), |next| next.folded);
        (
            &self.written[text.written..written],
            &self.folded[text.folded..folded],
        )
    }
}
