//! Grounds → the marks that stand in an edition in place of what is withheld.

use std::collections::{BTreeMap, BTreeSet};

use super::choice::Ground;
use super::finder::Found;
use super::rewrite::{Stand, Whole};
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
}

impl Stand for Marks {
    fn name(&self, found: &Found<'_>) -> String {
        self.of(found.ground).to_owned()
    }

    fn whole(&self, what: Whole<'_>, found: &[&Found<'_>]) -> String {
        let grounds: BTreeSet<Ground> = found.iter().map(|found| found.ground).collect();
        let mut marks: Vec<&str> = grounds.into_iter().map(|ground| self.of(ground)).collect();
        marks.dedup();
        let sign = if let Whole::List(sign) = what { sign } else { "" };
        format!("{sign}{}", marks.join(" "))
    }
}
