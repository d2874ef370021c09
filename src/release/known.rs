//! What an edition shows → which values tell nothing because they stand there anyway.

use std::collections::BTreeSet;

use serde_json::Value;

use super::names::Name;
use super::tokens::tokens;
use crate::brief::words;
use crate::facts::records::Records;
use crate::facts::when::When;

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

/// Collects every key and every string of a value.
pub fn strings(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(words) => all.push(words.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, all)),
        Value::Object(fields) => {
            all.extend(fields.keys().cloned());
            fields.values().for_each(|field| strings(field, all));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
