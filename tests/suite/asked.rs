//! What they asked, what we answered, and where everybody stands.

use crate::scene::Scene;

/// A house that was asked twice and answered once.
fn house() -> Scene {
    let scene = Scene::empty();
    scene
        .write("data/settings.yaml", "us: house\n")
        .write("data/organisations/house.yaml", "name: The House\n")
        .write("data/organisations/acme.yaml", "name: Acme\n")
        .write("data/organisations/borel.yaml", "name: Borel\n")
        .write("data/people/ines.yaml", "name: Inês Caldeira\norganisation: house\n")
        .write("data/people/ada.yaml", "name: Ada Vann\norganisation: acme\n")
        .write(
            "data/topics/tolls.yaml",
            "name: Tolls\nline: Tolls stay until 2033.\nline_since: 2031-03-01\n\
             milestones: [{ what: Vote on the tolls, expected: 2031-09 }]\n",
        )
        .write(
            "data/contacts/2030-06-01-acme.yaml",
            "kind: call\ndate: 2030-06-01\nwith: acme\nus: ines\nthem: ada\npoints:\n  \
             - ada: Open to tolls.\n    topic: tolls\n  - them: When do tolls end?\n    \
             topic: tolls\n    act: asked\n    id: when-tolls-end\n  - them: Who collects \
             them?\n    topic: tolls\n    act: asked\n",
        )
        .write(
            "data/contacts/2030-10-01-acme.yaml",
            "kind: meeting\ndate: 2030-10-01\nwith: acme\nus: ines\npoints:\n  - them: \
             Against tolls.\n    topic: tolls\n  - us: Tolls end in 2032.\n    topic: tolls\n    \
             answers: when-tolls-end\n  - them: Will send figures.\n    topic: tolls\n    \
             opens: { id: toll-figures, kind: promise, due: 2030-12-01 }\n",
        )
        .write(
            "data/contacts/2031-05-01-borel.yaml",
            "kind: meeting\ndate: 2031-05-01\nwith: borel\ntopics: tolls\nplan:\n  us: ines\n",
        );
    scene
}

fn brief(scene: &Scene) -> String {
    let id = "2031-05-01-borel";
    scene.run(&["build", id, "--document", "meeting-brief"]).ends(0);
    scene.read(&format!("output/{id}/meeting-brief.md"))
}

#[test]
fn what_others_asked_stands_at_the_next_meeting_on_the_topic_with_our_last_answer() {
    let brief = brief(&house());
    let open = brief.find("Who collects them?").expect("the open question");
    let answered = brief.find("When do tolls end?").expect("the answered question");
    assert!(open < answered, "what has no answer comes first: {brief}");
    for told in [
        "*(asked by Acme on 1 June 2030; no answer on record)*",
        "*(asked by Acme on 1 June 2030)*",
        "We answered on 1 October 2030 to Acme: Tolls end in 2032.",
        "**Our line is a newer one, of 1 March 2031, as above.**",
        "Tolls stay until 2033.",
    ] {
        assert!(brief.contains(told), "{told}: {brief}");
    }
}

#[test]
fn an_answer_of_a_later_day_is_not_known_and_neither_is_a_later_line() {
    let scene = house();
    scene
        .run(&["build", "2031-05-01-borel", "--document", "meeting-brief", "--as-of", "2030-07-01"])
        .ends(0);
    let brief = scene.read("output/2031-05-01-borel/meeting-brief.md");
    assert!(brief.contains("When do tolls end?"), "{brief}");
    assert!(!brief.contains("We answered"), "{brief}");
    assert!(!brief.contains("Tolls stay until 2033"), "{brief}");
}

#[test]
fn a_dossier_tells_who_stands_where_over_time() {
    let scene = house();
    scene.run(&["build", "tolls", "--as-of", "2031-04-30"]).ends(0);
    let dossier = scene.read("output/tolls/dossier.md");
    for told in [
        "# Tolls — dossier",
        "**Our line since 1 March 2031:** Tolls stay until 2033.",
        "### Acme",
        "On record since 1 June 2030, last on 1 October 2030.",
        "- 1 June 2030, Ada Vann: Open to tolls.",
        "- 1 October 2030: Against tolls.",
        "*(asked by Acme on 1 June 2030; no answer on record)*",
        "We answered on 1 October 2030 to Acme: Tolls end in 2032.",
        "- 1 October 2030, to Acme: Tolls end in 2032.",
        "**Overdue**",
        "Will send figures",
        "- Vote on the tolls: expected in September 2031.",
    ] {
        assert!(dossier.contains(told), "{told}: {dossier}");
    }
    let june = dossier.find("Open to tolls").expect("June");
    assert!(june < dossier.find("Against tolls").expect("October"), "{dossier}");
}

#[test]
fn what_companies_asked_in_silicon_valley_comes_up_at_the_next_visit() {
    let scene = Scene::example();
    scene.write(
        "data/contacts/2022-05-10-microsoft.yaml",
        "kind: meeting\ndate: 2022-05-10\nwith: microsoft\ntopics: [child-sexual-abuse, \
         encryption]\nplan:\n  us: ylva-johansson\n",
    );
    let id = "2022-05-10-microsoft";
    scene.run(&["build", id, "--document", "meeting-brief"]).ends(0);
    let brief = scene.read(&format!("output/{id}/meeting-brief.md"));
    let (_, raised) = brief.split_once("## If they raise").expect("the section");
    let raised = raised.split("\n## ").next().unwrap_or(raised);
    for asked in ["report twice, to NCMEC and to the EU Centre", "how duties to detect fit"] {
        assert!(raised.contains(asked), "{asked}: {raised}");
    }
    assert_eq!(raised.matches("no answer on record").count(), 2, "{raised}");
}
