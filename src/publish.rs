//! Pages → disk: the only code that writes.
#![allow(clippy::disallowed_methods, reason = "this is the one writer")]

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::page::Page;
use crate::report::{At, Report};

/// One file that a build makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile<'a> {
    /// Path from the project folder.
    pub path: String,
    /// Its bytes.
    pub text: &'a str,
}

/// Returns the files of a page.
pub fn files(page: &Page) -> [OutputFile<'_>; 2] {
    let path = |ending: &str| format!("output/{}/{}.{ending}", page.id, page.document);
    [
        OutputFile {
            path: path("md"),
            text: &page.markdown,
        },
        OutputFile {
            path: path("html"),
            text: &page.html,
        },
    ]
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
    let at = || At::Path(file.path.clone());
    let target = match inside(root, &file.path) {
        Ok(target) => target,
        Err(error) => {
            report
                .error("unwritable", at(), format!("Cannot write here: {error}."))
                .hint("make `output/` a folder of the project, without links".to_owned());
            return None;
        }
    };
    if fs::read(&target).is_ok_and(|old| old == file.text.as_bytes()) {
        return Some(Fate::Unchanged);
    }
    match replace(&target, file.text) {
        Ok(()) => Some(Fate::Written),
        Err(error) => {
            report
                .error(
                    "unwritable",
                    at(),
                    format!("Cannot write this file: {error}."),
                )
                .hint("the file is as it was; check the disk and your rights".to_owned());
            None
        }
    }
}

/// Gives a file another name; leaves it alone when a file of that name is there.
pub fn rename(root: &Path, from: &str, to: &str, report: &mut Report) -> Option<()> {
    let moved = inside(root, from).and_then(|old| {
        let new = inside(root, to)?;
        match fs::symlink_metadata(&new) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => fs::rename(old, new),
            _ => Err(io::Error::other(format!("`{to}` is there already"))),
        }
    });
    match moved {
        Ok(()) => Some(()),
        Err(error) => {
            let at = At::Path(from.to_owned());
            report
                .error(
                    "unwritable",
                    at,
                    format!("Cannot rename this file: {error}."),
                )
                .hint("nothing was changed; check the disk and your rights".to_owned());
            None
        }
    }
}

/// Writes a new file whole or not at all; a file that is there already is left alone and
/// is a fault.
pub fn create(root: &Path, path: &str, bytes: &[u8], report: &mut Report) -> Option<()> {
    let made = inside(root, path).and_then(|target| {
        let folder = target.parent().unwrap_or(&target);
        let mut draft = NamedTempFile::new_in(folder)?;
        draft.write_all(bytes)?;
        set_mode(&target, draft.as_file())?;
        draft
            .persist_noclobber(&target)
            .map_err(|error| error.error)?;
        Ok(())
    });
    let error = match made {
        Ok(()) => return Some(()),
        Err(error) => error,
    };
    let at = At::Path(path.to_owned());
    match error.kind() {
        io::ErrorKind::AlreadyExists => report
            .error("file-exists", at, "This file exists already.")
            .hint(
                "nothing was written over; move it away or choose another name"
                    .to_owned(),
            ),
        _ => report
            .error(
                "unwritable",
                at,
                format!("Cannot write this file: {error}."),
            )
            .hint("check the disk and your rights".to_owned()),
    };
    None
}

/// Makes the folder of a new project.
pub fn project(root: &Path, report: &mut Report) -> Option<()> {
    let made = fs::DirBuilder::new().recursive(true).create(root);
    if let Err(error) = made {
        let at = At::Path(root.display().to_string());
        report.error(
            "unwritable",
            at,
            format!("Cannot make this folder: {error}."),
        );
        return None;
    }
    Some(())
}

/// Makes a folder and those on the way to it.
pub fn folder(root: &Path, path: &str, report: &mut Report) -> Option<()> {
    match inside(root, &format!("{path}/.")) {
        Ok(_) => Some(()),
        Err(error) => {
            let message = format!("Cannot make this folder: {error}.");
            report.error("unwritable", At::Path(path.to_owned()), message);
            None
        }
    }
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
            return Err(io::Error::other(format!("`{part}` is a link")));
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
