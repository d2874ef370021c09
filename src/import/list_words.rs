//! The words that open lists of people, and those that are somebody.

use super::block::{Block, Shape};
use super::heard::is_verb_of_saying;
use super::lexicon::Words;
use crate::names::word::{folded_words, words};

/// A label has at most so many words, and a line of a list so many letters.
pub const LABEL: usize = 8;
pub const LONGEST: usize = 300;

/// `Was not able to attend`.
pub const NEAR: usize = 6;

fn holds(words: &[String], list: Words) -> bool {
    words.iter().take(3).any(|word| list.has(word))
}

/// Says whether words head those who took part, or those who did not.
pub fn present(words: &[String]) -> Option<bool> {
    if absent(words) { Some(false) } else { holds(words, Words("present")).then_some(true) }
}

/// Says whether words say of somebody that they did not come.
pub fn absent(words: &[String]) -> bool {
    let begins = |word: &String| Words("absent").all().any(|start| word.starts_with(start));
    let near = words.iter().take(NEAR);
    let holds = |list: Words| near.clone().any(|word| list.has(word));
    words.iter().take(3).any(begins) || holds(Words("not")) && holds(Words("present"))
}

/// Finds the column that says who was there, or who was not, by the heads of a table.
pub fn presence(heads: &[String]) -> Option<(usize, bool)> {
    let mut heads = heads.iter().enumerate().skip(1);
    heads.find_map(|(at, head)| Some((at, present(&folded_words(head))?)))
}

/// Reads the answer in a cell: yes, no, or neither.
pub fn says(cell: &str) -> Option<bool> {
    let words = folded_words(cell);
    match words.first() {
        None => cell.contains(['✓', '✔', '☑']).then_some(true),
        Some(word) if Words("yes").has(word) => Some(true),
        Some(word) if Words("no").has(word) => Some(false),
        Some(_) => present(&words),
    }
}

/// An item of a list of people need not be a name, but is no sentence.
pub fn is_somebody(text: &str) -> bool {
    let words = words(text);
    !text.ends_with(['.', ':', '!', '?'])
        && words.len() <= MOST_WORDS
        && !words.iter().any(is_verb_of_saying)
}

const MOST_WORDS: usize = 16;

pub fn is_label(line: &str) -> bool {
    let label = line.split_once(':').map_or(line, |(label, _)| label);
    let words = label.len() <= LONGEST && label.split_whitespace().count() <= LABEL;
    words && present(&folded_words(label)).is_some()
}

/// Says whether a line is the title of such a list and nothing else: `PRESENT`, `Apologies:`.
pub fn is_title(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let words = folded_words(line);
    let is_plain = line.trim().trim_end_matches(':').chars().all(|c| c.is_alphabetic() || c == ' ');
    (1..=2).contains(&words.len()) && is_plain && present(&words).is_some()
}

pub fn heads_list(block: &Block, text: &str) -> bool {
    let words = folded_words(text);
    block.shape == Shape::Heading && words.len() <= LABEL && present(&words).is_some()
}
