//! Records × choice → every value that must not be told.

use std::collections::BTreeMap;

use serde::Serialize;

use super::choice::Choice;
use super::known::{Known, shown};
use super::leaves::Leaves;
use super::names::names;
use super::redact::{Withheld, redact};
use super::scrub::Scrub;
use super::tokens::{strings, tokens};
use crate::brief::words;
use crate::facts::id::Record;
use crate::facts::records::{Records, Table};
use crate::facts::when::When;
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::finding::kind::kinds;

/// A value that must not be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// The value.
    pub words: String,
    /// Its words in small letters.
    pub tokens: Vec<String>,
    /// Where it stands in the facts.
    pub at: FieldPath,
    /// Whether it is a name, to be found even where a template uses the word.
    pub name: bool,
    /// Whether it is a part of a name, which means somebody only with a capital.
    pub part: bool,
    /// The other records whose ids hold it.
    pub ids: Vec<RecordKey>,
}

/// Collects what must not be told, each value once, by the first place where it stands.
pub fn secrets(records: &Records, choice: &Choice) -> Vec<Secret> {
    let names = names(records, choice, &shown(records, choice));
    let find = Scrub::new(&names, &|name| name.words.clone());
    let mut leaves = Leaves::new(records, choice, &find);
    macro_rules! read {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            leaves.table(&records.$folder, |one| one.withheld(choice).is_some());
        )*};
    }
    kinds!(read);
    let Leaves { hidden, shown, .. } = leaves;
    let mut known = Known::new(records, shown);
    known.forget(&names);
    let printed = Known::new(records, released(records, choice));
    let mut found: BTreeMap<Vec<String>, Secret> = BTreeMap::new();
    for name in names {
        found.entry(name.tokens.clone()).or_insert(Secret {
            words: name.words,
            tokens: name.tokens,
            at: name.at,
            name: true,
            part: name.part,
            ids: Vec::new(),
        });
    }
    for (words, at) in hidden
        .iter()
        .flat_map(|(words, at)| forms(records, words, at))
    {
        let tokens: Vec<String> = tokens(&words).map(|(_, word)| word).collect();
        let excused = known.tells(&tokens) && printed.tells(&tokens);
        if !tokens.is_empty() && !excused {
            let secret = Secret {
                words,
                tokens: tokens.clone(),
                at,
                name: false,
                part: false,
                ids: Vec::new(),
            };
            let before = found.entry(tokens).or_insert_with(|| secret.clone());
            if before.part {
                *before = secret;
            }
        }
    }
    let mut all: Vec<Secret> = found.into_values().collect();
    note_ids(records, &mut all);
    all
}

/// Returns what templates may print. A value is excused only where its marks allow it elsewhere
/// and it is really there: a remark that is never released excuses nothing.
fn released(records: &Records, choice: &Choice) -> Vec<String> {
    let redacted = redact(records, choice);
    let mut all = Vec::new();
    macro_rules! read {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            texts(&redacted.$folder, &mut all);
        )*};
    }
    kinds!(read);
    all
}

fn texts<T: Record + Serialize>(table: &Table<T>, all: &mut Vec<String>) {
    for record in table.iter() {
        all.push(record.id().to_string());
        strings(&serde_json::to_value(record).unwrap_or_default(), all);
    }
}

/// Notes the records whose ids hold a name, but for the record that is so called.
fn note_ids(records: &Records, secrets: &mut [Secret]) {
    let keys = Kind::FOLDERS.into_iter().flat_map(|kind| {
        let ids = records.ids(kind).into_iter();
        ids.map(move |id| RecordKey {
            kind,
            id: id.to_owned(),
        })
    });
    let ids: Vec<(RecordKey, Vec<String>)> = keys
        .map(|key| {
            let words = tokens(&key.id).map(|(_, word)| word).collect();
            (key, words)
        })
        .collect();
    for secret in secrets.iter_mut().filter(|secret| secret.name) {
        let holds = |words: &[String]| {
            let mut runs = words.windows(secret.tokens.len());
            runs.any(|run| run == secret.tokens)
        };
        let other = ids
            .iter()
            .filter(|(key, words)| *key != secret.at.record && holds(words));
        secret.ids = other.map(|(key, _)| key.clone()).collect();
    }
}

/// Returns the forms in which a value may be printed: itself, a day in words, and the
/// addresses in it.
fn forms(records: &Records, words: &str, at: &FieldPath) -> Vec<(String, FieldPath)> {
    let mut forms = vec![(words.to_owned(), at.clone())];
    if let Ok(when) = words.parse::<When>() {
        forms.push((words::when_in_words(&records.settings, when), at.clone()));
    }
    let parts = words.split_whitespace().filter(|part| {
        part.contains("://")
            || part
                .split_once('@')
                .is_some_and(|(_, host)| host.contains('.'))
    });
    forms.extend(parts.map(|part| (part.to_owned(), at.clone())));
    forms
}
