//! Lists of words → which of them stands at a place of a text, the longest first.

use std::collections::BTreeMap;
use std::ops::Range;

/// A word of a text, folded, with the bytes it takes.
pub type Token = (Range<usize>, String);

/// Runs of words, by the first word of each.
#[derive(Debug, Clone, Default)]
pub struct Runs<'a> {
    first: BTreeMap<&'a str, Vec<(usize, &'a [String])>>,
}

impl<'a> Runs<'a> {
    /// Keeps runs in the order of their length, and otherwise in that in which they come.
    pub fn new(runs: impl Iterator<Item = &'a [String]>) -> Self {
        let mut first: BTreeMap<&str, Vec<(usize, &[String])>> = BTreeMap::new();
        for (number, run) in runs.enumerate() {
            if let Some(word) = run.first() {
                first.entry(word).or_default().push((number, run));
            }
        }
        for same in first.values_mut() {
            same.sort_by_key(|(_, run)| std::cmp::Reverse(run.len()));
        }
        Self { first }
    }

    /// Returns the numbers of the runs with which a text begins, and their lengths.
    pub fn at<'s>(
        &'s self,
        tokens: &'s [Token],
    ) -> impl Iterator<Item = (usize, usize)> + 's {
        let word = tokens.first().map(|(_, word)| word.as_str());
        let same = word.and_then(|word| self.first.get(word));
        same.into_iter().flatten().filter_map(|(number, run)| {
            let here = tokens.get(..run.len())?;
            let alike = here.iter().map(|(_, word)| word).eq(run.iter());
            alike.then_some((*number, run.len()))
        })
    }
}
