//! One path on the disk → its text, or the reason why it is not read.

use std::fs::{self, Metadata};
use std::io::{Error, Read};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::project::stamp::Stamp;
use crate::yaml::Fault;

/// No record or template needs more bytes than this.
const MAX_BYTES: u64 = 2 * 1024 * 1024;

/// So often a file is read anew that another program is writing.
const TRIES: usize = 20;

/// How long that program is given each time.
const WHILE_WRITTEN: Duration = Duration::from_millis(10);

/// Standard input is read up to here.
pub const MAX_INPUT: u64 = 64 * 1024 * 1024;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A file, or a link to one within the project.
    File,
    Folder,
}

/// What stands at a path, before a link there is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bare {
    File(Option<Stamp>),
    Folder,
    Link,
    /// Nothing that is read.
    Other,
}

impl Bare {
    pub fn of(found: &Metadata) -> Self {
        match (found.is_dir(), found.is_file(), found.is_symlink()) {
            (true, _, _) => Self::Folder,
            (_, true, _) => Self::File(Stamp::of(found)),
            (_, _, true) => Self::Link,
            _ => Self::Other,
        }
    }
}

/// Finds what stands at a path, and the stamp of a file that is no link; `root` is the project
/// folder without links.
pub fn sort_of(root: &Path, full: &Path) -> Result<(Sort, Option<Stamp>), Fault> {
    let found = fs::symlink_metadata(full).map_err(|error| unreadable(&error.to_string()))?;
    sort_of_found(root, full, Bare::of(&found))
}

/// The same of what was found there.
pub fn sort_of_found(
    root: &Path,
    full: &Path,
    found: Bare,
) -> Result<(Sort, Option<Stamp>), Fault> {
    match found {
        Bare::Folder => Ok((Sort::Folder, None)),
        Bare::File(stamp) => Ok((Sort::File, stamp)),
        Bare::Link => Ok((link(root, full)?, None)),
        Bare::Other => Err(not_a_file()),
    }
}

fn link(root: &Path, full: &Path) -> Result<Sort, Fault> {
    match fs::canonicalize(full) {
        Ok(real) if !real.starts_with(root) => {
            Err(refused("link", "This link leads out of the project."))
        }
        Ok(real) if real.is_file() => Ok(Sort::File),
        Ok(real) if real.is_dir() => Err(refused("link", "A link may not stand for a folder.")),
        Ok(_) => Err(not_a_file()),
        Err(error) => {
            let message = format!("This link leads nowhere: {}.", in_words(&error));
            Err(refused("link", &message))
        }
    }
}

/// Returns the project folder without links.
pub fn real(root: &Path) -> Result<PathBuf, Fault> {
    fs::canonicalize(root).map_err(|error| unreadable(&in_words(&error)))
}

/// Reads a file as text, within bounds.
pub fn read_text(full: &Path) -> Result<String, Fault> {
    as_text(read_bytes(full)?)
}

/// Reads a file as text, and its stamp where any later write will give it another.
pub fn read_with_stamp(full: &Path) -> Result<(String, Option<Stamp>), Fault> {
    let now = SystemTime::now();
    let (bytes, found) = read(full)?;
    let stamp = found.as_ref().and_then(Stamp::of);
    Ok((as_text(bytes)?, stamp.filter(|stamp| stamp.is_settled(now))))
}

/// Reads a file, within bounds.
pub fn read_bytes(full: &Path) -> Result<Vec<u8>, Fault> {
    read(full).map(|(bytes, _)| bytes)
}

fn read(full: &Path) -> Result<(Vec<u8>, Option<Metadata>), Fault> {
    let found = fs::metadata(full).map_err(|error| unreadable(&in_words(&error)))?;
    if !found.is_file() {
        return Err(not_a_file());
    }
    if found.len() > MAX_BYTES {
        return Err(too_large(MAX_BYTES));
    }
    for _ in 0..TRIES {
        let file = match fs::File::open(full) {
            Ok(file) => file,
            Err(error) => return Err(unreadable(&in_words(&error))),
        };
        let stamp = |found: Metadata| Some((found.len(), found.modified().ok()));
        let before = file.metadata().ok();
        let bytes = read_to_end(&file, found.len(), MAX_BYTES);
        let after = file.metadata().ok().and_then(stamp);
        if before.clone().and_then(stamp) == after {
            return bytes.map(|bytes| (bytes, before));
        }
        std::thread::sleep(WHILE_WRITTEN);
    }
    Err(unreadable("another program keeps writing it"))
}

/// Reads to the end, or to one byte more than may be; `about` so many bytes are expected.
pub fn read_all(reader: impl Read, about: u64, most: u64) -> Result<String, Fault> {
    as_text(read_to_end(reader, about, most)?)
}

fn read_to_end(reader: impl Read, about: u64, most: u64) -> Result<Vec<u8>, Fault> {
    // One byte more than there are shows the end without a larger buffer.
    let room = usize::try_from(about.min(most) + 1).unwrap_or_default();
    let mut bytes = Vec::with_capacity(room);
    match reader.take(most + 1).read_to_end(&mut bytes) {
        Err(error) => Err(unreadable(&in_words(&error))),
        Ok(count) if count as u64 > most => Err(too_large(most)),
        Ok(_) => Ok(bytes),
    }
}

/// Takes bytes for the text that they are.
pub fn as_text(bytes: Vec<u8>) -> Result<String, Fault> {
    String::from_utf8(bytes).map_err(|error| not_utf8(&error))
}

fn too_large(most: u64) -> Fault {
    fault(
        "too-large",
        format!("This is larger than {} MiB.", most / 1024 / 1024),
        "a record is a page or two: cut it, or keep the original elsewhere",
    )
}

/// So many letters of a line show where other bytes stand in it.
const SHOWN: usize = 30;

fn not_utf8(error: &std::string::FromUtf8Error) -> Fault {
    let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
    let good = String::from_utf8_lossy(valid);
    let line = good.matches('\n').count() + 1;
    let before = good.rsplit('\n').next().unwrap_or_default();
    let column = before.chars().count() + 1;
    let shown: String = before.chars().skip(column.saturating_sub(1 + SHOWN)).collect();
    let after = match shown.trim_start() {
        "" => String::new(),
        words => format!(", after `{words}`,"),
    };
    let message =
        format!("This is not UTF-8 text: line {line}, column {column}{after} holds other bytes.");
    fault("not-text", message, "save the file as UTF-8")
}

/// Says that a path cannot be read.
pub fn unreadable(why: &str) -> Fault {
    let message = format!("This cannot be read: {why}.");
    fault("unreadable", message, "check that it exists and that you may read it")
}

/// Says that what stands at a path is no file.
pub fn not_a_file() -> Fault {
    refused("not-a-file", "This is neither a file nor a folder of the project.")
}

fn refused(code: &'static str, message: &str) -> Fault {
    fault(code, message.to_owned(), "put the file itself here, or delete this")
}

fn fault(code: &'static str, message: String, hint: &str) -> Fault {
    Fault { code, range: 0..0, message, hints: vec![hint.to_owned()] }
}

/// The words of the operating system, without its number and the full stop.
pub fn in_words(error: &Error) -> String {
    let message = error.to_string();
    let words = message.split(" (os error").next().unwrap_or_default();
    words.trim_end_matches('.').to_owned()
}
