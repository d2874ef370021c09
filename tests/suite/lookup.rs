//! Every folder in tests/lookup: a command on the example → what it prints, to the byte.
//! `BLESS=1` writes that anew.

use std::{env, fs};

use crate::scene::{Scene, repository};

#[test]
fn every_look_up_prints_what_is_expected() {
    let scene = Scene::example();
    let bless = env::var_os("BLESS").is_some();
    let mut complaints = Vec::new();
    for entry in fs::read_dir(repository().join("tests/lookup")).expect("the folder") {
        let folder = entry.expect("an entry").path();
        let command = fs::read_to_string(folder.join("command.txt")).expect("a command");
        let words: Vec<&str> = command.lines().collect();
        let run = scene.run(&words);
        let printed = format!("{}{}exit {}\n", run.out, run.err, run.status);
        let golden = folder.join("expected.txt");
        if bless {
            fs::write(&golden, &printed).expect("a file");
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        if printed != expected {
            complaints.push(format!("{}:\n{expected}\nis now\n{printed}", golden.display()));
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn a_look_up_changes_nothing_and_needs_no_terminal() {
    let scene = Scene::example();
    for words in [["show", "tiktok"], ["list", "people"]] {
        let run = scene.run(&words).ends(0);
        assert!(!run.out.contains('\u{1b}'), "{words:?}");
        assert!(run.out.lines().all(|line| line == line.trim_end()), "{words:?}");
    }
    assert!(!scene.path("output").exists());
}

#[test]
fn names_cannot_act_on_the_terminal() {
    let scene = Scene::example();
    scene.write(
        "data/organisations/evil.yaml",
        "name: \"Evil\\e[2J \\u202eInc\\nNext\"\nkind: company\n",
    );
    let run = scene.run(&["--color", "never", "list", "organisations"]).ends(0);
    let line = run.out.lines().find(|line| line.contains("Evil")).expect("its row");
    assert!(line.starts_with("Evil[2J Inc Next "), "{line:?}");
}
