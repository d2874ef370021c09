//! A Word file → what a reader of it sees, told without the program's own reader.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// The parts of a Word file by name.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let names: Vec<String> =
        archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let mut parts = BTreeMap::new();
    for name in names {
        let mut text = String::new();
        let mut part = archive.by_name(&name).expect("a part");
        part.read_to_string(&mut text).expect("text");
        parts.insert(name.clone(), text);
    }
    parts
}

/// What a reader sees, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// `Title`, `1` to `6`.
    Heading(String, String),
    Paragraph(String),
    Item(String),
    /// The cells of a row.
    Row(Vec<String>),
}

#[derive(Default)]
struct Eye {
    seen: Vec<Seen>,
    style: String,
    words: String,
    row: Option<Vec<String>>,
    in_text: bool,
    notes: Vec<String>,
}

/// Reads the text; a mention of a note reads `[number]`. Contents are left out.
pub fn seen(parts: &BTreeMap<String, String>) -> Vec<Seen> {
    let mut eye = Eye::default();
    let mut field = String::new();
    let mut is_result = false;
    each(&parts["word/document.xml"], |event| match event {
        Tag::Start(tag) => match tag.local_name().as_ref() {
            "p" => eye.begin(),
            "pStyle" => eye.style = value(tag, "val"),
            "tr" => eye.row = Some(Vec::new()),
            "t" => eye.in_text = true,
            "br" => eye.words.push(' '),
            "footnoteReference" => {
                let number = value(tag, "id");
                eye.words.push_str(&format!("[{number}]"));
                eye.notes.push(number);
            }
            "fldChar" => {
                let kind = value(tag, "fldCharType");
                is_result = kind == "separate";
                if kind == "end" {
                    field.clear();
                }
            }
            "instrText" => field = "?".to_owned(),
            _ => {}
        },
        Tag::End(name) => match name {
            "t" => eye.in_text = false,
            "p" => eye.end(),
            "tr" => {
                let row = eye.row.take().expect("a row");
                eye.seen.push(Seen::Row(row));
            }
            _ => {}
        },
        Tag::Text(words) => {
            if field == "?" && !is_result {
                field = words.trim().to_owned();
            } else if eye.in_text && field.starts_with("NOTEREF") && is_result {
                eye.words.push_str(&format!("[{words}]"));
            } else if eye.in_text {
                eye.words.push_str(words);
            }
        }
    });
    eye.seen
}

impl Eye {
    fn begin(&mut self) {
        self.style = String::new();
        self.words.clear();
    }

    fn end(&mut self) {
        let words = self.words.trim().to_owned();
        if let Some(row) = &mut self.row {
            row.push(words);
            return;
        }
        if words.is_empty() || self.style.starts_with("TOC") {
            return;
        }
        self.seen.push(match self.style.as_str() {
            "Title" => Seen::Heading("Title".to_owned(), words),
            style if style.starts_with("Heading") => {
                Seen::Heading(style["Heading".len()..].to_owned(), words)
            }
            "BoxHeading" => Seen::Heading("box".to_owned(), words),
            "ListBullet" | "ListNumber" | "BoxList" => Seen::Item(words),
            _ => Seen::Paragraph(words),
        });
    }
}

/// Reads what each note says, by its number.
pub fn notes(parts: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut notes = BTreeMap::new();
    let (mut id, mut words, mut in_text) = (String::new(), String::new(), false);
    each(&parts["word/footnotes.xml"], |event| match event {
        Tag::Start(tag) => match tag.local_name().as_ref() {
            "footnote" => {
                id = value(tag, "id");
                words.clear();
            }
            "t" => in_text = true,
            _ => {}
        },
        Tag::End("t") => in_text = false,
        Tag::End("footnote") => {
            notes.insert(id.clone(), words.trim().to_owned());
        }
        Tag::Text(text) if in_text => words.push_str(text),
        _ => {}
    });
    notes
}

/// What an XML text holds, piece by piece.
pub enum Tag<'a> {
    Start(&'a BytesStart<'a>),
    End(&'a str),
    Text(&'a str),
}

/// Reads every piece of an XML text, which must be whole.
pub fn each(xml: &str, mut read: impl FnMut(Tag<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().expect("whole XML") {
            Event::Start(tag) => read(Tag::Start(&tag)),
            Event::Empty(tag) => {
                read(Tag::Start(&tag));
                read(Tag::End(tag.local_name().as_ref()));
            }
            Event::End(tag) => read(Tag::End(tag.local_name().as_ref())),
            Event::Text(text) => read(Tag::Text(&text)),
            Event::GeneralRef(name) => {
                let letter = name.resolve_char_ref().expect("a letter");
                let known = match name.as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("an entity: {other}"),
                };
                match letter {
                    Some(letter) => read(Tag::Text(&letter.to_string())),
                    None => read(Tag::Text(known)),
                }
            }
            Event::Eof => return,
            _ => {}
        }
    }
}

/// Returns a value of a tag.
pub fn value(tag: &BytesStart<'_>, key: &str) -> String {
    let mut values = tag.attributes().flatten();
    let own = values.find(|one| one.key.local_name().as_ref() == key);
    own.map(|one| one.value.into_owned()).unwrap_or_default()
}
