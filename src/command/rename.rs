//! `rename`: another id for a record, in its file name and in every link.

use std::collections::BTreeSet;
use std::path::Path;

use super::held::holders;
use super::screen::Screen;
use super::start::Start;
use super::{Outcome, open};
use crate::cli::records::RenameArgs;
use crate::facts::resolve::resolve;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::Report;
use crate::handed::edition::FOLDER as HANDED;
use crate::pack::target::BASES;
use crate::project::Project;
use crate::project::to_import::exists;
use crate::publish;
use crate::records::rename::{NewText, Renaming, rename as work_out};

pub fn rename(start: &Start, args: &RenameArgs, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let opened = open(start, screen, &mut report)?;
    let kind = Kind::of_word(&args.kind)?;
    let key = RecordKey { kind, id: args.old.clone() };
    resolve(opened.project.records.clone(), &opened.project.unread, &mut report);
    let renaming = if report.has_errors() {
        None
    } else {
        work_out(&opened.project, &key, &args.new, &mut report)
    };
    let done = renaming
        .filter(|renaming| args.dry_run || put(&opened.root, renaming, &mut report).is_some());
    screen.faults(&report, Some(&opened.project));
    let renaming = done?;
    let mut report = Report::default();
    let (root, project) = (&opened.root, &opened.project);
    let went_along = !args.dry_run && move_packs(root, project, &key, &args.new, &mut report);
    tell(&renaming, args, went_along, screen);
    screen.faults(&report, Some(project));
    Some(Outcome::Done)
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

fn tell(renaming: &Renaming, args: &RenameArgs, went_along: bool, screen: &Screen) {
    let id = &args.new;
    let would = if args.dry_run { "would rename" } else { "renamed" };
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
    let packs = if went_along {
        format!(" Its packs are in output/{id} now, hand edits included.")
    } else {
        String::new()
    };
    screen.say(&format!("Run `scene-setter build` next.{packs}"));
}

/// Moves the packs of a record, hand edits and bases included, and the editions of them that people
/// hold, or that a person holds; a fault leaves all of them where they were. Says whether packs
/// went along.
fn move_packs(
    root: &Path,
    project: &Project,
    key: &RecordKey,
    id: &str,
    report: &mut Report,
) -> bool {
    let is_there = |path: &str| exists(&root.join(path));
    let of = |folder: &str| (format!("{folder}/{}", key.id), format!("{folder}/{id}"));
    let mut moves = Vec::new();
    if owns_packs(project, key) {
        let own = ["output", BASES].map(of);
        let is_free = own.iter().all(|(_, new)| !is_there(new));
        moves.extend(own.into_iter().filter(|_| is_free));
        let readers: BTreeSet<String> = holders(root).into_iter().map(|held| held.0).collect();
        moves.extend(readers.iter().map(|reader| of(&format!("{HANDED}/{reader}"))));
    }
    if key.kind == Kind::Person {
        moves.push(of(HANDED));
    }
    moves.retain(|(old, new)| is_there(old) && !is_there(new));
    for (n, (old, new)) in moves.iter().enumerate() {
        if publish::rename(root, old, new, report).is_none() {
            for (old, new) in moves[..n].iter().rev() {
                publish::rename(root, new, old, report);
            }
            return false;
        }
    }
    moves.iter().any(|(old, _)| old.starts_with("output/"))
}

/// Says whether packs of an id are those of this record alone.
fn owns_packs(project: &Project, key: &RecordKey) -> bool {
    let kinds = [Kind::Visit, Kind::Contact, Kind::Organisation, Kind::Topic];
    let id = || key.id.clone();
    let owners = kinds
        .into_iter()
        .filter(|kind| project.file_of(&RecordKey { kind: *kind, id: id() }).is_some());
    kinds.contains(&key.kind) && owners.count() == 1
}
