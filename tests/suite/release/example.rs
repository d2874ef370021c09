//! The example released: other companies are one line, people are the same everywhere, and
//! what a person wrote goes out only where it is marked.

use std::fs;

use crate::scene::{Scene, files, repository};

const VISIT: &str = "output/2022-01-silicon-valley";

/// The example as it stands once its institution has decided to disclose the five documents:
/// every record is public, but for the point that is marked sensitive and the people.
fn disclosed() -> Scene {
    let scene = Scene::example();
    for kind in ["contacts", "topics", "sources", "organisations", "visits"] {
        for file in files(&scene.path(&format!("data/{kind}"))) {
            let text = fs::read_to_string(&file).unwrap();
            let rest = text.lines().filter(|line| !line.starts_with("handling:"));
            let rest: String = rest.map(|line| format!("{line}\n")).collect();
            fs::write(&file, format!("{rest}\nhandling: public\n")).unwrap();
        }
    }
    scene
}

fn release(scene: &Scene) -> String {
    let words = [
        "release",
        "2022-01-silicon-valley",
        "--level",
        "public",
        "--scope",
        "tiktok",
    ];
    scene.run(&words).ends(0);
    scene.read(&format!("{VISIT}/release-public/scene-setter.md"))
}

#[test]
fn the_pack_looks_like_the_released_one() {
    let scene = disclosed();
    let pack = release(&scene);
    let kept = repository().join("tests/release/scene-setter.md");
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(kept.parent().unwrap()).unwrap();
        fs::write(&kept, &pack).unwrap();
    }
    assert_eq!(
        pack,
        fs::read_to_string(&kept).unwrap(),
        "BLESS=1 cargo test"
    );
    assert!(pack.contains("**PUBLIC**"), "{pack}");
    assert!(pack.contains("\n## TikTok\n"), "{pack}");
    assert!(pack.contains("\n---\n\n\\[out of scope\\]\n"), "{pack}");
    let told = pack.to_lowercase();
    for name in [
        "microsoft",
        "google",
        "apple",
        "roblox",
        "facebook",
        "meta",
        "loftus",
    ] {
        let word = |c: char| !c.is_alphanumeric();
        assert!(!told.split(word).any(|found| found == name), "{name}");
    }
}

#[test]
fn the_certificate_tells_nothing_withheld() {
    let scene = disclosed();
    release(&scene);
    let text = scene.read(&format!("{VISIT}/release-public/certificate.json"));
    let certificate: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(certificate["level"], "public");
    assert_eq!(certificate["scope"][0], "tiktok");
    let marks = scene.read(&format!("{VISIT}/release-public/scene-setter.md"));
    let shown = marks.matches("out of scope").count();
    let report = scene.read(&format!("{VISIT}/release-public/mission-report.md"));
    let shown = shown + report.matches("out of scope").count();
    assert_eq!(certificate["grounds"]["out-of-scope"], shown);
    assert!(!text.to_lowercase().contains("loftus"), "{text}");
}

#[test]
fn unmarked_facts_are_not_public() {
    let scene = Scene::example();
    let run = scene
        .run(&["release", "2022-01-silicon-valley", "--level", "public"])
        .ends(1);
    assert!(run.err.contains("release-stopped"), "{}", run.err);
    assert!(!scene.path(VISIT).exists());
}

#[test]
fn a_mark_in_doubt_stops_the_release() {
    for mark in ["pubic", "\"\"", "top-secret"] {
        let scene = disclosed();
        let path = "data/contacts/2022-01-27-tiktok.yaml";
        scene.edit(path, "handling: public", &format!("handling: {mark}"));
        let words = ["release", "2022-01-27-tiktok", "--level", "public"];
        let run = scene.run(&words);
        assert_ne!(run.status, 0, "{mark}: {}", run.err);
        assert!(!scene.path("output").exists(), "{mark}");
    }
}

#[test]
fn hand_edits_go_out_only_where_marked() {
    let scene = disclosed();
    scene.run(&["build", "2022-01-silicon-valley"]).ends(0);
    let pack = format!("{VISIT}/scene-setter.md");
    let built = scene.read(&pack);
    let aim = "- Commitments to step up their efforts.\n";
    let edited = |text: &str| {
        scene.write(&pack, &built.replacen(aim, &format!("{aim}{text}\n"), 1));
    };
    let words = [
        "release",
        "2022-01-silicon-valley",
        "--level",
        "public",
        "--scope",
        "tiktok",
    ];
    edited("- A line of mine.");
    let run = scene.run(&words).ends(1);
    assert!(run.err.contains("A line of mine."), "{}", run.err);
    assert!(run.err.contains("scene-setter.md:2"), "{}", run.err);
    assert!(!scene.path(&format!("{VISIT}/release-public")).exists());
    edited("- For Suzy Loftus to know. <!-- release: public -->");
    let pack = release(&scene);
    let line = "- For \\[withheld: personal data, Art. 4(1)(b)\\] to know.";
    let plain = line.replace('\\', "");
    assert!(
        pack.contains(&format!("{aim}{line}")) || pack.contains(&format!("{aim}{plain}"))
    );
    edited("- A line of mine. <!-- release: no -->");
    assert!(!release(&scene).contains("of mine"));
}

#[test]
fn an_earlier_edition_that_shows_more_is_named() {
    let scene = disclosed();
    let path = "data/people/suzy-loftus.yaml";
    scene.edit(
        path,
        "organisation: tiktok",
        "organisation: tiktok\ndisclose: true",
    );
    scene
        .run(&["release", "2022-01-27-tiktok", "--level", "public"])
        .ends(0);
    let earlier = "output/2022-01-27-tiktok/release-public/meeting-brief.md";
    assert!(scene.read(earlier).contains("Suzy Loftus"));
    scene.edit(path, "disclose: true", "disclose: false");
    let words = [
        "release",
        "2022-01-silicon-valley",
        "--level",
        "public",
        "--scope",
        "tiktok",
    ];
    let run = scene.run(&words).ends(0);
    assert!(run.err.contains("release-undone"), "{}", run.err);
    assert!(run.err.contains(earlier), "{}", run.err);
}
