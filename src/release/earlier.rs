//! Editions made before × this one → where one shows what the other withholds.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::choice::Choice;
use super::edition::Made;
use super::folder::ReleaseFile;
use super::search::search;
use super::secrets::{Secret, secrets};
use crate::facts::records::Records;
use crate::finding::report::{At, Report};
use crate::pack::format::MARKDOWN;

/// Returns the folder of an edition in which a file lies, and the name of the file.
pub fn folder_of(path: &str) -> Option<(&str, &str)> {
    let (folder, name) = path.rsplit_once('/')?;
    let last = folder.rsplit('/').next()?;
    last.starts_with("release-").then_some((folder, name))
}

/// Names the files of the folder that the edition does not replace: its certificate does not
/// speak of them.
pub fn left_over(new: &[ReleaseFile], earlier: &Files, report: &mut Report) {
    let is_new = |path: &&String| !new.iter().any(|known| known.path == **path);
    for path in earlier.keys().filter(is_new) {
        let message = "This file is of an earlier edition, and the new certificate is silent on it.";
        report
            .warning("release-undone", At::Path(path.clone()), message)
            .hint("delete it, or release that document too".to_owned());
    }
}

/// The files of an edition made before, by path.
pub type Files = BTreeMap<String, String>;

/// Warns of names and values that one edition shows and another withholds.
pub fn compare(
    records: &Records,
    made: &[Made],
    own: &[Secret],
    earlier: &BTreeMap<String, Files>,
    report: &mut Report,
) {
    for (folder, files) in earlier {
        for (path, text) in files
            .iter()
            .filter(|(path, _)| MARKDOWN.stem(path).is_some())
        {
            for hit in search(path, text, "", own) {
                let line = hit.line.map(|line| format!(":{line}")).unwrap_or_default();
                let message = format!(
                    "An earlier edition shows what this one withholds: {path}{line}."
                );
                report
                    .warning("release-undone", At::Field(hit.secret.at.clone()), message)
                    .hint("who has both can put them together; withdraw one".to_owned());
            }
        }
        let Some(theirs) = choice_of(records, folder, files) else {
            continue;
        };
        let theirs = secrets(records, &theirs);
        for page in made {
            for hit in search("", &page.markdown, "", &theirs) {
                let line = hit.line.unwrap_or(1);
                let message = format!(
                    "Line {line} of {} shows what the earlier edition in {folder} withholds.",
                    page.document
                );
                report
                    .warning("release-undone", At::Field(hit.secret.at.clone()), message)
                    .hint("who has both can put them together".to_owned());
            }
        }
    }
}

/// Reads level and scope of an earlier edition from its certificate.
fn choice_of(records: &Records, folder: &str, files: &Files) -> Option<Choice> {
    let text = files.get(&format!("{folder}/certificate.json"))?;
    let certificate: Value = serde_json::from_str(text).ok()?;
    let scope = certificate.get("scope").and_then(Value::as_array);
    let scope: BTreeSet<_> = scope
        .into_iter()
        .flatten()
        .filter_map(|id| id.as_str()?.parse().ok())
        .collect();
    Choice::new(records, certificate.get("level")?.as_str()?, scope)
}
