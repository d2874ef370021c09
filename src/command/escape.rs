//! Text of facts → text that cannot move the cursor, turn the line round or hide.

use std::borrow::Cow;
use std::fmt::Write;

/// Says whether a character would act on the terminal, or not be seen.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Writes every hidden character as `\u{202e}`, and spaces that are none as well: in a
/// quoted word they are the fault.
pub fn escape(text: &str) -> Cow<'_, str> {
    let odd_space = |c: char| c != ' ' && c.is_whitespace();
    if !text.contains(|c| is_hidden(c) || odd_space(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match odd_space(c) && !matches!(c, '\n' | '\t') {
            true => shown.extend(c.escape_unicode()),
            false => push(&mut shown, c),
        }
    }
    Cow::Owned(shown)
}

/// Adds a character as it is shown.
pub fn push(shown: &mut String, c: char) {
    match c {
        '\n' => shown.push_str("\\n"),
        '\t' => shown.push_str("\\t"),
        c if is_hidden(c) => shown.extend(c.escape_unicode()),
        c => shown.push(c),
    }
}

/// Writes hidden characters within JSON as JSON does, so that nothing is lost.
pub fn escape_json(json: &str) -> Cow<'_, str> {
    if !json.contains(is_hidden) {
        return Cow::Borrowed(json);
    }
    let mut shown = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(shown, "\\u{unit:04x}").expect("a string takes all");
            }
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// Shortens a sentence that quotes too much: its beginning and end say what is wrong.
pub fn clip(text: &str, most: usize) -> Cow<'_, str> {
    let count = text.chars().count();
    if count <= most {
        return Cow::Borrowed(text);
    }
    let end = most / 4;
    let head: String = text.chars().take(most - end).collect();
    let tail: String = text.chars().skip(count - end).collect();
    Cow::Owned(format!("{head} … {tail}"))
}

#[cfg(test)]
mod tests {
    use super::{clip, escape, escape_json};

    #[test]
    fn shows_what_would_hide() {
        assert_eq!(escape("a\u{202e}b\u{1b}[2J"), "a\\u{202e}b\\u{1b}[2J");
        assert_eq!(escape("one\ntwo\tthree"), "one\\ntwo\\tthree");
        assert_eq!(escape("Ünï"), "Ünï");
        assert_eq!(
            escape_json("\"\u{202e}\u{e0041}\""),
            "\"\\u202e\\udb40\\udc41\""
        );
    }

    #[test]
    fn clips_the_middle() {
        assert_eq!(clip("abcdefghij", 8), "abcdef … ij");
        assert_eq!(clip("äöü", 3), "äöü");
    }
}
