//! The sheet of a meeting as its reader has it: short, prose first, nothing twice.

use std::collections::BTreeSet;
use std::fs;

use crate::scene::{Scene, repository};

/// A line shorter than this is a label, not a sentence.
const SENTENCE: usize = 30;

/// Counts words as a reader does: footnotes and signs are none.
fn words(text: &str) -> usize {
    let bare: Vec<&str> = text
        .split("[^")
        .enumerate()
        .map(|(n, part)| match n {
            0 => part,
            _ => part.split_once(']').map_or(part, |(_, rest)| rest),
        })
        .collect();
    let bare = bare.concat();
    let words = bare.split_whitespace();
    words.filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let from = text.find(start).unwrap_or_else(|| panic!("{start} in {text}"));
    let rest = &text[from + start.len()..];
    rest.find(end).map_or(rest, |to| &rest[..to])
}

fn scene_of(pack: &str) -> &str {
    between(pack, "Scene setter\n", "**Objective:**").trim()
}

#[test]
fn the_sheet_of_tiktok_is_half_as_long_as_it_was() {
    let pack = repository().join("output/2022-01-silicon-valley/scene-setter.md");
    let pack = fs::read_to_string(pack).expect("the pack is built");
    let sheet = between(&pack, "## TikTok\n", "\n## ");
    assert!(words(sheet) <= 650, "{} words", words(sheet));
    let scene = scene_of(sheet);
    assert!(words(scene) <= 120, "{} words", words(scene));
    assert!((4..=8).contains(&scene.lines().count()), "{scene}");
    // What the scene setter of the Commission said, in its order.
    for told in [
        "safety by design",
        "Institute for Strategic Dialogue",
        "26 October 2021",
        "Transparency Centre",
        "member of the EU Internet Forum",
    ] {
        assert!(scene.contains(told), "{told}: {scene}");
    }
}

/// A project with so many contacts before its one meeting.
fn project(contacts: usize) -> Scene {
    let scene = Scene::empty();
    let record = |path: &str, text: String| {
        scene.write(&format!("data/{path}.yaml"), &text);
    };
    record("settings", "us: house\nhome_tz: Europe/Lisbon\n".into());
    record("organisations/house", "name: The House\n".into());
    record(
        "organisations/aurora",
        "name: Aurora Ferries\nabout: Runs ferries by night; an invented company.\n".into(),
    );
    record("people/ines", "name: Inês Caldeira\norganisation: house\nlevel: commissioner\n".into());
    record(
        "people/otto",
        "name: Ottoline Brandvik-Þórsdóttir\norganisation: aurora\nrole: Director\n".into(),
    );
    record("visits/quay", "title: Visit\nfor: ines\ndates: 2031-05-20\nmeetings: [talk]\n".into());
    record(
        "contacts/talk",
        "kind: meeting\ndate: 2031-05-20\nvisit: quay\nwith: aurora\n\
         plan: { them: otto, objective: Agree on a date. }\n"
            .into(),
    );
    for n in 0..contacts {
        let (year, month, day) = (2026 + n / 12, n % 12 + 1, n % 27 + 1);
        let us = if n % 3 == 0 { "us: ines\n" } else { "" };
        record(
            &format!("contacts/c{n:02}"),
            format!(
                "kind: call\ndate: {year}-{month:02}-{day:02}\nwith: aurora\nthem: otto\n\
                 {us}summary: Aurora told of plan number {n} for the ferries of the north.\n"
            ),
        );
    }
    scene
}

#[test]
fn however_many_contacts_nothing_stands_twice_and_the_sheet_stays_short() {
    for contacts in [0, 1, 2, 5, 12, 30, 60] {
        let scene = project(contacts);
        scene.build();
        let pack = scene.read("output/quay/scene-setter.md");
        let sheet = between(&pack, "## Aurora Ferries\n", "\n## ");
        assert!(words(scene_of(sheet)) <= 120, "{contacts}: {sheet}");
        assert!(words(sheet) <= 650, "{contacts}: {} words", words(sheet));
        let mut seen = BTreeSet::new();
        let lines = sheet.lines().filter(|line| line.len() > SENTENCE && !line.starts_with('|'));
        for line in lines {
            assert!(seen.insert(line), "{contacts}: twice: {line}\n{sheet}");
        }
    }
}
