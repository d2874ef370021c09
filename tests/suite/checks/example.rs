//! The repository's own facts give only findings that are true of the five documents.

use std::fs;

use crate::scene::{Scene, repository};

/// The visit's own day, and the day after the mission was reported.
const DAYS: [&str; 2] = ["2022-01-25", "2022-02-14"];

#[test]
fn the_example_gives_what_the_documents_deserve() {
    let scene = Scene::example();
    scene.run(&["build"]).ends(0);
    for day in DAYS {
        let run = scene.run(&["--format", "short", "check", "--as-of", day]).ends(0);
        let known = repository().join(format!("tests/fixtures/example-findings/{day}.txt"));
        if std::env::var_os("BLESS").is_some() {
            fs::create_dir_all(known.parent().unwrap()).unwrap();
            fs::write(&known, &run.out).unwrap();
        }
        assert_eq!(run.out, fs::read_to_string(&known).unwrap(), "as of {day}");
    }
}

#[test]
fn a_slip_in_a_pack_edited_by_hand_is_found_there() {
    let scene = Scene::example();
    scene.run(&["build"]).ends(0);
    let pack = "output/2022-01-silicon-valley/scene-setter.md";
    let text = scene.read(pack);
    scene.write(pack, &text.replacen("**Erich Andersen**", "**Erik Anderson**", 1));
    let run = scene.run(&["--format", "short", "check", "--as-of", DAYS[0]]).ends(0);
    let line = text.lines().position(|line| line.contains("**Erich Andersen**")).unwrap() + 1;
    let place = format!("{pack}:{line}:");
    let found = run.out.lines().find(|found| found.starts_with(&place));
    assert!(found.is_some_and(|found| found.contains("near-name")), "{}", run.out);
}

#[test]
fn a_visit_has_the_findings_of_all_its_pack_shows() {
    let scene = Scene::example();
    let words = ["--format", "short", "check", "2022-01-silicon-valley", "--as-of", DAYS[0]];
    let run = scene.run(&words).ends(0);
    let fates = "Contacts that bear on `2022-01-silicon-valley`: 12 in the pack";
    assert!(run.err.contains(fates), "{}", run.err);
    for code in ["overdue", "low-confidence", "not-in-purpose", "short-month"] {
        assert!(run.out.contains(code), "{code}\n{}", run.out);
    }
}
