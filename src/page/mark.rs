//! Marks: invisible signs in a text that say where its stretches come from.

/// What a mark says; each kind counts from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// A fact's words begin here.
    Start(u16),
    /// A fact's words end here.
    End(u16),
    /// The character before stands on this line of a template.
    Literal(u16),
    /// What follows is printed from this line of a template.
    Printed(u16),
    /// What follows stands in a branch or loop, for this reason.
    Because(u16),
    /// This branch or loop ends.
    Over(u16),
}

/// Marks are a letter for the kind and one for the number, both from planes without letters.
const KINDS: u32 = 0x10_0000;
const NUMBERS: u32 = 0xF_0000;

/// As many of one kind as can be told apart.
pub const MOST: usize = 0xFFF0;

impl Mark {
    fn parts(self) -> (u32, u16) {
        match self {
            Mark::Start(n) => (0, n),
            Mark::End(n) => (1, n),
            Mark::Literal(n) => (2, n),
            Mark::Printed(n) => (3, n),
            Mark::Because(n) => (4, n),
            Mark::Over(n) => (5, n),
        }
    }

    fn of(kind: char, number: char) -> Option<Mark> {
        let number = u32::from(number).checked_sub(NUMBERS)?;
        let number = u16::try_from(number).ok()?;
        Some(match u32::from(kind).checked_sub(KINDS)? {
            0 => Mark::Start(number),
            1 => Mark::End(number),
            2 => Mark::Literal(number),
            3 => Mark::Printed(number),
            4 => Mark::Because(number),
            5 => Mark::Over(number),
            _ => return None,
        })
    }

    /// Adds the mark to a text.
    pub fn push(self, text: &mut String) {
        let (kind, number) = self.parts();
        text.extend(char::from_u32(KINDS + kind));
        text.extend(char::from_u32(NUMBERS + u32::from(number)));
    }

    /// Returns the mark as text.
    pub fn text(self) -> String {
        let mut text = String::new();
        self.push(&mut text);
        text
    }

    fn closes(self) -> bool {
        matches!(self, Mark::End(_) | Mark::Literal(_) | Mark::Over(_))
    }
}

/// The byte with which every mark begins, and nothing that people write.
const FIRST: u8 = 0xF4;

/// Says whether a text may hold marks; plain packs pay for this look and nothing more.
pub fn may_hold_marks(text: &str) -> bool {
    text.as_bytes().contains(&FIRST)
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
        rest = &rest[at..];
        match leading(rest) {
            Some((mark, after)) => {
                marks.push((plain.len(), mark));
                rest = after;
            }
            None => {
                let other = rest.chars().next().map_or(0, char::len_utf8);
                plain.push_str(&rest[..other]);
                rest = &rest[other..];
            }
        }
    }
    plain.push_str(rest);
    Stripped { plain, marks }
}

/// Splits off the mark with which a text begins.
fn leading(text: &str) -> Option<(Mark, &str)> {
    let mut letters = text.chars();
    let mark = Mark::of(letters.next()?, letters.next()?)?;
    Some((mark, letters.as_str()))
}

/// Works on a text as if it held no marks, and puts them where their words have gone.
pub fn through(text: &str, work: impl FnOnce(&str) -> String) -> String {
    if !may_hold_marks(text) {
        return work(text);
    }
    if let Some((start, words, end)) = enclosed(text) {
        return [start, &work(words), end].concat();
    }
    let Stripped { plain, marks } = strip(text);
    put_back(&work(&plain), &plain, &marks)
}

/// Splits a text that holds one mark where it begins and one where it ends, as most do.
pub fn enclosed(text: &str) -> Option<(&str, &str, &str)> {
    if text.as_bytes().first() != Some(&FIRST) {
        return None;
    }
    let (_, rest) = leading(text)?;
    let words = &rest[..rest.bytes().position(|byte| byte == FIRST)?];
    let (start, end) = (
        text.len() - rest.len(),
        text.len() - rest.len() + words.len(),
    );
    let (_, after) = leading(&text[end..])?;
    let whole = after.is_empty() && !words.is_empty();
    whole.then(|| (&text[..start], words, &text[end..]))
}

/// Letters and digits keep their order through every filter, so they tell where a mark goes.
fn put_back(made: &str, plain: &str, marks: &[(usize, Mark)]) -> String {
    let mut text = String::with_capacity(made.len() + marks.len() * 8);
    let mut taken = 0;
    let (mut counted, mut letters) = (0, 0);
    let mut gone = 0;
    for (at, mark) in marks {
        letters += count(&plain[counted..*at]);
        counted = *at;
        let to = if *at == plain.len() {
            made.len()
        } else if letters == 0 {
            taken
        } else {
            place(made, taken, letters - gone, mark.closes())
        };
        gone += count(&made[taken..to]);
        text.push_str(&made[taken..to]);
        mark.push(&mut text);
        taken = to;
    }
    text.push_str(&made[taken..]);
    text
}

fn count(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}

/// Finds the byte after `letters` more letters, or that of the letter which comes next.
fn place(made: &str, from: usize, letters: usize, closes: bool) -> usize {
    let mut seen = 0;
    for (at, c) in made[from..].char_indices() {
        if seen == letters && (closes || c.is_alphanumeric()) {
            return from + at;
        }
        seen += usize::from(c.is_alphanumeric());
    }
    made.len()
}

#[cfg(test)]
mod tests {
    use super::{Mark, strip, through};

    #[test]
    fn marks_pass_through_work() {
        let marked = |a: &str, b: &str| {
            let (start, end) = (Mark::Start(7).text(), Mark::End(7).text());
            format!("{start}{a}{end}{b}")
        };
        let text = through(&marked("a*b", " and c"), |plain| plain.replace('*', "\\*"));
        assert_eq!(text, marked("a\\*b", " and c"));
        assert_eq!(strip(&text).plain, "a\\*b and c");
        let dotted = through(&marked("Done", ""), |plain| format!("{plain}."));
        assert_eq!(dotted, marked("Done.", ""));
    }
}
