//! How findings are chosen, explained, silenced and counted from the command line.

use scene_setter::check::rules;

use crate::scene::Scene;

fn project() -> Scene {
    let scene = Scene::empty();
    scene
        .write("data/organisations/northwind.yaml", "name: Northwind\naka: NWD\n")
        .write(
            "data/contacts/2021-10-24-northwind.yaml",
            "kind: meeting\ndate: 2021-10-24\nwith: northwind\nsummary: NWD came.\n",
        )
        .write(
            "data/contacts/2021-10-26-northwind.yaml",
            "kind: meeting\ndate: 2021-10-26\nwith: northwind\nsummary: NWD came again.\n",
        );
    scene
}

const AT: [&str; 2] = ["--as-of", "2021-11-01"];

#[test]
fn doubts_are_no_failure_unless_strict() {
    let scene = project();
    let run = scene.run(&["--format", "short", "check", AT[0], AT[1]]).ends(0);
    assert_eq!(run.out.lines().count(), 3, "{}", run.out);
    assert!(run.out.starts_with("data/contacts/2021-10-24-northwind.yaml:2:7: warning[weekend]"));
    scene.run(&["check", "--strict", AT[0], AT[1]]).ends(1);
}

#[test]
fn json_has_one_object_a_line_with_its_place() {
    let run = project().run(&["--format", "json", "check", AT[0], AT[1]]).ends(0);
    for line in run.out.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        for key in ["code", "severity", "file", "line", "column", "message", "hints"] {
            assert!(value.get(key).is_some(), "{key}: {line}");
        }
    }
    assert_eq!(run.out.lines().count(), 3);
}

#[test]
fn an_id_chooses_its_findings() {
    let scene = project();
    let words = ["--format", "short", "check", "2021-10-26-northwind", AT[0], AT[1]];
    let run = scene.run(&words).ends(0);
    assert!(run.out.contains("2021-10-26"), "{}", run.out);
    let run = scene.run(&["check", "2021-10-26-nortwind"]).ends(2);
    assert!(run.err.contains("did you mean `2021-10-26-northwind`?"), "{}", run.err);
}

#[test]
fn a_record_and_the_settings_allow_with_a_reason() {
    let scene = project();
    scene.edit(
        "data/contacts/2021-10-24-northwind.yaml",
        "summary",
        "allow: [{ code: weekend, reason: it was a fair }]\nsummary",
    );
    let run = scene.run(&["--format", "short", "check", AT[0], AT[1]]).ends(0);
    assert!(!run.out.contains("weekend"), "{}", run.out);
    scene.write(
        "data/settings.yaml",
        "allow: [{ code: alias-in-text, reason: they like it short }]\n",
    );
    let run = scene.run(&["check", "--strict", AT[0], AT[1]]).ends(0);
    assert!(run.err.contains("Nothing found."), "{}{}", run.out, run.err);
}

#[test]
fn every_code_is_explained() {
    let scene = Scene::empty();
    for rule in rules() {
        let run = scene.run(&["check", "--explain", rule.code]).ends(0);
        for part in [rule.code, rule.why] {
            assert!(run.out.contains(part), "{}", run.out);
        }
        let mend = rule.mend.lines().next().unwrap();
        assert!(run.out.contains(mend), "{}", run.out);
    }
    scene.run(&["check", "--explain", "unknown-person"]).ends(0);
    let run = scene.run(&["check", "--explain", "alias-in-txt"]).ends(2);
    assert!(run.err.contains("did you mean `alias-in-text`?"), "{}", run.err);
}

#[test]
fn faults_of_reading_come_first() {
    let scene = project();
    scene.edit("data/contacts/2021-10-26-northwind.yaml", "with: northwind", "with: nortwind");
    let run = scene.run(&["check", AT[0], AT[1]]).ends(2);
    assert!(run.err.contains("unknown-organisation"), "{}", run.err);
}

#[test]
fn what_time_brings_is_told_apart() {
    let scene = Scene::empty();
    scene
        .write("data/settings.yaml", "us: house\n")
        .write("data/organisations/house.yaml", "name: The House\n")
        .write("data/organisations/northwind.yaml", "name: Northwind\n")
        .write(
            "data/contacts/2021-10-26-northwind.yaml",
            "kind: letter\ndate: 2021-10-26\nlevel: service\nwith: northwind\nsummary: It wrote.\npoints:\n  - them: \
             A plan comes by the end of the year.\n    opens: { id: plan, kind: promise, what: \
             A plan, due: 2021-12-31 }\n",
        );
    let codes = |words: &[&str]| {
        let words = [&["--format", "short", "check"], words].concat();
        let run = scene.run(&words);
        let codes = run.out.lines().filter_map(|line| {
            let (_, rest) = line.split_once('[')?;
            Some(rest.split(']').next()?.to_owned())
        });
        codes.collect::<Vec<_>>()
    };
    let strict = codes(&["--strict"]);
    assert!(!strict.iter().any(|code| code == "overdue"), "{strict:?}");
    let today = codes(&["--today"]);
    assert!(today.iter().any(|code| code == "overdue"), "{today:?}");
    assert!(today.iter().all(|code| !strict.contains(code)), "{today:?}");
    let typed = codes(&["--strict", "--as-of", "2022-01-01"]);
    assert!(typed.iter().any(|code| code == "overdue"), "{typed:?}");
}
