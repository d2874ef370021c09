//! Texts × what is withheld → which withheld name or value a text says.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::choice::Choice;
use super::finder::Finder;
use super::leaves::{By, leaves, strings};
use super::marks::Marks;
use super::names::Bearer;
use super::plain::{Plain, run};
use crate::brief::words::when_in_words;
use crate::facts::records::Records;
use crate::facts::when::When;
use crate::finding::field::FieldPath;
use crate::names::Setting;

/// A withheld name or value that a text says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub text: usize,
    /// The words, as they stand in the facts.
    pub words: String,
    pub at: FieldPath,
    /// Whose name they are, when they are one.
    pub who: Option<String>,
}

/// Which values count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// Every value that the marks show nowhere.
    All,
    /// Values of four words and more: shorter ones stand in a page by chance.
    Long,
}

pub struct Search<'a> {
    records: &'a Records,
    choice: &'a Choice,
    finder: &'a Finder,
    marks: BTreeSet<String>,
}

impl<'a> Search<'a> {
    pub fn new(records: &'a Records, choice: &'a Choice, finder: &'a Finder) -> Self {
        let marks = Marks::new(&records.settings).all();
        Self { records, choice, finder, marks }
    }

    /// Returns what texts tell, each name and value once a text.
    pub fn told(&self, texts: &[&str], values: Values) -> Vec<Told> {
        let texts: Vec<Plain> = {
            let plain = texts.iter().map(|text| Plain::new(text, &self.marks));
            plain.collect()
        };
        let mut told = Vec::new();
        for (number, text) in texts.iter().enumerate() {
            let named = self.named(&text.text).into_iter();
            told.extend(named.map(|(bearer, words)| Told {
                text: number,
                words,
                at: bearer.at.clone(),
                who: Some(bearer.who.clone()),
            }));
        }
        for (words, at) in self.withheld(&texts, values).into_values() {
            let saying = texts.iter().enumerate().filter(|(_, text)| text.has(&words));
            told.extend(saying.map(|(number, _)| Told {
                text: number,
                words: words.clone(),
                at: at.clone(),
                who: None,
            }));
        }
        told.sort();
        let mut seen = BTreeSet::new();
        told.retain(|told| seen.insert((told.text, run(&told.words))));
        told
    }

    /// Says whether a text tells a name or value.
    pub fn says(&self, text: &str, told: &Told) -> bool {
        let text = Plain::new(text, &self.marks);
        match &told.who {
            Some(who) => {
                let named = self.named(&text.text);
                named.iter().any(|(bearer, _)| bearer.who == *who)
            }
            None => text.has(&told.words),
        }
    }

    /// Returns who is surely named, and by which name on record.
    fn named(&self, text: &str) -> Vec<(&Bearer, String)> {
        // A page begins with its doctype.
        let setting = if text.starts_with("<!") { Setting::Page } else { Setting::Prose };
        let sure = self.finder.named(text, setting).into_iter();
        let sure = sure.filter(|found| found.sure);
        sure.filter_map(|found| Some((found.bearer?, found.typed.to_owned()))).collect()
    }

    /// Collects the withheld values that stand in texts, by their words. What the marks show
    /// somewhere is no secret, nor are up to three words of it, and neither are the words of the
    /// house.
    fn withheld(&self, texts: &[Plain], values: Values) -> BTreeMap<String, (String, FieldPath)> {
        let known: HashSet<&str> =
            texts.iter().flat_map(|text| text.run.split_whitespace()).collect();
        let stands = |words: &str| {
            words.split_whitespace().all(|word| known.contains(word))
                && texts.iter().any(|text| text.run.contains(words))
        };
        let mut shown = String::new();
        let mut found: BTreeMap<String, (String, FieldPath)> = BTreeMap::new();
        let settings = serde_json::to_value(&self.records.settings).unwrap_or_default();
        strings(&settings, &mut |words| shown.push_str(&format!("\n{}\n", run(words))));
        let by = By { records: self.records, choice: self.choice, finder: self.finder };
        leaves(self.records, Some(by), &mut |leaf| {
            printed(self.records, leaf.words, &mut |form| {
                let words = run(form);
                if !leaf.hidden {
                    shown.push_str(&format!("\n{words}\n"));
                } else if (values == Values::All || is_long(&words)) && stands(&words) {
                    found.entry(words).or_insert_with(|| (form.to_owned(), leaf.at.clone()));
                }
            });
        });
        found.retain(|words, _| {
            let whole = format!("\n{words}\n");
            !words.trim().is_empty() && !shown.contains(if is_long(words) { &whole } else { words })
        });
        found
    }
}

/// Says whether a value has so many words that it stands nowhere by chance.
fn is_long(words: &str) -> bool {
    words.split_whitespace().count() >= 4
}

fn in_words(records: &Records, words: &str) -> Option<String> {
    if !words.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let when = words.parse::<When>().ok()?;
    Some(when_in_words(&records.settings, when))
}

/// Hands over what of a value may be printed: itself, a day in words, and the addresses in it.
fn printed(records: &Records, words: &str, take: &mut dyn FnMut(&str)) {
    take(words);
    if let Some(day) = in_words(records, words) {
        take(&day);
    }
    if !words.contains(['@', ':']) {
        return;
    }
    let parts = words.split_whitespace().filter(|part| {
        let mail = part.split_once('@');
        part.contains("://") || mail.is_some_and(|(_, host)| host.contains('.'))
    });
    parts.for_each(take);
}
