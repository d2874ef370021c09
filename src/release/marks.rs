//! Grounds → the marks that stand in an edition in place of what is withheld.

use std::collections::{BTreeMap, BTreeSet};

use super::choice::Ground;
use crate::facts::settings::Settings;

/// The mark of each ground, in the words of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks(BTreeMap<Ground, String>);

impl Marks {
    pub fn new(settings: &Settings) -> Self {
        let words = |ground: Ground| {
            let key = ground.key(settings);
            let words = settings.grounds.get(key);
            format!("[{}]", words.map_or(key, |words| words))
        };
        Self(Ground::ALL.map(|ground| (ground, words(ground))).into())
    }

    pub fn of(&self, ground: Ground) -> &str {
        &self.0[&ground]
    }

    /// Returns every mark, each once.
    pub fn all(&self) -> BTreeSet<String> {
        self.0.values().cloned().collect()
    }

    /// Returns the marks of grounds, each once.
    pub fn of_all(&self, grounds: impl Iterator<Item = Ground>) -> String {
        let grounds: BTreeSet<Ground> = grounds.collect();
        let mut marks: Vec<&str> = grounds.into_iter().map(|ground| self.of(ground)).collect();
        marks.dedup();
        marks.join(" ")
    }
}
