//! Folder → Project: the only code that reads the disk.
#![allow(clippy::disallowed_methods, reason = "this is the one reader")]

mod file;
pub mod state;
mod walk;

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use crate::finding::report::{At, Report};
use crate::finding::text::Again;
use crate::project::known::{Keep, Known};
use crate::project::read_all::read_all;
use crate::project::role::FileRole;
use crate::project::stamp::Stamp;
use crate::project::word_file::{is_word_file, letters};
use crate::project::{Given, Input, Last, Project};
use crate::yaml::Fault;
use file::{Sort, read_bytes, read_text, read_with_stamp, sort_of};
use state::Seen;
use walk::{Listed, Walk};

/// Reads `data/` and `templates/` of a project folder. With faults, the project is what could be
/// read of it.
pub fn load(root: &Path, report: &mut Report) -> Project {
    load_after(root, Seen::new(), None, None, report)
}

/// The same, save that folders which were seen are not looked at again, and that records which are
/// known as they lie there are not read.
pub fn load_after(
    root: &Path,
    seen: Seen,
    known: Option<(&Arc<Known>, &Keep<'_>)>,
    last: Option<Last<'_>>,
    report: &mut Report,
) -> Project {
    let mut walk = Walk::new(root, seen, report);
    let mut files = walk.files("data");
    let nothing = files.is_empty() && !walk.found_fault();
    if walk.has("templates") {
        files.extend(walk.files("templates"));
    }
    let unread = walk.unread;
    if nothing {
        report
            .error("no-records", At::Path("data".into()), "This folder is empty.")
            .hint("`scene-setter init` writes the settings and says how to go on".to_owned());
    }
    let inputs = inputs(files, report);
    let folder = root.to_owned();
    let again = move |path: &str| read_text(&folder.join(path)).unwrap_or_default();
    let given = Given {
        read: &|path| {
            if is_word_file(path) {
                read_bytes(&root.join(path)).map(|bytes| (letters(&bytes), None))
            } else {
                read_with_stamp(&root.join(path))
            }
        },
        again: Some(Again(Arc::new(again))),
        known,
        last,
    };
    let mut project = read_all(inputs, &given, unread, report);
    let read = |path: &str| bytes(root, path);
    project.photos.read(&read, &mut project.records, report);
    project
}

/// Finds what each file is for, and names those that look meant for reading and are not.
fn inputs(files: Vec<Listed>, report: &mut Report) -> Vec<Input> {
    let mut inputs = Vec::new();
    let mut last_stray = String::new();
    for Listed { path, stamp } in files {
        match FileRole::of(&path) {
            Ok(FileRole::Original) => {}
            Ok(role) => inputs.push(Input { path, role, stamp }),
            Err(stray) if stray.at == last_stray => {}
            Err(stray) => {
                last_stray.clone_from(&stray.at);
                let Fault { code, message, hints, .. } = stray.fault;
                let at = At::Path(stray.at);
                match code {
                    "unread-file" => report.warning(code, at, message).hints = hints,
                    _ => report.error(code, at, message).hints = hints,
                }
            }
        }
    }
    inputs
}

/// Returns the stamp of a file that is no link.
pub fn stamp_of(root: &Path, path: &str) -> Option<Stamp> {
    let found = fs::symlink_metadata(root.join(path)).ok()?;
    found.is_file().then(|| Stamp::of(&found)).flatten()
}

/// Reads one file of the project, such as a pack in `output/`; `None` when there is none.
pub fn text(root: &Path, path: &str) -> Result<Option<String>, Fault> {
    bytes(root, path)?.map(file::as_text).transpose()
}

/// The same, whatever its bytes.
pub fn bytes(root: &Path, path: &str) -> Result<Option<Vec<u8>>, Fault> {
    let full = root.join(path);
    match fs::symlink_metadata(&full) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        _ => match sort_of(&file::real(root)?, &full)? {
            (Sort::File, _) => file::read_bytes(&full).map(Some),
            (Sort::Folder, _) => Err(file::not_a_file()),
        },
    }
}

/// Reads the original of a source from a folder; none where it does not lie there.
pub fn original(folder: &Path, name: &str) -> Option<Vec<u8>> {
    let plain = Path::new(name).file_name()? == name;
    let path = folder.join(name);
    let fits = fs::metadata(&path)
        .is_ok_and(|found| found.is_file() && found.len() <= MOST_OF_AN_ORIGINAL);
    if plain && fits { fs::read(path).ok() } else { None }
}

/// A larger original is not read.
const MOST_OF_AN_ORIGINAL: u64 = 64 * 1024 * 1024;

/// Says whether a folder holds nothing or is not there.
pub fn is_empty(folder: &Path) -> bool {
    match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

/// Reads a text from anywhere, as `format FILE` does.
pub fn any_text(path: &Path) -> Result<String, Fault> {
    read_text(path)
}

/// Returns the memory this process holds, where the system tells.
pub fn memory_in_use() -> Option<u64> {
    let pages = fs::read_to_string("/proc/self/statm").ok()?;
    let resident: u64 = pages.split(' ').nth(1)?.parse().ok()?;
    Some(resident * 4096)
}

/// Reads standard input to its end.
pub fn standard_input() -> Result<String, Fault> {
    file::read_all(std::io::stdin(), 0, file::MAX_INPUT)
}

/// Tells one state of `data/`, `templates/` and `output/` from another, by the sizes and
/// times of their files.
pub fn stamp(root: &Path) -> u64 {
    let mut report = Report::default();
    let mut walk = Walk::new(root, Seen::new(), &mut report);
    let mut state = DefaultHasher::new();
    for folder in ["data", "templates", "output"] {
        if !walk.has(folder) {
            continue;
        }
        for Listed { path, stamp } in walk.files(folder) {
            // What a link leads to may change, and the link not.
            let found = || Stamp::of(&fs::metadata(root.join(&path)).ok()?);
            (&path, stamp.or_else(found)).hash(&mut state);
        }
    }
    state.finish()
}

/// Lists the files below a folder of the project, by path; none when it does not exist.
pub fn list(root: &Path, folder: &str, report: &mut Report) -> Vec<String> {
    let mut walk = Walk::new(root, Seen::new(), report);
    if walk.has(folder) {
        let files = walk.files(folder).into_iter();
        files.map(|listed| listed.path).collect()
    } else {
        Vec::new()
    }
}
