//! Texts × what is withheld → which withheld name or value a text says.
//!
//! Withheld values are many and texts are few. So every run of up to four words of the texts is
//! noted first; a value stands in one of them only if all of its own runs do.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::choice::{Choice, Marks};
use super::finder::Finder;
use super::leaves::{By, leaves};
use super::names::{Bearer, is_said_of_many};
use super::plain::{Keys, LONG, Plain, Runs, key, run};
use crate::brief::words::when_in_words;
use crate::facts::records::Records;
use crate::facts::when::When;
use crate::finding::field::FieldPath;
use crate::names::Setting;
use crate::names::lexicon::is_word;
use crate::names::word::{folded_words, words};

/// A withheld name or value that a text says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    pub text: usize,
    /// The words, as they stand in the facts.
    pub words: String,
    pub at: FieldPath,
    /// Whose name they are, when they are one.
    pub who: Option<String>,
    /// The words in a row, as they are sought in many texts.
    run: String,
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

    /// Returns what texts tell, each name, and each value of so many words, once a text. Short values
    /// stand in a page by chance.
    pub fn told(&self, texts: &[&str], least: usize) -> Vec<Told> {
        let texts: Vec<Plain> = texts.iter().map(|text| Plain::new(text, &self.marks)).collect();
        let mut told = Vec::new();
        for (number, text) in texts.iter().enumerate() {
            let named = self.named(&text.text).into_iter();
            told.extend(named.map(|(bearer, words)| Told {
                text: number,
                words,
                at: bearer.at.clone(),
                who: Some(bearer.who.clone()),
                run: String::new(),
            }));
        }
        for (run, (words, at)) in self.withheld(&texts, least) {
            let saying = texts.iter().enumerate().filter(|(_, text)| text.has(&words, &run));
            told.extend(saying.map(|(number, _)| Told {
                text: number,
                words: words.clone(),
                at: at.clone(),
                who: None,
                run: run.clone(),
            }));
        }
        told.sort();
        let mut seen = BTreeSet::new();
        told.retain(|told| seen.insert((told.text, run(&told.words))));
        told
    }

    /// Finds the first of some texts that tells each name or value. Of each text it is said whether
    /// it is fixed: the same whatever the facts are.
    pub fn first_saying<'t>(
        &self,
        texts: impl Iterator<Item = (&'t str, bool)>,
        all: &[Told],
    ) -> Vec<Option<usize>> {
        let mut first = vec![None; all.len()];
        let mut heard: HashSet<(&str, bool)> = HashSet::new();
        for (number, (text, is_fixed)) in texts.enumerate() {
            if !heard.insert((text, is_fixed)) {
                continue;
            }
            let text = Plain::new(text, &self.marks);
            for (first, told) in first.iter_mut().zip(all).filter(|(first, _)| first.is_none()) {
                let says = if is_fixed { Self::names } else { Self::tells };
                *first = says(self, &text, told).then_some(number);
            }
        }
        first
    }

    /// Says whether a text tells a name or value.
    pub fn says(&self, text: &str, told: &Told) -> bool {
        self.tells(&Plain::new(text, &self.marks), told)
    }

    fn tells(&self, text: &Plain, told: &Told) -> bool {
        match &told.who {
            Some(who) => {
                let named = self.named(&text.text);
                named.iter().any(|(bearer, _)| bearer.who == *who)
            }
            None => text.has(&told.words, &told.run),
        }
    }

    /// Says whether a text that is the same whatever the facts are tells a name or value, and not by
    /// chance: a value of four words, several words of a name, or one that is no word.
    fn names(&self, text: &Plain, told: &Told) -> bool {
        let Some(who) = &told.who else {
            return folded_words(&told.words).len() >= LONG && self.tells(text, told);
        };
        let found = self.finder.named(&text.text, Setting::Prose).into_iter();
        let mut of = found.filter(|one| one.sure && one.bearer.is_some_and(|one| one.who == *who));
        of.any(|found| {
            let words = folded_words(&text.text[found.range]);
            words.iter().filter(|word| word.len() > 1).count() > 1
                || !words.iter().all(|word| is_word(word))
        })
    }

    /// Returns who is surely named, and by which name on record.
    fn named(&self, text: &str) -> Vec<(&Bearer, String)> {
        // A page begins with its doctype.
        let setting = if text.starts_with("<!") { Setting::Page } else { Setting::Prose };
        let named = self.finder.named(text, setting).into_iter().filter(|found| found.sure);
        named.filter_map(|found| Some((found.bearer?, found.typed.to_owned()))).collect()
    }

    /// Collects the withheld values that may stand in texts, by their words. What the marks
    /// show somewhere is no secret, and neither are the words of the house.
    fn withheld(&self, texts: &[Plain], least: usize) -> BTreeMap<String, (String, FieldPath)> {
        let said = Runs::of(texts);
        let mut open: Keys = Keys::default();
        let mut may: BTreeMap<String, (String, FieldPath)> = BTreeMap::new();
        let mut shown = |words: &str| {
            printed(self.records, words, &mut |form| {
                let words = plain_words(form);
                if said.may_hold(&words) {
                    open.insert(key(&words));
                }
                open.extend(said.held(&words));
            });
        };
        shown(&serde_json::to_string(&self.records.settings).unwrap_or_default());
        let by = By { records: self.records, choice: self.choice, finder: self.finder };
        let mut heard: Keys = Keys::default();
        leaves(self.records, Some(by), &mut |leaf| {
            if leaf.hidden && is_said_of_many(leaf.at, leaf.words) {
                return;
            }
            // What is said twice tells no more: most words are ids, kinds and days.
            let side = if leaf.hidden { "hidden" } else { "shown" };
            if !heard.insert(key(&[side, leaf.words])) {
                return;
            }
            if !leaf.hidden {
                shown(leaf.words);
                return;
            }
            printed(self.records, leaf.words, &mut |form| {
                let words = plain_words(form);
                let apart = || {
                    form.parse::<When>().is_err() && texts.iter().any(|text| text.has_tight(&words))
                };
                if words.len() >= least && (said.may_hold(&words) || apart()) {
                    may.entry(run(form)).or_insert_with(|| (form.to_owned(), leaf.at.clone()));
                }
            });
        });
        may.retain(|run, _| {
            let words: Vec<&str> = run.split_whitespace().collect();
            !open.contains(&key(&words))
        });
        may
    }
}

/// Hands over what of a value may be printed: itself, a day in words, and the addresses in it.
fn printed(records: &Records, words: &str, take: &mut dyn FnMut(&str)) {
    take(words);
    let is_day = words.starts_with(|c: char| c.is_ascii_digit());
    if let Some(when) = is_day.then(|| words.parse::<When>().ok()).flatten() {
        take(&when_in_words(&records.settings, when));
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

fn plain_words(text: &str) -> Vec<Cow<'_, str>> {
    words(text).into_iter().map(|word| word.folded).collect()
}
