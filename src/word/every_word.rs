//! The bytes of a Word file → every word that stands in it, wherever: a release is searched for
//! what it withholds.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::archive::Parts;
use super::tag::{letter, value};

/// Values in which words of people may stand; the others are the program's.
const TELLING: [&str; 12] = [
    "author",
    "initials",
    "descr",
    "title",
    "alt",
    "name",
    "anchor",
    "Target",
    "instr",
    "tooltip",
    "shortName",
    "placeholder",
];

/// Tags whose only value holds words of people.
const CAPTIONS: [&str; 3] = ["tblCaption", "tblDescription", "docPartGallery"];

/// Reads every word in a Word file, a line for each paragraph and value, the names of its parts
/// first; nothing of bytes that are none.
pub fn every_word(bytes: &[u8]) -> String {
    let Ok(parts) = Parts::open(bytes) else {
        return String::from_utf8_lossy(bytes).into_owned();
    };
    let mut out = String::new();
    for (name, _) in parts.iter() {
        out.push_str(name);
        out.push('\n');
    }
    for (_, xml) in parts.iter() {
        read(xml, &mut out);
    }
    out
}

fn read(xml: &str, out: &mut String) {
    let mut reader = Reader::from_str(xml);
    let mut values = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let name = tag.local_name();
                let is_caption = CAPTIONS.contains(&name.as_ref());
                let is_style = matches!(name.as_ref(), "name" | "latentStyles" | "lsdException");
                for key in TELLING.iter().filter(|_| !is_style) {
                    values.extend(value(&tag, key).map(|value| value + "\n"));
                }
                if is_caption {
                    values.extend(value(&tag, "val").map(|value| value + "\n"));
                }
                if matches!(name.as_ref(), "br" | "tab" | "cr" | "noBreakHyphen") {
                    out.push(' ');
                }
            }
            Ok(Event::End(tag)) => {
                let ends = ["p", "tc", "title", "creator", "language", "category", "lpwstr"];
                if ends.contains(&tag.local_name().as_ref()) {
                    out.push('\n');
                }
            }
            Ok(Event::Text(words)) => out.push_str(&words),
            Ok(Event::CData(words)) => out.push_str(&words),
            Ok(Event::GeneralRef(name)) => out.push_str(&letter(&name)),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    out.push('\n');
    out.push_str(&values);
}
