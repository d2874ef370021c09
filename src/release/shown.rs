//! The names that an edition shows, and the words of the house.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::tokens::{strings, tokens};
use crate::brief::words::when_in_words;
use crate::facts::settings::Settings;
use crate::facts::when::When;

/// What an edition says openly, each as a run of words.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// The names and titles of those who are named: what they share with others tells nothing.
    pub whole: BTreeSet<Vec<String>>,
    /// Their names alone: the elements of lists.
    pub called: BTreeSet<Vec<String>>,
    /// Every word of their names, and every word that the house uses anyway.
    pub words: BTreeSet<String>,
}

impl Shown {
    /// Begins with the words of the house.
    pub fn of_house(settings: &Settings) -> Self {
        let mut shown = Self::default();
        for words in house(settings) {
            shown.words.extend(tokens(&words).map(|(_, word)| word));
        }
        shown
    }

    /// Adds the names and titles of somebody who is named, each with the key it stands under.
    pub fn add<'a>(&mut self, called: impl Iterator<Item = (&'static str, &'a str)>) {
        for (key, words) in called {
            let run: Vec<String> = tokens(words).map(|(_, word)| word).collect();
            if matches!(key, "name" | "aka" | "names" | "address") {
                self.words.extend(run.iter().cloned());
                self.called.insert(run.clone());
            }
            self.whole.insert(run);
        }
    }
}

/// Returns the words of the settings, and the months: `May` is nobody in `12 May 2021`.
fn house(settings: &Settings) -> Vec<String> {
    let value = serde_json::to_value(settings).unwrap_or_default();
    let mut words = Vec::new();
    strings(&value, &mut words);
    let months = (1..=12).filter_map(|month| NaiveDate::from_ymd_opt(2000, month, 1));
    words.extend(months.map(|day| when_in_words(settings, When::day(day))));
    words
}
