//! Paths as typed → the files to import, one read at a time.
#![allow(clippy::disallowed_methods, reason = "with load this reads the disk")]

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::yaml::Fault;

/// No file to import is larger.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Folders of files to import may nest this deep.
const MAX_FOLDERS: usize = 8;

/// Lists the files that a path means: itself, or the files of a folder in their order, of
/// which `wanted` tells those to take.
pub fn files(path: &Path, wanted: &dyn Fn(&str) -> bool) -> Result<Listing, Fault> {
    let mut listing = Listing::default();
    let known = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if known.is_dir() {
        walk(path, wanted, MAX_FOLDERS, &mut listing)?
    } else {
        listing.files.push(path.to_owned())
    }
    Ok(listing)
}

/// The files of a folder.
#[derive(Debug, Default)]
pub struct Listing {
    /// Those to import.
    pub files: Vec<PathBuf>,
    /// Those of another kind.
    pub passed_over: Vec<PathBuf>,
}

fn walk(
    folder: &Path,
    wanted: &dyn Fn(&str) -> bool,
    depth: usize,
    listing: &mut Listing,
) -> Result<(), Fault> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(&error))?;
    let mut paths: Vec<PathBuf> = entries
        .collect::<io::Result<Vec<_>>>()
        .map_err(|e| unreadable(&e))?
        .into_iter()
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let real = fs::symlink_metadata(&path).map_err(|error| unreadable(&error))?;
        if name.starts_with('.') {
            continue;
        }
        if real.is_dir() && depth > 0 {
            walk(&path, wanted, depth - 1, listing)?;
        } else if real.is_file() && wanted(&name) {
            listing.files.push(path);
        } else {
            listing.passed_over.push(path);
        }
    }
    Ok(())
}

/// Reads one file whole.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Fault> {
    let known = fs::metadata(path).map_err(|error| unreadable(&error))?;
    if !known.is_file() {
        return Err(fault("not-a-file", "This is not a file.", "name a file or a folder"));
    }
    let file = fs::File::open(path).map_err(|error| unreadable(&error))?;
    limited(file)
}

/// Reads standard input to its end.
pub fn standard_input() -> Result<Vec<u8>, Fault> {
    limited(io::stdin())
}

fn limited(input: impl Read) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    input.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > MAX_BYTES {
        Err(fault("too-large", "This is larger than 64 MiB.", "import its text alone"))
    } else {
        Ok(bytes)
    }
}

/// Says whether something stands at a path, a link that leads nowhere included.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn unreadable(error: &io::Error) -> Fault {
    let message = format!("Cannot read this: {error}.");
    fault("unreadable", &message, "check that it exists and that you may read it")
}

fn fault(code: &'static str, message: &str, hint: &str) -> Fault {
    Fault { code, range: 0..0, message: message.to_owned(), hints: vec![hint.to_owned()] }
}
