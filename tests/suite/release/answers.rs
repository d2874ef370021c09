//! A request is answered with several editions and one schedule, or with none.

use crate::scene::Scene;

const REQUEST: &str = "\
asked_by: Desmond Fox
date: 2026-03-02
reference: FOI 12
purpose: All documents on Apex.
level: public
scope: apex
documents:
  - 2026-02-quays
  - { id: 2025-03-12-first, document: meeting-report }
  - { id: 2025-05-05-secret, document: flash-report }
";

#[test]
fn each_document_is_listed_with_its_ground() {
    let scene = Scene::of("tests/cases/release");
    scene.write("foi-12.yaml", REQUEST);
    scene.play("release --for foi-12.yaml").ends(0);
    let schedule = scene.read("output/requests/foi-12.md");
    for line in [
        "| Asked by | Desmond Fox |",
        "| Limited to | Apex Freight |",
        "(../2026-02-quays/release-public/scene-setter.md) | in part |",
        "| 3 | Flash report | **not** | Withheld: decision-making process, Art. 4(3) |",
    ] {
        assert!(schedule.contains(line), "{line} in {schedule}");
    }
    assert!(!schedule.contains("quarry"), "{schedule}");
    assert!(
        scene
            .path("output/2025-03-12-first/release-public/certificate.json")
            .exists()
    );
}

#[test]
fn one_fault_stops_them_all() {
    let scene = Scene::of("tests/cases/release");
    for (old, new, said) in [
        ("2026-02-quays", "2026-02-quay", "2026-02-quays"),
        ("scope: apex", "scope: apeks", "apeks"),
        ("level: public", "level: pubic", "public"),
        ("date: 2026-03-02", "date: yesterday", "foi-12.yaml:2"),
        ("asked_by", "asker", "asked_by"),
    ] {
        scene.write("foi-12.yaml", &REQUEST.replacen(old, new, 1));
        let run = scene.play("release --for foi-12.yaml").ends(2);
        assert!(run.err.contains(said), "{said}: {}", run.err);
        assert!(!scene.path("output").exists());
    }
    let (head, _) = REQUEST.split_once("documents:").expect("documents");
    scene.write("foi-12.yaml", &format!("{head}documents: []\n"));
    let run = scene.play("release --for foi-12.yaml").ends(2);
    assert!(run.err.contains("asks for no document"), "{}", run.err);
}
