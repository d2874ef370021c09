//! An answer that a text gives, with the words it was read from.

/// An answer and the words it was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer<T> {
    /// The answer.
    pub value: T,
    /// The words.
    pub words: String,
}

/// An answer and its words.
pub fn answer<T>(value: T, words: &str) -> Option<Answer<T>> {
    Some(Answer {
        value,
        words: words.to_owned(),
    })
}

/// How far the day of a contact is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Firmness {
    /// The text says it.
    Said,
    /// It is the day on which the message was sent.
    Sent,
    /// Only the year of the latest day in the text is known.
    Year,
}

/// Longer lines are no title.
pub const LONGEST_TITLE: usize = 200;

/// Cuts words to what fits beside a value.
pub fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(90) {
        Some((at, _)) => format!("{} …", &line[..at]),
        None => line,
    }
}
