//! A byte of a text → the line around it, and what stands where on the line.

use std::ops::Range;

use crate::finding::text::floor;

/// One line of a text.
#[derive(Debug, Clone, Copy)]
pub struct Line<'t> {
    /// Its first byte in the text.
    pub start: usize,
    /// Its words, without the end of line.
    pub body: &'t str,
}

/// Finds the line around a byte.
pub fn line_at(text: &str, byte: usize) -> Line<'_> {
    let byte = floor(text, byte);
    let start = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[byte..].find('\n').map_or(text.len(), |newline| byte + newline);
    Line { start, body: text[start..end].trim_end() }
}

/// Returns the line around a byte and those above it.
pub fn lines_up(text: &str, byte: usize) -> impl Iterator<Item = Line<'_>> {
    let first = line_at(text, byte);
    std::iter::successors(Some(first), |line| {
        line.start.checked_sub(1).map(|newline| line_at(text, newline))
    })
}

/// Returns the bytes of the character at a byte.
pub fn character(text: &str, byte: usize) -> Range<usize> {
    let start = floor(text, byte);
    start..start + text[start..].chars().next().map_or(0, char::len_utf8)
}

impl Line<'_> {
    /// Finds the value after `key: ` and `- `: its byte in the line and first character.
    pub fn value(&self) -> Option<(usize, char)> {
        let line = self.body;
        let skip = |from: usize| from + line[from..].len() - line[from..].trim_start().len();
        let mut value = skip(0);
        while line[value..].starts_with("- ") && !line[value + 2..].trim_start().is_empty() {
            value = skip(value + 2);
            if !line[value..].starts_with("- ") {
                break;
            }
        }
        if let Some(colon) = line[value..].find(": ")
            && self.is_key(value, colon)
        {
            value = skip(value + colon + 2);
        }
        Some((value, line[value..].chars().next()?))
    }

    /// Says whether the words from `start` up to a colon can be meant as a key.
    pub fn is_key(&self, start: usize, colon: usize) -> bool {
        let before = self.body[..start].trim_start();
        let key = &self.body[start..start + colon];
        (before.is_empty() || before.ends_with("- ")) && !key.contains(['"', '\'', '{', '[', ' '])
    }
}
