//! What an edition shows → which values tell nothing because they stand there anyway.

use std::collections::BTreeSet;

use super::choice::Choice;
use super::names::{Name, of_organisation, of_person};
use super::shown::Shown;
use super::tokens::{strings, tokens};
use crate::brief::words;
use crate::facts::records::Records;
use crate::facts::when::When;

/// Collects what an edition says openly.
pub fn shown(records: &Records, choice: &Choice) -> Shown {
    let mut shown = Shown::of_house(&records.settings);
    for person in records.people.iter() {
        if choice.person(person).is_none() {
            shown.add(of_person(person).iter().map(|one| (one.key, &*one.words)));
        }
    }
    for organisation in records.organisations.iter() {
        if choice.name(organisation).is_none() {
            let names = of_organisation(organisation);
            shown.add(names.iter().map(|one| (one.key, &*one.words)));
        }
    }
    shown
}

/// What the edition may say on other authority: released values and the house's own words.
pub struct Known {
    whole: BTreeSet<Vec<String>>,
    text: String,
}

impl Known {
    /// Collects what is shown.
    pub fn new(records: &Records, shown: Vec<String>) -> Self {
        let settings = serde_json::to_value(&records.settings).unwrap_or_default();
        let days = shown.iter().filter_map(|words| words.parse::<When>().ok());
        let days: Vec<String> = days
            .map(|day| words::when_in_words(&records.settings, day))
            .collect();
        let mut all = [shown, days].concat();
        strings(&settings, &mut all);
        let text: String = all.iter().map(|words| spaced(words)).collect();
        let whole = all
            .iter()
            .map(|words| tokens(words).map(|(_, word)| word).collect());
        Self {
            whole: whole.collect(),
            text,
        }
    }

    /// A name is a secret wherever it stands: free text that has it is scrubbed.
    pub fn forget(&mut self, names: &[Name]) {
        names.iter().for_each(|name| {
            self.whole.remove(&name.tokens);
        });
    }

    /// Short values, as a number or a word, tell nothing where released text has them too.
    pub fn tells(&self, tokens: &[String]) -> bool {
        let short = tokens.len() <= 3;
        let within = || self.text.contains(&format!(" {} ", tokens.join(" ")));
        self.whole.contains(tokens) || short && within()
    }
}

fn spaced(words: &str) -> String {
    let words: Vec<String> = tokens(words).map(|(_, word)| word).collect();
    format!(" {} \n", words.join(" "))
}
