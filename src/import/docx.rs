//! A Word file (.docx) → its words as plain text: paragraphs, headings, items, rows, comments
//! and insertions; what was deleted with changes tracked is no part of it.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

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

#[derive(Default)]
struct Paragraph {
    words: String,
    is_heading: bool,
    level: Option<usize>,
}

#[derive(Default)]
struct Body {
    text: String,
    paragraph: Paragraph,
    /// The cells of the open row, and whether one is open.
    row: Vec<String>,
    in_cell: bool,
    /// Tables within a cell are words of the cell.
    tables: usize,
    deleted: usize,
    in_text: bool,
    run: Run,
}

/// How the words of a run are set.
#[derive(Default)]
struct Run {
    is_struck: bool,
    is_raised: bool,
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
            Ok(Event::Text(words)) if body.in_text => {
                body.add(&words);
            }
            Ok(Event::GeneralRef(name)) if body.in_text => body.add(&letter(&name)),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    body.end_paragraph();
    body.text
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
            "p" if !self.in_cell => self.end_paragraph(),
            "pStyle" => {
                let style = value(tag).to_lowercase();
                self.paragraph.is_heading = style.starts_with("heading") || style.contains("title");
                if style.starts_with("list") {
                    self.paragraph.level.get_or_insert(0);
                }
            }
            "ilvl" => self.paragraph.level = Some(value(tag).parse().unwrap_or(0)),
            "numPr" => {
                self.paragraph.level.get_or_insert(0);
            }
            // The properties of a paragraph's own mark say nothing of its words.
            "r" => self.run = Run::default(),
            "strike" | "dstrike" => self.run.is_struck = is_on(tag),
            "vertAlign" => self.run.is_raised = value(tag) == "superscript",
            "t" => self.in_text = true,
            // What follows is the same once more, for programs that cannot show the first.
            "del" | "moveFrom" | "Fallback" => self.deleted += 1,
            "noBreakHyphen" => self.add("-"),
            "tab" if self.paragraph.words.is_empty() => {}
            "tab" => self.add(" "),
            "br" | "cr" if self.in_cell => self.end_line(),
            "br" | "cr" => self.add("\n"),
            "tbl" => self.tables += 1,
            "tr" if self.tables == 1 => {
                self.end_paragraph();
                self.row.clear();
            }
            "tc" if self.tables == 1 => self.in_cell = true,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "r" => self.run = Run::default(),
            "del" | "moveFrom" | "Fallback" => self.deleted = self.deleted.saturating_sub(1),
            "p" if self.in_cell => self.end_line(),
            "p" => self.end_paragraph(),
            "tc" if self.tables == 1 => {
                let words = std::mem::take(&mut self.paragraph)
                    .words
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                let words = words.trim_matches([' ', '/']).replace('|', "/");
                self.row.push(words);
                self.in_cell = false;
            }
            "tr" if self.tables == 1 => {
                let row = std::mem::take(&mut self.row).join(" | ");
                self.text.push_str(&format!("| {row} |\n"));
            }
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.text.push('\n');
                }
            }
            _ => {}
        }
    }

    /// Lines and paragraphs of one cell stand apart on the one line of its row.
    fn end_line(&mut self) {
        let words = self.paragraph.words.trim_end();
        let ends = words.ends_with(['.', ':', ';', '!', '?']);
        self.add(if ends { " " } else { " / " });
    }

    /// Adds words; struck ones stand between `~~`, as in a mail, and raised ones behind `^`.
    fn add(&mut self, words: &str) {
        if self.deleted > 0 {
            return;
        }
        let text = &mut self.paragraph.words;
        let is_bare = words.trim().is_empty();
        if self.run.is_raised && !is_bare && !text.is_empty() {
            text.push('^');
        }
        if !self.run.is_struck || is_bare {
            return text.push_str(words);
        }
        match text.strip_suffix("~~") {
            Some(before) => text.truncate(before.len()),
            None => text.push_str("~~"),
        }
        text.push_str(words);
        text.push_str("~~");
    }

    /// Word numbers its items itself: every kind of item is written as a bullet.
    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let words = paragraph.words.trim();
        if words.is_empty() {
            return;
        }
        match paragraph.level {
            _ if paragraph.is_heading => self.text.push_str(&format!("# {words}\n\n")),
            Some(level) => {
                let indent = "  ".repeat(level.min(9));
                self.text.push_str(&format!("{indent}- {words}\n"));
            }
            None => {
                if !self.text.ends_with("\n\n") && !self.text.is_empty() {
                    self.text.push('\n');
                }
                self.text.push_str(&format!("{words}\n\n"));
            }
        }
    }
}
