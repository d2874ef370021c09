//! Bytes of a text → the line they stand on, as it is shown, and where the caret goes.

use std::ops::Range;

use super::escape;
use crate::finding::text::floor;

/// A longer line is cut around the fault.
const WIDEST: usize = 120;

/// So much of a cut line is shown before the fault.
const BEFORE: usize = 40;

/// One line of a text, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, or the part of it around the fault.
    pub line: String,
    /// The bytes of `line` under which the caret goes; never empty.
    pub caret: Range<usize>,
}

/// Takes the line in which `span` begins; of several lines, the caret marks the first.
pub fn excerpt(text: &str, span: &Range<usize>) -> Excerpt {
    let from = floor(text, span.start);
    let start = text[..from].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[from..].find('\n').map_or(text.len(), |newline| from + newline);
    let line = text[start..end].trim_end_matches('\r');
    let end = start + line.len();
    let from = from.min(end);
    let upto = floor(text, span.end).clamp(from, end);
    let window = window(line, from - start..upto - start);
    let mut shown = String::new();
    if window.start > 0 {
        shown.push('…');
    }
    let mut caret = None;
    let mut after = 0;
    for (at, c) in line[window.clone()].char_indices() {
        let at = start + window.start + at;
        if at == from {
            caret = Some(shown.len());
        }
        match c {
            // A mark that editors put before a text is theirs, not the person's.
            '\u{feff}' if at == 0 => {}
            '\t' => shown.push_str("    "),
            c => escape::push(&mut shown, c),
        }
        if at < upto {
            after = shown.len();
        }
    }
    let caret = caret.unwrap_or(shown.len());
    if window.end < line.len() {
        shown.push('…');
    }
    if caret == shown.len() {
        shown.push(' ');
    }
    let one = shown[caret..].chars().next().map_or(1, char::len_utf8);
    Excerpt { caret: caret..after.max(caret + one), line: shown }
}

/// Chooses the bytes of a line to show: all of it, or a stretch around the fault.
fn window(line: &str, fault: Range<usize>) -> Range<usize> {
    if line.len() <= WIDEST || line.chars().count() <= WIDEST {
        return 0..line.len();
    }
    let back = |byte: usize, count: usize| {
        let mut before = line[..byte].char_indices().rev();
        before.nth(count.saturating_sub(1)).map_or(0, |(at, _)| at)
    };
    let on = |byte: usize, count: usize| {
        let mut after = line[byte..].char_indices();
        after.nth(count).map_or(line.len(), |(at, _)| byte + at)
    };
    let start = back(fault.start, BEFORE);
    let end = on(start, WIDEST);
    if end == line.len() { back(end, WIDEST)..end } else { start..end }
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, excerpt};

    fn marked(text: &str, word: &str) -> (String, String) {
        let at = text.find(word).unwrap();
        let Excerpt { line, caret } = excerpt(text, &(at..at + word.len()));
        (line.clone(), line[caret].to_owned())
    }

    #[test]
    fn marks_the_word() {
        let (line, word) = marked("a: b\r\nwith: tiktokk\r\nc: d", "tiktokk");
        assert_eq!((&*line, &*word), ("with: tiktokk", "tiktokk"));
        let (line, word) = marked("a: \u{202e}b x", "x");
        assert_eq!((&*line, &*word), ("a: \\u{202e}b x", "x"));
        let (line, word) = marked("\u{feff}kind: x", "kind");
        assert_eq!((&*line, &*word), ("kind: x", "kind"));
    }

    #[test]
    fn cuts_long_lines_around_the_fault() {
        let text = format!("{} fault {}", "é".repeat(500), "ü".repeat(500));
        let (line, word) = marked(&text, "fault");
        assert_eq!(word, "fault");
        assert_eq!(line.chars().count(), 122);
        let text = format!("{} fault", "é".repeat(500));
        let (line, word) = marked(&text, "fault");
        assert_eq!((line.chars().count(), &*word), (121, "fault"));
    }

    #[test]
    fn every_place_can_be_shown() {
        let text = "é\u{202e}:\t\r\n\n  ü";
        for start in 0..text.len() + 3 {
            for end in start..text.len() + 3 {
                let Excerpt { line, caret } = excerpt(text, &(start..end));
                assert!(!line[caret].is_empty());
            }
        }
        excerpt("", &(usize::MAX..usize::MAX));
    }
}
