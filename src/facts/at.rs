//! Where in an original a statement stands: lines, pages, paragraphs.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::yaml::Misfit;

/// One or more stretches of an original: `27`, `27-29, 31`, `page 4`, `paragraph 3`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct At(Vec<Stretch>);

/// A stretch, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    unit: Unit,
    first: usize,
    last: usize,
}

/// What a stretch is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Line,
    Page,
    Paragraph,
}

/// No text has more lines than these digits count.
const MOST_DIGITS: usize = 6;

/// The spellings of each unit; the first is the one that is written back.
const UNITS: [(Unit, &[&str]); 3] = [
    (Unit::Line, &["", "line", "lines", "l."]),
    (Unit::Page, &["page", "pages", "p.", "pp."]),
    (Unit::Paragraph, &["paragraph", "paragraphs", "para", "par.", "¶", "§"]),
];

impl At {
    /// Returns the lines of a text that are meant, counted from 0; none when the text has not
    /// that many.
    pub fn lines(&self, text: &str) -> Option<Vec<Range<usize>>> {
        self.0.iter().map(|stretch| stretch.lines(text)).collect()
    }
}

impl Stretch {
    fn lines(self, text: &str) -> Option<Range<usize>> {
        let parts = match self.unit {
            Unit::Line => {
                let count = text.lines().count();
                return (self.last <= count).then_some(self.first - 1..self.last);
            }
            Unit::Page => pages(text),
            Unit::Paragraph => paragraphs(text),
        };
        let first = parts.get(self.first - 1)?;
        let last = parts.get(self.last - 1)?;
        Some(first.start..last.end)
    }
}

/// Returns the lines of each page: a form feed begins the next one.
fn pages(text: &str) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let mut start = 0;
    for (n, line) in text.lines().enumerate() {
        if line.contains('\u{c}') && n > start {
            pages.push(start..n);
            start = n;
        }
    }
    pages.push(start..text.lines().count());
    pages
}

/// Returns the lines of each paragraph: blank lines stand between them.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut blank = true;
    for (n, line) in text.lines().enumerate() {
        let now_blank = line.trim().is_empty();
        match paragraphs.last_mut() {
            _ if now_blank => {}
            Some(last) if !blank => last.end = n + 1,
            _ => paragraphs.push(n..n + 1),
        }
        blank = now_blank;
    }
    paragraphs
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, stretch) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str(", ")?;
            }
            stretch.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.unit {
            Unit::Line => {}
            Unit::Page => f.write_str("page ")?,
            Unit::Paragraph => f.write_str("paragraph ")?,
        }
        write!(f, "{}", self.first)?;
        if self.last > self.first {
            write!(f, "-{}", self.last)?;
        }
        Ok(())
    }
}

impl FromStr for At {
    type Err = Misfit;

    fn from_str(words: &str) -> Result<Self, Misfit> {
        let mut unit = Unit::Line;
        let mut stretches = Vec::new();
        for part in words.split([',', ';']) {
            let stretch = stretch(part.trim(), &mut unit).ok_or_else(|| misfit(words))?;
            stretches.push(stretch);
        }
        Ok(Self(stretches))
    }
}

/// Reads `page 4-5`; without a word the unit is that of the stretch before.
fn stretch(part: &str, unit: &mut Unit) -> Option<Stretch> {
    let digits = part.find(|c: char| c.is_ascii_digit())?;
    let (word, numbers) = part.split_at(digits);
    let word = word.trim().to_lowercase();
    if !word.is_empty() {
        let known = UNITS.iter().find(|(_, known)| known.contains(&&*word));
        *unit = known?.0;
    }
    let (first, last) = numbers.split_once(['-', '–']).unwrap_or((numbers, numbers));
    let number = |digits: &str| {
        let digits = digits.trim().trim_start_matches('0');
        let plain = digits.len() <= MOST_DIGITS && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse::<usize>().ok()).flatten()
    };
    let (first, last) = (number(first)?, number(last)?);
    (first >= 1 && last >= 1).then_some(Stretch {
        unit: *unit,
        first: first.min(last),
        last: first.max(last),
    })
}

fn misfit(words: &str) -> Misfit {
    let message = format!("`{words}` is no place in a text.");
    Misfit::new("bad-value", message)
        .hint("write lines as `27` or `27-29, 31`, or `page 4`, or `paragraph 3`".to_owned())
}

impl Serialize for At {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        writer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for At {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        reader.deserialize_any(PlaceOrPlaces)
    }
}

struct PlaceOrPlaces;

impl<'de> Visitor<'de> for PlaceOrPlaces {
    type Value = At;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a line, page or paragraph, or a list of them")
    }

    fn visit_u64<E: Error>(self, line: u64) -> Result<At, E> {
        line.to_string().parse().map_err(E::custom)
    }

    fn visit_str<E: Error>(self, words: &str) -> Result<At, E> {
        words.parse().map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut places: A) -> Result<At, A::Error> {
        let mut all = At(Vec::new());
        while let Some(At(place)) = places.next_element()? {
            all.0.extend(place);
        }
        if all.0.is_empty() { Err(A::Error::custom(misfit(""))) } else { Ok(all) }
    }
}

#[cfg(test)]
#[allow(clippy::single_range_in_vec_init, reason = "lists of ranges are what is tested")]
mod tests {
    use super::At;

    #[test]
    fn reads_and_finds_places() {
        let text = "a\nb\n\n\nc\nd\n\u{c}e\n";
        for (words, shown, lines) in [
            ("2", "2", Some(vec![1..2])),
            ("1-2, 5", "1-2, 5", Some(vec![0..2, 4..5])),
            ("p. 2", "page 2", Some(vec![6..7])),
            ("paragraph 1-2", "paragraph 1-2", Some(vec![0..7])),
            ("99", "99", None),
        ] {
            let at: At = words.parse().unwrap();
            assert_eq!(at.to_string(), shown);
            assert_eq!(at.lines(text), lines, "{words}");
        }
        assert_eq!("29-27".parse::<At>().unwrap().to_string(), "27-29");
        for wrong in ["", "0", "5-0", "chapter 4", "x", "1234567"] {
            assert!(wrong.parse::<At>().is_err(), "{wrong}");
        }
    }
}
