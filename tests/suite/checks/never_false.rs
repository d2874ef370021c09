//! `check --fix` over sentences with names and days where they are not ours to change.

use std::fs;

use crate::scene::{Scene, repository};

fn lines(file: &str) -> Vec<String> {
    let path = repository().join("tests/mends").join(file);
    let text = fs::read_to_string(path).expect("a table");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.replace("\\n", "\n")).collect()
}

fn project() -> Scene {
    let scene = Scene::empty();
    for line in lines("names.txt") {
        let [id, name, alias] = line.split(": ").collect::<Vec<_>>()[..] else {
            panic!("{line}: id, name, alias");
        };
        let (folder, more) = match id.strip_prefix("people/") {
            Some(_) => ("", "organisation: northwind\n"),
            None => ("organisations/", ""),
        };
        let record = format!("name: {name}\naka: [{alias}]\n{more}");
        scene.write(&format!("data/{folder}{id}.yaml"), &record);
    }
    scene
}

/// One record with each text as a point.
fn contact(texts: &[String]) -> String {
    let mut record = "kind: call\ndate: 2021-10-26\nwith: northwind\npoints:\n".to_owned();
    for text in texts {
        let quoted = serde_json::to_string(text).expect("a string");
        record.push_str(&format!("- them: {quoted}\n"));
    }
    record
}

#[test]
fn nothing_is_changed_that_is_not_ours() {
    let texts = lines("kept.txt");
    assert!(texts.len() > 550, "{}", texts.len());
    let scene = project();
    let record = contact(&texts);
    scene.write("data/contacts/c.yaml", &record);
    let run = scene.run(&["check", "--fix", "--as-of", "2021-11-01"]).ends(0);
    let after = scene.read("data/contacts/c.yaml");
    let changed = record.lines().zip(after.lines()).filter(|(one, other)| one != other);
    let changed: Vec<_> = changed.collect();
    assert!(changed.is_empty(), "{}: {changed:#?}\n{}", changed.len(), run.err);
}

#[test]
fn what_is_ours_is_mended_and_shown_before() {
    let pairs = lines("mended.txt");
    let pair = |line: &String| {
        let (was, now) = line.split_once(" => ").expect("two sides");
        (was.to_owned(), now.to_owned())
    };
    let (was, now): (Vec<String>, Vec<String>) = pairs.iter().map(pair).unzip();
    let scene = project();
    scene.write("data/contacts/c.yaml", &contact(&was));
    let shown = scene.run(&["check", "--fix", "--dry-run", "--as-of", "2021-11-01"]);
    assert_eq!(scene.read("data/contacts/c.yaml"), contact(&was));
    assert!(shown.err.contains("data/contacts/c.yaml:5: `NWD` → `Northwind`"), "{}", shown.err);
    scene.run(&["check", "--fix", "--as-of", "2021-11-01"]);
    assert_eq!(scene.read("data/contacts/c.yaml"), contact(&now));
}

#[test]
fn a_record_keeps_what_it_says_of_its_own_names() {
    let scene = Scene::empty();
    let acme = "name: Chrysalis\nnames: [{ name: Harbour Power, from: 2021-04-01 }]\n\
                aka: [Premium Oil]\nabout: Grew out of Chrysalis and Premium Oil in 2021.\n";
    let summary = "kind: call\ndate: 2021-10-26\nwith: acme\n\
                   summary: Premium Oil merged with Chrysalis.\n";
    scene.write("data/organisations/acme.yaml", acme).write("data/contacts/c.yaml", summary);
    scene.run(&["check", "--fix", "--as-of", "2021-11-01"]);
    assert_eq!(scene.read("data/organisations/acme.yaml"), acme);
    assert_eq!(scene.read("data/contacts/c.yaml"), summary);
}
