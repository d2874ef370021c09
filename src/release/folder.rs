//! An edition → the files of its folder, with the certificate.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::json;

use super::certificate::{digest, grounds, proofs};
use super::edition::Edition;
use crate::facts::records::Records;
use crate::pack::format::Format;

/// What was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    pub id: &'a str,
    pub level: &'a str,
    /// The organisations to which the edition is limited; none when it is not.
    pub scope: &'a [String],
}

impl Request<'_> {
    pub fn folder(&self) -> String {
        format!("output/{}/release-{}", self.id, self.level)
    }
}

/// One file of an edition.
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
        "proofs": proofs(),
        "files": digests,
        // The digest of the facts that may be shown and of the templates.
        "inputs": edition.inputs,
    });
    let mut certificate =
        serde_json::to_string_pretty(&certificate).expect("a certificate is plain words");
    certificate.push('\n');
    files.push(ReleaseFile {
        path: format!("{folder}/certificate.json"),
        bytes: certificate.into_bytes().into(),
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
