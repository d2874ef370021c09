//! Markdown → one self-contained page: notes, headings, tables, contrast.

use std::collections::BTreeMap;
use std::fs;

use scene_setter::html::{PageHead, Shell, Words, html};
use scene_setter::project::photos::Photos;

use crate::scene::repository;

fn template(name: &str) -> String {
    fs::read_to_string(repository().join("templates").join(name)).unwrap()
}

fn page(markdown: &str) -> String {
    let shell =
        Shell::new(&template("page.html"), &template("page.css"), Words::english()).unwrap();
    let head = PageHead {
        title: "A \"quoted\" <title>",
        language: "en-GB",
        marking: "INTERNAL",
        as_of: "25 January 2022",
        one_page: false,
        photos: &Photos::default(),
    };
    html(markdown, &head, &shell).unwrap()
}

#[test]
fn notes_are_numbered_by_first_use_and_lead_back() {
    let page =
        page("# T\n\nOne.[^b] Two.[^a] Three.[^b]\n\n## Sources\n\n[^a]: First.\n[^b]: Second.\n");
    let first = page.find("fnref-b-1").unwrap();
    let second = page.find("fnref-a-1").unwrap();
    assert!(first < second);
    assert!(page.contains("fnref-b-2"), "every use can be led back to");
    assert!(page.contains("href=\"#fnref-b-1\"") && page.contains("href=\"#fnref-b-2\""));
    assert!(page.contains("id=\"fn-a\"") && page.contains("id=\"fn-b\""));
    assert_eq!(page.matches(">Sources<").count(), 1, "one heading");
}

#[test]
fn heading_levels_never_skip() {
    let page = page("# A\n\n#### B\n\n## C\n\n### D\n\n###### E\n");
    let levels: Vec<u32> = page
        .match_indices("<h")
        .filter_map(|(at, _)| page[at + 2..].chars().next()?.to_digit(10))
        .collect();
    assert_eq!(levels[0], 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn a_table_without_head_has_row_heads() {
    let page =
        page("# T\n\n| | |\n|---|---|\n| When | Today |\n\n| A | B |\n|---|---|\n| 1 | 2 |\n");
    assert!(page.contains("<th scope=\"row\">When</th>"), "{page}");
    assert!(page.contains("<th scope=\"col\">A</th>"), "{page}");
}

#[test]
fn the_page_loads_and_runs_nothing() {
    let page = page("# T\n\n![x](https://example.org/a.png) <https://example.org>\n");
    for live in ["<script", "<img", "<link", "@import", "url(", "<iframe", "<object"] {
        assert!(!page.contains(live), "{live}");
    }
    assert!(page.contains("<html lang=\"en-GB\">"));
    assert!(page.contains("<main") && page.contains("<header") && page.contains("<footer"));
    assert!(page.contains("A &quot;quoted&quot; &lt;title&gt;"), "{}", &page[..900]);
}

#[test]
fn the_mark_stands_on_every_printed_page() {
    let style = template("page.css");
    assert!(style.contains("@page"), "print style");
    assert!(style.contains("var(--marking)"), "the mark in the margin");
    assert!(page("# T\n").contains("--marking: \"INTERNAL\""));
}

/// WCAG 2.2 AA asks 4.5 of text, in either scheme.
#[test]
fn colours_contrast() {
    let style = template("page.css");
    let dark_at = style.find("prefers-color-scheme: dark").unwrap();
    let light = variables(&style[..dark_at]);
    let dark = variables(&style[dark_at..dark_at + 600]);
    for scheme in [&light, &dark] {
        for ground in ["--paper", "--panel", "--noted"] {
            for ink in ["--ink", "--quiet", "--link", "--mark"] {
                if ground == "--noted" && ink != "--ink" && ink != "--link" {
                    continue;
                }
                let ratio = contrast(&scheme[ink], &scheme[ground]);
                assert!(ratio >= 4.5, "{ink} on {ground}: {ratio:.2}");
            }
        }
    }
}

fn variables(style: &str) -> BTreeMap<String, String> {
    style
        .lines()
        .filter_map(|line| line.trim().strip_suffix(';')?.split_once(": #"))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(hex: &str) -> f64 {
    let part = |n: usize| {
        let value = f64::from(u8::from_str_radix(&hex[n..n + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
}
