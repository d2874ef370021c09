//! A pack → what a build would say of it as a whole: conflicts, deleted lines, an unknown base.

use serde_json::{Value, json};

use crate::command::packs;
use crate::finding::report::{At, Diagnostic, Report};
use crate::finding::text::Sources;
use crate::pack;

/// Lists what a build would say of a pack.
pub fn notes(page: &pack::Page) -> Vec<Value> {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    packs::findings(page, &mut sources, &mut report);
    let note = |found: &Diagnostic| {
        let line = match &found.at {
            At::Text(span) => Some(sources.line_column(span.file, span.start).0),
            _ => None,
        };
        json!({
            "severity": found.severity.word(),
            "message": match line {
                Some(line) => format!("Line {line}: {}", found.message),
                None => found.message.clone(),
            },
            "hints": found.hints,
        })
    };
    report.found().iter().map(note).collect()
}
