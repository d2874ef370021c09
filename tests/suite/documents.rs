//! Every document of the set: made of one template each, and of the records that it declares.

use crate::scene::Scene;

const INVENTED: &str = "\
kind: meeting
date: 2030-05-02
with: acme
plan:
  us: bea-vos
  them: [ada-vann, { name: Cyd Orr, role: Secretary }, unnamed]
  raise:
    - note: our work on \"quoted\" words # and marks.
    - ask: Which tools are used?
      id: acme-q-tools
  venue: Hall 3, \"West\"
";

fn invented() -> Scene {
    let scene = Scene::empty();
    scene
        .write("data/settings.yaml", "us: house\n")
        .write("data/organisations/house.yaml", "name: The House\n")
        .write("data/organisations/acme.yaml", "name: Acme\n")
        .write("data/people/bea-vos.yaml", "name: Bea Vos\norganisation: house\n")
        .write("data/people/ada-vann.yaml", "name: Ada Vann\norganisation: acme\n")
        .write("data/contacts/2030-05-02-acme.yaml", INVENTED);
    scene
}

/// Returns the block of YAML in a page.
fn block(page: &str) -> &str {
    let (_, rest) = page.split_once("```yaml\n").expect("a block of YAML");
    rest.split_once("```").expect("its end").0
}

#[test]
fn a_report_form_goes_straight_back_into_data() {
    let scene = invented();
    let form = ["build", "2030-05-02-acme", "--document", "report-form"];
    scene.run(&form).ends(0);
    let page = scene.read("output/2030-05-02-acme/report-form.md");
    let blank = block(&page).to_owned();
    scene.write("data/contacts/2030-05-02-acme.yaml", &format!("{INVENTED}{blank}"));
    scene.run(&["build", "2030-05-02-acme"]).ends(0);
    let answered = blank
        .replace("#points:", "points:")
        .replace("#  - them:                           # the answer", "  - them: Two tools.")
        .replace("#  - us:", "  - us:")
        .replace("#closes:", "closes:")
        .replace("#  acme-q-tools: done", "  acme-q-tools: done")
        .replace("#summary:  ", "summary: All went well. ");
    assert_ne!(answered, blank);
    scene.write("data/contacts/2030-05-02-acme.yaml", &format!("{INVENTED}{answered}"));
    let check = ["check", "2030-05-02-acme", "--as-of", "2030-05-03"];
    scene.run(&check).ends(0);
    let report = ["build", "2030-05-02-acme", "--document", "flash-report"];
    scene.run(&report).ends(0);
    let page = scene.read("output/2030-05-02-acme/flash-report.md");
    for told in ["Two tools.", "All went well.", "our work on \"quoted\" words", "Cyd Orr"] {
        assert!(page.to_lowercase().contains(&told.to_lowercase()), "{told}: {page}");
    }
    assert!(page.contains("- Settled: Which tools are used?"), "{page}");
}

#[test]
fn a_project_adds_a_document_with_one_file() {
    let scene = invented();
    let template = "{#- document: organisation — a label -#}\n# Label: {{ profile.name }}\n";
    scene.write("templates/label.md", template);
    scene.run(&["build", "acme", "--document", "label"]).ends(0);
    assert_eq!(scene.read("output/acme/label.md"), "# Label: Acme\n");
    let list = scene.run(&["templates", "list"]).ends(0);
    assert!(list.out.contains("document (organisation): a label"), "{}", list.out);
    let unknown = scene.run(&["build", "acme", "--document", "labl"]).ends(2);
    assert!(unknown.err.contains("label (organisation)"), "{}", unknown.err);
    let other = scene.run(&["build", "2030-05-02-acme", "--document", "label"]).ends(2);
    assert!(other.err.contains("organisation"), "{}", other.err);
}

#[test]
fn one_document_may_be_made_of_several_kinds_of_records() {
    let scene = invented();
    let template = "{#- document: contact, organisation (one page) — a label -#}\n# {{ id }}\n";
    scene.write("templates/label.md", template);
    for id in ["acme", "2030-05-02-acme"] {
        scene.run(&["build", id, "--document", "label"]).ends(0);
        let page = scene.read(&format!("output/{id}/label.html"));
        assert!(page.contains("class=\"one_page\""), "{page}");
    }
    let unknown = scene.run(&["build", "acme", "--document", "labl"]).ends(2);
    assert!(unknown.err.contains("label (contact or organisation)"), "{}", unknown.err);
}

#[test]
fn a_head_that_cannot_be_read_is_a_fault() {
    let scene = invented();
    scene.write("templates/card.md", "{#- document: persons — a card -#}\n# Card\n");
    let run = scene.run(&["build", "acme"]).ends(2);
    assert!(run.err.contains("bad-document-head"), "{}", run.err);
}

#[test]
fn reports_are_of_the_day_and_profiles_of_the_latest() {
    let scene = Scene::example();
    let run = |id: &str, document: &str| {
        scene.run(&["build", id, "--document", document]).ends(0);
        scene.read(&format!("output/{id}/{document}.md"))
    };
    let flash = run("2021-10-26-tiktok-call", "flash-report");
    assert!(flash.contains("Facts as of 26 October 2021"), "{flash}");
    let profile = run("tiktok", "profile");
    assert!(profile.contains("Facts as of 21 June 2022"), "{profile}");
    let mission = run("2022-01-silicon-valley", "mission-report");
    assert!(mission.contains("## Thursday 27 January 2022 — Residence"), "{mission}");
}

#[test]
fn minutes_keep_to_themselves_what_is_not_to_be_repeated() {
    let scene = Scene::example();
    let id = "2021-09-20-tiktok-reynders-cabinet";
    scene.run(&["build", id, "--document", "public-minutes"]).ends(0);
    let minutes = scene.read(&format!("output/{id}/public-minutes.md"));
    assert!(minutes.contains("| Date | 20 September 2021 |"), "{minutes}");
    assert!(minutes.contains("Isabelle Perignon"), "{minutes}");
    assert!(!minutes.contains("should move to the Irish authority"), "{minutes}");
}
