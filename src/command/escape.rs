//! Text of facts → text that cannot move the cursor, turn the line round or hide.

use std::borrow::Cow;
use std::fmt::Write;

/// Says whether a character would act on the terminal, or not be seen.
#[inline]
pub fn is_hidden(c: char) -> bool {
    let is_unseen = || {
        matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
    };
    c.is_control() || !c.is_ascii() && is_unseen()
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
        if odd_space(c) && !matches!(c, '\n' | '\t') {
            shown.extend(c.escape_unicode())
        } else {
            push(&mut shown, c)
        }
    }
    Cow::Owned(shown)
}

/// Writes every hidden character of lines of text as `\u{202e}`; line ends, tabs and the
/// program's own bold and colours stay.
pub fn escape_lines(text: &str) -> Cow<'_, str> {
    let hides = |c: char| is_hidden(c) && !matches!(c, '\n' | '\t');
    if !text.contains(hides) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(at) = rest.find(hides) {
        let (before, after) = rest.split_at(at);
        shown.push_str(before);
        let style = style(after);
        shown.push_str(&after[..style]);
        let mut letters = after[style..].chars();
        if style == 0 {
            letters.by_ref().take(1).for_each(|c| shown.extend(c.escape_unicode()));
        }
        rest = letters.as_str();
    }
    shown.push_str(rest);
    Cow::Owned(shown)
}

/// Returns the length of the bold or colour that a text begins with, as `\u{1b}[1m`.
fn style(text: &str) -> usize {
    let Some(code) = text.strip_prefix("\u{1b}[") else {
        return 0;
    };
    let numbers = code.find(|c: char| !c.is_ascii_digit() && c != ';');
    match numbers {
        Some(end) if code[end..].starts_with('m') => text.len() - code.len() + end + 1,
        _ => 0,
    }
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
    // Line ends stand between the parts of JSON, never within its words.
    let hides = |c: char| is_hidden(c) && c != '\n';
    if !json.contains(hides) {
        return Cow::Borrowed(json);
    }
    let mut shown = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if hides(c) {
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
    use super::{clip, escape, escape_json, escape_lines};

    #[test]
    fn shows_what_would_hide() {
        assert_eq!(escape("a\u{202e}b\u{1b}[2J"), "a\\u{202e}b\\u{1b}[2J");
        assert_eq!(escape("one\ntwo\tthree"), "one\\ntwo\\tthree");
        assert_eq!(escape("Ünï"), "Ünï");
        let bold = "\u{1b}[1mA\u{1b}[0m\n";
        assert_eq!(escape_lines(bold), bold);
        assert_eq!(escape_lines("a\u{1b}[2J\u{9b}b\n"), "a\\u{1b}[2J\\u{9b}b\n");
        assert_eq!(escape_json("\"\u{202e}\u{e0041}\""), "\"\\u202e\\udb40\\udc41\"");
    }

    #[test]
    fn clips_the_middle() {
        assert_eq!(clip("abcdefghij", 8), "abcdef … ij");
        assert_eq!(clip("äöü", 3), "äöü");
    }
}
