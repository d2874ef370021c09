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
    assert!(scene.path("output/2025-03-12-first/release-public/certificate.json").exists());
}

#[test]
fn two_documents_of_a_record_are_one_edition() {
    let scene = Scene::of("tests/cases/release");
    let (head, _) = REQUEST.split_once("documents:").expect("documents");
    let of = |more: &str| format!("{{ id: 2025-03-12-first, document: {more} }}");
    let documents = format!("[{}, {}]", of("meeting-report"), of("public-minutes"));
    scene.write("foi-12.yaml", &format!("{head}documents: {documents}\n"));
    scene.play("release --for foi-12.yaml").ends(0);
    let schedule = scene.read("output/requests/foi-12.md");
    for row in ["| 1 | Meeting report: ", "| 2 | Public minutes: "] {
        assert_eq!(schedule.matches(row).count(), 1, "{row}: {schedule}");
    }
    let certificate = scene.read("output/2025-03-12-first/release-public/certificate.json");
    assert!(certificate.contains("meeting-report.md"), "{certificate}");
    assert!(certificate.contains("public-minutes.md"), "{certificate}");
    let own = of("meeting-report, scope: house");
    let head = head.replace("scope: apex", "scope: apeks");
    scene.write("foi-12.yaml", &format!("{head}documents: [{own}]\n"));
    let run = scene.play("release --for foi-12.yaml").ends(2);
    assert!(run.err.contains("apeks"), "{}", run.err);
}

#[test]
fn two_scopes_at_one_level_have_a_folder_each() {
    let scene = Scene::of("tests/cases/release");
    let (head, _) = REQUEST.split_once("documents:").expect("documents");
    let of = |more: &str| format!("{{ id: 2025-03-12-first, document: meeting-report{more} }}");
    let all = [of(""), of(", scope: [apex, house]"), of(", level: internal")].join(", ");
    scene.write("foi-12.yaml", &format!("{head}documents: [{all}]\n"));
    scene.play("release --for foi-12.yaml").ends(0);
    let schedule = scene.read("output/requests/foi-12.md");
    for folder in ["release-public-apex", "release-public-apex-house", "release-internal"] {
        let file = format!("2025-03-12-first/{folder}/meeting-report.md");
        assert!(schedule.contains(&file), "{file}: {schedule}");
        assert!(scene.path(&format!("output/{file}")).exists());
    }
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

const PERSON: &str = "name: Zora Venn\norganisation: apex\ndisclose: false\n";
const CALL: &str = "kind: call\ndate: 2025-06-01\nwith: apex\nhandling: public\n\
    summary: Zora Venn asked for light at the quay.\n";

/// Writes a call with somebody who is withheld, and asks for it alone.
fn call(id: &str) -> Scene {
    let scene = Scene::of("tests/cases/release");
    scene.write("data/people/zora.yaml", PERSON);
    scene.write(&format!("data/contacts/{id}.yaml"), CALL);
    let (head, _) = REQUEST.split_once("documents:").expect("documents");
    scene.write("foi-12.yaml", &format!("{head}documents: {id}\n"));
    scene
}

#[test]
fn one_document_needs_no_brackets_and_a_name_in_an_id_stops_it() {
    let scene = call("2025-06-01-call");
    scene.play("release --for foi-12.yaml").ends(0);
    let schedule = scene.read("output/requests/foi-12.md");
    assert!(schedule.contains("| 1 |"), "{schedule}");
    let scene = call("2025-06-01-venn-call");
    let run = scene.play("release --for foi-12.yaml").ends(1);
    for said in ["tells a withheld name", "rename contact 2025-06-01-venn-call"] {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
    assert!(!scene.path("output").exists());
}

#[test]
fn a_copy_that_names_somebody_withholds_nothing_beside() {
    let id = "2025-06-01-call";
    let scene = call(id);
    let release = format!("release {id} --level public --document meeting-report");
    scene.play(&release).ends(0);
    let path = format!("output/{id}/release-public/meeting-report.md");
    let ours = scene.read(&path);
    let mark = "[withheld: personal data, Art. 4(1)(b)]";
    let plain = ours.replace('\\', "");
    assert!(plain.contains(&format!("{mark} asked for light")), "{ours}");
    scene.write("other.md", &plain.replace(mark, "Zora Venn"));
    let run = scene.play(&format!("{release} --compare other.md")).ends(1);
    assert!(run.err.contains("other.md shows"), "{}", run.err);
    assert!(!run.err.contains("Ours shows"), "{}", run.err);
}
