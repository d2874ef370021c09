//! Markdown → verdict: tidying renders the same and is done after once.

mod generated;
mod spec;
mod written;

use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, html};

use scene_setter::tidy::tidy;

fn extensions() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
}

fn render(markdown: &str) -> String {
    let events = Parser::new_ext(markdown, extensions()).map(|event| match event {
        Event::SoftBreak => Event::Text(" ".into()),
        event => event,
    });
    let mut page = String::new();
    html::push_html(&mut page, events);
    page
}

fn assert_invariants(markdown: &str) -> String {
    let tidied = tidy(markdown, &[]);
    assert_eq!(render(&tidied), render(markdown), "rendering of {markdown:?}");
    assert_eq!(tidy(&tidied, &[]), tidied, "second pass over {markdown:?}");
    tidied
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}
