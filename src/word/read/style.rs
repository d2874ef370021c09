//! The name of a style → what a paragraph is.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::word::tag::value;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As in Markdown, from 1.
    Heading(u8),
    Bullet(u8),
    Number(u8),
    Code,
    Plain,
}

/// The names of the styles of a file, in small letters, by their id: ids are in the language of
/// whoever made the file, names of the common ones are not.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Reads the styles of a file.
    pub fn read(xml: &str) -> Self {
        let mut names = BTreeMap::new();
        let mut id = String::new();
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) => match tag.local_name().as_ref() {
                    "style" => id = value(&tag, "styleId").unwrap_or_default(),
                    "name" if !id.is_empty() => {
                        let name = value(&tag, "val").unwrap_or_default();
                        names.insert(id.clone(), name.to_lowercase());
                    }
                    _ => {}
                },
                Ok(Event::Eof) | Err(_) => return Self(names),
                Ok(_) => {}
            }
        }
    }

    /// Returns the name of a style.
    pub fn of(&self, id: &str) -> String {
        let known = self.0.get(id).cloned();
        known.unwrap_or_else(|| id.to_lowercase())
    }
}

/// Says what a paragraph of a style is, and whether it stands in a box. A numbered level makes an
/// item of any.
pub fn kind(style: &str, level: Option<u8>) -> (Kind, bool) {
    let in_box = style.starts_with("box");
    let depth = level.unwrap_or(0).min(8);
    let kind = match style {
        "title" => Kind::Heading(1),
        "box heading" => Kind::Heading(3),
        "code" => Kind::Code,
        "list number" => Kind::Number(depth),
        _ if style.starts_with("heading ") => {
            let level = style["heading ".len()..].parse().unwrap_or(1);
            Kind::Heading(u8::min(level, 5) + 1)
        }
        _ if level.is_some() || style.starts_with("list bullet") => Kind::Bullet(depth),
        "list paragraph" => Kind::Bullet(depth),
        _ => Kind::Plain,
    };
    (kind, in_box)
}
