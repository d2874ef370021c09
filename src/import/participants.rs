//! Blocks of a report → the lists of those who took part, taken out of the blocks.

use super::blocks::{Block, Shape};
use super::known::{Known, Side};
use super::opening::{people, side_by_role};
use super::people::{Listed, is_name, listed};
use crate::finding::field::Kind;
use crate::names::word::folded_words;

/// Those who took part, and the lines that say so.
#[derive(Debug, Clone, Default)]
pub struct Participants {
    /// For us.
    pub us: Vec<Listed>,
    /// For them.
    pub them: Vec<Listed>,
    /// The lines as they stand.
    pub lines: Vec<String>,
}

impl Participants {
    /// Adds those of a list, each on the side of their record.
    pub fn add(&mut self, list: &str, side: Side, known: &Known<'_>) {
        let mut people = listed(list, known);
        let blank = match list.trim_end() {
            "" => Some("nobody is named here"),
            list if list.ends_with(',') => Some("the list ends in a comma"),
            _ => None,
        };
        if let Some(words) = blank {
            people.push(Listed {
                words: words.into(),
                ..Listed::default()
            });
        }
        for person in people {
            let side = match person.id {
                None if side_by_role(&person.role) == Side::Us => Side::Us,
                _ => person.side(known, side),
            };
            self.put(person, side);
        }
    }

    /// Adds somebody, unless they are there.
    pub fn put(&mut self, person: Listed, side: Side) {
        let list = match side {
            Side::Us => &mut self.us,
            Side::Them => &mut self.them,
        };
        let is_there = |other: &Listed| {
            person.id.is_some() && other.id == person.id
                || !person.name.is_empty() && other.is_called(&person.name)
        };
        if !list.iter().any(is_there) {
            list.push(person);
        }
    }

    /// Adds those whom running text names, unless a list has named them.
    pub fn add_named(&mut self, text: &str, known: &Known<'_>) {
        for (person, side) in people(text, known) {
            self.put(person, side);
        }
    }

    /// Says whether nobody is listed.
    pub fn is_empty(&self) -> bool {
        self.us.is_empty() && self.them.is_empty()
    }
}

/// Takes the lists out of the blocks of a meeting.
pub fn take(blocks: &mut Vec<Block>, known: &Known<'_>) -> Participants {
    let mut found = Participants::default();
    let mut kept = Vec::with_capacity(blocks.len());
    let (mut under_title, mut follows) = (false, false);
    for block in blocks.drain(..) {
        match list_in(&block, follows, under_title, known) {
            Some((list, side)) => {
                follows = true;
                found.lines.push(block.text.clone());
                found.add(&list, side, known);
            }
            None if is_title(&block) => {
                under_title = true;
                found.lines.push(block.text);
            }
            None => {
                (under_title, follows) = (false, false);
                kept.push(block);
            }
        }
    }
    *blocks = kept;
    found
}

fn is_title(block: &Block) -> bool {
    block.shape == Shape::Heading
        && names_participants(&folded_words(&block.text))
        && !block.text.contains(": ")
}

fn names_participants(words: &[String]) -> bool {
    let signs = [
        "participants",
        "participant",
        "attendees",
        "attendance",
        "present",
        "presents",
    ];
    words
        .iter()
        .take(2)
        .any(|word| signs.contains(&word.as_str()))
}

/// Returns the list of a block and its side.
fn list_in(
    block: &Block,
    follows: bool,
    under_title: bool,
    known: &Known<'_>,
) -> Option<(String, Side)> {
    let text = block.text.replace("**", "");
    let (label, list) = match text.split_once(':') {
        Some((label, list)) if label.split_whitespace().count() <= 8 => {
            (label.trim(), list.trim())
        }
        _ if under_title && block.shape != Shape::Heading && is_list(&text, known) => {
            return Some((text, Side::Them));
        }
        _ => return None,
    };
    let side = if is_our_label(label, known) {
        Side::Us
    } else {
        Side::Them
    };
    if names_participants(&folded_words(label)) && !list.is_empty() {
        return Some((list.to_owned(), side));
    }
    let is_party = side == Side::Us
        || known.exactly(label, Kind::Organisation).is_some()
        || under_title;
    // `Key points raised by TikTok:` opens no list of people.
    let is_blank = list.is_empty() && follows && label.split_whitespace().count() <= 3;
    (is_party && (is_list(list, known) || is_blank)).then(|| (list.to_owned(), side))
}

/// Says whether words name people and nothing else.
fn is_list(words: &str, known: &Known<'_>) -> bool {
    let people = listed(words, known);
    let named = |p: &Listed| p.id.is_some() || p.redacted || is_name(&p.name);
    !people.is_empty() && people.iter().all(named)
}

/// `COM`, `Participants from the Commission`: our name, or a long word of it.
fn is_our_label(label: &str, known: &Known<'_>) -> bool {
    let named = known.find(label, Kind::Organisation);
    let label = folded_words(label);
    let is_ours = |word: &String| label.contains(word) && word.len() >= LONG_WORD;
    let ours = known.our_names();
    named.iter().any(|found| known.is_us(&found.record.id))
        || ours
            .iter()
            .flat_map(|name| folded_words(name))
            .any(|word| is_ours(&word))
        || label
            .iter()
            .any(|word| ["com", "us", "our", "nous"].contains(&word.as_str()))
}

/// Shorter words of our name stand in many a label.
const LONG_WORD: usize = 9;
