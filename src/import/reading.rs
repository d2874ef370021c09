//! What a text says of one meeting, in order; nothing is dropped.

use super::doubts::{Doubts, short};
use super::kind;
use super::known::{Known, Side};
use super::lexicon::Words;
use super::speaker::Speakers;
use crate::names::word::folded_words;

#[derive(Debug, Default)]
pub struct Reading {
    pub opening: Vec<String>,
    pub purpose: Option<String>,
    pub entries: Vec<Entry>,
    pub topics: Vec<String>,
    pub listed: Vec<String>,
    pub links: Vec<Link>,
    /// What the items below it may take back or limit.
    pub limited: Vec<String>,
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

    /// Of a meeting that was held, whoever reads the draft is to say whose the words are.
    pub fn doubt(&self, speakers: &Speakers<'_, '_>, known: &Known<'_>, doubts: &mut Doubts) {
        let (mut heading, mut is_top) = (None::<&String>, true);
        for entry in &self.entries {
            if matches!(entry, Entry::Point { .. })
                && let Some(heading) = heading.take()
            {
                doubts.add("below-a-heading", &[&short(heading.trim_end_matches(':'))]);
            }
            match entry {
                // `Not said:`, `If asked:`, `Last time:`: not all that stands below a heading was
                // said. The title of a meeting is above all of it.
                Entry::Heading(words) => {
                    let is_title = std::mem::take(&mut is_top)
                        && !words.ends_with(':')
                        && kind::contact(words, known).is_some();
                    let above = is_title || speakers.stands_above_words(words);
                    heading = Some(words).filter(|_| !above);
                }
                Entry::Unplaced(words) => doubts.add("speaker-unsaid", &[&short(words)]),
                Entry::Point { text, .. } if Words("kept-back").within(text).is_some() => {
                    doubts.add("kept-back", &[&short(text)]);
                }
                Entry::Point { text, .. } if self.limited.iter().any(|all| all.ends_with(text)) => {
                    doubts.add("limited-below", &[&short(text)]);
                }
                Entry::Point { text, side, .. }
                    if is_commented(text) || speakers.another_within(text, *side) =>
                {
                    doubts.add("remark-within", &[&short(text)]);
                }
                Entry::Point { text, is_told: true, .. } => {
                    doubts.add("told-of-them", &[&short(text)]);
                }
                Entry::Point { .. } | Entry::Remark(_) => {}
            }
        }
    }
}

/// Says whether words of one may have a remark of another in them: `[not true]`, `which is wrong`.
fn is_commented(text: &str) -> bool {
    let is_remark = |(at, sign): (usize, &str)| {
        let words = &text[at + 1..];
        let (inside, behind) = words.split_once([']', ')']).unwrap_or((words, ""));
        let is_link = behind.starts_with('(') || inside == "REDACTED";
        let judges = || Words("judged-in-brackets").within(inside).is_some();
        match sign {
            "[" => inside.contains(char::is_alphabetic) && !is_link,
            _ => judges() && folded_words(inside).len() <= SHORT_REMARK,
        }
    };
    Words("judged").within(text).is_some() || text.match_indices(['[', '(']).any(is_remark)
}

/// A remark in brackets has at most so many words.
const SHORT_REMARK: usize = 6;

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
