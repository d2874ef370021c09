//! Marks: invisible signs in a text that say where its stretches come from.

use std::borrow::Cow;

/// What a mark says; each kind counts from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A fact's words begin here.
    Start(u16),
    /// A fact's words end here.
    End,
    /// The character before stands on this line of a template.
    Literal(u16),
    /// What follows is printed from this line of a template.
    Printed(u16),
    /// What follows stands in a branch or loop, for this reason.
    Because(u16),
    /// This branch or loop ends.
    Over,
}

/// As many facts as can be told apart in one text.
pub const MOST_LEAVES: usize = 0x8000;

/// As many reasons.
pub const MOST_REASONS: usize = 0x4000;

/// As many lines of templates.
pub const MOST_LINES: usize = 0x1FF0;

/// A mark is one letter of the last plane, which holds none: the first of each kind.
const STARTS: u32 = 0x10_0000;
const REASONS: u32 = STARTS + MOST_LEAVES as u32;
const LITERALS: u32 = REASONS + MOST_REASONS as u32;
const PRINTED: u32 = LITERALS + MOST_LINES as u32;
const END: u32 = PRINTED + MOST_LINES as u32;
const OVER: u32 = END + 1;

/// The byte with which every mark begins, and little that people write.
const FIRST: u8 = 0xF4;

impl Mark {
    /// Reads a letter, if it is one of a mark.
    pub fn of(letter: char) -> Option<Mark> {
        let letter = u32::from(letter);
        let number = |first| u16::try_from(letter - first).unwrap_or(u16::MAX);
        Some(match letter {
            STARTS..REASONS => Mark::Start(number(STARTS)),
            REASONS..LITERALS => Mark::Because(number(REASONS)),
            LITERALS..PRINTED => Mark::Literal(number(LITERALS)),
            PRINTED..END => Mark::Printed(number(PRINTED)),
            END => Mark::End,
            OVER => Mark::Over,
            _ => return None,
        })
    }

    /// Returns the mark as a letter.
    pub fn letter(self) -> char {
        let letter = match self {
            Mark::Start(n) => STARTS + u32::from(n),
            Mark::Because(n) => REASONS + u32::from(n),
            Mark::Literal(n) => LITERALS + u32::from(n),
            Mark::Printed(n) => PRINTED + u32::from(n),
            Mark::End => END,
            Mark::Over => OVER,
        };
        char::from_u32(letter).unwrap_or_default()
    }

    /// Says whether the mark belongs to what stands before it.
    pub fn closes(self) -> bool {
        matches!(self, Mark::End | Mark::Literal(_) | Mark::Over)
    }
}

/// Says whether a text holds letters of marks.
pub fn holds_letters_of_marks(text: &str) -> bool {
    text.as_bytes().contains(&FIRST)
}

/// Puts letters of the plane before in the place of a person's own that are those of marks:
/// as many bytes, and as little meaning.
pub fn stand_in(text: &str) -> Cow<'_, str> {
    if !holds_letters_of_marks(text) {
        return Cow::Borrowed(text);
    }
    let other = |letter: char| match u32::from(letter) {
        code @ STARTS.. => char::from_u32(code - 0x1_0000).unwrap_or(letter),
        _ => letter,
    };
    Cow::Owned(text.chars().map(other).collect())
}

/// A text without its marks, and where they stood.
#[derive(Debug, PartialEq, Eq)]
pub struct Stripped {
    /// The text as it reads.
    pub plain: String,
    /// Byte of `plain` and mark, in order.
    pub marks: Vec<(usize, Mark)>,
}

/// Takes the marks out of a text.
pub fn strip(text: &str) -> Stripped {
    let mut plain = String::with_capacity(text.len());
    let mut marks = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| byte == FIRST) {
        plain.push_str(&rest[..at]);
        let mut letters = rest[at..].chars();
        if let Some(letter) = letters.next() {
            match Mark::of(letter) {
                Some(mark) => marks.push((plain.len(), mark)),
                None => plain.push(letter),
            }
        }
        rest = letters.as_str();
    }
    plain.push_str(rest);
    Stripped { plain, marks }
}

/// Returns the marks in a text that is `plain` but for them and for stand-ins, each with its
/// byte of `plain`.
pub fn marks_on(plain: &str, marked: &[u8]) -> Option<Vec<(usize, Mark)>> {
    let plain = stand_in(plain);
    let mut marks = Vec::with_capacity((marked.len().saturating_sub(plain.len())) / 4);
    let (mut left, mut rest) = (plain.as_bytes(), marked);
    while !rest.is_empty() {
        let four = rest.first_chunk::<4>().filter(|four| four[0] == FIRST);
        let letter = four.and_then(|four| str::from_utf8(four).ok()?.chars().next());
        if let Some(mark) = letter.and_then(Mark::of) {
            marks.push((plain.len() - left.len(), mark));
            rest = &rest[4..];
            continue;
        }
        let next = rest[1..].iter().position(|byte| *byte == FIRST);
        let (words, after) = rest.split_at(next.map_or(rest.len(), |next| next + 1));
        (left, rest) = (left.strip_prefix(words)?, after);
    }
    left.is_empty().then_some(marks)
}

#[cfg(test)]
mod tests {
    use super::{Mark, marks_on, stand_in};

    #[test]
    fn marks_are_read_off_a_text_that_is_plain_but_for_them() {
        let [start, end] = [Mark::Start(7), Mark::End].map(Mark::letter);
        let marked = format!("{start}Zoë{end}, {}{end}", stand_in("\u{100001}"));
        let plain = "Zoë, \u{100001}";
        let marks = [(0, Mark::Start(7)), (4, Mark::End), (10, Mark::End)];
        assert_eq!(marks_on(plain, marked.as_bytes()), Some(marks.to_vec()));
        assert_eq!(marks_on("Zoë, ", marked.as_bytes()), None);
        assert_eq!(marks_on("Zoe, \u{100001}", marked.as_bytes()), None);
        assert_eq!(marks_on(&format!("{plain}."), marked.as_bytes()), None);
    }
}
