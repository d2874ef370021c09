//! An edition → the files of its folder, with the certificate.

use std::collections::BTreeSet;

use super::certificate::{Certificate, Proofs, digest, grounds};
use super::edition::Edition;
use super::redact::marks;
use crate::facts::records::Records;

/// What was asked for.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The record.
    pub id: &'a str,
    /// The level.
    pub level: &'a str,
    /// The organisations to which the edition is limited; none when it is not.
    pub scope: &'a [String],
}

impl Request<'_> {
    /// Returns the folder of the edition.
    pub fn folder(&self) -> String {
        format!("output/{}/release-{}", self.id, self.level)
    }
}

/// Returns the files of an edition by path, the certificate last.
pub fn files(
    records: &Records,
    request: Request<'_>,
    edition: &Edition,
) -> Vec<(String, String)> {
    let folder = request.folder();
    let mut files = Vec::new();
    for made in &edition.made {
        let path = |ending| format!("{folder}/{}.{ending}", made.document);
        files.push((path("md"), made.markdown.clone()));
        files.push((path("html"), made.html.clone()));
    }
    let digests = files.iter().map(|(path, text)| {
        let name = path.rsplit('/').next().unwrap_or(path);
        (name.to_owned(), digest(text.as_bytes()))
    });
    let as_of = edition
        .made
        .iter()
        .map(|made| (made.document.clone(), made.as_of.clone()));
    let texts = edition.made.iter().map(|made| made.markdown.as_str());
    let scope: BTreeSet<&String> = request.scope.iter().collect();
    let certificate = Certificate {
        id: request.id.to_owned(),
        level: request.level.to_owned(),
        scope: scope.into_iter().cloned().collect(),
        as_of: as_of.collect(),
        grounds: grounds(&marks(records), texts),
        proofs: Proofs::HELD,
        files: digests.collect(),
        inputs: edition.inputs.clone(),
    };
    let mut certificate =
        serde_json::to_string_pretty(&certificate).expect("a certificate is plain words");
    certificate.push('\n');
    files.push((format!("{folder}/certificate.json"), certificate));
    files
}
