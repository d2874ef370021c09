//! Case files → verdict: each merge comes out as its file expects.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use scene_setter::merge::join::{Branch, join};
use scene_setter::merge::merge;

const PARTS: [&str; 5] = ["base", "theirs", "ours", "expect", "deleted"];

/// Every case of the files in a folder, with the file it stands in.
fn each_case(folder: &str, check: impl Fn(&str, &BTreeMap<&str, String>)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).expect("the folder of cases is in the repository");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut count = 0;
    for path in paths {
        let text = fs::read_to_string(&path).expect("a case is readable text");
        for (name, parts) in cases(&text) {
            check(&format!("“{name}” in {}", path.display()), &parts);
            count += 1;
        }
    }
    assert!(count > 0, "no case");
}

#[test]
fn each_written_merge_comes_out_as_expected() {
    each_case("tests/steps/merge", |name, parts| {
        let part = |part: &str| parts.get(part).map_or("", String::as_str);
        let merged = merge(part("base"), part("theirs"), part("ours"));
        assert_eq!(merged.text, part("expect"), "text of {name}");
        let deleted = merged.deleted.iter().map(|gone| {
            let news = if gone.news { "news" } else { "kept out" };
            format!("{news}: {} / {}\n", gone.section, gone.sentence)
        });
        assert_eq!(deleted.collect::<String>(), part("deleted"), "deleted of {name}");
    });
}

/// Which side is which makes no difference but in what order a conflict shows them.
#[test]
fn each_written_join_comes_out_as_expected() {
    each_case("tests/steps/join", |name, parts| {
        let side = |part: &str| Branch { text: &parts[part], built: None };
        let (one, other) = (side("theirs"), side("ours"));
        let joined = join(&parts["base"], one, other);
        assert_eq!(joined.text, parts["expect"], "text of {name}");
        let turned = join(&parts["base"], other, one);
        assert_eq!(turned.in_conflict, joined.in_conflict, "{name}");
        assert!(joined.in_conflict || turned.text == joined.text, "{name}: {}", turned.text);
    });
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
