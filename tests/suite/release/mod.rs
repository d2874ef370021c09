//! A released edition tells nothing of what it withholds, and stops rather than doubt.

mod answers;
mod before;
mod editions;
mod everywhere;
mod example;
mod facts;
mod generated;
mod lists;
mod others;
mod paper;
mod planted;
mod prose;
mod random;
mod told;
mod word;

use std::collections::BTreeSet;
use std::sync::Arc;

use scene_setter::facts::records::Records;
use scene_setter::finding::report::Report;
use scene_setter::finding::text::{SourceFile, Sources};
use scene_setter::pack::format::PageFile;
use scene_setter::pack::printer::Printer;
use scene_setter::pack::target::Target;
use scene_setter::page::templates::Templates;
use scene_setter::release::choice::Choice;
use scene_setter::release::edition::{Made, Wish};
use scene_setter::release::finder::Finder;
use scene_setter::release::folder::ReleaseFile;
use scene_setter::release::proof::proved;
use scene_setter::release::redact::redact;
use scene_setter::release::traces::nothing_told;

/// Makes a printer of the built-in templates and some of a project's own.
fn printer(records: &Records, own: &[(&str, &str)]) -> Printer {
    let mut sources = Sources::default();
    let own: Vec<_> = own
        .iter()
        .map(|(name, text)| {
            let (path, text) = (format!("templates/{name}"), (*text).to_owned());
            ((*name).to_owned(), sources.add(SourceFile::new(path, text)))
        })
        .collect();
    let templates = Arc::new(Templates::new(&own, &mut sources));
    let mut report = Report::default();
    let printer = Printer::new(&templates, &records.settings, &mut report);
    printer.unwrap_or_else(|| panic!("{:?}", report.found()))
}

fn choice(records: &Records, level: &str, scope: &[&str]) -> Choice {
    let scope: BTreeSet<_> = scope.iter().map(|id| id.parse().unwrap()).collect();
    Choice::new(records, level, scope).expect("a known level")
}

/// Takes out of records what a choice withholds.
fn redacted(records: &Records, choice: &Choice) -> Records {
    redact(records.clone(), choice, &Finder::new(records, choice))
}

fn target(id: &str, document: &str) -> Target {
    Target { id: id.to_owned(), document: document.to_owned() }
}

/// Makes an edition with both proofs; returns what stopped it.
fn released(
    records: &Records,
    printer: &Printer,
    choice: &Choice,
    targets: &[Target],
) -> Result<Vec<Made>, Report> {
    let finder = Finder::new(records, choice);
    let wish = Wish { choice, finder: &finder, targets, as_of: None, edits: &[] };
    let mut report = Report::default();
    let made = proved(records, printer, wish, &mut report);
    if let Some(made) = &made {
        let of_document = |made: &Made| -> Vec<ReleaseFile> {
            let file = |file: &PageFile| ReleaseFile {
                path: format!("output/x/release/{}", file.format.name(&made.document)),
                bytes: file.bytes.clone(),
                format: Some(file.format),
            };
            made.files.iter().map(file).collect()
        };
        let files: Vec<ReleaseFile> = made.made.iter().flat_map(of_document).collect();
        if std::env::var_os("SHOW").is_some() {
            files.iter().for_each(|file| println!("=== {}\n{}", file.path, file.text()));
        }
        nothing_told(records, printer, wish, (&files, &made.read), &mut report);
    }
    match made {
        Some(made) if !report.has_errors() => Ok(made.made),
        _ => Err(report),
    }
}
