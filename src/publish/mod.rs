//! Pages → disk: the only code that writes.
#![allow(clippy::disallowed_methods, reason = "this is the one writer")]

mod journal;
mod lock;
mod set;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::page::Page;
use crate::report::{At, Report};

pub use set::{Put, put};

/// The folder of bases, and of what a build needs while it writes.
const BASES: &str = "output/.base";

/// The file that says that a build was interrupted.
pub const JOURNAL: &str = "output/.base/journal";

/// One file that a build makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile<'a> {
    /// Path from the project folder.
    pub path: String,
    /// Its bytes.
    pub text: &'a str,
}

/// The paths of a pack from the project folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paths {
    /// What people read and edit.
    pub markdown: String,
    /// The same as a web page.
    pub html: String,
    /// What the last build gave.
    pub base: String,
    /// What it was made from.
    pub base_facts: String,
}

impl Paths {
    /// Names the files of a document of a record.
    pub fn new(id: &str, document: &str) -> Self {
        Self {
            markdown: format!("output/{id}/{document}.md"),
            html: format!("output/{id}/{document}.html"),
            base: format!("{BASES}/{id}/{document}.md"),
            base_facts: format!("{BASES}/{id}/{document}.facts"),
        }
    }
}

/// Returns the files of a page, the Markdown first; none while it must be left alone.
pub fn files(page: &Page) -> Vec<OutputFile<'_>> {
    let paths = Paths::new(&page.id, &page.document);
    let Some(html) = &page.html else {
        return Vec::new();
    };
    let mut files = vec![(paths.markdown, page.markdown.as_str()), (paths.html, html)];
    if let Some(base) = &page.base {
        files.push((paths.base, &base.markdown));
        files.push((paths.base_facts, &base.facts));
    }
    let file = |(path, text)| OutputFile { path, text };
    files.into_iter().map(file).collect()
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It was written.
    Written,
    /// It held the same bytes and was not touched.
    Unchanged,
}

/// Writes a file whole or not at all; leaves it alone when it holds the same bytes.
pub fn write(root: &Path, file: &OutputFile<'_>, report: &mut Report) -> Option<Fate> {
    let written = inside(root, &file.path).and_then(|target| {
        if fs::read(&target).is_ok_and(|old| old == file.text.as_bytes()) {
            return Ok(Fate::Unchanged);
        }
        replace(&target, file.text).map(|()| Fate::Written)
    });
    written
        .map_err(|error| unwritable(&file.path, &error, report))
        .ok()
}

fn unwritable(path: &str, error: &io::Error, report: &mut Report) {
    let message = format!("Cannot write this file: {error}.");
    let hint = match error.kind() {
        io::ErrorKind::InvalidInput => {
            "make `output/` a folder of the project, without links"
        }
        _ => "the file is as it was; check the disk and your rights",
    };
    report
        .error("unwritable", At::Path(path.to_owned()), message)
        .hint(hint.to_owned());
}

/// Makes the folders on the way, none of which may be a link.
fn inside(root: &Path, path: &str) -> io::Result<PathBuf> {
    let mut full = root.to_owned();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        full.push(part);
        let known = fs::symlink_metadata(&full);
        let is_link = known.as_ref().is_ok_and(fs::Metadata::is_symlink);
        if is_link {
            let message = format!("`{part}` is a link");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        }
        if parts.peek().is_some() && known.is_err() {
            fs::create_dir(&full)?;
        }
    }
    Ok(full)
}

fn replace(target: &Path, text: &str) -> io::Result<()> {
    let folder = target.parent().unwrap_or(target);
    let mut draft = NamedTempFile::new_in(folder)?;
    draft.write_all(text.as_bytes())?;
    set_mode(target, draft.as_file())?;
    draft.as_file().sync_all()?;
    draft.persist(target).map_err(|error| error.error)?;
    Ok(())
}

/// A temporary file is for its owner only; a pack is as readable as the one it replaces.
#[cfg(unix)]
fn set_mode(target: &Path, draft: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(target).map_or(0o644, |known| known.permissions().mode());
    draft.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_target: &Path, _draft: &fs::File) -> io::Result<()> {
    Ok(())
}
