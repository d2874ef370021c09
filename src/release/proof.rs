//! An edition → the proof that it tells nothing of what it withholds.

use super::edition::{Edition, Made, Wish, edition};
use super::folder::ReleaseFile;
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
        for (one_file, other_file) in one.files.iter().zip(&other.files) {
            if one_file.bytes == other_file.bytes {
                continue;
            }
            let [one_text, other_text] = [one_file.text(), other_file.text()];
            let pairs = one_text.lines().zip(other_text.lines());
            let line = pairs.take_while(|(one, other)| one == other).count() + 1;
            let file = one_file.format.name(&one.document);
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
    files: &[ReleaseFile],
    printer: &Printer,
    secrets: &[Secret],
    report: &mut Report,
) {
    for file in files {
        let text = file.text();
        let frame = file.format.map(|format| (format.frame)(printer));
        for hit in search(&file.path, &text, &frame.unwrap_or_default(), secrets) {
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
            match hint(&hit, &text) {
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
