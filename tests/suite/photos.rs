//! Pictures of people and organisations: small on the page, nowhere in an edition.

use std::fs;
use std::io::Read;
use std::path::Path;

use zip::ZipArchive;

use crate::scene::{Scene, repository};

/// A visit to one company, with a picture of everybody.
fn project() -> Scene {
    let scene = Scene::empty();
    let record = |path: &str, text: &str| {
        scene.write(&format!("data/{path}.yaml"), text);
    };
    record("settings", "us: house\nhome_tz: Europe/Lisbon\n");
    record("organisations/house", "name: The House\n");
    record("organisations/aurora", "name: Aurora Ferries\nphoto: aurora.png\nhandling: public\n");
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
    assert!(pack.contains(&format!("- {face} **Otto Brandvik** — Director")), "{pack}");
    assert!(
        pack.contains(&format!("| Contact person | {face} Otto Brandvik, Director |")),
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
    assert_ne!(page, other, "what is remembered is not the picture of before");
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
        if is_edition && path.extension().is_some_and(|end| end == "html" || end == "md") {
            let text = fs::read_to_string(&path).expect("an edition");
            assert!(!text.contains("![]") && !text.contains("<img"), "{}", path.display());
            found += usize::from(text.contains("Otto Brandvik"));
        }
    }
    assert!(found > 0, "the edition names him");
}

/// The names of the parts of a Word file, and its text.
fn word(path: &Path) -> (Vec<String>, String) {
    let mut archive = ZipArchive::new(fs::File::open(path).expect("a file")).expect("parts");
    let names = archive.file_names().map(|name| name.expect("a name").into_owned());
    let names = names.collect();
    let mut text = String::new();
    let mut part = archive.by_name("word/document.xml").expect("its text");
    part.read_to_string(&mut text).expect("letters");
    (names, text)
}

#[test]
fn a_face_stands_in_the_word_file_and_the_file_comes_back_as_it_went() {
    let scene = project();
    scene.play("build --docx").ends(0);
    let pack = "output/quay/scene-setter";
    let (parts, text) = word(&scene.path(&format!("{pack}.docx")));
    let pictures = parts.iter().filter(|name| name.starts_with("word/media/"));
    assert_eq!(pictures.count(), 1, "each file once: {parts:?}");
    assert_eq!(text.matches("<w:drawing>").count(), 2, "{text}");
    let before = scene.read(&format!("{pack}.md"));
    scene.play(&format!("adopt {pack}.docx")).ends(0);
    assert_eq!(before, scene.read(&format!("{pack}.md")));
    // A picture that changes, or goes, is no edit of a file that went out before.
    let sent = fs::read(scene.path(&format!("{pack}.docx"))).expect("a file");
    fs::write(scene.path("back.docx"), sent).expect("a file");
    picture(&scene, "other.png", "data/people/otto b.png");
    scene.play("adopt back.docx --pack quay/scene-setter").ends(0);
    assert_eq!(before, scene.read(&format!("{pack}.md")));
    scene.play("build aurora --docx").ends(0);
    let (_, text) = word(&scene.path("output/aurora/profile.docx"));
    assert_eq!(text.matches("<w:drawing>").count(), 2, "{text}");
}
