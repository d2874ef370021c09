//! What a released edition leaves out, as far as it says so: marks, never what they stand for.

use std::collections::{BTreeMap, BTreeSet};

use super::id::Id;
use super::organisation::Organisation;

/// How the id of a record begins that stands in place of withheld ones.
pub const STAND_IN: &str = "withheld--";

/// What was left out of the records; empty unless they are those of a released edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withheld {
    /// The level of the edition.
    pub level: Option<String>,
    /// The organisations it is limited to, by name.
    pub scope: Vec<String>,
    /// Every mark that may stand in place of something.
    pub marks: BTreeSet<String>,
    /// The marks of what is left out about an organisation.
    pub about: BTreeMap<Id<Organisation>, BTreeSet<String>>,
}

impl Withheld {
    /// Says whether words stand in place of something.
    pub fn is_mark(&self, words: &str) -> bool {
        self.marks.contains(words)
    }

    /// Returns the marks of what is left out about organisations.
    pub fn about<'a>(
        &'a self,
        organisations: impl IntoIterator<Item = &'a Id<Organisation>>,
    ) -> Vec<&'a str> {
        let marks: BTreeSet<&str> = organisations
            .into_iter()
            .filter_map(|id| self.about.get(id))
            .flatten()
            .map(String::as_str)
            .collect();
        marks.into_iter().collect()
    }
}
