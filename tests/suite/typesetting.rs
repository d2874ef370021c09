//! Pages are set as printers set them; Markdown stays as people type it, and is found from both.

use proptest::prelude::{prop, proptest};
use proptest::test_runner::Config;
use pulldown_cmark::{Event, Parser};
use scene_setter::html::{PageHead, Shell, Words, html, typeset};
use scene_setter::project::photos::Photos;

use crate::scene::{Scene, repository};

fn page(markdown: &str, language: &str) -> String {
    let read = |name: &str| {
        let path = repository().join("templates").join(name);
        std::fs::read_to_string(path).expect("a template")
    };
    let shell = Shell::new(&read("page.html"), &read("page.css"), Words::english());
    let head = PageHead {
        title: "T",
        language,
        marking: "",
        as_of: "",
        one_page: false,
        photos: &Photos::default(),
    };
    html(markdown, &head, &shell.expect("a shell")).expect("a page")
}

#[test]
fn a_page_is_set_and_code_and_addresses_are_not() {
    let text = "# A\n\nTikTok's *\"new\"* **'way'** on 3 May: 12 % of EUR 3 million.\n\n\
                `it's` <https://a.example/it's> o'neil@a.example\n\n```\nit's \"x\"\n```\n";
    let page = page(text, "en-GB");
    let set = "TikTok’s <em>“new”</em> <strong>‘way’</strong> on 3\u{a0}May: 12\u{a0}% of \
               EUR\u{a0}3\u{a0}million.";
    assert!(page.contains(set), "{page}");
    assert!(page.contains("<code>it's</code>"), "{page}");
    assert!(page.contains("https://a.example/it's</a> o'neil@a.example"), "{page}");
    assert!(page.contains("it's \"x\"\n</code>"), "{page}");
}

#[test]
fn lists_and_cells_do_not_share_their_marks() {
    let page = page("- the \"one\n- two\"\n\n| \"a | b\" |\n|---|---|\n", "en");
    assert!(page.contains("the \"one") && page.contains("two\""), "{page}");
    assert!(page.contains(">\"a<") && page.contains(">b\"<"), "{page}");
}

/// A visit with straight marks in its facts, in a language.
fn project(language: &str) -> Scene {
    let scene = Scene::empty();
    let record = |path: &str, text: &str| {
        scene.write(&format!("data/{path}.yaml"), text);
    };
    record("settings", &format!("us: house\nlanguage: {language}\n"));
    record("organisations/house", "name: The House\n");
    record("organisations/aurora", "name: Aurora\n");
    record("people/ines", "name: Inês Caldeira\norganisation: house\nlevel: commissioner\n");
    record("visits/quay", "title: Visit\nfor: ines\ndates: 2031-05-20\nmeetings: [talk]\n");
    record(
        "contacts/talk",
        "kind: meeting\ndate: 2031-05-20\ntime: \"09:00-10:00\"\nvisit: quay\nwith: aurora\n\
         documents: [report-form]\n\
         plan:\n  them: [{ role: Deputy Director }]\n  objective: Learn of Aurora's \"night\" ferries.\n  \
         raise:\n    - ask: Who'll pay?\n      id: who-pays\n",
    );
    scene
}

#[test]
fn markdown_stays_as_typed_and_a_line_of_the_page_leads_to_it() {
    let scene = project("en-GB");
    scene.build();
    let pack = scene.read("output/quay/scene-setter.md");
    assert!(pack.contains("Learn of Aurora's \"night\" ferries."), "{pack}");
    let page = scene.read("output/quay/scene-setter.html");
    assert!(page.contains("Learn of Aurora’s “night” ferries."), "{page}");
    let line = page.lines().position(|line| line.contains("Aurora’s “night”"));
    let line = line.expect("it is there") + 1;
    let why = scene.play(&format!("why output/quay/scene-setter.html:{line}")).ends(0);
    assert!(why.says("contacts/talk.yaml"), "{}{}", why.out, why.err);
}

#[test]
fn another_way_of_typing_in_a_pack_is_a_hand_edit_and_no_conflict() {
    let scene = project("en-GB");
    scene.build();
    let pack = "output/quay/scene-setter.md";
    scene.edit(pack, "Aurora's \"night\"", "Aurora’s “night”");
    scene.build();
    assert!(scene.read(pack).contains("Aurora’s “night”"));
    let page = scene.read("output/quay/scene-setter.html");
    assert!(page.contains("Aurora’s “night”"), "{page}");
}

