//! A Word file (.docx) → its words as plain text: paragraphs, headings, items, rows, comments
//! and insertions; what was deleted with changes tracked is no part of it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::html::Page;
use crate::word::archive::Parts;
use crate::word::tag::letter;

/// Parts that hold the words of its author, in reading order; a mark of handling often
/// stands in the header of a page.
const PARTS: [&str; 7] = [
    "word/header1.xml",
    "word/header2.xml",
    "word/document.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/footer1.xml",
    "word/footer2.xml",
];

#[derive(Debug, Default)]
pub struct Words {
    pub text: String,
    pub comments: String,
}

/// Returns the words of a Word file; none when it is no such file.
pub fn text(bytes: &[u8]) -> Option<Words> {
    let parts = Parts::open(bytes).ok()?;
    let texts = PARTS.iter().map(|name| words(parts.get(name)));
    Some(Words {
        text: texts.collect::<Vec<_>>().join("\n"),
        comments: words(parts.get("word/comments.xml")),
    })
}

fn words(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut body = Body::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => body.start(&tag),
            Ok(Event::Empty(tag)) => {
                body.start(&tag);
                body.end(tag.local_name().as_ref());
            }
            Ok(Event::End(tag)) => body.end(tag.local_name().as_ref()),
            Ok(Event::Text(words)) if body.in_text => body.add(&words),
            Ok(Event::GeneralRef(name)) if body.in_text => body.add(&letter(&name)),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    body.page.finish()
}

#[derive(Default)]
struct Body {
    page: Page,
    /// What stands before the words of the paragraph; Word numbers its items itself, and every
    /// kind of item is written as a bullet.
    mark: String,
    deleted: usize,
    in_text: bool,
    is_struck: bool,
    is_raised: bool,
    strikes: bool,
}

fn value(tag: &BytesStart<'_>) -> String {
    let values = tag.attributes().flatten();
    let mut own = values.filter(|a| a.key.local_name().as_ref() == "val");
    let value = own.next().map(|a| a.value.into_owned());
    value.unwrap_or_default()
}

/// Says whether a property without a value of its own, or with one, is on.
fn is_on(tag: &BytesStart<'_>) -> bool {
    !["0", "false", "off", "none"].contains(&value(tag).as_str())
}

impl Body {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "pStyle" => {
                let style = value(tag).to_lowercase();
                if style.starts_with("heading") || style.contains("title") {
                    self.mark = "# ".to_owned();
                } else if style.starts_with("list") {
                    self.mark = "- ".to_owned();
                }
            }
            "numPr" if self.mark.is_empty() => self.mark = "- ".to_owned(),
            "ilvl" if !self.mark.starts_with('#') => {
                let level = value(tag).parse().unwrap_or(0);
                self.mark = format!("{}- ", "  ".repeat(9.min(level)));
            }
            // The properties of a paragraph's own mark say nothing of its words.
            "r" => (self.is_struck, self.is_raised) = (false, false),
            "strike" | "dstrike" => self.is_struck = is_on(tag),
            "vertAlign" => self.is_raised = value(tag) == "superscript",
            "t" => self.in_text = true,
            // What follows is the same once more, for programs that cannot show the first.
            "del" | "moveFrom" | "Fallback" => self.deleted += 1,
            "noBreakHyphen" => self.add("-"),
            "tab" => self.add(" "),
            "br" | "cr" => self.page.new_line(),
            "tbl" => self.page.table(),
            "tr" => self.page.end_row(),
            "tc" => self.page.begin_cell(1),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "del" | "moveFrom" | "Fallback" => self.deleted = self.deleted.saturating_sub(1),
            "p" => {
                self.strike(false);
                self.page.end_paragraph(std::mem::take(&mut self.mark).is_empty());
            }
            "tc" => self.page.end_cell(),
            "tr" => self.page.end_row(),
            "tbl" => self.page.end_table(),
            _ => {}
        }
    }

    /// Adds words; struck ones stand between `~~`, as in a mail, and raised ones behind `^`.
    fn add(&mut self, words: &str) {
        if self.deleted > 0 {
            return;
        }
        if !words.trim().is_empty() {
            self.page.begin_paragraph(&self.mark);
            self.strike(self.is_struck);
            if self.is_raised {
                self.page.inline("^");
            }
        }
        self.page.words(words);
    }

    fn strike(&mut self, strikes: bool) {
        if self.strikes != strikes {
            self.page.inline("~~");
        }
        self.strikes = strikes;
    }
}
