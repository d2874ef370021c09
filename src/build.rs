//! templates/, the example of `init` and the views of src/brief/ → tables inside the binary:
//! the built-in templates, the example, and the fields that templates may use.
#![allow(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=src/brief");
    println!("cargo::rerun-if-changed=src/init/example");
    println!("cargo::rerun-if-changed=src/build.rs");
    let variable = |name| env::var(name).map_err(io::Error::other);
    let root = PathBuf::from(variable("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(variable("OUT_DIR")?);
    fs::write(out.join("templates.rs"), texts(&root.join("templates"))?)?;
    fs::write(out.join("example.rs"), texts(&root.join("src/init/example"))?)?;
    fs::write(out.join("fields.rs"), fields(&root.join("src/brief"))?)
}

/// Writes a table of the texts of a folder: path within it, text.
fn texts(folder: &Path) -> io::Result<String> {
    let mut table = String::from("&[\n");
    for file in files(folder)? {
        let below = file.strip_prefix(folder).map_err(io::Error::other)?;
        let name = below.to_string_lossy().replace('\\', "/");
        table.push_str(&format!("({name:?}, include_str!({file:?})),\n"));
    }
    table.push(']');
    Ok(table)
}

/// Reads the fields off the views themselves, so that no second list can fall behind.
fn fields(folder: &Path) -> io::Result<String> {
    let mut names = BTreeSet::new();
    for file in files(folder)? {
        for line in fs::read_to_string(file)?.lines() {
            let Some(field) = line.trim_start().strip_prefix("pub ") else {
                continue;
            };
            let Some((name, _)) = field.split_once(": ") else {
                continue;
            };
            let name = name.trim_start_matches("r#");
            if name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
                names.insert(name.to_owned());
            }
        }
    }
    Ok(format!("&{:?}", names.into_iter().collect::<Vec<_>>()))
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    list(folder, &mut files)?;
    files.sort();
    Ok(files)
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}
