//! An answer that a text gives, with the words it was read from.

/// An answer and the words it was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer<T> {
    pub value: T,
    pub words: String,
}

impl<T> Answer<T> {
    pub fn of(value: impl Into<T>, words: impl Into<String>) -> Self {
        Self { value: value.into(), words: words.into() }
    }

    pub fn plain(value: impl Into<T>) -> Self {
        Self::of(value, "")
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Firmness {
    Said,
    /// It is the day on which the message was sent.
    Sent,
    /// Only the year of the latest day in the text is known.
    Year,
}

pub const LONGEST_TITLE: usize = 200;

/// Cuts words to what fits beside a value.
pub fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(90) {
        Some((at, _)) => format!("{} …", &line[..at]),
        None => line,
    }
}
