//! Case files → verdict: each merge comes out as its file expects.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use scene_setter::merge::merge;

const PARTS: [&str; 5] = ["base", "theirs", "ours", "expect", "deleted"];

#[test]
fn each_written_merge_comes_out_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/steps/merge");
    let entries = fs::read_dir(folder).expect("the folder of cases is in the repository");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut count = 0;
    for path in paths {
        let text = fs::read_to_string(&path).expect("a case is readable text");
        for (name, parts) in cases(&text) {
            let part = |part: &str| parts.get(part).map_or("", String::as_str);
            let merged = merge(part("base"), part("theirs"), part("ours"));
            let file = path.display();
            assert_eq!(merged.text, part("expect"), "text of “{name}” in {file}");
            let deleted = merged.deleted.iter().map(|gone| {
                let news = if gone.news { "news" } else { "kept out" };
                format!("{news}: {} / {}\n", gone.section, gone.sentence)
            });
            let deleted = deleted.collect::<String>();
            assert_eq!(deleted, part("deleted"), "deleted of “{name}” in {file}");
            count += 1;
        }
    }
    assert!(count >= 15, "only {count} cases");
}

fn cases(text: &str) -> Vec<(String, BTreeMap<&str, String>)> {
    let mut cases: Vec<(String, BTreeMap<&str, String>)> = Vec::new();
    let mut part = "";
    for line in text.split_inclusive('\n') {
        let title = line.trim_end().strip_prefix("--- ");
        let title = title.and_then(|title| title.strip_suffix(" ---"));
        match (title, cases.last_mut()) {
            (Some(title), Some(_)) if PARTS.contains(&title) => part = title,
            (Some(title), _) => {
                cases.push((title.to_owned(), BTreeMap::new()));
                part = "base";
            }
            (None, Some((_, parts))) => parts.entry(part).or_default().push_str(line),
            (None, None) => panic!("text before the first case: {line:?}"),
        }
    }
    cases
}
