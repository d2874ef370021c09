//! Texts → what is searched; what is as it was before is not read again.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::text::{Place, Text, Unread, sought};
use super::vocabulary::Vocabulary;
use crate::finding::digest::digest;
use crate::finding::field::RecordKey;
use crate::names::fold::{folded, is_letter};

/// Everything that is searched. Of a text its words are kept, folded and each as a number; what it
/// says is read again where it is shown.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) texts: Vec<Arc<Entry>>,
    pub(super) vocabulary: Arc<Vocabulary>,
}

#[derive(Debug)]
pub(super) struct Entry {
    pub(super) place: Place,
    pub(super) title: String,
    pub(super) day: Option<NaiveDate>,
    digest: u64,
    /// The words of its title, of its first line, which is the id of a record, and of all of it.
    pub(super) title_words: Box<[u32]>,
    pub(super) first_words: Box<[u32]>,
    pub(super) words: Box<[u32]>,
    /// What stands for the lines behind the first that may be ids.
    ids: Box<[u64]>,
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
        let mut vocabulary = last.map(|last| Arc::clone(&last.vocabulary)).unwrap_or_default();
        let entry = |text: Unread<'t>| {
            let same = known.get(&text.place).filter(|known| {
                (known.digest, &known.title, known.day) == (text.digest, &text.title, text.day)
            });
            match same {
                Some(known) => Arc::clone(known),
                None => Arc::new(Entry::read(text, Arc::make_mut(&mut vocabulary))),
            }
        };
        let texts = texts.into_iter().map(entry).collect();
        Self { texts, vocabulary }
    }

    /// Counts the texts in which each word stands.
    pub(super) fn counted(&self) -> Vec<u32> {
        let mut counted = vec![0; self.vocabulary.len()];
        for number in self.texts.iter().flat_map(|text| &*text.words) {
            counted[*number as usize] += 1;
        }
        counted
    }

    pub fn naming<'i>(&'i self, key: &'i RecordKey) -> impl Iterator<Item = &'i RecordKey> {
        let id = digest(&folded(&key.id));
        self.texts.iter().filter_map(move |text| match &text.place {
            Place::Record(other) => (other != key && text.ids.contains(&id)).then_some(other),
            _ => None,
        })
    }
}

impl Entry {
    fn read(text: Unread<'_>, vocabulary: &mut Vocabulary) -> Self {
        let is_record = matches!(text.place, Place::Record(_));
        let lines: Vec<String> = (text.lines)().iter().map(|line| sought(line)).collect();
        let all = || lines.iter().map(String::as_str);
        let title_words = numbered([&*sought(&text.title)], vocabulary);
        let first_words = numbered(all().take(1), vocabulary);
        let of_lines = numbered(all(), vocabulary);
        let mut words: Vec<u32> = title_words.iter().chain(&of_lines).copied().collect();
        words.sort_unstable();
        words.dedup();
        let may_be_id = |line: &&str| is_record && !line.is_empty() && !line.contains(' ');
        let ids = all().skip(1).filter(may_be_id).map(digest);
        Self {
            place: text.place,
            title: text.title,
            day: text.day,
            digest: text.digest,
            title_words,
            first_words,
            words: words.into(),
            ids: ids.collect(),
        }
    }
}

/// Returns the numbers of the words of some lines, each once.
fn numbered<'l>(
    lines: impl IntoIterator<Item = &'l str>,
    vocabulary: &mut Vocabulary,
) -> Box<[u32]> {
    let words = lines.into_iter().flat_map(|line| line.split(|c| !is_letter(c)));
    let words = words.filter(|word| !word.is_empty());
    let mut numbers: Vec<u32> = words.map(|word| vocabulary.number(word)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into()
}
