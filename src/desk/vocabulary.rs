//! Every word of the texts that are searched, each kept once, and the number that stands for it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use foldhash::fast::FixedState;
use strsim::osa_distance;

/// Words by their numbers, and numbers by their words. One that stands nowhere any more stays.
#[derive(Debug, Default, Clone)]
pub struct Vocabulary {
    words: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32, FixedState>,
}

/// How each word of a vocabulary holds what is looked for.
pub struct Holding(Vec<Held>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    Not,
    Within,
    AtStart,
}

impl Vocabulary {
    /// Returns the number of a word, which gets one if it has none.
    pub fn number(&mut self, word: &str) -> u32 {
        if let Some(known) = self.numbers.get(word) {
            return *known;
        }
        let number = u32::try_from(self.words.len()).expect("fewer than 2^32 words");
        let word: Arc<str> = word.into();
        self.words.push(Arc::clone(&word));
        self.numbers.insert(word, number);
        number
    }

    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Looks through all words for some letters.
    pub fn holding(&self, part: &str) -> Holding {
        let held = |word: &Arc<str>| {
            if word.starts_with(part) {
                Held::AtStart
            } else if word.contains(part) {
                Held::Within
            } else {
                Held::Not
            }
        };
        Holding(self.words.iter().map(held).collect())
    }

    /// Finds the word with the fewest slips between, the commonest of several; `texts` says in how
    /// many each stands. A short word has too many neighbours to guess at.
    pub fn nearest(&self, word: &str, texts: &[u32]) -> Option<String> {
        let length = word.chars().count();
        let most = match length {
            0..4 => return None,
            4..8 => 1,
            _ => 2,
        };
        let near = self.words.iter().zip(texts).filter_map(|(known, texts)| {
            if *texts == 0 || known.len() < 3 {
                return None;
            }
            let apart = known.chars().count().abs_diff(length);
            let distance = (apart <= most).then(|| osa_distance(word, known))?;
            (distance <= most).then_some((distance, Reverse(*texts), known))
        });
        near.min().map(|(_, _, known)| known.to_string())
    }
}

impl Holding {
    /// Says how the best of some words holds it.
    pub fn best_of(&self, words: &[u32]) -> Held {
        let held = words.iter().map(|number| self.0[*number as usize]);
        held.max().unwrap_or(Held::Not)
    }
}
