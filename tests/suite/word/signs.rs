//! Typographic signs of a Word file: they stand in it, and never come back into the Markdown.

use std::collections::BTreeMap;
use std::fs;

use proptest::prelude::{ProptestConfig, Strategy, prop, prop_assert, prop_assert_eq, proptest};
use scene_setter::finding::report::Report;
use scene_setter::pack::opened::Opened;
use scene_setter::project::load::load;
use scene_setter::project::photos::Photos;
use scene_setter::word::adopt::adopt;
use scene_setter::word::archive::Parts;
use scene_setter::word::docx;
use scene_setter::word::house::{Head, House};

use super::read::parts;
use super::returned::zipped;
use crate::scene::{Scene, repository};

const TEXT: &str = "word/document.xml";

/// Words and signs of which sentences are made.
const PIECES: [&str; 30] = [
    "Aurora's",
    "\"night\"",
    "'new'",
    "l'Europe",
    "the '90s",
    "12 %",
    "3 May",
    "EUR 4 million",
    "Dr Rossi",
    "**bold \"x\"**",
    "*it's*",
    "`it's \"x\"`",
    "<https://a.example/it's>",
    "o'neil@a.example",
    "[Rosa's list](https://a.example/'x')",
    "quoi ?",
    "oui :",
    "non!",
    "–",
    "“set”",
    "«fixé»",
    "“it’s”",
    "\"open",
    "6'",
    "(\"so\")",
    "9:00–10:00",
    "x",
    "Otto",
    "und",
    "a_b",
];

fn opened() -> Opened {
    let mut report = Report::default();
    let project = load(&repository(), &mut report);
    Opened::new(project, &mut report).expect("the example is sound")
}

fn made(markdown: &str, language: &str, house: &House) -> Vec<u8> {
    let head = Head {
        title: "A pack",
        language,
        marking: "",
        as_of: "",
        author: "",
        of: "",
        one_page: false,
        photos: &Photos::default(),
    };
    docx(markdown, &head, house, "").expect("a file")
}

fn sentence() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 1..9)
        .prop_map(|pieces| format!("So {}.", pieces.join(" ")))
}

fn text() -> impl Strategy<Value = String> {
    let many = || prop::collection::vec(sentence(), 1..4);
    (many(), many(), many()).prop_map(|(lines, items, cells)| {
        let items: String = items.iter().map(|one| format!("- {one}[^n]\n")).collect();
        let cells: String = cells.iter().map(|one| format!("| It's | {one} |\n")).collect();
        format!(
            "# The pack's title\n\n{}\n\n{items}\n| | |\n|---|---|\n{cells}\n\
             [^n]: Rosa's \"list\", 3 May.\n",
            lines.join("\n")
        )
    })
}

/// Puts words behind the first ones of a sentence.
fn typed_into(bytes: &[u8], sentence: usize, words: &str) -> Vec<u8> {
    let mut parts: BTreeMap<String, String> = parts(bytes);
    let text = parts.get_mut(TEXT).expect("a text");
    let starts: Vec<usize> = text.match_indices("w:name=\"_ss").map(|(at, _)| at).collect();
    let start = starts[sentence % starts.len()];
    let at = start + text[start..].find("</w:t>").expect("words");
    text.insert_str(at, words);
    zipped(&parts)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_file_that_nobody_edited_changes_nothing_and_what_is_typed_stays(
        markdown in text(),
        language in prop::sample::select(vec!["en-GB", "fr", "de", "nl"]),
        sentence in 0_usize..20,
    ) {
        let opened = opened();
        let bytes = made(&markdown, language, opened.printer.house());
        let back = adopt(&markdown, &bytes, &Parts::open(&bytes).unwrap()).unwrap();
        prop_assert_eq!(&back.markdown, &markdown);
        prop_assert!(back.changed.is_empty() && back.notes.is_empty());
        let words = " zebra’s “own” 'x'";
        let edited = typed_into(&bytes, sentence, words);
        let back = adopt(&markdown, &bytes, &Parts::open(&edited).unwrap()).unwrap();
        prop_assert_eq!(back.markdown.matches("zebra’s “own” 'x'").count(), 1, "{}", back.markdown);
        // Code and links are written anew with their sentence; every other letter is as it was.
        let signs = |text: &str| {
            text.chars().filter(|c| "\"'’‘“”«»„‚\u{a0}\u{202f}".contains(*c)).collect::<String>()
        };
        let rest = back.markdown.replacen("zebra’s “own” 'x'", "", 1);
        prop_assert_eq!(signs(&rest), signs(&markdown), "{}", back.markdown);
    }
}

#[test]
fn a_pack_is_set_in_word_and_an_edit_leaves_the_rest_as_typed() {
    let scene = Scene::example();
    scene.play("build --docx").ends(0);
    let pack = "output/2022-01-27-tiktok/meeting-brief";
    let bytes = fs::read(scene.path(&format!("{pack}.docx"))).unwrap();
    let text = parts(&bytes)[TEXT].clone();
    assert!(text.contains("TikTok’s") && !text.contains("TikTok&apos;s"), "{text}");
    assert!(text.contains("26\u{a0}October"), "{text}");
    let markdown = scene.read(&format!("{pack}.md"));
    let at = markdown.find("Encourage TikTok").unwrap();
    assert!(markdown[..at].contains("TikTok's"), "the Markdown stays as typed");
    let place = text.find("TikTok’s").unwrap();
    let number = text[..place].matches("w:name=\"_ss").count() - 1;
    fs::write(scene.path("back.docx"), typed_into(&bytes, number, " zebra’s")).unwrap();
    scene.play("adopt back.docx").ends(0);
    let back = scene.read(&format!("{pack}.md"));
    assert_eq!(back.replacen(" zebra’s", "", 1), markdown);
}
