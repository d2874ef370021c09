//! A language → the words of packs in it, from `templates/words/LANGUAGE.yaml`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Deserialize;

use super::through::through;
use super::translate::translate;
use crate::brief::words;
use crate::yaml::{self, Fault};

/// The words of packs in a language other than English, in which the templates are written.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// Joins the last two of a list.
    #[serde(default)]
    and: Option<String>,
    /// How often: never, once, twice, and `{} times`.
    #[serde(default)]
    times: Vec<String>,
    /// Small counts, from none on.
    #[serde(default)]
    counts: Vec<String>,
    /// What the templates say, and what stands in its place.
    #[serde(default)]
    phrases: BTreeMap<String, String>,
}

impl Language {
    /// Reads a file of words.
    pub fn read(text: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        let parsed = yaml::parse(text);
        faults.extend(parsed.faults);
        yaml::read(&mut parsed.tree?, text, faults)
    }

    /// Returns what stands in place of words, or the words.
    pub fn word<'w>(&'w self, words: &'w str) -> Cow<'w, str> {
        Cow::Borrowed(self.phrases.get(words).map_or(words, String::as_str))
    }

    /// Joins with commas and a last “and”.
    pub fn and(&self, items: &[&str]) -> String {
        let own = |item: &&str| through(item, |item| self.word(item).into_owned());
        let told: Vec<String> = items.iter().map(own).collect();
        let items: Vec<&str> = told.iter().map(String::as_str).collect();
        match (&self.and, items.as_slice()) {
            (Some(and), [first @ .., last]) if !first.is_empty() => {
                format!("{} {and} {last}", first.join(", "))
            }
            (_, items) => words::and(items),
        }
    }

    /// Writes a small count as a word.
    pub fn count(&self, number: usize) -> String {
        match self.counts.get(number) {
            Some(word) => word.clone(),
            None if self.counts.is_empty() => words::count(number),
            None => number.to_string(),
        }
    }

    /// Writes how often.
    pub fn times(&self, number: usize) -> String {
        match self.times.as_slice() {
            [] => words::times(number),
            [own @ .., _] if number < own.len() => own[number].clone(),
            [.., many] => many.replace("{}", &self.count(number)),
        }
    }

    /// Writes a controlled word for people.
    pub fn label(&self, word: &str) -> String {
        let label = words::label(word);
        match self.phrases.get(&label).or_else(|| self.phrases.get(word)) {
            Some(own) => words::capital(own),
            None => label,
        }
    }

    /// Sets the article before a name, unless it begins with one or the language sets none.
    pub fn the(&self, name: &str) -> String {
        let first = name.split_whitespace().next().unwrap_or_default();
        let has_own = first.eq_ignore_ascii_case("the");
        match self.phrases.get("the") {
            Some(article) => format!("{article}{name}"),
            None if has_own || !self.phrases.is_empty() => name.to_owned(),
            None => format!("the {name}"),
        }
    }

    /// Puts the words of a template into the language; its tags stay as they are.
    pub fn template(&self, text: &str) -> String {
        translate(text, &self.phrases)
    }

    /// Returns what the templates say, and what stands in its place.
    pub fn phrases(&self) -> &BTreeMap<String, String> {
        &self.phrases
    }
}

/// Returns the names of the files that may hold the words of a language: that of its country
/// first.
pub fn files(tag: &str) -> Vec<String> {
    let base = tag.split(['-', '_']).next().unwrap_or(tag);
    [tag, base]
        .map(|name| format!("words/{name}.yaml"))
        .to_vec()
}
