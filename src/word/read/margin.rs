//! What stands beside the text: remarks, notes, headers and footers.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::merge::remark::Remark;
use crate::word::tag::{letter, value};

/// Reads remarks by their id.
pub fn comments(xml: &str) -> BTreeMap<String, Remark> {
    let mut found = BTreeMap::new();
    pieces(xml, "comment", &mut |tag, text| {
        let read = |key| value(tag, key).unwrap_or_default();
        let remark = Remark {
            by: read("author"),
            day: read("date").chars().take(10).collect(),
            text: text.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        found.insert(read("id"), remark);
    });
    found
}

/// Reads what each footnote says, by its id in this file.
pub fn footnotes(xml: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    pieces(xml, "footnote", &mut |tag, text| {
        let id = value(tag, "id").unwrap_or_default();
        found.insert(id, blanks_as_one(text));
    });
    found
}

/// Writes a text with one blank where there are more; spaces that do not break stay.
pub fn blanks_as_one(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Reads each element of a name with the words in it, as they stand after all changes.
fn pieces(xml: &str, name: &str, found: &mut dyn FnMut(&BytesStart<'_>, &str)) {
    let mut reader = Reader::from_str(xml);
    let mut open: Option<BytesStart<'static>> = None;
    let (mut text, mut in_text, mut deleted) = (String::new(), false, 0_usize);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "t" => in_text = true,
                "del" | "moveFrom" => deleted += 1,
                own if own == name => {
                    open = Some(tag.into_owned());
                    text.clear();
                }
                _ => {}
            },
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "t" => in_text = false,
                "p" => text.push(' '),
                "del" | "moveFrom" => deleted = deleted.saturating_sub(1),
                own if own == name => {
                    if let Some(tag) = open.take() {
                        found(&tag, &text);
                    }
                }
                _ => {}
            },
            Ok(Event::Empty(tag)) if matches!(tag.local_name().as_ref(), "tab" | "br") => {
                text.push(' ');
            }
            Ok(Event::Text(words)) if in_text && deleted == 0 => text.push_str(&words),
            Ok(Event::GeneralRef(name)) if in_text && deleted == 0 => {
                text.push_str(&letter(&name));
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// Reads the words of a header or footer.
pub fn words(xml: &str) -> String {
    let mut words = String::new();
    for name in ["hdr", "ftr"] {
        pieces(xml, name, &mut |_, text| words.push_str(text));
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
