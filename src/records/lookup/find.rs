//! What somebody typed → the record it means: an id, `KIND/ID` or a name.

use std::collections::BTreeMap;

use crate::facts::records::Records;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::kind::kinds;
use crate::finding::nearest::nearest;
use crate::finding::report::{At, Report};
use crate::names::fold::is_unspaced;
use crate::names::word::folded_words;

/// As many records as are named where a word may mean several.
const MEANT: usize = 5;

/// Finds a record of one of `kinds`; says why when there is none, or more than one.
pub fn find(
    records: &Records,
    typed: &str,
    kinds: &[Kind],
    report: &mut Report,
) -> Option<RecordKey> {
    let (kinds, word) = kind_of(typed, kinds);
    let mut found = with_id(records, &word, &kinds);
    if found.is_empty() {
        found = with_name(records, &word, &kinds);
    }
    if found.is_empty() {
        found = with_part(records, &word, &kinds);
    }
    match found.as_slice() {
        [one] => Some(one.clone()),
        [] => {
            let nouns: Vec<&str> = kinds.iter().map(|kind| kind.noun()).collect();
            let message = format!("No {} is called `{typed}`.", or(&nouns));
            report.error("unknown-id", At::Nowhere, message).hint(guess(records, &word, &kinds));
            None
        }
        several => {
            let quoted: Vec<String> =
                several.iter().take(MEANT).map(|key| format!("`{key}`")).collect();
            let keys: Vec<&str> = quoted.iter().map(String::as_str).collect();
            let more = if several.len() > MEANT { ", among others" } else { "" };
            let message = format!("`{typed}` may be {}{more}.", or(&keys));
            report
                .error("ambiguous-id", At::Nowhere, message)
                .hint("write the one you mean with its kind".to_owned());
            None
        }
    }
}

/// Reads `people/ada`, `person/ada` and `data/people/ada.yaml`.
fn kind_of(typed: &str, kinds: &[Kind]) -> (Vec<Kind>, String) {
    let below = typed.strip_prefix("data/").unwrap_or(typed);
    let path = below.strip_suffix(".yaml").unwrap_or(below);
    let named = path.split_once('/').and_then(|(word, rest)| Some((Kind::of_word(word)?, rest)));
    match named {
        Some((kind, rest)) if kinds.contains(&kind) => {
            let id = rest.rsplit('/').next().unwrap_or(rest);
            (vec![kind], id.to_owned())
        }
        _ => (kinds.to_vec(), typed.to_owned()),
    }
}

/// A record that people look for by the names it has beside its id.
pub trait Called {
    /// Returns them, as they are written.
    fn names(&self) -> Vec<&str>;
}

fn with_id(records: &Records, word: &str, kinds: &[Kind]) -> Vec<RecordKey> {
    let there = |kind: &&Kind| records.ids(**kind).binary_search(&word).is_ok();
    let kinds = kinds.iter().filter(there);
    kinds.map(|kind| RecordKey::new(*kind, word)).collect()
}

fn with_name(records: &Records, word: &str, kinds: &[Kind]) -> Vec<RecordKey> {
    let wanted = sorted_words(word);
    let mut found: Vec<RecordKey> = names(records, kinds)
        .into_iter()
        .filter(|(name, _)| !wanted.is_empty() && is_named(name, word, &wanted))
        .map(|(_, key)| key)
        .collect();
    found.sort();
    found.dedup();
    found
}

/// Finds what is typed by a family name alone, or a word of a title.
fn with_part(records: &Records, word: &str, kinds: &[Kind]) -> Vec<RecordKey> {
    let wanted = folded_words(word);
    let unspaced = word.chars().any(is_unspaced).then(|| wanted.concat());
    let holds = |name: &str| {
        let own = folded_words(name);
        let joined = || unspaced.as_ref().is_some_and(|part| own.concat().contains(part));
        wanted.iter().all(|word| own.contains(word)) || joined()
    };
    let named = names(records, kinds).into_iter();
    let mut found: Vec<RecordKey> =
        named.filter(|(name, _)| !wanted.is_empty() && holds(name)).map(|(_, key)| key).collect();
    found.sort();
    found.dedup();
    // Who or what bears the name comes before what only tells of it.
    let bears =
        |key: &RecordKey| matches!(key.kind, Kind::Organisation | Kind::Person | Kind::Topic);
    if found.iter().any(bears) {
        found.retain(bears);
    }
    found
}

/// Some scripts write a name with a space or without.
fn is_named(name: &str, typed: &str, wanted: &[String]) -> bool {
    let joined = |name: &str| folded_words(name).concat();
    sorted_words(name) == wanted || typed.chars().any(is_unspaced) && joined(name) == joined(typed)
}

/// `SYNNOTT Brian` is Brian Synnott, in every script.
fn sorted_words(name: &str) -> Vec<String> {
    let mut words = folded_words(name);
    words.sort_unstable();
    words
}

fn guess(records: &Records, word: &str, kinds: &[Kind]) -> Option<String> {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (name, key) in names(records, kinds) {
        known.entry(folded_words(name).join(" ")).or_insert(key.id);
    }
    let words = folded_words(word);
    let near = nearest(&words.join(" "), known.keys().map(String::as_str));
    near.map(|near| format!("did you mean `{}`?", known[near]))
}

/// Returns every name of every record, with the record; an id is a name too.
fn names<'r>(records: &'r Records, kinds: &[Kind]) -> Vec<(&'r str, RecordKey)> {
    let mut names: Vec<(&'r str, Kind, &'r str)> = Vec::new();
    macro_rules! names {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            for record in records.$folder.iter() {
                let all = record.names().into_iter();
                names.extend(all.map(|name| (name, Kind::$kind, record.id.as_str())));
            }
        )*};
    }
    kinds!(names);
    for kind in kinds {
        names.extend(records.ids(*kind).into_iter().map(|id| (id, *kind, id)));
    }
    let wanted = names.into_iter().filter(|(_, kind, _)| kinds.contains(kind));
    wanted.map(|(name, kind, id)| (name, RecordKey::new(kind, id))).collect()
}

fn or(words: &[&str]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => {
            format!("{} or {last}", first.join(", "))
        }
        words => words.concat(),
    }
}
