//! Tags of XML → their values, and what references in it stand for.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Reads every tag of a part.
pub fn each_tag(xml: &str, mut read: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => read(&tag),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// Returns a value of a tag by the last part of its name.
pub fn value(tag: &BytesStart<'_>, key: &str) -> Option<String> {
    let values = tag.attributes().flatten();
    let mut own = values.filter(|one| one.key.local_name().as_ref() == key);
    let raw = own.next()?.value.into_owned();
    Some(quick_xml::escape::unescape(&raw).map_or(raw.clone(), |text| text.into_owned()))
}

/// Returns what a reference stands for: `&amp;`, `&#233;`.
pub fn letter(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = name.resolve_char_ref() {
        return letter.to_string();
    }
    match name.as_ref() {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
    .to_owned()
}
