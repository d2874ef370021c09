//! An edition → its certificate: what was decided, what was proved; nothing withheld.
//!
//! What an edition tells: that something is withheld, where, and on which ground; where in a
//! sentence a single name stood, and so how often names stand alone in a text, for names in prose
//! are varied one for one; what grammar says around such a mark, as a gender; that a sentence names
//! several, counts or may name somebody, and so went whole; how many sentences stand beside it.
//!
//! What it does not tell: who or what; how many there are in a list of values, a sentence that
//! went whole, a list or a table, nor in which order they stood; whether two marks are of one. The
//! certificate is the same whatever is withheld. What neither proof can see is a withheld fact in
//! other words.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::choice::Ground;
use super::marks::Marks;
use crate::facts::id::Record;
use crate::facts::records::{Records, Table};
use crate::facts::settings::Settings;
use crate::finding::kind::kinds;

/// The forms in which every file is read.
const FORMS: [&str; 5] = [
    "plain, with its name",
    "HTML character references and percent-encoding decoded",
    "capital and small letters alike, with and without accents",
    "punctuation, Markdown and line breaks between words left out",
    "names in parts, short and inflected; whole ones in other scripts too",
];

/// Returns what was proved; an edition for which it does not hold is never written.
pub fn proofs() -> Value {
    json!({
        "same_bytes": "made again from other withheld values and other numbers of them, names in \
                       prose one for one: no byte differs",
        "searched": FORMS,
        "found": "nothing withheld",
    })
}

/// Counts the marks that an edition shows.
pub fn grounds<'t>(
    settings: &Settings,
    texts: impl Iterator<Item = &'t str>,
) -> BTreeMap<String, usize> {
    let marks = Marks::new(settings);
    let by_key = Ground::ALL.map(|ground| (ground.key(settings), marks.of(ground)));
    let by_key = BTreeMap::from(by_key);
    let mut counts = BTreeMap::new();
    for text in texts {
        let plain = text.replace('\\', "");
        for (key, mark) in &by_key {
            let shown = plain.matches(mark).count();
            if shown > 0 {
                *counts.entry((*key).to_owned()).or_insert(0) += shown;
            }
        }
    }
    counts
}

pub fn digest(bytes: &[u8]) -> String {
    in_words(&Sha256::digest(bytes))
}

/// Returns the digest of all that templates see, and of the templates themselves. What is
/// withheld is not in it: a digest of guessable words would confirm the guess.
pub fn inputs(redacted: &Records, templates: &str) -> String {
    let mut all = Sha256::new();
    let mut add = |part: &str| {
        all.update((part.len() as u64).to_be_bytes());
        all.update(part.as_bytes());
    };
    add(templates);
    add(&written(&redacted.settings));
    macro_rules! tables {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            table(&redacted.$folder, &mut add);
        )*};
    }
    kinds!(tables);
    for (about, marks) in &redacted.withheld.about {
        add(about.as_str());
        marks.iter().for_each(|mark| add(mark));
    }
    in_words(&all.finalize())
}

fn table<T: Record + Serialize>(table: &Table<T>, add: &mut dyn FnMut(&str)) {
    for record in table.iter() {
        add(record.id().as_str());
        add(&written(record));
    }
}

fn written(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("records are plain values")
}

fn in_words(digest: &[u8]) -> String {
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}
