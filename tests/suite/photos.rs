//! Pictures of people and organisations: small on the page, nowhere in an edition.

use std::fs;

use crate::scene::{Scene, repository};

/// A visit to one company, with a picture of everybody.
fn project() -> Scene {
    let scene = Scene::empty();
    let record = |path: &str, text: &str| {
        scene.write(&format!("data/{path}.yaml"), text);
    };
    record("settings", "us: house\nhome_tz: Europe/Lisbon\n");
    record("organisations/house", "name: The House\n");
    record(
        "organisations/aurora",
        "name: Aurora Ferries\nphoto: aurora.png\nhandling: public\n",
    );
    record(
        "people/ines",
        "name: Inês Caldeira\norganisation: house\nlevel: commissioner\nsenior: true\n",
    );
    record(
        "people/otto",
        "name: Otto Brandvik\norganisation: aurora\nrole: Director\nphoto: otto b.png\n\
         disclose: true\nhandling: public\n",
    );
    record(
        "visits/quay",
        "title: Visit\nfor: ines\ndates: 2031-05-20\nmeetings: [talk]\nhandling: public\n\
         documents: [scene-setter, card]\n",
    );
    record(
        "contacts/talk",
        "kind: meeting\ndate: 2031-05-20\nvisit: quay\nwith: aurora\ncontact_person: otto\n\
         handling: public\nplan: { them: otto, objective: Agree on a date. }\n",
    );
    picture(&scene, "face.png", "data/people/otto b.png");
    picture(&scene, "other.png", "data/organisations/aurora.png");
    scene
}

fn picture(scene: &Scene, from: &str, to: &str) {
    let from = repository().join("tests/fixtures/photos").join(from);
    fs::copy(from, scene.path(to)).expect("a picture");
}

const TAG: &str = "<img class=\"photo\" alt=\"\" src=\"data:image/png;base64,";

#[test]
fn a_face_stands_beside_its_name_and_the_page_stays_one_file() {
    let scene = project();
    scene.build();
    let pack = scene.read("output/quay/scene-setter.md");
    let face = "![](../../data/people/otto%20b.png)";
    assert!(
        pack.contains(&format!("- {face} **Otto Brandvik** — Director")),
        "{pack}"
    );
    assert!(
        pack.contains(&format!("| Contact person | {face} Otto Brandvik |")),
        "{pack}"
    );
    let page = scene.read("output/quay/scene-setter.html");
    assert_eq!(page.matches(TAG).count(), 2, "{page}");
    assert!(page.contains("img-src data:"), "the page may show it");
    let card = scene.read("output/quay/card.html");
    assert_eq!(card.matches(TAG).count(), 1, "{card}");
    scene.play("build aurora").ends(0);
    let profile = scene.read("output/aurora/profile.html");
    assert_eq!(profile.matches(TAG).count(), 2, "{profile}");
    scene.play("build --check").ends(0);
}

#[test]
fn another_picture_makes_another_page_and_no_other_line() {
    let scene = project();
    let caches = scene.path("caches").display().to_string();
    let build = || {
        let run = scene.run_under(&["build"], &[("SCENE_SETTER_CACHE", &caches)]);
        run.ends(0);
        let read = |format| scene.read(&format!("output/quay/scene-setter.{format}"));
        (read("md"), read("html"))
    };
    let (first, page) = build();
    assert_eq!((first.clone(), page.clone()), build());
    picture(&scene, "other.png", "data/people/otto b.png");
    let (second, other) = build();
    assert_eq!(first, second);
    assert_ne!(
        page, other,
        "what is remembered is not the picture of before"
    );
    scene.remove("data/people/otto b.png");
    let (third, _) = build();
    assert!(!third.contains("otto%20b"), "{third}");
}

#[test]
fn commits_with_pictures_are_compared_like_others() {
    let scene = project();
    scene.build();
    scene.git(&["init"]).ends(0);
    scene.git(&["add", "-A"]).ends(0);
    scene.git(&["commit", "-qm", "Begin"]).ends(0);
    scene.play("diff HEAD").ends(0);
}

#[test]
fn an_edition_shows_nobody() {
    let scene = project();
    scene.play("release quay --level public").ends(0);
    let mut found = 0;
    for path in crate::scene::files(&scene.path("")) {
        let is_edition = path.to_string_lossy().contains("release");
        if is_edition
            && path
                .extension()
                .is_some_and(|end| end == "html" || end == "md")
        {
            let text = fs::read_to_string(&path).expect("an edition");
            assert!(
                !text.contains("![]") && !text.contains("<img"),
                "{}",
                path.display()
            );
            found += usize::from(text.contains("Otto Brandvik"));
        }
    }
    assert!(found > 0, "the edition names him");
}

#[test]
fn a_word_file_leaves_pictures_out_and_keeps_their_lines() {
    let scene = project();
    scene
        .play("build quay --document scene-setter --docx")
        .ends(0);
    let before = scene.read("output/quay/scene-setter.md");
    scene.play("adopt output/quay/scene-setter.docx").ends(0);
    assert_eq!(before, scene.read("output/quay/scene-setter.md"));
}
