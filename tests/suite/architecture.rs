//! The habits of src/: arrows go one way, files are small, three places face the world.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::scene::{files, repository};

/// Modules, each above all that it may use.
const ORDER: [&str; 28] = [
    "finding", "yaml", "facts", "project", "names", "tidy", "merge", "html", "brief", "page",
    "word", "pack", "why", "approved", "handed", "check", "import", "records", "init", "publish",
    "release", "desk", "cache", "cli", "command", "main", "lib", "build",
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
        cell.split(['`', ',', '[', ']', ' ']).filter(|word| !word.is_empty())
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

/// What makes packs looks facts up by the functions that note each question: a pack is taken to
/// be the same while the answers are.
#[test]
fn packs_are_made_of_answers_to_questions() {
    let makes_packs = |path: &str| {
        path.starts_with("brief/") || path.starts_with("page/") || path == "pack/make.rs"
    };
    let past = |(path, text): &(String, String)| {
        (makes_packs(path) && text.contains(".records()")).then(|| path.clone())
    };
    let past: Vec<String> = sources().iter().filter_map(past).collect();
    assert!(past.is_empty(), "these reach past the questions: {past:#?}");
}

/// A record names others by ids that bear their type, and others name it: these files may. A
/// text bears what it rests on, and so names a source.
const LINKED: [&str; 11] = [
    "facts::contact",
    "facts::evidence",
    "facts::figure",
    "facts::item",
    "facts::organisation",
    "facts::person",
    "facts::plan",
    "facts::source",
    "facts::text",
    "facts::topic",
    "facts::visit",
];

/// What still does, until the names have moved into one folder.
const STILL: [&str; 7] = [
    "check::names",
    "check::near",
    "import::body",
    "import::contact",
    "names::gap",
    "names::markup",
    "names::reading",
];

/// Files that need each other. What a folder's `mod.rs` declares is shared by all in it.
#[test]
fn no_two_files_need_each_other() {
    let sources = sources();
    let files: BTreeSet<String> = sources.iter().map(|(path, _)| name(path)).collect();
    let linked = |file: &str| LINKED.contains(&file);
    let mut needs: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in &sources {
        let own = name(path);
        let used = paths(text).into_iter();
        let mut used: BTreeSet<String> = used
            .filter_map(|path| file_of(&own, path.trim(), &files))
            .filter(|used| *used != own && !(linked(used) && linked(&own)))
            .collect();
        used.retain(|used| !is_folder(used, &sources));
        if !is_folder(&own, &sources) {
            needs.insert(own, used);
        }
    }
    let reached = |from: &str| {
        let mut reached = BTreeSet::new();
        let mut next = vec![from];
        while let Some(file) = next.pop() {
            for used in needs.get(file).into_iter().flatten() {
                if reached.insert(used.as_str()) {
                    next.push(used);
                }
            }
        }
        reached
    };
    let circle: Vec<&String> = needs
        .keys()
        .filter(|file| !STILL.contains(&file.as_str()))
        .filter(|file| reached(file).contains(file.as_str()))
        .collect();
    assert!(circle.is_empty(), "in a circle: {circle:#?}");
}

/// Names a file as a module: `brief/news.rs` is `brief::news`, `brief/mod.rs` is `brief`.
fn name(path: &str) -> String {
    let stem = path.trim_end_matches(".rs");
    stem.trim_end_matches("/mod").replace('/', "::")
}

fn is_folder(name: &str, sources: &[(String, String)]) -> bool {
    let path = format!("{}/mod.rs", name.replace("::", "/"));
    sources.iter().any(|(known, _)| *known == path)
}

/// Returns the paths in the `use` lines of a file and elsewhere, tests left out.
fn paths(text: &str) -> Vec<String> {
    let text = text.split("#[cfg(test)]").next().unwrap_or_default();
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    let code: Vec<&str> = code.collect();
    let code = code.join(" ");
    let mut paths = Vec::new();
    for used in code.split("use ").skip(1) {
        unfold("", used.split(';').next().unwrap_or_default(), &mut paths);
    }
    for start in ["crate::", "super::"] {
        for (at, _) in code.match_indices(start) {
            let rest = &code[at..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
            paths.push(rest[..end.unwrap_or(rest.len())].to_owned());
        }
    }
    paths
}

/// Unfolds `a::{b, c::d}` into `a::b` and `a::c::d`.
fn unfold(before: &str, tree: &str, paths: &mut Vec<String>) {
    let tree = tree.trim();
    let Some((head, rest)) = tree.split_once('{') else {
        let word = tree.split(" as ").next().unwrap_or_default();
        return paths.push(format!("{before}{word}"));
    };
    let inside = rest.trim_end().trim_end_matches('}');
    let mut depth = 0;
    let parts = inside.split(|c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    });
    let before = format!("{before}{head}");
    parts.filter(|part| !part.trim().is_empty()).for_each(|part| unfold(&before, part, paths));
}

/// Finds the file that a path leads to, as seen from a file.
fn file_of(own: &str, path: &str, files: &BTreeSet<String>) -> Option<String> {
    let mut at: Vec<&str> = own.split("::").collect();
    let mut rest: Vec<&str> = path.split("::").collect();
    match rest[0] {
        "crate" => at.clear(),
        "super" => {}
        child if files.contains(&format!("{own}::{child}")) => {}
        _ => return None,
    }
    while matches!(rest.first(), Some(&"crate" | &"super" | &"self")) {
        if rest.remove(0) == "super" {
            at.pop();
        }
    }
    at.extend(rest);
    let ends = (1..=at.len()).rev().map(|end| at[..end].join("::"));
    ends.into_iter().find(|name| files.contains(name))
}
