//! Pages → output/: all files of all packs change together, or none does.
#![allow(clippy::disallowed_methods, reason = "this is part of the one writer")]

use std::fs;
use std::io;
use std::path::Path;

use super::file::{inside, unwritable};
use super::journal::{self, Fault, Move};
use super::lock::Lock;
use super::{FileState, JOURNAL, OutputFile, files, standing};
use crate::finding::report::{At, Report};
use crate::pack::Page;
use crate::pack::base::Base;
use crate::pack::keep_edits::Verdict;
use crate::pack::target::BASES;

/// How writing went.
#[derive(Debug, PartialEq, Eq)]
pub enum Put {
    /// Every file is what it should be.
    Done(Vec<(String, FileState)>),
    /// Somebody wrote into output/ since the pages were made: make them again.
    Moved,
    /// Nothing was written.
    Failed,
}

/// Writes every page in every format, and its base.
pub fn put(root: &Path, pages: &[Page], report: &mut Report) -> Put {
    let mut states = Vec::new();
    let mut changes = Vec::new();
    for (pack, page) in pages.iter().enumerate() {
        states.extend(standing(page));
        for file in files(page) {
            let on_disk = fs::read(root.join(&file.path)).ok();
            let unchanged = on_disk.is_some_and(|old| file.is_in(&old));
            let state = if unchanged { FileState::Unchanged } else { FileState::Written };
            states.push((file.path.clone(), state));
            if !unchanged {
                changes.push((pack, file));
            }
        }
    }
    if changes.is_empty() && !root.join(JOURNAL).exists() {
        journal::clear_leftovers(root);
        return Put::Done(states);
    }
    match write(root, pages, &changes, report) {
        Ok(true) => Put::Done(states),
        Ok(false) => Put::Moved,
        Err((path, error)) => {
            unwritable(&path, &error, report);
            Put::Failed
        }
    }
}

fn write(
    root: &Path,
    pages: &[Page],
    changes: &[(usize, OutputFile<'_>)],
    report: &mut Report,
) -> Result<bool, Fault> {
    let at = |path: &str| {
        let path = path.to_owned();
        move |error| (path, error)
    };
    let lock = inside(root, &format!("{BASES}/lock")).map_err(at(BASES))?;
    let bases = lock.parent().unwrap_or(root);
    let _lock = Lock::take(bases).map_err(at(BASES))?;
    let went_on = journal::roll_forward(root)?;
    if went_on || pages.iter().any(|page| has_moved(root, page)) {
        return Ok(false);
    }
    let moves = stage(root, changes).inspect_err(|_| journal::clear(root))?;
    // Whoever saved an edit just now goes first.
    if pages.iter().any(|page| has_moved(root, page)) {
        journal::clear(root);
        return Ok(false);
    }
    if let Err((path, error)) = journal::commit(root, &moves) {
        if root.join(JOURNAL).exists() {
            let message = format!("The build was interrupted: {error}.");
            report
                .error("interrupted-build", At::Path(path.clone()), message)
                .hint("build again: it goes on where this one stopped".to_owned());
        } else {
            journal::clear(root);
        }
        return Err((path, error));
    }
    Ok(true)
}

fn stage(root: &Path, changes: &[(usize, OutputFile<'_>)]) -> Result<Vec<Move>, Fault> {
    let at = |path: &str| {
        let path = path.to_owned();
        move |error| (path, error)
    };
    for (_, file) in changes {
        inside(root, &file.path).map_err(at(&file.path))?;
    }
    journal::begin(root).map_err(at(BASES))?;
    let mut moves = Vec::new();
    for (number, (pack, file)) in changes.iter().enumerate() {
        journal::stage(root, number, &file.path, &file.bytes()).map_err(at(&file.path))?;
        moves.push(Move {
            pack: *pack,
            replaces: journal::state(root, &file.path),
            path: file.path.clone(),
        });
    }
    Ok(moves)
}

/// Says whether a pack is not what it was when its page was made.
fn has_moved(root: &Path, page: &Page) -> bool {
    if page.verdict == Verdict::Stands {
        return false;
    }
    let target = &page.target;
    let read = |path: String| fs::read_to_string(root.join(path));
    // As when the page was made, a base that cannot be read is a damaged one.
    let text_of = |path: String| match read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        text => Some(text.unwrap_or_default()),
    };
    let base =
        Base::read(text_of(target.base()).as_deref(), text_of(target.base_facts()).as_deref());
    read(target.markdown()).ok() != page.on_disk.markdown || base != page.on_disk.base
}
