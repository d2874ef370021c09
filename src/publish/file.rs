//! One file or folder → disk: whole or not at all, and never outside the project.
#![allow(clippy::disallowed_methods, reason = "this is the one writer")]

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::FileState;
use crate::finding::report::{At, Report};

/// Writes a file whole or not at all; leaves it alone when it holds the same bytes.
pub fn write(root: &Path, path: &str, bytes: &[u8], report: &mut Report) -> Option<FileState> {
    let written = inside(root, path).and_then(|target| {
        if fs::read(&target).is_ok_and(|old| old == bytes) {
            return Ok(FileState::Unchanged);
        }
        replace(&target, bytes).map(|()| FileState::Written)
    });
    written.map_err(|error| unwritable(path, &error, report)).ok()
}

/// Removes a file; one that is gone already is no fault.
pub fn remove(root: &Path, path: &str, report: &mut Report) -> Option<()> {
    let removed = inside(root, path).and_then(|target| match fs::remove_file(target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    });
    removed.map_err(|error| unwritable(path, &error, report)).ok()
}

/// Notes that a file cannot be written.
pub fn unwritable(path: &str, error: &io::Error, report: &mut Report) {
    let message = format!("Cannot write this file: {error}.");
    let hint = match error.kind() {
        io::ErrorKind::InvalidInput => "make `output/` a folder of the project, without links",
        _ => "the file is as it was; check the disk and your rights",
    };
    report.error("unwritable", At::Path(path.to_owned()), message).hint(hint.to_owned());
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
                .error("unwritable", at, format!("Cannot rename this file: {error}."))
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
        draft.persist_noclobber(&target).map_err(|error| error.error)?;
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
            .hint("nothing was written over; move it away or choose another name".to_owned()),
        _ => report
            .error("unwritable", at, format!("Cannot write this file: {error}."))
            .hint("check the disk and your rights".to_owned()),
    };
    None
}

/// Makes the folder of a new project.
pub fn project(root: &Path, report: &mut Report) -> Option<()> {
    let made = fs::DirBuilder::new().recursive(true).create(root);
    if let Err(error) = made {
        let at = At::Path(root.display().to_string());
        report.error("unwritable", at, format!("Cannot make this folder: {error}."));
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
pub fn inside(root: &Path, path: &str) -> io::Result<PathBuf> {
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

/// Puts new bytes in place of a file, in one step.
pub fn replace(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = target.parent().unwrap_or(target);
    let mut draft = NamedTempFile::new_in(folder)?;
    draft.write_all(bytes)?;
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
