//! `check --fix` mends aliases and weekdays, and leaves every other byte as it was.

use crate::scene::Scene;

const CONTACT: &str = "\
# NWD called us.
kind: call     # NWD's wish
date: 2021-10-26
with:   northwind
summary: \"NWD asked for its \\\"friends\\\"; NWD's board meets on Friday 20 September 2021.\"
points:
  - them: >-
      Northwind speaks
      for NWD
      and for B. Somer.
    # NWD said so twice
  - { them: NWD agreed, key: true }
note: NWD is how the report spells it.
links:
  - title: NWD safety page
    url: https://example.org/NWD
allow: [{ code: near-name, reason: a test }]
";

#[test]
fn mends_words_and_nothing_else() {
    let scene = Scene::empty();
    let northwind = "name: Northwind\naka: [NWD, N. Wind]   # both in letters\n";
    scene
        .write("data/organisations/northwind.yaml", northwind)
        .write("data/contacts/c.yaml", CONTACT);
    let run = scene.run(&["check", "--fix", "--as-of", "2021-11-01"]).ends(0);
    assert!(run.err.contains("mended 4 places in data/contacts/c.yaml"), "{}", run.err);
    let expected = CONTACT
        .replace("\"NWD asked", "\"Northwind asked")
        .replace("; NWD's board", "; Northwind's board")
        .replace("Friday 20", "Monday 20")
        .replace("them: NWD agreed", "them: Northwind agreed");
    assert_eq!(scene.read("data/contacts/c.yaml"), expected);
    assert_eq!(scene.read("data/organisations/northwind.yaml"), northwind);
    let again = scene.run(&["check", "--fix", "--as-of", "2021-11-01"]).ends(0);
    assert!(!again.err.contains("mended"), "{}", again.err);
}

#[test]
fn leaves_what_is_allowed() {
    let scene = Scene::empty();
    let contact = "kind: call\ndate: 2021-10-26\nwith: northwind\nsummary: NWD came.\n\
                   allow: [{ code: alias-in-text, reason: their wish }]\n";
    scene
        .write("data/organisations/northwind.yaml", "name: Northwind\naka: NWD\n")
        .write("data/contacts/c.yaml", contact);
    scene.run(&["check", "--fix", "--as-of", "2021-11-01"]).ends(0);
    assert_eq!(scene.read("data/contacts/c.yaml"), contact);
}

#[test]
fn keeps_line_ends_and_the_mark_before_a_text() {
    let scene = Scene::empty();
    let contact = "\u{feff}kind: call\r\ndate: 2021-10-26\r\nwith: northwind\r\nsummary: Ça suffit. NWD agreed.\r\n";
    scene
        .write("data/organisations/northwind.yaml", "name: Northwind\naka: NWD\n")
        .write("data/contacts/c.yaml", contact);
    scene.run(&["check", "--fix", "--as-of", "2021-11-01"]).ends(0);
    let mended = scene.read("data/contacts/c.yaml");
    assert_eq!(mended, contact.replace("NWD", "Northwind"));
}
