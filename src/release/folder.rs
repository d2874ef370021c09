//! An edition → the files of its folder, with the certificate: what was decided, what was proved;
//! nothing withheld.
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

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::json;

use super::choice::{Ground, Marks};
use super::edition::{Edition, digest};
use crate::facts::records::Records;
use crate::facts::settings::Settings;
use crate::pack::format::Format;

/// What was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    pub id: &'a str,
    pub level: &'a str,
    /// The organisations to which the edition is limited; none when it is not.
    pub scope: &'a [String],
    /// Whether an edition with another scope is made at the same time.
    pub is_apart: bool,
}

impl Request<'_> {
    pub fn folder(&self) -> String {
        let scope = self.scope.iter().filter(|_| self.is_apart).map(|id| format!("-{id}"));
        format!("output/{}/release-{}{}", self.id, self.level, scope.collect::<String>())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseFile {
    /// Path from the project folder.
    pub path: String,
    pub bytes: Arc<[u8]>,
    /// Its format; none of the certificate, which is plain text.
    pub format: Option<&'static Format>,
}

/// Returns the files of an edition, the certificate last.
pub fn files(records: &Records, request: Request<'_>, edition: &Edition) -> Vec<ReleaseFile> {
    let folder = request.folder();
    let mut files = Vec::new();
    let mut digests = BTreeMap::new();
    for made in &edition.made {
        for file in &made.files {
            let name = file.format.name(&made.document);
            files.push(ReleaseFile {
                path: format!("{folder}/{name}"),
                bytes: Arc::clone(&file.bytes),
                format: Some(file.format),
            });
            digests.insert(name, digest(&file.bytes));
        }
    }
    let as_of = edition.made.iter().map(|made| (made.document.clone(), made.as_of.clone()));
    let texts = edition.made.iter().map(|made| &*made.markdown);
    let scope: BTreeSet<&String> = request.scope.iter().collect();
    let as_of: BTreeMap<String, String> = as_of.collect();
    let certificate = json!({
        "id": request.id,
        "level": request.level,
        // The organisations to which it is limited.
        "scope": scope,
        // The reader's day of each document.
        "as_of": as_of,
        // How often each ground stands in the Markdown files.
        "grounds": grounds(&records.settings, texts),
        // An edition for which these do not hold is never written.
        "proofs": {
            "same_bytes": "made again from other withheld values and other numbers of them, names \
                           in prose one for one: no byte differs",
            // The forms in which every file is read.
            "searched": [
                "plain, with its name",
                "HTML character references and percent-encoding decoded",
                "capital and small letters alike, with and without accents",
                "punctuation, Markdown, links and line breaks between words left out",
                "names in parts, short and inflected; whole ones in other scripts too",
            ],
            "found": "nothing withheld",
        },
        "files": digests,
    });
    let written = serde_json::to_string_pretty(&certificate).expect("a certificate is plain words");
    files.push(ReleaseFile {
        path: format!("{folder}/certificate.json"),
        bytes: (written + "\n").into_bytes().into(),
        format: None,
    });
    files
}

impl ReleaseFile {
    pub fn text(&self) -> String {
        match self.format {
            Some(format) => (format.text)(&self.bytes),
            None => String::from_utf8_lossy(&self.bytes).into_owned(),
        }
    }
}

/// Counts the marks that an edition shows.
pub fn grounds<'t>(
    settings: &Settings,
    texts: impl Iterator<Item = &'t str>,
) -> BTreeMap<String, usize> {
    let marks = Marks::new(settings);
    let by_key: BTreeMap<&str, &str> =
        Ground::ALL.map(|ground| (ground.key(settings), marks.of(ground))).into();
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
