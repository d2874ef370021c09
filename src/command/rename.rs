//! `rename`: another id for a record, in its file name and in every link.

use std::path::Path;

use super::screen::Screen;
use super::{Folder, Outcome, open};
use crate::cli::records::RenameArgs;
use crate::facts::resolve::resolve;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::Report;
use crate::project::load;
use crate::publish;
use crate::records::rename::{NewText, Renaming, rename as work_out};

/// Runs the command.
pub fn rename(start: &Path, args: &RenameArgs, screen: &Screen) -> Outcome {
    let mut report = Report::default();
    let Some(opened) = open(start, screen, &mut report) else {
        return Outcome::Failed;
    };
    let Some(kind) = Kind::of_word(&args.kind) else {
        return Outcome::Failed;
    };
    let key = RecordKey {
        kind,
        id: args.old.clone(),
    };
    resolve(
        opened.project.records.clone(),
        &opened.project.unread,
        &mut report,
    );
    let renaming = if report.has_errors() {
        None
    } else {
        work_out(&opened.project, &key, &args.new, &mut report)
    };
    let done = renaming.filter(|renaming| {
        args.dry_run || put(&opened.root, renaming, &mut report).is_some()
    });
    screen.faults(&report, Some(&opened.project));
    match done {
        Some(renaming) => {
            tell(&opened, &key, &renaming, args.dry_run, screen);
            Outcome::Done
        }
        None => Outcome::Failed,
    }
}

/// Writes every text, then moves the file; puts back what was written when one cannot be.
fn put(root: &Path, renaming: &Renaming, report: &mut Report) -> Option<()> {
    for (n, text) in renaming.texts.iter().enumerate() {
        if publish::write(root, &text.path, text.new.as_bytes(), report).is_none() {
            put_back(root, &renaming.texts[..n], report);
            return None;
        }
    }
    let moved = publish::rename(root, &renaming.from, &renaming.to, report);
    if moved.is_none() {
        put_back(root, &renaming.texts, report);
    }
    moved
}

fn put_back(root: &Path, texts: &[NewText], report: &mut Report) {
    for text in texts {
        publish::write(root, &text.path, text.old.as_bytes(), report);
    }
}

fn tell(
    opened: &Folder,
    key: &RecordKey,
    renaming: &Renaming,
    dry_run: bool,
    screen: &Screen,
) {
    let would = if dry_run { "would rename" } else { "renamed" };
    let mut places = 0;
    for text in &renaming.texts {
        for (line, column) in &text.places {
            places += 1;
            screen.result(&format!("{}:{line}:{column}\n", text.path));
        }
    }
    screen.say(&format!(
        "{would} {} to {}: {places} links in {} files.",
        renaming.from,
        renaming.to,
        renaming.texts.len(),
    ));
    let packs = load::list(
        &opened.root,
        &format!("output/{}", key.id),
        &mut Report::default(),
    );
    if packs.is_empty() || dry_run {
        screen.say("Run `scene-setter build` next.")
    } else {
        screen.say(&format!(
            "Run `scene-setter build` next; output/{} is left as it was, and no longer built.",
            key.id
        ))
    }
}
