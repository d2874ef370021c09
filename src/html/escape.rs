//! Text → Markup: nothing that a writer typed can become a tag, a value or a rule.

use std::fmt::Write;

/// Appends text as it may stand between two tags.
pub(super) fn push_text(out: &mut String, text: &str) {
    push_replaced(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        _ => None,
    });
}

/// Appends text as it may stand in an attribute between double quotes.
pub(super) fn push_value(out: &mut String, text: &str) {
    push_replaced(out, text, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        _ => None,
    });
}

/// Appends a link's destination as it may stand in `href="…"`.
pub(super) fn push_destination(out: &mut String, destination: &str) {
    push_replaced(out, destination, |byte| match byte {
        b'&' => Some("&amp;"),
        b'<' => Some("%3C"),
        b'>' => Some("%3E"),
        b'"' => Some("%22"),
        b'`' => Some("%60"),
        b' ' => Some("%20"),
        _ => None,
    });
}

/// Returns text as it may stand between double quotes in a style sheet.
pub(super) fn css_string(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_alphanumeric() || letter == ' ' {
            out.push(letter);
        } else {
            write!(out, "\\{:x} ", u32::from(letter)).expect("a String takes all text");
        }
    }
    out
}

fn push_replaced(out: &mut String, text: &str, replacement: impl Fn(u8) -> Option<&'static str>) {
    let mut written = 0;
    for (index, byte) in text.bytes().enumerate() {
        // Only ASCII is ever replaced, so both cuts fall between characters.
        if let Some(replaced) = replacement(byte) {
            out.push_str(&text[written..index]);
            out.push_str(replaced);
            written = index + 1;
        }
    }
    out.push_str(&text[written..]);
}