#[test]
fn a_french_pack_speaks_french_around_its_facts() {
    let scene = project("fr");
    scene.build();
    let page = scene.read("output/quay/scene-setter.html");
    assert!(page.contains("Aurora’s «\u{a0}night\u{a0}» ferries."), "{page}");
    assert!(page.contains("Objectif\u{a0}:"), "{page}");
    for english in ["Skip to", ">Contents", "Facts as of", "facts as of", "Back to"] {
        assert!(!page.contains(english), "{english}: {page}");
    }
    assert!(page.contains("Mardi 20\u{a0}mai\u{a0}2031"), "{page}");
    let form = scene.read("output/talk/report-form.md");
    assert!(!form.contains("Put the"), "{form}");
    assert!(form.contains("#summary:") && form.contains("#  - them:"), "{form}");
    assert!(form.contains("`us`") && form.contains("who-pays: done"), "{form}");
    assert!(form.contains("1er") || form.contains("20 mai"), "{form}");
}

#[test]
fn the_first_of_a_month_is_1er_in_french() {
    for (language, day) in [("fr", "1er mai 2031"), ("en-GB", "1 May 2031")] {
        let scene = project(language);
        scene.edit("data/contacts/talk.yaml", "2031-05-20", "2031-05-01");
        scene.edit("data/visits/quay.yaml", "2031-05-20", "2031-05-01");
        scene.build();
        let pack = scene.read("output/quay/scene-setter.md");
        assert!(pack.contains(day), "{language}: {pack}");
    }
}

#[test]
fn somebody_without_a_name_is_told_as_such_where_they_stand_alone() {
    let scene = project("fr");
    scene.build();
    let pack = scene.read("output/quay/scene-setter.md");
    assert!(pack.contains("- **Deputy Director (nom non donné)**"), "{pack}");
    assert!(pack.contains("| Aurora | Deputy Director |"), "{pack}");
}

/// Words and signs of which texts are made.
const PIECES: [&str; 44] = [
    "a",
    "Aurora",
    "it's",
    "'90s",
    "\"",
    "'",
    "“",
    "”",
    "’",
    "«",
    "»",
    "„",
    " ",
    " ",
    " ",
    "\n",
    "(",
    ")",
    "!",
    "?",
    ":",
    ";",
    ",",
    ".",
    "12",
    "3",
    "%",
    "EUR",
    "mai",
    "May",
    "J.",
    "Dr",
    "–",
    "—",
    "`it's \"x\"`",
    "<https://a.eu/it's>",
    " https://b.eu/'c' ",
    " www.a.eu/'b' ",
    " o'b@c.eu ",
    "[it's](https://a.eu/'x')",
    "*",
    "**",
    "| ",
    "9:00",
];

fn is_sign(letter: char) -> bool {
    letter.is_whitespace() || "\"'’‘‚“”„«»‹›".contains(letter)
}

/// The letters of a text without quotation marks, apostrophes and spaces.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| !is_sign(*letter)).collect()
}

/// The addresses in a text, without the marks around them.
fn addresses(text: &str) -> Vec<String> {
    let words = text.split_whitespace();
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let known = ["https://a.eu/it's", "https://b.eu/'c", "www.a.eu/'b", "o'b@c.eu"];
    words.filter(|word| known.contains(word)).map(str::to_owned).collect()
}

fn set_properly(text: &str, language: &str) {
    let events: Vec<Event<'_>> = Parser::new(text).collect();
    let once = typeset(events.clone(), language);
    assert_eq!(typeset(once.clone(), language), once, "{language}, again: {text:?}");
    assert_eq!(events.len(), once.len());
    for (typed, set) in events.iter().zip(&once) {
        match (typed, set) {
            (Event::Text(typed), Event::Text(set)) => {
                assert_eq!(letters(typed), letters(set), "{language}: {text:?}");
                assert_eq!(addresses(typed), addresses(set), "{language}: {text:?}");
            }
            (typed, set) => assert_eq!(typed, set, "{language}: {text:?}"),
        }
    }
}

proptest! {
    #![proptest_config(Config {
        cases: 3000,
        failure_persistence: None,
        ..Config::default()
    })]

    #[test]
    fn to_set_a_text_twice_is_to_set_it_once_and_its_letters_stay(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24),
        other in ".{0,30}",
        language in prop::sample::select(vec!["en-GB", "fr", "fr-CA", "de", "nl", "sv", "pl"]),
    ) {
        set_properly(&pieces.concat(), language);
        set_properly(&other, language);
    }
}
