//! Words of a record as a brief tells them: known by the reader's day, and signed where nobody
//! stated them or their source is little to be trusted.

use std::borrow::Cow;
use std::ops::Deref;

use serde::{Serialize, Serializer};

use crate::facts::text::Text;
use crate::tidy;

/// What stands behind words that nobody stated, until a page is finished: the joiner tells it from
/// a degree that somebody wrote.
pub const SIGN: &str = "\u{2060}°";

/// What stands behind words of a source that is little to be trusted, until a page is finished and
/// says so in its language.
pub const LOW: &str = "\u{2060}\u{2062}";

/// What stands behind a day on which sources differ, until a page is finished.
pub const DISPUTED: &str = "\u{2060}\u{2061}";

/// What stands before words that begin with a name written small, until a page is finished: no
/// capital is made of it.
pub const SMALL: &str = "\u{2063}";

/// Words that were known by the reader's day. Views hold no other words of a record in which
/// Markdown means something, so that none is printed before its day or without its doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a> {
    words: &'a Text,
    basis: Option<&'a str>,
    /// Whether what they rest on is little to be trusted.
    low_confidence: bool,
    /// Whether they begin with a name that is written small.
    small: bool,
    /// Words of the house whose full stop ends no sentence.
    abbreviations: &'a [String],
}

impl<'a> Said<'a> {
    /// Takes words that were known; the reader alone makes them.
    pub(super) fn new(
        words: &'a Text,
        basis: Option<&'a str>,
        low_confidence: bool,
        abbreviations: &'a [String],
    ) -> Self {
        Self { words, basis, low_confidence, small: false, abbreviations }
    }

    /// Begins with a name that is written small.
    pub(super) fn small(self, small: bool) -> Self {
        Self { small, ..self }
    }

    /// Returns their basis, where a pack marks it.
    pub fn basis(self) -> Option<&'a str> {
        self.basis
    }

    /// Returns the words alone.
    pub fn words(self) -> &'a str {
        self.words
    }

    /// Returns the words, and behind them what is doubtful, as look-ups and the desk tell it.
    pub fn told(self) -> String {
        doubted(self.words, self.basis, self.low_confidence)
    }

    /// Takes words for our own remark, on which the trust in a source has no bearing.
    pub fn remark(self) -> Self {
        Self { low_confidence: false, ..self }
    }

    /// Leaves out the doubt, where it stands behind the item in which these words are a part.
    pub fn unsigned(self) -> Self {
        Self { basis: None, low_confidence: false, ..self }
    }
}

/// Says behind words what is doubtful about them, as look-ups and the desk do.
pub fn doubted(words: &str, basis: Option<&str>, low_confidence: bool) -> String {
    let low = low_confidence.then_some("low confidence");
    let doubts: Vec<&str> = basis.into_iter().chain(low).collect();
    match doubts.as_slice() {
        [] => words.to_owned(),
        doubts => format!("{words} ({})", doubts.join(", ")),
    }
}

/// Returns the words of a view, without what stands before and behind them until a page is
/// finished.
pub fn unsigned(words: &str) -> &str {
    let words = words.strip_prefix(SMALL).unwrap_or(words);
    let words = words.strip_suffix(LOW).unwrap_or(words);
    let words = words.strip_suffix(DISPUTED).unwrap_or(words);
    words.strip_suffix(SIGN).unwrap_or(words)
}

/// Writes the JSON of views for other programs: what is little to be trusted says so in words, and a
/// day is nothing but a day.
pub fn in_json(json: &str) -> String {
    let plain = json.replace(LOW, " (low confidence)").replace(DISPUTED, "").replace(SMALL, "");
    let mut parts = plain.split(SIGN).peekable();
    let mut written = String::with_capacity(plain.len());
    while let Some(part) = parts.next() {
        written.push_str(part);
        let Some(after) = parts.peek() else { break };
        let value = &written[written.rfind('"').map_or(0, |quote| quote + 1)..];
        let in_day = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | 'Q');
        let is_day = after.starts_with('"') && !value.is_empty() && value.chars().all(in_day);
        if !is_day {
            written.push('°');
        }
    }
    written
}

impl Deref for Said<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.words
    }
}

impl AsRef<str> for Said<'_> {
    fn as_ref(&self) -> &str {
        self.words
    }
}

impl Serialize for Said<'_> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        if self.basis.is_none() && !self.low_confidence && !self.small {
            return writer.serialize_str(self.words);
        }
        let small = if self.small { SMALL } else { "" };
        let sign = self.basis.map_or("", |_| SIGN);
        let low = if self.low_confidence { LOW } else { "" };
        let words = if sign.is_empty() && low.is_empty() {
            Cow::Borrowed(self.words())
        } else {
            Cow::Owned(each_marked(self.words(), &format!("{sign}{low}"), self.abbreviations))
        };
        writer.collect_str(&format_args!("{small}{words}"))
    }
}

/// Puts a mark on each sentence, as no sentence is to stand without its doubt: within those before
/// the last, whose full stop goes on to end them, and behind the last. In code nothing is marked but
/// its end.
fn each_marked(words: &str, mark: &str, abbreviations: &[String]) -> String {
    let sentences =
        if words.contains('`') { vec![words] } else { tidy::sentences(words, abbreviations) };
    let mut marked = String::with_capacity(words.len() + sentences.len() * mark.len());
    let last = sentences.len().saturating_sub(1);
    for sentence in &sentences[..last] {
        let bare = sentence.trim_end();
        let stop = bare.strip_suffix('.').filter(|before| !before.ends_with('.'));
        let end = stop.unwrap_or(bare).len();
        marked.extend([&sentence[..end], mark, &sentence[end..]]);
    }
    marked.extend([sentences.get(last).copied().unwrap_or_default(), mark]);
    marked
}

#[cfg(test)]
mod tests {
    use super::{DISPUTED, LOW, SIGN, SMALL, each_marked, in_json};

    #[test]
    fn every_sentence_has_its_doubt() {
        for (words, marked) in [
            ("One", "One~"),
            ("One. Two? Mr. Roe left. “So.” Three.", "One~. Two?~ Mr. Roe left~. “So.”~ Three.~"),
            ("Use `a. B`. So.", "Use `a. B`. So.~"),
            ("Wait... No.", "Wait...~ No.~"),
        ] {
            assert_eq!(each_marked(words, "~", &["Mr".to_owned()]), marked);
        }
    }

    #[test]
    fn other_programs_read_days_and_words() {
        let json = format!(
            "{{\"date\":\"2026-05-01{SIGN}{DISPUTED}\",\"what\":\"{SMALL}eBay in 2026{SIGN}{LOW}\"}}"
        );
        let plain = r#"{"date":"2026-05-01","what":"eBay in 2026° (low confidence)"}"#;
        assert_eq!(in_json(&json), plain);
    }
}
