//! Facts × choice → the pages of an edition, and the proof that they tell nothing else.

use chrono::NaiveDate;

use super::choice::Choice;
use super::edits::{Edit, insert};
use super::names::names;
use super::redact::{marks, redact};
use super::scrub::Scrub;
use super::search::search;
use super::secrets::Secret;
use super::vary::vary;
use crate::compile::brief;
use crate::facts::Facts;
use crate::facts::records::Records;
use crate::facts::resolve::resolve;
use crate::facts::unread::Unread;
use crate::press::Press;
use crate::report::{At, Report, Severity};
use crate::target::Target;

/// What an edition is made of.
#[derive(Clone, Copy)]
pub struct Wish<'a> {
    /// Level and scope.
    pub choice: &'a Choice,
    /// The documents.
    pub targets: &'a [Target],
    /// The reader's day, instead of that of the records.
    pub as_of: Option<NaiveDate>,
    /// What people wrote into each document and marked for release.
    pub edits: &'a [Vec<Edit>],
}

/// A document of an edition, with the day for which it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The document.
    pub document: String,
    /// One sentence a line.
    pub markdown: String,
    /// One self-contained page.
    pub html: String,
    /// The reader's day.
    pub as_of: String,
}

/// Makes the documents of an edition, and proves that no byte of them depends on what is
/// withheld.
pub fn proved(
    records: &Records,
    press: &Press,
    wish: Wish<'_>,
    report: &mut Report,
) -> Option<Vec<Made>> {
    let made = edition(records, press, wish, report)?;
    let other = edition(&vary(records, wish.choice), press, wish, report)?;
    same_bytes(&made, &other, report);
    (!report.has_errors()).then_some(made)
}

/// Makes the documents of an edition from records that were redacted first.
pub fn edition(
    records: &Records,
    press: &Press,
    wish: Wish<'_>,
    report: &mut Report,
) -> Option<Vec<Made>> {
    let redacted = redact(records, wish.choice);
    let mut faults = Report::default();
    let facts = resolve(redacted, &Unread::default(), &mut faults);
    if let Some(fault) = faults
        .found()
        .iter()
        .find(|d| d.severity == Severity::Error)
    {
        let message = format!(
            "What is left after withholding does not hold together: {}",
            fault.message
        );
        report
            .error("release-stopped", fault.at.clone(), message)
            .hint(
                "give the record and what refers to it the same handling mark".to_owned(),
            );
        return None;
    }
    let mut made = Vec::new();
    for (number, target) in wish.targets.iter().enumerate() {
        let edits = wish
            .edits
            .get(number)
            .map(Vec::as_slice)
            .unwrap_or_default();
        made.push(document(
            records, &facts, press, wish, target, edits, report,
        )?);
    }
    Some(made)
}

fn document(
    records: &Records,
    facts: &Facts,
    press: &Press,
    wish: Wish<'_>,
    target: &Target,
    edits: &[Edit],
    report: &mut Report,
) -> Option<Made> {
    let Some(brief) = brief(facts, press, target, wish.as_of) else {
        let message = format!(
            "All of `{}` is withheld at this level and scope: there is no edition of it.",
            target.id
        );
        report.error("release-stopped", At::Nowhere, message).hint(
            "choose a higher level, or mark the record and what it shows".to_owned(),
        );
        return None;
    };
    let names = names(records, wish.choice);
    let marks = marks(records);
    let place = |name: &super::names::Name| marks[&name.ground].clone();
    let scrub = Scrub::new(&names, &place).marks(marks.clone());
    let edits: Vec<Edit> = edits
        .iter()
        .map(|edit| {
            let mut edit = edit.clone();
            scrub.scrub(&mut edit.text);
            edit
        })
        .collect();
    let as_of = brief.as_of.to_string();
    let markdown = insert(&press.markdown(facts, &brief, report)?, &edits);
    let html = press.html(facts.settings(), &brief, &markdown, report)?;
    Some(Made {
        document: target.document.clone(),
        markdown,
        html,
        as_of,
    })
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
    files: &[(String, &str)],
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
            report
                .error("release-leak", At::Field(hit.secret.at.clone()), message)
                .hint(
                    "mark where it is repeated, or say it in other words there"
                        .to_owned(),
                );
        }
    }
}
