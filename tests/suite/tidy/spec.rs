//! The CommonMark specification's examples → verdict: each is tidied harmlessly.

use std::fs;

use serde_json::Value;

use crate::tidy::{assert_invariants, root};

const SENTENCES: &[&str] = &[
    "One. - Two. 1. Three. # Four. > Five. | six.",
    "See Art. 5. By Mr. Smith, e.g. J. R. Doe. On 29. October it ended. Then 29. Came.",
    "Done.[^1] Next. *Done.* Next. **Done.** Next. \"Done.\" Next. (Done.) Next.",
    "Wait… What?! `Code. Here.` Then [a link. Here](/to \"A title. Here\") went. So. End.",
    "A\\. B. \\- C. &amp; D. ![An image. Here](/to) too. === Five. --- Six. ~~~ Seven.",
    "First one.  \nSecond one. Third one.\\\nFourth one. Fifth one. <b>Sixth</b> one.",
];

fn spec_examples() -> Vec<String> {
    let text = fs::read_to_string(root().join("fixtures/commonmark/spec.json"))
        .expect("the specification's examples are in the repository");
    let examples: Vec<Value> = serde_json::from_str(&text).expect("the examples are JSON");
    let markdown = |example: &Value| example["markdown"].as_str().map(str::to_owned);
    let examples: Vec<String> = examples.iter().filter_map(markdown).collect();
    assert!(examples.len() >= 640, "only {} examples", examples.len());
    examples
}

#[test]
fn every_example_of_the_specification_keeps_its_rendering() {
    for example in spec_examples() {
        assert_invariants(&example);
        assert_invariants(example.trim_end());
        assert_invariants(&example.replace('\n', "\r\n"));
    }
}

#[test]
fn every_example_with_tripping_sentences_keeps_its_rendering() {
    let mut broken_up = 0;
    let mut texts = 0;
    for example in spec_examples() {
        for sentences in SENTENCES {
            for text in spliced(&example, sentences) {
                let tidied = assert_invariants(&text);
                texts += 1;
                broken_up += usize::from(filled_lines(&tidied) > filled_lines(&text));
            }
        }
    }
    assert!(texts >= 10_000, "only {texts} texts");
    assert!(broken_up >= 7_000, "only {broken_up} of {texts} were broken up");
}

fn filled_lines(text: &str) -> usize {
    text.lines().filter(|line| !line.trim().is_empty()).count()
}

fn spliced(example: &str, sentences: &str) -> Vec<String> {
    let words = example.replacen("foo", sentences, 1);
    let line_ends = example.replace('\n', &format!(" {sentences}\n"));
    let note = format!("{sentences}\n\n{example}\n\n\n[^1]: {sentences}\n");
    let quote = format!("> - {}", example.replace('\n', &format!(" {sentences}\n>   ")));
    vec![words, line_ends, note, quote]
}

#[test]
fn the_specification_as_one_text_keeps_its_rendering() {
    assert_invariants(&spec_examples().join("\n\nOne. Two. Three.\n\n"));
}
