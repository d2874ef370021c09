//! A word that stands nowhere → the nearest one that does.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use strsim::osa_distance;

use crate::names::fold::is_letter;

/// Every word of folded texts, and how often it stands there.
#[derive(Debug, Default)]
pub struct Vocabulary(BTreeMap<String, usize>);

impl Vocabulary {
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        let words = texts.flat_map(|text| text.split(|c| !is_letter(c)));
        for word in words.filter(|word| word.len() > 2) {
            match known.get_mut(word) {
                Some(times) => *times += 1,
                None => drop(known.insert(word.to_owned(), 1)),
            }
        }
        Self(known)
    }

    /// Finds the word with the fewest slips between, the commonest of several. A short word has
    /// too many neighbours to guess at.
    pub fn nearest(&self, word: &str) -> Option<String> {
        let length = word.chars().count();
        let most = match length {
            0..4 => return None,
            4..8 => 1,
            _ => 2,
        };
        let near = self.0.iter().filter_map(|(known, times)| {
            let apart = known.chars().count().abs_diff(length);
            let distance = (apart <= most).then(|| osa_distance(word, known))?;
            (distance <= most).then_some((distance, Reverse(times), known))
        });
        near.min().map(|(_, _, known)| known.clone())
    }
}
