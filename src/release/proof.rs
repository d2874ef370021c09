//! An edition → the proof that it tells nothing of what it withholds.

use std::collections::BTreeSet;

use super::edition::{Edition, Made, Wish, edition};
use super::finder::Finder;
use super::folder::ReleaseFile;
use super::search::{Told, place};
use super::texts::texts;
use super::told::{Values, told};
use super::vary::vary;
use crate::facts::records::Records;
use crate::finding::field::{FieldPath, Kind};
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
        report.error("release-leak", At::Nowhere, message).hint(
            "please report it with the facts if you can: this is a fault of the program"
                .to_owned(),
        );
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
            let here =
                |text: &str| text.lines().nth(line - 1).unwrap_or_default().to_owned();
            report
                .error("release-leak", At::Path(format!("{file}:{line}")), message)
                .hint(format!(
                    "it reads “{}”, or else “{}”",
                    here(&one_text),
                    here(&other_text)
                ))
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

/// Where a text comes from that an edition may print.
enum Origin {
    /// A field that is shown.
    Field(FieldPath),
    /// A line of one of the house's own templates.
    Template(String),
    /// A line that a person wrote into a pack.
    Edit(String),
}

/// Proves that no withheld value stands in a file. The words of the program are no find,
/// whatever they are: the same bytes come from other values.
pub fn nothing_told(
    records: &Records,
    printer: &Printer,
    wish: Wish<'_>,
    edition: &Edition,
    files: &[ReleaseFile],
    report: &mut Report,
) {
    let fields = texts(edition.facts.records()).into_iter();
    let mut said: Vec<(Origin, String)> =
        fields.map(|(at, text)| (Origin::Field(at), text)).collect();
    let templates = printer.engine().templates();
    for (name, template) in templates.all().filter(|(_, template)| template.own) {
        let lines = template.text.lines().enumerate();
        said.extend(lines.map(|(n, line)| {
            let path = format!("templates/{name}:{}", n + 1);
            (Origin::Template(path), line.to_owned())
        }));
    }
    for (target, edits) in wish.targets.iter().zip(wish.edits) {
        said.extend(edits.iter().map(|edit| {
            let path = format!("{}:{}", target.markdown(), edit.line);
            (Origin::Edit(path), edit.text.clone())
        }));
    }
    let lines: Vec<&str> = said.iter().map(|(_, text)| text.as_str()).collect();
    let texts: Vec<(String, String)> = files
        .iter()
        .map(|file| {
            let frame = file.format.map(|format| (format.frame)(printer));
            (file.text(), frame.unwrap_or_default())
        })
        .collect();
    let mut mended = BTreeSet::new();
    let finder = Finder::new(records, wish.choice);
    for secret in told(records, wish.choice, &lines, Values::All) {
        let found = files.iter().zip(&texts).find_map(|(file, (text, frame))| {
            Some((
                &file.path,
                place(&file.path, text, frame, &secret, &finder)?,
            ))
        });
        let Some((path, line)) = found else {
            continue;
        };
        let (origin, text) = &said[secret.text];
        let mend = mend(records, origin, text);
        if !mended.insert((secret.at.clone(), mend.clone())) {
            continue;
        }
        let line = if line == 0 {
            String::new()
        } else {
            format!(":{line}")
        };
        let Told { words, at, .. } = &secret;
        let message = format!(
            "The edition would tell what `{}` withholds: “{}” stands in {path}{line}.",
            at.record,
            words.trim()
        );
        report
            .error("release-leak", At::Field(at.clone()), message)
            .hint(mend);
    }
}

/// Says what to do about a text that tells what is withheld.
fn mend(records: &Records, origin: &Origin, text: &str) -> String {
    match origin {
        Origin::Field(at) => {
            let is_id = |kind: &Kind| records.ids(*kind).contains(&text);
            match Kind::FOLDERS.into_iter().find(is_id) {
                Some(kind) => format!(
                    "an id holds it: give another with `scene-setter rename {} {text} NEW`",
                    kind.noun()
                ),
                None => format!(
                    "`{}` of `{}` repeats it: mark it there too, or say it in other words",
                    at.path, at.record
                ),
            }
        }
        Origin::Template(path) => format!("{path} says it: take it out there"),
        Origin::Edit(path) => format!(
            "{path} says it, a line written by hand: end it with `<!-- release: no -->`"
        ),
    }
}
