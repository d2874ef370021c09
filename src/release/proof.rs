//! An edition → the proof that it tells nothing of what it withholds.

use super::edition::{Edition, Made, Wish, edition};
use super::search::{Hit, search};
use super::secrets::Secret;
use super::vary::vary;
use crate::facts::records::Records;
use crate::finding::field::RecordKey;
use crate::finding::report::{At, Report};
use crate::pack::printer::Printer;

/// Makes the documents of an edition, and proves that no byte of them depends on what is
/// withheld.
pub fn proved(
    records: &Records,
    printer: &Printer,
    wish: Wish<'_>,
    report: &mut Report,
) -> Option<Edition> {
    let made = edition(records, printer, wish, report)?;
    let other = edition(&vary(records, wish.choice), printer, wish, report)?;
    same_bytes(&made.made, &other.made, report);
    if made.inputs != other.inputs {
        let message = "What templates see depends on what is withheld.";
        report.error("release-leak", At::Nowhere, message);
    }
    (!report.has_errors()).then_some(made)
}

/// Proves that an edition is the same for other withheld values.
pub fn same_bytes(made: &[Made], other: &[Made], report: &mut Report) {
    for (one, other) in made.iter().zip(other) {
        for (ending, one_text, other_text) in [
            ("md", &one.markdown, &other.markdown),
            ("html", &one.html, &other.html),
        ] {
            if one_text == other_text {
                continue;
            }
            let pairs = one_text.lines().zip(other_text.lines());
            let line = pairs.take_while(|(one, other)| one == other).count() + 1;
            let file = format!("{}.{ending}", one.document);
            let message = format!(
                "Line {line} of {file} depends on what is withheld: made from other \
                 withheld values, or another number of them, it reads otherwise."
            );
            report
                .error("release-leak", At::Path(format!("{file}:{line}")), message)
                .hint(
                    "a template may not count, measure or order what is withheld"
                        .to_owned(),
                );
        }
    }
    if made.len() != other.len() {
        report.error(
            "release-leak",
            At::Nowhere,
            "The number of documents depends on what is withheld.",
        );
    }
}

/// Proves that no withheld value stands in a file.
pub fn nothing_told(
    files: &[(String, String)],
    frame: &str,
    secrets: &[Secret],
    report: &mut Report,
) {
    for (path, text) in files {
        let frame = if path.ends_with(".html") { frame } else { "" };
        for hit in search(path, text, frame, secrets) {
            let place = match hit.line {
                Some(line) => format!("{}:{line}", hit.path),
                None => hit.path.clone(),
            };
            let message = format!(
                "The edition would tell what `{}` withholds: it stands in {place}.",
                hit.secret.at.record
            );
            let found =
                report.error("release-leak", At::Field(hit.secret.at.clone()), message);
            match hint(&hit, text) {
                hints if hints.is_empty() => found.hint(
                    "mark where it is repeated, or say it in other words there"
                        .to_owned(),
                ),
                hints => hints
                    .into_iter()
                    .fold(found, |found, hint| found.hint(hint)),
            };
        }
    }
}

/// Says what to do about ids that hold the value, where they stand in the file.
fn hint(hit: &Hit<'_>, text: &str) -> Vec<String> {
    let stands = |key: &&RecordKey| hit.path.contains(&key.id) || text.contains(&key.id);
    let ids = hit.secret.ids.iter().filter(stands);
    ids.map(|key| {
        let (kind, id) = (key.kind.noun(), &key.id);
        format!("an id holds it: give another with `scene-setter rename {kind} {id} NEW`")
    })
    .collect()
}
