//! Blocks of a note → what its labels say of the meeting: `Date: …`, `Time: …`, `Place: …`.

use super::block::{Block, Shape};
use super::lexicon::Words;
use crate::names::word::folded_words;

#[derive(Debug, Clone, Default)]
pub struct Labels {
    pub date: String,
    pub time: String,
    pub place: String,
    pub subject: String,
    pub level: String,
    pub author: String,
    pub lines: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    Date,
    Time,
    Place,
    Subject,
    Level,
    Author,
}

/// The labels in the languages that mail heads are read in.
const LABELS: [(Label, Words); 6] = [
    (Label::Date, Words("label-date")),
    (Label::Time, Words("label-time")),
    (Label::Place, Words("label-place")),
    (Label::Subject, Words("label-subject")),
    (Label::Level, Words("label-level")),
    (Label::Author, Words("label-author")),
];

/// Words that may stand beside such a label: `Date of the meeting`, `Date and time`.
const BESIDE: Words = Words("beside-a-label");

/// A label has at most so many words, and stands in the first so many blocks.
const MOST: usize = 5;
const REACH: usize = 12;

/// Takes the labelled lines out of the blocks at the top of a note.
pub fn take(blocks: &mut Vec<Block>) -> Labels {
    let mut labels = Labels::default();
    let mut at = 0;
    let mut kept = Vec::with_capacity(blocks.len());
    for block in blocks.drain(..) {
        at += 1;
        let found = if at <= REACH { labelled(&block) } else { None };
        let Some((label, words)) = found else {
            kept.push(block);
            continue;
        };
        let slot = match label {
            Label::Date => &mut labels.date,
            Label::Time => &mut labels.time,
            Label::Place => &mut labels.place,
            Label::Subject => &mut labels.subject,
            Label::Level => &mut labels.level,
            Label::Author => &mut labels.author,
        };
        if slot.is_empty() {
            words.clone_into(slot);
            labels.lines.push(block.as_it_stands());
        } else {
            kept.push(block);
        }
    }
    *blocks = kept;
    labels
}

/// Says whether words are such a label.
pub fn is_known(label: &[String]) -> bool {
    let known = |word| LABELS.iter().any(|(_, names)| names.has(word));
    label.first().is_some_and(|first| known(first))
}

fn labelled(block: &Block) -> Option<(Label, String)> {
    let (label, words) = match block.shape {
        Shape::Row => match block.lines.as_slice() {
            [label, words] => (label.as_str(), words.as_str()),
            _ => return None,
        },
        _ if block.text.len() <= 300 => block.text.split_once(':')?,
        _ => return None,
    };
    let label = folded_words(label);
    if label.len() > MOST || words.trim().is_empty() {
        return None;
    }
    let named = |word: &String| {
        let found = LABELS.iter().find(|(_, names)| names.has(word));
        found.map(|(label, _)| *label)
    };
    let found = named(label.first()?)?;
    let rest = label
        .iter()
        .skip(1)
        .all(|word| BESIDE.has(word) || named(word).is_some());
    rest.then(|| (found, words.trim().to_owned()))
}
