//! Inline events → break places: the spaces of one paragraph that may become newlines.

use std::ops::Range;

use crate::tidy::abbreviation::Abbreviations;
use crate::tidy::enclosed::enclosed;
use crate::tidy::sentence::{ends_at, is_candidate};

struct Piece {
    plain: usize,
    source: Range<usize>,
}

/// Holds the text a reader sees in one paragraph and where it stands in the source.
#[derive(Default)]
pub struct Run {
    start: Option<usize>,
    plain: String,
    pieces: Vec<Piece>,
    links: usize,
    barred: bool,
}

impl Run {
    /// Begins afresh at a source offset, keeping the buffers.
    pub fn open(&mut self, start: usize) {
        self.close();
        self.start = Some(start);
    }

    /// Forgets the paragraph.
    pub fn close(&mut self) {
        self.start = None;
        self.plain.clear();
        self.pieces.clear();
        self.links = 0;
        self.barred = false;
    }

    /// Gives the source offset of the first inline, if a paragraph is open.
    pub fn start(&self) -> Option<usize> {
        self.start
    }

    /// Adds text that stands in the source just as it reads.
    pub fn add_verbatim(&mut self, text: &str, source: Range<usize>) {
        if self.links == 0 {
            self.pieces.push(Piece { plain: self.plain.len(), source });
        }
        self.plain.push_str(text);
    }

    /// Adds text that must not be broken.
    pub fn add_solid(&mut self, text: &str) {
        self.plain.push_str(text);
    }

    /// Enters a link or an image, whose text stays on its line.
    pub fn enter_link(&mut self) {
        self.links += 1;
    }

    /// Leaves a link or an image.
    pub fn leave_link(&mut self) {
        self.links = self.links.saturating_sub(1);
    }

    /// Bars the whole paragraph from being broken.
    pub fn bar(&mut self) {
        self.barred = true;
    }

    /// Finds the source offsets of the spaces between its sentences.
    pub fn breaks(&self, source: &str, abbreviations: &Abbreviations) -> Vec<usize> {
        if self.barred {
            return Vec::new();
        }
        let mut candidates = self.candidates(source, abbreviations);
        if !candidates.is_empty() {
            let enclosed = enclosed(&self.plain);
            candidates.retain(|&(plain, _)| ends_at(&self.plain, plain, &enclosed));
        }
        candidates.into_iter().map(|(_, at)| at).collect()
    }

    fn candidates(&self, source: &str, known: &Abbreviations) -> Vec<(usize, usize)> {
        let mut candidates = Vec::new();
        for piece in &self.pieces {
            let text = source.get(piece.source.clone()).unwrap_or("");
            let bytes = text.bytes().enumerate();
            for (offset, _) in bytes.filter(|&(_, byte)| byte == b' ') {
                let at = piece.source.start + offset;
                let plain = piece.plain + offset;
                if is_after_sign(source, at)
                    && is_lone(source, at)
                    && is_safe_start(&source[at + 1..])
                    && is_candidate(&self.plain, plain, known)
                {
                    candidates.push((plain, at));
                }
            }
        }
        candidates
    }
}

// Most spaces stand after a letter: told apart at one byte's cost.
fn is_after_sign(source: &str, at: usize) -> bool {
    at > 0 && !source.as_bytes()[at - 1].is_ascii_alphanumeric()
}

fn is_lone(source: &str, at: usize) -> bool {
    let bytes = source.as_bytes();
    let is_space = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0x0B;
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    // A newline after a backslash, or after two spaces, would be a hard break.
    before.is_some_and(|byte| !is_space(byte) && *byte != b'\\')
        && bytes.get(at + 1).is_some_and(|byte| !is_space(byte))
}

fn is_safe_start(rest: &str) -> bool {
    if rest.starts_with(['-', '+', '#', '>', '=', '|', '~', '<', ':']) {
        return false;
    }
    let second = rest.chars().nth(1).unwrap_or(' ');
    match rest.chars().next() {
        Some('*') => return second == '*' || second.is_alphanumeric(),
        Some('_') => return second.is_alphanumeric(),
        Some('[') => return second != '^',
        Some('`') => return second != '`',
        _ => {}
    }
    let digits = rest.trim_start_matches(|sign: char| sign.is_ascii_digit());
    digits.len() == rest.len() || !digits.starts_with(['.', ')'])
}

#[cfg(test)]
mod tests {
    use super::{is_lone, is_safe_start};

    #[test]
    fn a_line_starts_with_nothing_that_would_mean_something() {
        for rest in ["- a", "# a", "12. a", "3) a", "3.5", "[^a]", "| a", ": a", "```", "* a"] {
            assert!(!is_safe_start(rest), "{rest}");
        }
        for rest in
            ["Next", "12 states", "“Quoted", "(See", ". a", "&amp;", "**Bold**", "`a`", "[a](b)"]
        {
            assert!(is_safe_start(rest), "{rest}");
        }
    }

    #[test]
    fn a_space_beside_a_space_or_a_backslash_is_kept() {
        assert!(is_lone("a b", 1));
        for text in ["a  b", "a\\ b", "a ", " b", "a \n"] {
            let at = text.find(' ').expect("each case holds a space");
            assert!(!is_lone(text, at), "{text:?}");
        }
    }
}
