//! Staged files → their places, in an order from which a build that was killed can go on.
#![allow(clippy::disallowed_methods, reason = "this is part of the one writer")]

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::JOURNAL;
use super::file::{inside, replace};
use super::lock::Lock;
use crate::pack::base::digest_of_bytes;
use crate::pack::target::BASES;

const HEAD: &str =
    "# A build was interrupted here; the next `scene-setter build` goes on with it.\n";

/// Where new files wait until all of them are whole.
const STAGED: &str = "output/.base/staged";

/// One file on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// The number of the pack: its files change together.
    pub pack: usize,
    /// Digest of the file that it replaces; `-` when there is none.
    pub replaces: String,
    /// Path from the project folder.
    pub path: String,
}

/// Begins anew, with an empty folder for what is staged.
pub fn begin(root: &Path) -> io::Result<()> {
    clear(root);
    fs::create_dir(root.join(STAGED))
}

/// Stages a file: it is whole on the disk when this returns.
pub fn stage(root: &Path, number: usize, path: &str, bytes: &[u8]) -> io::Result<()> {
    let place = staged(root, number);
    replace(&place, bytes)?;
    // It will have the mode of the file that it replaces.
    if let Ok(known) = fs::metadata(root.join(path)) {
        fs::set_permissions(&place, known.permissions())?;
    }
    Ok(())
}

/// Where writing failed, from the project folder, and why.
pub type Fault = (String, io::Error);

/// Moves every staged file to its place. From the moment the journal is written, a build
/// that dies is finished by the next one.
pub fn commit(root: &Path, moves: &[Move]) -> Result<(), Fault> {
    promise(root, moves).map_err(|error| (JOURNAL.to_owned(), error))?;
    for (number, to) in moves.iter().enumerate() {
        fs::rename(staged(root, number), root.join(&to.path))
            .map_err(|error| (to.path.clone(), error))?;
    }
    end(root, moves).map_err(|error| (JOURNAL.to_owned(), error))
}

/// Writes the journal.
fn promise(root: &Path, moves: &[Move]) -> io::Result<()> {
    let lines = moves
        .iter()
        .enumerate()
        .map(|(number, to)| format!("{} {number} {} {}\n", to.pack, to.replaces, to.path));
    let journal = std::iter::once(HEAD.to_owned()).chain(lines).collect::<String>();
    let draft = root.join(STAGED).join("journal");
    replace(&draft, journal.as_bytes())?;
    sync(&root.join(STAGED));
    fs::rename(draft, root.join(JOURNAL))?;
    sync(&root.join(BASES));
    Ok(())
}

/// Finishes the build that died here, if one did. Says whether there was any.
///
/// A pack whose file was edited since is left as it is: of a pack, the file that is moved
/// first tells whether any of it had been moved.
pub fn roll_forward(root: &Path) -> Result<bool, Fault> {
    let at = |error| (JOURNAL.to_owned(), error);
    let text = match fs::read(root.join(JOURNAL)) {
        Ok(text) => String::from_utf8_lossy(&text).into_owned(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            clear(root);
            return Ok(false);
        }
        Err(error) => return Err(at(error)),
    };
    let mut seen = BTreeSet::new();
    let mut given_up = BTreeSet::new();
    let moves: Vec<(usize, Move)> = text.lines().filter_map(read).collect();
    for (number, to) in &moves {
        let place = staged(root, *number);
        let first = seen.insert(to.pack);
        if !place.exists() {
            continue;
        }
        if first && state(root, &to.path) != to.replaces {
            given_up.insert(to.pack);
        }
        if !given_up.contains(&to.pack) {
            let moved = inside(root, &to.path).and_then(|target| fs::rename(&place, target));
            moved.map_err(|error| (to.path.clone(), error))?;
        }
    }
    let moves: Vec<Move> = moves.into_iter().map(|(_, to)| to).collect();
    end(root, &moves).map_err(at)?;
    Ok(true)
}

/// Returns the digest of a file; `-` when there is none.
pub fn state(root: &Path, path: &str) -> String {
    let bytes = fs::read(root.join(path)).ok();
    bytes.map_or("-".to_owned(), |bytes| digest_of_bytes(&bytes))
}

/// Drops what was staged and not yet promised.
pub fn clear(root: &Path) {
    let _ = fs::remove_dir_all(root.join(STAGED));
}

/// Drops what a build that died before its journal left, unless another is at work.
pub fn clear_leftovers(root: &Path) {
    let bases = root.join(BASES);
    let left = root.join(STAGED).exists() || bases.join("lock").exists();
    if left && let Some(_lock) = Lock::try_take(&bases) {
        clear(root);
    }
}

fn end(root: &Path, moves: &[Move]) -> io::Result<()> {
    let folders: BTreeSet<_> = moves.iter().filter_map(|to| Path::new(&to.path).parent()).collect();
    folders.iter().for_each(|folder| sync(&root.join(folder)));
    fs::remove_file(root.join(JOURNAL))?;
    clear(root);
    Ok(())
}

fn staged(root: &Path, number: usize) -> PathBuf {
    root.join(STAGED).join(number.to_string())
}

fn read(line: &str) -> Option<(usize, Move)> {
    let mut words = line.splitn(4, ' ');
    let pack = words.next()?.parse().ok()?;
    let number = words.next()?.parse().ok()?;
    let replaces = words.next()?.to_owned();
    let path = words.next()?.to_owned();
    // A journal names files of output/ and nothing else, whoever wrote it.
    let inside = path.starts_with("output/") && !path.split('/').any(|part| part == "..");
    inside.then_some((number, Move { pack, replaces, path }))
}

/// Makes renames last through a power cut, where the system can.
fn sync(folder: &Path) {
    if cfg!(unix) {
        let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    }
}
