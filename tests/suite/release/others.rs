//! People who are named nowhere but in a field of words: who else was there, who interpreted, who
//! wrote a source that is withheld.

use scene_setter::names::name_words::full_names;

use crate::scene::Scene;

#[test]
fn names_in_who_else_was_there_are_read_as_names() {
    for (words, names) in [
        ("Sofie Lopes da Costa, Hope Archer", vec!["Sofie Lopes da Costa", "Hope Archer"]),
        ("Ms Brask and Mr Draak", vec!["Brask", "Draak"]),
        ("J. Brask; Minister Tolv", vec!["J Brask", "Tolv"]),
        ("Dr. Sato and staff", vec!["Sato"]),
        ("van der Broek, Piet", vec!["van der Broek"]),
        ("with Petra Farmer and Oona Typo", vec!["Petra Farmer", "Oona Typo"]),
        ("Companies, names withheld; Unit D5 and more staff of DG HOME.", vec![]),
        ("a dozen from the quay, in Rotterdam", vec![]),
        ("Head of Umbra Relations, two observers", vec![]),
    ] {
        assert_eq!(full_names(words), names, "{words}");
    }
}

/// Releases a talk in which somebody is named.
fn told(name: &str, more: &str) -> String {
    let scene = Scene::of("tests/cases/release");
    let talk = format!(
        "kind: meeting\ndate: 2025-04-02\nwith: apex\nhandling: public\n{more}points:\n\
         - us: \"{name} asked for more.\"\n"
    );
    scene.write("data/contacts/2025-04-02-talk.yaml", &talk);
    let source = "kind: press\ntitle: A note\nauthor: Oona Brask\nhandling: internal\n";
    scene.write("data/sources/note.yaml", source);
    let release = "release 2025-04-02-talk --level public --document meeting-report";
    scene.play(release).ends(0);
    scene.read("output/2025-04-02-talk/release-public/meeting-report.md")
}

#[test]
fn whoever_is_typed_in_words_is_withheld_everywhere() {
    for (others, name, part) in [
        ("Hope Archer", "Hope Archer", "Archer"),
        ("Dr. Sato and staff", "Ms Sato", "Sato"),
        ("van der Broek, Piet", "Mr van der Broek", "Broek"),
    ] {
        let page = told(name, &format!("others: {others}\n"));
        assert!(!page.contains(part), "{others}: {page}");
    }
    for name in ["Oona Brask", "Ms Brask"] {
        let page = told(name, "");
        assert!(!page.contains("Brask"), "{page}");
    }
}
