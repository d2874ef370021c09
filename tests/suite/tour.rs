//! The first five minutes, with the real program: from `init` to a pack that a new contact
//! changes.

use std::fs;

use crate::scene::{Scene, files};

#[test]
fn the_example_leads_to_a_pack_and_a_contact_changes_it() {
    let scene = Scene::empty();
    let begun = scene.run(&["init", "--example"]).ends(0);
    let next: Vec<&str> = begun
        .err
        .lines()
        .filter(|l| l.starts_with("  scene-setter "))
        .collect();
    assert_eq!(next.len(), 3, "{}", begun.err);
    scene.run(&["build"]).ends(0);
    let pack = "output/2026-02-quays/scene-setter.md";
    let before = scene.read(pack);
    for planted in ["Brightwave Robotiks", "due 30 September 2025", "Lena Foss"] {
        assert!(before.contains(planted), "{planted} is planted");
    }
    scene.edit(
        "data/contacts/2025-11-05-brightwave-call.yaml",
        "Robotiks",
        "Robotics",
    );
    scene.run(&["import", "inbox"]).ends(0);
    scene.run(&["build"]).ends(0);
    let after = scene.read(pack);
    let line = "> - 5 February 2026 — Call, Tomas Weller with Lena Foss.";
    assert!(after.contains(line) && !before.contains(line), "{after}");
    assert!(!after.contains("Robotiks"));
    scene.run(&["build", "--check"]).ends(0);
}

#[test]
fn init_writes_over_nothing_and_names_what_is_in_the_way() {
    let scene = Scene::empty();
    scene.write(".gitattributes", "mine\n");
    let run = scene.run(&["init"]).ends(2);
    assert!(
        run.err.contains(".gitattributes") && run.err.contains("file-exists"),
        "{}",
        run.err
    );
    assert_eq!(files(&scene.path("")).len(), 1, "nothing else was written");
    fs::remove_file(scene.path(".gitattributes")).unwrap();
    scene.run(&["init"]).ends(0);
    let run = scene.run(&["init"]).ends(2);
    assert!(run.err.contains("--> data\n"), "{}", run.err);
    assert!(
        scene
            .read("data/settings.yaml")
            .contains("# Who says \"us\"")
    );
    for folder in [
        "organisations",
        "people",
        "contacts",
        "topics",
        "sources",
        "visits",
    ] {
        assert!(scene.path("data").join(folder).is_dir());
    }
}

#[test]
fn init_writes_the_checks_of_the_forge() {
    for (forge, path) in [
        ("github", ".github/workflows/packs.yml"),
        ("gitlab", ".gitlab-ci.yml"),
    ] {
        let scene = Scene::empty();
        scene.run(&["init", "within", "--forge", forge]).ends(0);
        let text = scene.read(&format!("within/{path}"));
        assert!(text.contains("check --strict") && text.contains("build --check"));
    }
}

#[test]
fn records_are_begun_from_flags_and_never_over_others() {
    let scene = Scene::empty();
    scene.run(&["init", "--example"]).ends(0);
    let contact = [
        "new",
        "contact",
        "--date",
        "2026-03-01",
        "--kind",
        "call",
        "--with",
        "brightwave",
        "--us",
        "tomas-weller",
        "--them",
        "mara-quill",
        "--visit",
        "2026-02-quays",
    ];
    scene.run(&contact).ends(0);
    let path = "data/contacts/2026-03-01-brightwave-call.yaml";
    let text = scene.read(path);
    assert!(
        text.starts_with("# yaml-language-server: $schema="),
        "{text}"
    );
    scene
        .run(&["new", "person", "jane-doe", "--with", "palisade"])
        .ends(0);
    scene
        .run(&["new", "organisation", "gannet-ferries", "--kind", "company"])
        .ends(0);
    scene.run(&["new", "topic", "night-trains"]).ends(0);
    scene
        .run(&[
            "new",
            "source",
            "gannet-2025",
            "--kind",
            "report",
            "--name",
            "Ferries in figures",
        ])
        .ends(0);
    scene
        .run(&[
            "new",
            "visit",
            "2026-05-ferries",
            "--name",
            "Ferries",
            "--us",
            "ingrid-solheim",
            "--date",
            "2026-05-04",
        ])
        .ends(0);
    scene.run(&["build"]).ends(0);
    let again = scene.run(&contact).ends(2);
    assert!(again.err.contains("file-exists"), "{}", again.err);
    assert_eq!(scene.read(path), text);
}

#[test]
fn flags_that_name_nothing_are_refused_with_the_nearest() {
    let scene = Scene::empty();
    scene.run(&["init", "--example"]).ends(0);
    for (flag, typed, meant) in [
        ("--with", "brightwaev", "brightwave"),
        ("--us", "tomas-weler", "tomas-weller"),
        ("--them", "quill-mara", "mara-quill"),
        ("--visit", "2026-02-quais", "2026-02-quays"),
        ("--kind", "cal", "call"),
    ] {
        let run = scene.run(&["new", "contact", "x", flag, typed]).ends(2);
        assert!(
            run.err.contains(&format!("did you mean `{meant}`?")),
            "{}",
            run.err
        );
        assert!(!scene.path("data/contacts/x.yaml").exists());
    }
    scene
        .run(&["new", "contact", "x", "--date", "yesterday"])
        .ends(2);
    scene.run(&["new", "contact"]).ends(2);
    scene.run(&["new", "topic", "../x"]).ends(2);
}

#[test]
fn the_editor_of_the_environment_is_opened() {
    let scene = Scene::empty();
    scene.run(&["init", "--example"]).ends(0);
    let run = scene.run_under(
        &["new", "topic", "tides", "--edit"],
        &[("VISUAL", ""), ("EDITOR", "ls")],
    );
    assert!(run.ends(0).out.contains("data/topics/tides.yaml"));
}
