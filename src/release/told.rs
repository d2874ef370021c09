//! Texts × what is withheld → which withheld name or value a text says.
//!
//! Withheld values are many and so are texts, so neither is searched for the other: every run
//! of four words of the texts is noted first, and a value stands in one of them only if all of
//! its own runs do. The few that may are then looked for word by word.

use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::choice::Choice;
use super::finder::Finder;
use super::leaves::hidden_and_shown;
use super::marks::Marks;
use super::runs::Runs;
use super::search::{Told, forms};
use super::tokens::tokens;
use crate::brief::words;
use crate::facts::records::Records;
use crate::facts::when::When;
use crate::finding::field::FieldPath;

/// Which values count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Values {
    /// Every value that the marks show nowhere: the texts are values of records themselves.
    All,
    /// Values of four words and more: shorter ones stand in a page by chance.
    Long,
}

/// A value of as many words is no chance.
const LONG: usize = 4;

/// Finds what texts tell.
pub fn told(
    records: &Records,
    choice: &Choice,
    texts: &[&str],
    values: Values,
) -> Vec<Told> {
    let marks = Marks::new(&records.settings).all();
    let bare = |text: &&str| {
        let mut bare = forms(&text.replace('\\', "")).join("\n");
        for mark in &marks {
            bare = bare.replace(mark, " ");
        }
        bare
    };
    let texts: Vec<String> = texts.iter().map(bare).collect();
    let finder = Finder::new(records, choice);
    let mut told = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        let sure = finder.found(text).into_iter().filter(|found| found.sure);
        let named = sure.filter_map(|found| Some((found.bearer?, found.typed)));
        told.extend(named.map(|(bearer, words)| Told {
            text: number,
            words: words.to_owned(),
            tokens: run(words),
            at: bearer.at.clone(),
            who: Some(bearer.who.clone()),
        }));
    }
    told.extend(told_values(records, choice, &texts, values, &finder));
    told.sort();
    told.dedup_by(|a, b| (a.text, &a.tokens) == (b.text, &b.tokens));
    told
}

fn told_values(
    records: &Records,
    choice: &Choice,
    texts: &[String],
    values: Values,
    finder: &Finder,
) -> Vec<Told> {
    let texts: Vec<Vec<_>> = texts.iter().map(|text| tokens(text).collect()).collect();
    let mut said = Grams::default();
    for text in &texts {
        said.add(text.iter().map(|(_, word)| word.as_str()));
    }
    // What the marks show somewhere is no secret, and neither are the words of the house.
    let mut open = Grams::default();
    let mut may: BTreeMap<Vec<String>, (String, FieldPath)> = BTreeMap::new();
    hidden_and_shown(
        records,
        choice,
        finder,
        &mut |words| {
            for form in [Some(words.to_owned()), in_words(records, words)] {
                let run: Vec<String> = run(&form.unwrap_or_default());
                open.add(run.iter().map(String::as_str));
                open.whole.insert(key(run.iter().map(String::as_str)));
            }
        },
        &mut |words, at| {
            for form in printed(records, words) {
                let run = run(&form);
                let long = run.len() >= LONG;
                if (long || values == Values::All)
                    && !run.is_empty()
                    && said.may_hold(&run)
                {
                    may.entry(run).or_insert_with(|| (form, at.clone()));
                }
            }
        },
    );
    may.retain(|run, _| {
        let words = || run.iter().map(String::as_str);
        let is_open =
            open.whole.contains(&key(words())) || run.len() < LONG && open.may_hold(run);
        !is_open
    });
    let runs: Vec<&Vec<String>> = may.keys().collect();
    let index = Runs::new(runs.iter().map(|run| run.as_slice()));
    let mut told = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        let found = (0..text.len()).flat_map(|at| index.at(&text[at..]));
        told.extend(found.map(|(run, _)| {
            let (words, at) = &may[runs[run]];
            Told {
                text: number,
                words: words.clone(),
                tokens: runs[run].clone(),
                at: at.clone(),
                who: None,
            }
        }));
    }
    told
}

/// The runs of up to four words of texts, each as a number.
#[derive(Default)]
struct Grams {
    runs: HashSet<u64>,
    whole: HashSet<u64>,
}

impl Grams {
    fn add<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        let words: Vec<&str> = words.collect();
        for at in 0..words.len() {
            for length in 1..=LONG.min(words.len() - at) {
                self.runs
                    .insert(key(words[at..at + length].iter().copied()));
            }
        }
    }

    /// Says whether a text can hold a run of words: one that holds all parts of it may.
    fn may_hold(&self, run: &[String]) -> bool {
        let parts = run.windows(LONG.min(run.len()));
        parts
            .map(|part| key(part.iter().map(String::as_str)))
            .all(|part| self.runs.contains(&part))
    }
}

fn key<'w>(words: impl Iterator<Item = &'w str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.for_each(|word| word.hash(&mut hasher));
    hasher.finish()
}

fn run(words: &str) -> Vec<String> {
    tokens(words).map(|(_, word)| word).collect()
}

fn in_words(records: &Records, words: &str) -> Option<String> {
    let when = words.parse::<When>().ok()?;
    Some(words::when_in_words(&records.settings, when))
}

/// Returns what of a value may be printed: itself, a day in words, and the addresses in it.
fn printed(records: &Records, words: &str) -> Vec<String> {
    let mut forms = vec![words.to_owned()];
    forms.extend(in_words(records, words));
    let parts = words.split_whitespace().filter(|part| {
        let mail = part.split_once('@');
        part.contains("://") || mail.is_some_and(|(_, host)| host.contains('.'))
    });
    forms.extend(parts.map(str::to_owned));
    forms
}
