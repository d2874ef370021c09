//! Blocks of a note → what its labels say of the meeting: `Date: …`, `Time: …`, `Place: …`.

use std::collections::BTreeMap;

use super::block::{Block, Shape};
use super::lexicon::{Words, named};
use crate::names::word::folded_words;

/// What the labels say, by the names of their lists of words.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    said: BTreeMap<&'static str, String>,
    pub lines: Vec<String>,
}

impl Labels {
    /// Returns the words behind a label; none where there is no such label.
    pub fn get(&self, label: &str) -> &str {
        self.said.get(label).map_or("", String::as_str)
    }
}

/// A label has at most so many words, and stands in the first so many blocks.
const MOST: usize = 5;
const REACH: usize = 12;

/// Takes the labelled lines out of the blocks at the top of a note.
pub fn take(blocks: &mut Vec<Block>) -> Labels {
    let mut labels = Labels::default();
    let mut at = 0;
    blocks.retain(|block| {
        at += 1;
        let found = if at <= REACH { labelled(block) } else { None };
        let Some((label, words)) = found.filter(|(label, _)| !labels.said.contains_key(label))
        else {
            return true;
        };
        let said = folded_words(&words).join(" ");
        match label {
            // `Place: tbc`, `Ort: n/a`
            _ if said.is_empty() || Words("unsaid").has(&said) => {
                labels.said.insert(label, String::new())
            }
            "place" if Words("ways").has(&said) => labels.said.insert("way", words),
            _ => labels.said.insert(label, words),
        };
        labels.lines.push(block.as_it_stands());
        false
    });
    labels
}

/// The label that a word is, in the languages that mail heads are read in.
fn label(word: &str) -> Option<&'static str> {
    let found = named("label-").find(|(_, names)| names.has(word));
    found.map(|(label, _)| label)
}

pub fn is_known(words: &[String]) -> bool {
    words.first().is_some_and(|first| label(first).is_some())
}

fn labelled(block: &Block) -> Option<(&'static str, String)> {
    let (before, behind) = match block.shape {
        Shape::Row => match block.lines.as_slice() {
            [label, words] => (label.as_str(), words.as_str()),
            _ => return None,
        },
        _ if block.text.len() <= 300 => block.text.split_once(':')?,
        _ => return None,
    };
    let behind = behind.trim_start_matches('*');
    let words = folded_words(before);
    if words.len() > MOST || behind.trim().is_empty() {
        return None;
    }
    let found = label(words.first()?)?;
    let mut rest = words.iter().skip(1);
    rest.all(|word| Words("beside-a-label").has(word) || label(word).is_some())
        .then(|| (found, behind.trim().to_owned()))
}

/// `Thursday 27 January 2022 (venue: the town hall)`.
pub fn venue(day: &str) -> Option<String> {
    let (_, venue) = day.split_once("venue:").or_else(|| day.split_once("lieu :"))?;
    let venue = venue.trim().trim_end_matches(')');
    (!venue.is_empty()).then(|| venue.to_owned())
}
