//! A Word file (.docx) → its words as plain text: paragraphs, headings, items, rows, comments
//! and insertions; what was deleted with changes tracked is no part of it.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::doubts::{Doubts, short};
use super::html::Page;
use crate::word::archive::Parts;
use crate::word::tag::letter;

/// Parts that hold the words of its author; a mark of handling often stands at the head of a
/// page, which is no title.
const PARTS: [&str; 7] = [
    "word/document.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
    "word/header1.xml",
    "word/header2.xml",
    "word/footer1.xml",
    "word/footer2.xml",
];

#[derive(Debug, Default)]
pub struct Words {
    pub text: String,
    pub comments: String,
    /// What somebody changed and nobody accepted: what was done, and the words.
    changes: Vec<(String, String)>,
    /// What is there and nobody sees.
    hidden: String,
    /// Who noted what at the margin, and the words beside which it stands.
    notes: Vec<[String; 3]>,
}

impl Words {
    pub fn doubt(&self, doubts: &mut Doubts) {
        for (done, words) in &self.changes {
            doubts.add("tracked-change", &[done, &short(words)]);
        }
        for [author, words, beside] in &self.notes {
            doubts.add("word-comment", &[author, &short(words), &short(beside)]);
        }
        if !self.hidden.trim().is_empty() {
            doubts.add("hidden-words", &[&self.hidden.trim()]);
        }
    }
}

/// Returns the words of a Word file; none when it is no such file.
pub fn text(bytes: &[u8]) -> Option<Words> {
    let parts = Parts::open(bytes).ok()?;
    let mut found = Words::default();
    let mut beside = BTreeMap::new();
    for name in PARTS {
        let body = read(parts.get(name));
        found.changes.extend(body.changes);
        found.hidden += &body.hidden;
        beside.extend(body.ranges);
        found.text += &body.page.finish();
        found.text.push('\n');
    }
    let margin = read(parts.get("word/comments.xml"));
    found.notes = margin.notes;
    for [_, _, id] in &mut found.notes {
        *id = beside.remove(id).map_or_else(String::new, |(words, _)| words);
    }
    found.comments = margin.page.finish();
    Some(found)
}

fn read(xml: &str) -> Body {
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
    body
}

#[derive(Default)]
struct Body {
    page: Page,
    /// What stands before the words of the paragraph; Word numbers its items itself, and every
    /// kind of item is written as a bullet.
    mark: String,
    deleted: usize,
    /// The changes that are open, the outermost first, and those that are over.
    open: Vec<(String, String)>,
    changes: Vec<(String, String)>,
    hidden: String,
    is_hidden: bool,
    /// The words beside each comment by its id, and whether they go on.
    ranges: BTreeMap<String, (String, bool)>,
    /// Author, words and id of each comment.
    notes: Vec<[String; 3]>,
    in_text: bool,
    is_struck: bool,
    is_raised: bool,
    strikes: bool,
}

fn value(tag: &BytesStart<'_>) -> String {
    attribute(tag, "val")
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> String {
    let mut own = tag.attributes().flatten();
    let found = own.find(|one| one.key.local_name().as_ref() == name);
    found.map(|one| one.value.into_owned()).unwrap_or_default()
}

/// Says whether a property without a value of its own, or with one, is on.
fn is_on(tag: &BytesStart<'_>) -> bool {
    !["0", "false", "off", "none"].contains(&value(tag).as_str())
}

/// What an element says was done to its words.
fn change(name: &str) -> Option<&'static str> {
    Some(match name {
        "ins" | "moveTo" => "put in",
        "del" | "moveFrom" => "struck",
        _ => return None,
    })
}

impl Body {
    fn start(&mut self, tag: &BytesStart<'_>) {
        if let Some(done) = change(tag.local_name().as_ref()) {
            let author = attribute(tag, "author");
            let by = if author.is_empty() { String::new() } else { format!(" by {author}") };
            self.open.push((format!("this is {done}{by}"), String::new()));
        }
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
            "r" => (self.is_struck, self.is_raised, self.is_hidden) = (false, false, false),
            "vanish" => self.is_hidden = is_on(tag),
            "comment" => {
                let author = Some(attribute(tag, "author")).filter(|author| !author.is_empty());
                let author = author.unwrap_or_else(|| "Somebody".to_owned());
                self.notes.push([author, String::new(), attribute(tag, "id")]);
            }
            "commentRangeStart" => {
                self.ranges.insert(attribute(tag, "id"), (String::new(), true));
            }
            "commentRangeEnd" => {
                if let Some((_, goes_on)) = self.ranges.get_mut(&attribute(tag, "id")) {
                    *goes_on = false;
                }
            }
            "strike" | "dstrike" => self.is_struck = is_on(tag),
            "vertAlign" => self.is_raised = value(tag) == "superscript",
            "t" | "delText" => self.in_text = true,
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
        if change(name).is_some() {
            let over = self.open.pop().filter(|(_, words)| !words.trim().is_empty());
            self.changes.extend(over);
        }
        match name {
            "t" | "delText" => self.in_text = false,
            "del" | "moveFrom" | "Fallback" => self.deleted = self.deleted.saturating_sub(1),
            "p" => {
                self.strike(false);
                if self.is_hidden {
                    self.hidden.push(' ');
                }
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
        if let Some((_, changed)) = self.open.last_mut() {
            changed.push_str(words);
        }
        if self.deleted > 0 {
            return;
        }
        if self.is_hidden {
            self.hidden.push_str(words);
            return;
        }
        for (beside, _) in self.ranges.values_mut().filter(|(_, goes_on)| *goes_on) {
            beside.push_str(words);
        }
        if let Some([_, noted, _]) = self.notes.last_mut() {
            noted.push_str(words);
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
