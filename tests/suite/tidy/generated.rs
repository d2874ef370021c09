//! Generated Markdown → verdict: nasty fragments in any order are tidied harmlessly.

use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use proptest::sample::select;

use crate::tidy::assert_invariants;

const FRAGMENTS: &[&str] = &[
    "One.",
    "Two!",
    "Three?",
    "Four…",
    "five",
    "Mr.",
    "etc.",
    "e.g.",
    "J.",
    "29.",
    "October",
    "2024.",
    "1)",
    "-",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "10. ",
    "# ",
    "> ",
    ">",
    "=",
    "===",
    "---",
    "***",
    "|",
    "| a | b |",
    "|---|---|",
    "--- | ---",
    "a | b",
    "`",
    "``",
    "```",
    "~~~",
    "~~",
    "*",
    "**",
    "_",
    "__",
    "[",
    "]",
    "](/to)",
    "[a. B](/to \"C. D\")",
    "![",
    "[^1]",
    "[^1]: ",
    "[^2]:",
    "[a]: /to",
    "[ ] ",
    "[x] ",
    "<",
    "<b>",
    "</b>",
    "<div>",
    "</div>",
    "<!-- ",
    "-->",
    "<pre>",
    "\\",
    "\\.",
    "&amp;",
    "&#10;",
    "&nbsp;",
    "(",
    ")",
    "(See.)",
    "\"",
    "“Yes.”",
    "'",
    "«",
    "»",
    "\t",
    " ",
    "  ",
    "    ",
    "      ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\n\n\n",
    "\n \n",
    "  \n",
    "\\\n",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{c}",
    "\u{b}",
    "é.",
    "É",
    "日本語。",
    "👋",
    ":",
    "http://a.b/c.",
    "<http://a.b>",
    "$",
    "=\n",
    "-\n",
    "|\n",
    "\n- ",
    "\n> ",
    "\n    ",
    "\n1. ",
    "\n[^1]: ",
    "\n```\n",
    "\n| a |\n|---|\n",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 3_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn generated_markdown_keeps_its_rendering(
        markdown in prop::collection::vec(
            (select(FRAGMENTS), select(&["", "", " ", " ", "\n"][..])),
            0..60,
        )
        .prop_map(|parts| {
            parts.into_iter().flat_map(|(part, gap)| [part, gap]).collect::<String>()
        })
    ) {
        assert_invariants(&markdown);
    }

    #[test]
    fn any_text_keeps_its_rendering(markdown in "(?s).{0,80}") {
        assert_invariants(&markdown);
    }
}
