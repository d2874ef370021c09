//! The example released: other companies are one line, people are the same everywhere, and
//! what a person wrote goes out only where it is marked.

use std::fs;

use crate::scene::{Scene, repository};

const VISIT: &str = "output/2022-01-silicon-valley";

fn release(scene: &Scene) -> String {
    let words = ["release", "2022-01-silicon-valley", "--level", "public", "--scope", "tiktok"];
    scene.run(&words).ends(0);
    scene.read(&format!("{VISIT}/release-public/scene-setter.md"))
}

#[test]
fn the_pack_looks_like_the_released_one() {
    let scene = Scene::example();
    let pack = release(&scene);
    let kept = repository().join("tests/release/scene-setter.md");
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(kept.parent().unwrap()).unwrap();
        fs::write(&kept, &pack).unwrap();
    }
    assert_eq!(pack, fs::read_to_string(&kept).unwrap(), "BLESS=1 cargo test");
    assert!(pack.contains("**PUBLIC**"), "{pack}");
    assert!(pack.contains("\n## TikTok\n"), "{pack}");
    assert!(pack.contains("\n---\n\n[out of scope]\n"), "{pack}");
    let told = pack.to_lowercase();
    for name in [
        "microsoft",
        "google",
        "apple",
        "roblox",
        "facebook",
        "meta",
        "messenger",
        "instagram",
        "snapchat",
        "loftus",
    ] {
        let word = |c: char| !c.is_alphanumeric();
        assert!(!told.split(word).any(|found| found == name), "{name}");
    }
}

#[test]
fn the_certificate_tells_nothing_withheld() {
    let scene = Scene::example();
    release(&scene);
    let text = scene.read(&format!("{VISIT}/release-public/certificate.json"));
    let certificate: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(certificate["level"], "public");
    assert_eq!(certificate["scope"][0], "tiktok");
    let documents = ["scene-setter", "card", "mission-report"].into_iter();
    let shown = documents.map(|document| {
        let page = scene.read(&format!("{VISIT}/release-public/{document}.md"));
        page.matches("out of scope").count()
    });
    assert_eq!(certificate["grounds"]["out-of-scope"], shown.sum::<usize>());
    assert!(!text.to_lowercase().contains("loftus"), "{text}");
}

#[test]
fn unmarked_facts_are_not_public() {
    let scene = Scene::example();
    scene.edit("data/visits/2022-01-silicon-valley.yaml", "handling: public\n", "");
    let run = scene.run(&["release", "2022-01-silicon-valley", "--level", "public"]).ends(1);
    assert!(run.err.contains("release-stopped"), "{}", run.err);
    assert!(!scene.path(VISIT).exists());
}

#[test]
fn a_mark_in_doubt_stops_the_release() {
    for mark in ["pubic", "\"\"", "", "~", "Public", "top-secret"] {
        let scene = Scene::example();
        let path = "data/contacts/2022-01-27-tiktok.yaml";
        scene.edit(path, "handling: public", &format!("handling: {mark}"));
        let words = ["release", "2022-01-27-tiktok", "--level", "public"];
        let run = scene.run(&words);
        assert_ne!(run.status, 0, "{mark}: {}", run.err);
        assert!(!scene.path("output").exists(), "{mark}");
    }
}

#[test]
fn a_certificate_is_the_same_whatever_is_withheld() {
    let scene = Scene::example();
    release(&scene);
    let path = format!("{VISIT}/release-public/certificate.json");
    let before = scene.read(&path);
    let title = "Global Head of Risk & Response Operations";
    scene.edit("data/people/suzy-loftus.yaml", title, "Adviser");
    scene.edit(
        "data/contacts/2021-09-20-tiktok-reynders-cabinet.yaml",
        "should move to the Irish authority",
        "is best kept in Rome",
    );
    release(&scene);
    assert_eq!(scene.read(&path), before);
}

/// Microsoft was there too, spoke, gave a promise, and came with somebody who is named.
const JOINT: &str = "\
kind: meeting
date: 2021-11-30
with: [tiktok, microsoft]
us: ylva-johansson
them: [erich-andersen, ada-vann]
others: Seven more firms.
contact_person: { name: Dora Lind, role: Desk officer for tools }
summary: Two companies, TikTok and Microsoft, described their tools to Ms D. Lind.
handling: public
points:
  - microsoft: Builds a new scanner.
  - ada-vann: Hires forty experts.
  - them: Tools cost much.
    opens: { id: scan, kind: promise, by: microsoft, what: Share the scanner }
";

#[test]
fn an_edition_of_one_company_tells_nothing_of_another_in_the_room() {
    let scene = Scene::example();
    let id = "2021-11-30-joint";
    scene.write(&format!("data/contacts/{id}.yaml"), JOINT);
    let person = "name: Ada Vann\norganisation: microsoft\nrole: President\nsenior: true\n";
    scene.write("data/people/ada-vann.yaml", person);
    let report = ["release", id, "--level", "public", "--document", "flash-report"];
    let limited = [&report[..], &["--scope", "tiktok"]].concat();
    scene.run(&limited).ends(0);
    let path = format!("output/{id}/release-public/flash-report.md");
    let page = scene.read(&path);
    for told in [
        "Microsoft",
        "Vann",
        "President",
        "scanner",
        "forty",
        "Seven",
        "Lind",
        "Two companies",
        "Tools cost much",
        "Ms ",
        "D.",
    ] {
        assert!(!page.contains(told), "{told}: {page}");
    }
    assert!(page.contains("Erich Andersen"), "{page}");
    let run = scene.run(&report).ends(0);
    assert!(run.err.contains("release-undone"), "{}", run.err);
    assert!(scene.read(&path).contains("Hires forty experts."));
}

#[test]
fn a_figure_has_a_mark_of_its_own() {
    let scene = Scene::example();
    let figure = "value: 89 million\n";
    let marked = format!("{figure}    handling: sensitive\n");
    scene.edit("data/contacts/2021-06-28-tiktok-call.yaml", figure, &marked);
    scene.edit(
        "data/topics/child-sexual-abuse.yaml",
        "value: 52.2%\n",
        "value: 52.2%\n    handling: sensitive\n",
    );
    let pack = release(&scene);
    for told in ["89 million", "52.2%"] {
        assert!(!pack.contains(told), "{told}");
    }
    assert!(pack.contains("100 million"), "{pack}");
}

#[test]
fn a_topic_may_bear_a_withheld_name() {
    let scene = Scene::example();
    let forum = "data/organisations/eu-internet-forum.yaml";
    scene.edit(forum, "handling: public", "handling: sensitive");
    let pack = release(&scene).to_lowercase();
    assert!(!pack.contains("internet forum"), "{pack}");
    assert!(!pack.contains("euif"), "{pack}");
}
