//! The habits of src/: arrows go one way, files are small, three places face the world.

use std::collections::BTreeSet;
use std::fs;

use crate::scene::{files, repository};

/// Modules, each above all that it may use.
const ORDER: [&str; 23] = [
    "finding", "yaml", "facts", "project", "names", "tidy", "merge", "html", "brief",
    "page", "pack", "why", "check", "import", "records", "init", "publish", "release",
    "cli", "command", "main", "lib", "build",
];

/// A longer file is two files.
const LINES: usize = 250;

fn sources() -> Vec<(String, String)> {
    let root = repository().join("src");
    let is_rust = |path: &std::path::PathBuf| path.extension().is_some_and(|e| e == "rs");
    let read = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).expect("a source");
        let path = path.strip_prefix(&root).expect("below src/");
        (path.to_string_lossy().into_owned(), text)
    };
    files(&root).into_iter().filter(is_rust).map(read).collect()
}

fn module(path: &str) -> &str {
    let first = path.split('/').next().unwrap_or_default();
    first.trim_end_matches(".rs")
}

#[test]
fn arrows_go_one_way() {
    let rank = |module: &str| {
        let rank = ORDER.iter().position(|known| *known == module);
        rank.unwrap_or_else(|| panic!("`{module}` has no place in the order"))
    };
    let mut complaints = Vec::new();
    for (path, text) in sources() {
        let own = module(&path);
        let used: BTreeSet<&str> = text
            .match_indices("crate::")
            .filter(|(at, _)| !text[..*at].ends_with('_'))
            .map(|(at, word)| {
                let rest = &text[at + word.len()..];
                let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_');
                &rest[..end.unwrap_or(rest.len())]
            })
            .collect();
        let upward = used.into_iter().filter(|used| rank(used) > rank(own));
        complaints.extend(upward.map(|used| format!("{path} uses {used}")));
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn the_table_of_lib_names_every_folder_in_order() {
    let lib = fs::read_to_string(repository().join("src/lib.rs")).expect("lib.rs");
    let rows = lib.lines().filter_map(|line| line.strip_prefix("//! | [`"));
    let named = rows.flat_map(|row| {
        let cell = row.split(" | ").next().unwrap_or_default();
        cell.split(['`', ',', '[', ']', ' '])
            .filter(|word| !word.is_empty())
    });
    let named: Vec<&str> = named.collect();
    let folders: Vec<&str> = ORDER[..ORDER.len() - 3].to_vec();
    assert_eq!(named, folders);
}

#[test]
fn files_are_small() {
    let long = |(path, text): &(String, String)| {
        let lines = text.lines().count();
        (lines > LINES).then(|| format!("{path}: {lines}"))
    };
    let long: Vec<String> = sources().iter().filter_map(long).collect();
    assert!(long.is_empty(), "over {LINES} lines: {long:#?}");
}

#[test]
fn every_file_opens_with_its_sentence() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{path}");
    }
}
