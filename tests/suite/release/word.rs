//! The Word file of an edition: what is withheld stands in none of its parts, and what a house puts
//! there itself is found.

use std::fs;

use scene_setter::word::archive::Parts;

use crate::scene::{Scene, repository};

const TALK: &str = r#"kind: meeting
date: 2025-04-02
with: apex
handling: public
us: ingrid-solheim
them: [mara-quill, anna-rossi]
title: Talk on the letter of Anna Rossi
contact_person: { name: Anna Rossi, role: Head of Rossi affairs }
organised_by: Anna Rossi
summary: >-
  See ![Anna Rossi at noon](https://x.example/rossi.png "Ms Rossi") there. We read
  [a page](https://x.example/anna-rossi "by Rossi"). So <span title="Rossi">it</span> was.
points:
  - them: They said <!-- Rossi --> no.
  - us: "So:\n\n| Who | What |\n|---|---|\n| Rossi | spoke |"
links: [{ title: the note of Rossi, url: "https://x.example/notes/Rossi.docx" }]
"#;

const RELEASE: &str = "release 2025-04-02-talk --level public --document";

fn scene() -> Scene {
    let scene = Scene::of("tests/cases/release");
    scene.edit("data/settings.yaml", "us: house", "us: house\nformats: [docx]");
    scene.write("data/contacts/2025-04-02-talk.yaml", TALK);
    scene
}

#[test]
fn no_part_of_a_word_file_tells_a_withheld_name() {
    let scene = scene();
    scene.play(&format!("{RELEASE} meeting-report")).ends(0);
    let path = "output/2025-04-02-talk/release-public/meeting-report.docx";
    let bytes = fs::read(scene.path(path)).expect("a Word file");
    let parts = Parts::open(&bytes).expect("its parts");
    let mut marks = 0;
    for (name, xml) in parts.iter() {
        let told = format!("{name} {xml}").to_lowercase();
        assert!(!told.contains("rossi"), "{name}: {xml}");
        marks += xml.matches("withheld: personal data").count();
    }
    assert!(marks > 3, "{marks} marks");
    let certificate = scene.read("output/2025-04-02-talk/release-public/certificate.json");
    assert!(certificate.contains("meeting-report.docx"), "{certificate}");
}

#[test]
fn a_name_in_the_footer_of_the_house_or_in_a_file_name_is_found() {
    let scene = scene();
    let footer = fs::read_to_string(repository().join("templates/word/footer.xml"));
    let footer = footer.expect("the built-in footer");
    let own = footer.replace("{{ words_of }}", "{{ words_of }} Anna Rossi");
    scene.write("templates/word/footer.xml", &own);
    let run = scene.play(&format!("{RELEASE} meeting-report")).ends(1);
    assert!(run.err.contains("templates/word/footer.xml:2"), "{}", run.err);
    scene.write("templates/word/footer.xml", &footer);
    let note = "{#- document: contact (held) — a note -#}\n# A note\n";
    scene.write("templates/anna-rossi-note.md", note);
    let run = scene.play(&format!("{RELEASE} anna-rossi-note")).ends(1);
    let hint = "templates/anna-rossi-note.md is called so";
    assert!(run.err.contains(hint), "{}", run.err);
    assert!(!scene.path("output/2025-04-02-talk").exists());
}
