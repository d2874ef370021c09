//! Facts × choice → the pages of an edition.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::choice::Choice;
use super::edits::{Edit, insert, misplaced};
use super::finder::Finder;
use crate::facts::Facts;
use crate::facts::records::Records;
use crate::facts::resolve::resolve;
use crate::facts::unread::Unread;
use crate::finding::field::RecordKey;
use crate::finding::kind::kinds;
use crate::finding::report::{At, Report, Severity};
use crate::pack::format::{self, PageFile, Source};
use crate::pack::make::{brief, make};
use crate::pack::printer::Printer;
use crate::pack::target::Target;
use crate::project::photos::Photos;

/// What an edition is made of.
#[derive(Clone, Copy)]
pub struct Wish<'a> {
    pub choice: &'a Choice,
    pub finder: &'a Finder,
    pub targets: &'a [Target],
    /// The reader's day, instead of that of the records.
    pub as_of: Option<NaiveDate>,
    /// What people wrote into each document and marked for release, without the names that are
    /// withheld.
    pub edits: &'a [Vec<Edit>],
}

/// A document of an edition, with the day for which it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    pub document: String,
    /// One sentence a line.
    pub markdown: Arc<str>,
    pub files: Vec<PageFile>,
    pub as_of: String,
}

/// The documents of an edition, and what they were made from.
#[derive(Debug)]
pub struct Edition {
    pub made: Vec<Made>,
    /// The digest of what templates saw, and of the templates.
    pub inputs: String,
    /// The records that were read to make them.
    pub read: BTreeSet<RecordKey>,
}

/// Makes the documents of an edition from records that are redacted already.
pub fn edition(
    redacted: Records,
    printer: &Printer,
    wish: Wish<'_>,
    report: &mut Report,
) -> Option<Edition> {
    let inputs = inputs(&redacted, printer.digest());
    let mut faults = Report::default();
    let facts = resolve(redacted, &Unread::default(), &mut faults).noting();
    if let Some(fault) = faults.found().iter().find(|d| d.severity == Severity::Error) {
        let message =
            format!("What is left after withholding does not hold together: {}", fault.message);
        report
            .error("release-stopped", fault.at.clone(), message)
            .hint("give the record and what refers to it the same handling mark".to_owned());
        return None;
    }
    let mut made = Vec::new();
    for (number, target) in wish.targets.iter().enumerate() {
        let edits = wish.edits.get(number).map(Vec::as_slice).unwrap_or_default();
        made.push(document(&facts, printer, wish, target, edits, report)?);
    }
    let read = facts.records_read();
    Some(Edition { made, inputs, read })
}

fn document(
    facts: &Facts,
    printer: &Printer,
    wish: Wish<'_>,
    target: &Target,
    edits: &[Edit],
    report: &mut Report,
) -> Option<Made> {
    if brief(facts, printer.documents(), target, wish.as_of).is_none() {
        let message = format!(
            "All of `{}` is withheld at this level and scope: there is no edition of it.",
            target.id
        );
        report
            .error("release-stopped", At::Nowhere, message)
            .hint("choose a higher level, or mark the record and what it shows".to_owned());
        return None;
    }
    let made = make(facts, printer, target, wish.as_of, report)?;
    let elsewhere = misplaced(&made.markdown, edits);
    for edit in &elsewhere {
        let path = format!("{}:{}", target.markdown(), edit.line);
        let message = "This line stands in a part of the pack that the edition withholds.";
        report
            .error("unmarked-edit", At::Path(path), message)
            .hint("end it with `<!-- release: no -->` to leave it out".to_owned());
    }
    if !elsewhere.is_empty() {
        return None;
    }
    let markdown: Arc<str> = insert(&made.markdown, edits, &facts.settings().abbreviations).into();
    let source = Source {
        printer,
        settings: facts.settings(),
        brief: &made.brief,
        // How somebody looks is never given out.
        photos: &Photos::default(),
        markdown: &markdown,
    };
    Some(Made {
        document: target.document.clone(),
        files: format::files(&source, &format::asked_for(facts, &target.id), report)?,
        markdown,
        as_of: made.brief.as_of.to_string(),
    })
}

pub fn digest(bytes: &[u8]) -> String {
    in_words(Sha256::new_with_prefix(bytes))
}

fn in_words(sum: Sha256) -> String {
    let hex: String = sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}

/// Returns the digest of all that templates see, and of the templates themselves.
fn inputs(redacted: &Records, templates: &str) -> String {
    let mut sum = Sha256::new_with_prefix(templates);
    let mut add = |json: serde_json::Result<String>| sum.update(json.expect("plain values"));
    add(serde_json::to_string(&redacted.settings));
    macro_rules! tables {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            for one in redacted.$folder.iter() {
                add(serde_json::to_string(&(one.id.as_str(), one)));
            }
        )*};
    }
    kinds!(tables);
    add(serde_json::to_string(&redacted.withheld.about));
    in_words(sum)
}
