//! Edits of a text → the text with them, its marks still at their words.

use std::ops::Range;

use super::mark::Mark;

/// A stretch of a text, and what stands in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit<'t> {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What stands there instead.
    pub with: &'t str,
}

impl Edit<'_> {
    /// Returns it within a text that begins so many bytes before its own.
    pub fn moved(&self, by: usize) -> Self {
        Self { range: self.range.start + by..self.range.end + by, with: self.with }
    }
}

/// Applies edits in order, and moves the marks with the words they stand at.
pub fn applied(text: String, edits: &[Edit<'_>], marks: &mut [(usize, Mark)]) -> String {
    if edits.is_empty() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let (mut from, mut next) = (0, 0);
    for Edit { range, with } in edits {
        while let Some((at, _)) = marks.get_mut(next).filter(|mark| mark.0 <= range.start) {
            *at = out.len() + *at - from;
            next += 1;
        }
        out.push_str(&text[from..range.start]);
        out.push_str(with);
        from = range.end;
        while let Some((at, _)) = marks.get_mut(next).filter(|mark| mark.0 < range.end) {
            *at = out.len();
            next += 1;
        }
    }
    for (at, _) in &mut marks[next..] {
        *at = out.len() + *at - from;
    }
    out + &text[from..]
}
