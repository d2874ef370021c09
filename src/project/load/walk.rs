//! A folder of the project → the paths of the files below it, and what could not be listed.

use std::fs;
use std::path::{Path, PathBuf};

use super::file::{Bare, Sort, in_words, real, sort_of, sort_of_found, unreadable};
use super::state::Seen;
use crate::facts::unread::Unread;
use crate::finding::field::Kind;
use crate::finding::report::{At, Report};
use crate::project::stamp::Stamp;
use crate::yaml::Fault;

/// Folders may nest this deep.
const MAX_FOLDERS: usize = 8;

/// A file, and its stamp unless it is a link.
pub struct Listed {
    pub path: String,
    pub stamp: Option<Stamp>,
}

/// Lists files, and reports what it had to leave out.
pub struct Walk<'a> {
    root: &'a Path,
    real_root: PathBuf,
    /// What was seen of the folders already.
    seen: Seen,
    report: &'a mut Report,
    /// The kinds of which some records could not be listed.
    pub unread: Unread,
    faults: usize,
}

impl<'a> Walk<'a> {
    /// Begins to list files below a project folder.
    pub fn new(root: &'a Path, seen: Seen, report: &'a mut Report) -> Self {
        let real_root = real(root).unwrap_or_else(|_| root.to_owned());
        Self { root, real_root, seen, report, unread: Unread::default(), faults: 0 }
    }

    /// Says whether a folder is there; one that cannot be looked at counts as there.
    pub fn has(&self, folder: &str) -> bool {
        match fs::symlink_metadata(self.root.join(folder)) {
            Ok(_) => true,
            Err(error) => error.kind() != std::io::ErrorKind::NotFound,
        }
    }

    /// Says whether anything was left out.
    pub fn found_fault(&self) -> bool {
        self.faults > 0
    }

    /// Lists the files below a folder, sorted by path.
    pub fn files(&mut self, folder: &str) -> Vec<Listed> {
        let mut files = Vec::new();
        match sort_of(&self.real_root, &self.root.join(folder)) {
            Ok((Sort::Folder, _)) => self.below(folder, MAX_FOLDERS, &mut files),
            Ok((Sort::File, _)) => self.fault(folder, unreadable("it is a file, not a folder")),
            Err(fault) => self.fault(folder, fault),
        }
        files
    }

    fn below(&mut self, folder: &str, depth: usize, files: &mut Vec<Listed>) {
        let entries = match self.seen.remove(folder) {
            Some(entries) => entries,
            None => self.entries(folder),
        };
        for (name, bare) in entries {
            if is_aside(&name) {
                continue;
            }
            let path = format!("{folder}/{name}");
            match sort_of_found(&self.real_root, &self.root.join(&path), bare) {
                Ok((Sort::File, stamp)) => files.push(Listed { path, stamp }),
                Ok((Sort::Folder, _)) if depth > 0 => self.below(&path, depth - 1, files),
                Ok((Sort::Folder, _)) => self.fault(&path, too_deep()),
                Err(fault) => self.fault(&path, fault),
            }
        }
    }

    /// Looks at one folder, sorted.
    fn entries(&mut self, folder: &str) -> Vec<(String, Bare)> {
        let mut entries = Vec::new();
        let listing = match fs::read_dir(self.root.join(folder)) {
            Ok(listing) => listing,
            Err(error) => {
                self.fault(folder, unreadable(&in_words(&error)));
                return entries;
            }
        };
        for entry in listing {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.fault(folder, unreadable(&in_words(&error)));
                    continue;
                }
            };
            let name = match entry.file_name().into_string() {
                Ok(name) => name,
                Err(name) => {
                    let path = format!("{folder}/{}", name.to_string_lossy());
                    self.fault(&path, unreadable("its name is not UTF-8"));
                    continue;
                }
            };
            if is_aside(&name) {
                continue;
            }
            match entry.metadata() {
                Ok(found) => entries.push((name, Bare::of(&found))),
                Err(error) => {
                    let fault = unreadable(&error.to_string());
                    self.fault(&format!("{folder}/{name}"), fault);
                }
            }
        }
        entries.sort_by(|(a, _), (b, _)| a.cmp(b));
        entries
    }

    /// Reports a fault. Links to what may lie there are no faults of their own.
    fn fault(&mut self, path: &str, fault: Fault) {
        self.faults += 1;
        let mut parts = path.split('/').skip_while(|part| *part != "data").skip(1);
        match parts.next().map(Kind::of_folder) {
            Some(kind) => kind.into_iter().for_each(|kind| self.unread.add_kind(kind)),
            None if path == "data" => {
                Kind::FOLDERS.into_iter().for_each(|kind| self.unread.add_kind(kind));
            }
            None => {}
        }
        self.report.error(fault.code, At::Path(path.to_owned()), fault.message).hints = fault.hints;
    }
}

/// Hidden files and the copies that editors leave are not listed.
fn is_aside(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~')
}

fn too_deep() -> Fault {
    Fault {
        code: "too-deep",
        range: 0..0,
        message: "Folders are nested too deeply here.".into(),
        hints: vec!["records lie in the folder of their kind or one below".into()],
    }
}
