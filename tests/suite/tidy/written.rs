//! Case files → verdict: each input comes out as its file expects.

use std::fs;
use std::path::PathBuf;

use scene_setter::tidy::tidy;

use crate::tidy::{assert_invariants, root};

#[test]
fn each_written_case_comes_out_as_expected() {
    let folder = root().join("steps/tidy");
    let entries = fs::read_dir(folder).expect("the folder of cases is in the repository");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let mut count = 0;
    for path in paths {
        let text = fs::read_to_string(&path).expect("a case is readable text");
        for (name, input, expected) in cases(&text) {
            assert_eq!(tidy(&input, &[]), expected, "{name} in {}", path.display());
            assert_eq!(assert_invariants(&input), expected);
            count += 1;
        }
    }
    assert!(count >= 15, "only {count} cases");
}

fn cases(text: &str) -> Vec<(String, String, String)> {
    let mut cases: Vec<(String, String, String)> = Vec::new();
    let mut expecting = false;
    for line in text.split_inclusive('\n') {
        let title = line.trim_end().strip_prefix("--- ").and_then(|line| line.strip_suffix(" ---"));
        expecting = match (title, cases.last_mut()) {
            (Some("expect"), _) => true,
            (Some(name), _) => {
                cases.push((name.to_owned(), String::new(), String::new()));
                false
            }
            (None, Some((_, _, expected))) if expecting => {
                expected.push_str(line);
                true
            }
            (None, Some((_, input, _))) => {
                input.push_str(line);
                false
            }
            (None, None) => panic!("text before the first case: {line:?}"),
        };
    }
    cases
}
