//! A released edition tells nothing of what it withholds, and stops rather than doubt.

mod before;
mod example;
mod facts;
mod lists;
mod planted;
mod prose;
mod random;

use std::collections::BTreeSet;
use std::sync::Arc;

use scene_setter::facts::records::Records;
use scene_setter::finding::report::Report;
use scene_setter::finding::text::{SourceFile, Sources};
use scene_setter::pack::printer::Printer;
use scene_setter::pack::wanted::Target;
use scene_setter::page::templates::Templates;
use scene_setter::release::choice::Choice;
use scene_setter::release::edition::{Made, Wish};
use scene_setter::release::proof::{nothing_told, proved};
use scene_setter::release::secrets::secrets;

/// Makes a printer of the built-in templates and some of a project's own.
fn printer(records: &Records, own: &[(&str, &str)]) -> Printer {
    let mut sources = Sources::default();
    let own: Vec<_> = own
        .iter()
        .map(|(name, text)| {
            let (path, text) = (format!("templates/{name}"), (*text).to_owned());
            ((*name).to_owned(), sources.add(SourceFile { path, text }))
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

fn target(id: &str, document: &str) -> Target {
    Target {
        id: id.to_owned(),
        document: document.to_owned(),
    }
}

/// Makes an edition with both proofs; returns what stopped it.
fn released(
    records: &Records,
    printer: &Printer,
    choice: &Choice,
    targets: &[Target],
) -> Result<Vec<Made>, Report> {
    let wish = Wish {
        choice,
        targets,
        as_of: None,
        edits: &[],
    };
    let mut report = Report::default();
    let made = proved(records, printer, wish, &mut report);
    if let Some(made) = &made {
        let files: Vec<(String, String)> = made
            .made
            .iter()
            .flat_map(|made| {
                let path =
                    |ending| format!("output/x/release/{}.{ending}", made.document);
                [
                    (path("md"), made.markdown.clone()),
                    (path("html"), made.html.clone()),
                ]
            })
            .collect();
        if std::env::var_os("SHOW").is_some() {
            files
                .iter()
                .for_each(|(path, text)| println!("=== {path}\n{text}"));
        }
        nothing_told(
            &files,
            &printer.frame(),
            &secrets(records, choice),
            &mut report,
        );
    }
    match made {
        Some(made) if !report.has_errors() => Ok(made.made),
        _ => Err(report),
    }
}
