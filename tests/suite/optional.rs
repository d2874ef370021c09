//! Fields that a plan may have: each is printed where it is given, and nowhere else.

use crate::scene::Scene;

const PLAN: &str = "\
kind: meeting
date: 2031-05-20
time: \"10:00-11:00\"
with: acme
initiative: them
plan:
  us: ines
  them: ada
  contact_person: ada
  why: The concession ends in June.
  their_aims: [A longer concession.]
  press: closed
  scenario: [Ada Vann opens., The Chair answers after ten minutes.]
  interpreter: Dora Lund, Portuguese and English
  opening: Thank you for coming by boat.
  ask: Put the concession off by a year.
  raise:
    - note: that traffic fell.
      figures: traffic
      points: [By night most of all., Less so by day.]
  if_raised:
    - { they: Will fees rise?, say: No., likely: certain }
";

/// What each field prints.
const PRINTED: [&str; 11] = [
    "| Why | The concession ends in June. They asked for it. |",
    "| Press | closed to the press |",
    "| Interpreter | Dora Lund, Portuguese and English |",
    "| Contact person | Ada Vann, +351 21 555 0100, ada@acme.example |",
    "**What they want:** A longer concession.",
    "**Scenario:** Ada Vann opens.",
    "**To open:** Thank you for coming by boat.",
    "**Ask:** Put the concession off by a year.",
    "*Ships a year: 1,200 (2030).*",
    ">    - By night most of all.",
    "*(certain)*",
];

fn brief(plan: &str) -> String {
    let scene = Scene::empty();
    scene
        .write("data/settings.yaml", "us: house\nhome_tz: Europe/Lisbon\n")
        .write("data/organisations/house.yaml", "name: The House\n")
        .write("data/organisations/acme.yaml", "name: Acme\n")
        .write("data/people/ines.yaml", "name: Inês Caldeira\norganisation: house\n")
        .write(
            "data/people/ada.yaml",
            "name: Ada Vann\norganisation: acme\nphone: +351 21 555 0100\nemail: ada@acme.example\n",
        )
        .write(
            "data/topics/traffic.yaml",
            "name: Traffic\nfigures: [{ id: traffic, what: ships a year, value: \"1,200\", \
             period: 2030 }]\n",
        )
        .write("data/contacts/talk.yaml", plan);
    scene.run(&["build", "talk", "--document", "meeting-brief"]).ends(0);
    scene.read("output/talk/meeting-brief.md")
}

#[test]
fn what_a_plan_says_is_printed() {
    let brief = brief(PLAN);
    for printed in PRINTED {
        assert!(brief.contains(printed), "{printed}: {brief}");
    }
}

#[test]
fn what_a_plan_does_not_say_is_not() {
    let (head, _) = PLAN.split_once("initiative").expect("the first of them");
    let brief = brief(&format!("{head}plan:\n  us: ines\n"));
    for printed in PRINTED {
        let mut cells = printed.split('|').map(str::trim);
        let row = cells.nth(1).filter(|row| *row != "Contact person");
        if let Some(row) = row {
            assert!(!brief.contains(&format!("| {row} |")), "{row}: {brief}");
        }
        if let Some((label, _)) = printed.split_once(":**") {
            assert!(!brief.contains(label), "{label}: {brief}");
        }
    }
}

#[test]
fn a_figure_that_is_not_there_is_a_fault() {
    let scene = Scene::empty();
    scene.write("data/organisations/acme.yaml", "name: Acme\n").write(
        "data/contacts/talk.yaml",
        &PLAN.replace("  us: ines\n  them: ada\n  contact_person: ada\n", ""),
    );
    let run = scene.run(&["check"]).ends(2);
    assert!(run.says("No figure is called `traffic`."), "{}{}", run.out, run.err);
}
