//! What a text says of one meeting, in order; nothing is dropped.

use super::known::Side;

#[derive(Debug, Default)]
pub struct Reading {
    pub opening: Vec<String>,
    pub purpose: Option<String>,
    pub entries: Vec<Entry>,
    pub topics: Vec<String>,
    pub listed: Vec<String>,
    pub links: Vec<Link>,
    /// What is wanted from it, and the heading above.
    pub objective: Option<(String, String)>,
    pub raise: Vec<(String, String)>,
    pub raise_heading: String,
}

impl Reading {
    /// Returns its words that are no field: those of a contact on file stand with the source.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        let entries = self.entries.iter().filter_map(|entry| match entry {
            Entry::Heading(words) | Entry::Unplaced(words) | Entry::Remark(words) => Some(words),
            Entry::Point { .. } => None,
        });
        let planned = self.objective.iter().chain(&self.raise).map(|(_, words)| words);
        self.opening.iter().chain(entries).chain(planned)
    }
}

#[derive(Debug, PartialEq, Eq)]
pub enum Entry {
    Heading(String),
    Point {
        side: Side,
        text: String,
        act: Option<String>,
        topic: Option<String>,
        /// Whether it is told of the side, and not as what it said.
        is_told: bool,
    },
    Unplaced(String),
    Remark(String),
}

const PURPOSES: &str = "took place to discuss |to discuss |discussion covered: |discussion covered |\
                        took place to |in order to |pour discuter de |au sujet de ";

/// Finds why a contact was held: what follows `to discuss`.
pub fn purpose(text: &str) -> Option<String> {
    let (_, rest) = PURPOSES.split('|').find_map(|sign| text.split_once(sign))?;
    let end = rest.find(". ").unwrap_or(rest.len());
    let words = rest[..end].trim_end_matches('.').trim();
    (!words.is_empty()).then(|| words.to_owned())
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub title: String,
    pub url: String,
    pub words: String,
}

const LONGEST: usize = 300;

/// Reads a line that does nothing but point: `title: <https://…>`.
pub fn link(text: &str) -> Option<Link> {
    if text.len() > LONGEST {
        return None;
    }
    let words = text.to_owned();
    let at = text.find("https://").or_else(|| text.find("http://"))?;
    let address = text[at..].split([' ', '>', ')', '"']).next()?;
    let url = address.trim_end_matches(['.', ',', ';', ':']).to_owned();
    let behind = text[at + url.len()..].trim_matches(['>', ')', '.', ' ', ';']);
    let title = text[..at].trim_end_matches(['<', '(', ' ', ':', '-', '–']).trim();
    let points_only = behind.is_empty() && title.split(' ').count() <= 12 && !title.contains(". ");
    let title = if title.is_empty() { url.clone() } else { title.to_owned() };
    points_only.then_some(Link { title, url, words })
}
