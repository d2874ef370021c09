//! The files of the repository → what each target begins with.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns the folder of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the files below a folder of the repository, by path.
pub fn paths(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![repository().join(folder)];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => found.push(path),
            }
        }
    }
    found.sort();
    found
}

/// Returns the bytes of the files below a folder whose names end so.
pub fn files(folder: &str, endings: &[&str]) -> Vec<Vec<u8>> {
    let ends = |path: &PathBuf| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| endings.contains(&ending))
    };
    let paths = paths(folder).into_iter().filter(ends);
    paths.filter_map(|path| fs::read(path).ok()).collect()
}

/// Returns path and text of every file below a folder of the repository.
pub fn texts(folder: &str) -> Vec<(String, String)> {
    let text = |path: PathBuf| {
        let name = path.strip_prefix(repository()).ok()?;
        let name = name.to_string_lossy().replace('\\', "/");
        Some((name, fs::read_to_string(&path).ok()?))
    };
    paths(folder).into_iter().filter_map(text).collect()
}
