//! The printed edition: it goes through the same proofs, and holds neither hour nor machine.

use std::fs;

use scene_setter::pack::format::pdf::every_word;

use crate::browser::chromium;
use crate::scene::Scene;

const RELEASE: [&str; 7] =
    ["release", "2022-01-silicon-valley", "--level", "public", "--scope", "tiktok", "--pdf"];

#[test]
fn a_printed_edition_says_what_its_page_says_and_nothing_else() {
    if chromium().is_none() {
        return;
    }
    let scene = Scene::example();
    scene.run(&RELEASE).ends(0);
    let folder = "output/2022-01-silicon-valley/release-public";
    let path = scene.path(&format!("{folder}/scene-setter.pdf"));
    let bytes = fs::read(&path).expect("a printed page");
    let words = every_word(&bytes);
    for shown in ["TikTok", "[out of scope]", "PUBLIC", "Title (Visit to"] {
        assert!(words.contains(shown), "{shown}: {words}");
    }
    for withheld in ["Loftus", "Apple", "Roblox", "Mozilla", "Linux", "tmp"] {
        assert!(!words.contains(withheld), "{withheld}: {words}");
    }
    let certificate = scene.read(&format!("{folder}/certificate.json"));
    assert!(certificate.contains("scene-setter.pdf"), "{certificate}");
    scene.run(&RELEASE).ends(0);
    let again = fs::read(&path).expect("a printed page");
    assert!(again == bytes, "the same edition has the same bytes");
}

#[test]
fn a_word_of_a_page_is_found_in_print_however_its_letters_are_set() {
    if chromium().is_none() {
        return;
    }
    let scene = Scene::example();
    let text = "{#- document: contact — a page -#}\n# Talk\n\nAsk Zem*li*k, Łukasz.\n";
    scene.write("templates/page.md", text);
    let id = "2021-09-20-tiktok-reynders-cabinet";
    let words = ["release", id, "--level", "internal", "--document", "page", "--pdf"];
    scene.run(&words).ends(0);
    let path = format!("output/{id}/release-internal/page.pdf");
    let said = every_word(&fs::read(scene.path(&path)).expect("a printed page"));
    for word in ["Zemlik", "Łukasz"] {
        assert!(said.contains(word), "{word}: {said}");
    }
}

#[test]
fn without_a_browser_nothing_is_written() {
    let scene = Scene::example();
    let run = scene.run_under(&RELEASE, &[("CHROMIUM", "no-such-browser")]).ends(2);
    assert!(run.err.contains("install Chromium"), "{}", run.err);
    assert!(!scene.path("output").exists());
}
