//! Names and figures of any signs show as they were typed, with no escape that is not needed.

use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use proptest::sample::select;
use pulldown_cmark::{Event, Options, Parser, TextMergeStream};
use scene_setter::page::escape::escaped;
use scene_setter::page::plain::plainly;

const PIECES: [&str; 40] = [
    "*",
    "**",
    "_",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "|",
    "~",
    "~~",
    "&",
    "&amp;",
    "&foo;",
    "&copy;",
    "#",
    "#1",
    "-",
    "+",
    "=",
    "1.",
    "2)",
    "1996.",
    "\\",
    "!",
    "[^a]",
    "[^b]",
    "[x]",
    "]:",
    "<b>",
    "https://a.eu",
    "a",
    "Acme",
    "R&D",
    "x_y",
    "5",
    "it's",
];

/// Where a template may print words: what stands before and after them.
const PLACES: [(&str, &str); 7] = [
    ("**Acme**: ", ".[^a]"),
    ("| A | B |\n|---|---|\n| x | ", " |"),
    ("## Report: ", ""),
    ("- ", ""),
    ("", ""),
    ("Above.\n", "\nbelow."),
    ("> 1. **", "**: more"),
];

const NOTE: &str = "\n\n[^a]: A note.\n";

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}

fn events(markdown: &str) -> Vec<Event<'_>> {
    TextMergeStream::new(Parser::new_ext(markdown, options())).collect()
}

fn words(markdown: &str) -> String {
    let mut shown = String::new();
    for event in events(markdown) {
        match event {
            Event::Text(words) => shown.push_str(&words),
            Event::SoftBreak | Event::End(_) => shown.push(' '),
            Event::Code(_) | Event::InlineHtml(_) | Event::Html(_) => shown.push('\0'),
            _ => {}
        }
    }
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn typed() -> impl Strategy<Value = String> {
    let piece = (select(PIECES.as_slice()), select([" ", ""].as_slice()));
    let text = prop::collection::vec(piece, 1..7);
    text.prop_map(|pieces| {
        let text: String = pieces.iter().flat_map(|(piece, gap)| [*piece, gap]).collect();
        text.trim().to_owned()
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 14_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn every_word_shows_as_typed_and_no_escape_is_idle(
        text in typed(),
        (before, after) in select(PLACES.as_slice()),
    ) {
        let page = plainly(format!("{before}{}{after}{NOTE}", escaped(&text)));
        let around = words(&format!("{before}Wxyz{after}{NOTE}"));
        let typed = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(&page), around.replace("Wxyz", &typed), "{page}");
        for (at, _) in page.match_indices('\\') {
            let without = [&page[..at], &page[at + 1..]].concat();
            assert_ne!(events(&without), events(&page), "{page}");
        }
    }
}
