//! Bytes of a file → its text: UTF-8, UTF-16 by its mark, else Western European with a doubt.

use mail_parser::decoders::charsets::map::charset_decoder;

use super::doubts::Doubts;

/// Reads bytes as text.
pub fn decode(bytes: &[u8], doubts: &mut Doubts) -> String {
    let utf_16 = match bytes {
        [0xff, 0xfe, ..] => Some("utf-16le"),
        [0xfe, 0xff, ..] => Some("utf-16be"),
        _ => None,
    };
    if let Some(name) = utf_16 {
        return decoded(&bytes[2..], name);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(_) => {
            let message = "This is not UTF-8; it was read as Western European text.";
            let hint = "look at accents and quotation marks, or save it as UTF-8 and import again";
            doubts.warning("other-encoding", message, hint);
            decoded(bytes, "windows-1252")
        }
    }
}

fn decoded(bytes: &[u8], name: &str) -> String {
    charset_decoder(name.as_bytes()).map_or_else(
        || String::from_utf8_lossy(bytes).into_owned(),
        |decode| decode(bytes),
    )
}

/// Says whether bytes are those of no text in any encoding.
pub fn is_binary(bytes: &[u8]) -> bool {
    let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    !marked && bytes.contains(&0)
}
