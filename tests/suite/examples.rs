//! The repository's own data and templates give its own output, byte for byte.

use std::fs;

use crate::scene::{Scene, copy, files, repository};

#[test]
fn data_and_templates_reproduce_output() {
    let scene = Scene::example();
    copy(&repository().join("templates"), &scene.path("templates"));
    scene.run(&["build"]).ends(0);
    let committed = repository().join("output");
    if std::env::var_os("BLESS").is_some() {
        copy(&scene.path("output"), &committed);
    }
    let names = |folder: &std::path::Path| {
        let found = files(folder);
        found.iter().map(|f| f.strip_prefix(folder).unwrap().to_owned()).collect::<Vec<_>>()
    };
    let made = names(&scene.path("output"));
    assert!(made.len() >= 4, "{made:?}");
    assert_eq!(made, names(&committed), "output/ holds other files than a build gives");
    for name in made {
        let built = fs::read(scene.path("output").join(&name)).unwrap();
        let kept = fs::read(committed.join(&name)).unwrap();
        assert!(built == kept, "{} is stale: BLESS=1 cargo test", name.display());
    }
}

#[test]
fn building_twice_changes_nothing() {
    let scene = Scene::example();
    scene.run(&["build"]).ends(0);
    let again = scene.run(&["build"]).ends(0);
    assert!(again.err.contains(" 0 files written"), "{}", again.err);
    scene.run(&["build", "--check"]).ends(0);
}

#[test]
fn check_shows_what_is_stale() {
    let scene = Scene::example();
    scene.run(&["build"]).ends(0);
    scene.edit("data/people/suzy-loftus.yaml", "Suzy Loftus", "Suzanne Loftus");
    let run = scene.run(&["build", "--check"]).ends(1);
    assert!(run.out.contains("-- **Suzy Loftus**"), "{}", run.out);
    assert!(run.out.contains("+- **Suzanne Loftus**"), "{}", run.out);
    let dry = scene.run(&["build", "--dry-run"]).ends(0);
    assert!(dry.err.contains("would write output/2022-01-27-tiktok/meeting-brief.md"));
    assert!(!scene.read("output/2022-01-27-tiktok/meeting-brief.md").contains("Suzanne"));
}

#[test]
fn a_faulty_project_leaves_output_alone() {
    let scene = Scene::example();
    scene.run(&["build"]).ends(0);
    let before = scene.read("output/2022-01-27-tiktok/meeting-brief.md");
    scene.edit("data/people/suzy-loftus.yaml", "organisation: tiktok", "organisation: tiktak");
    let run = scene.run(&["build"]).ends(2);
    assert!(run.err.contains("unknown-organisation"), "{}", run.err);
    assert_eq!(scene.read("output/2022-01-27-tiktok/meeting-brief.md"), before);
}

#[test]
fn context_is_what_templates_see() {
    let scene = Scene::example();
    let run = scene.run(&["build", "2022-01-27-tiktok", "--context"]).ends(0);
    let brief: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(brief["document"], "meeting-brief");
    assert_eq!(brief["sheets"][0]["last_spoke"]["date"], "2021-10-26");
    assert!(!scene.path("output").exists());
}
