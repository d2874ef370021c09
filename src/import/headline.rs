//! Subject, head and opening words → when, with whom and how a contact was held; each
//! answer with the words it was read from.

use super::Wishes;
use super::clock::{Clock, clock};
use super::headers::Head;
use super::kind;
use super::known::Known;
use super::moment::{WrittenDay, days};
use super::section::Section;
use crate::facts::when::When;

/// An answer and the words it was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answer<T> {
    /// The answer.
    pub value: T,
    pub words: String,
}

fn answer<T>(value: T, words: &str) -> Option<Answer<T>> {
    Some(Answer {
        value,
        words: words.to_owned(),
    })
}

/// Where the answers are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    /// What the message is called.
    pub subject: &'a str,
    /// The fields above it.
    pub head: &'a Head,
    /// The part on this meeting.
    pub section: &'a Section,
    /// Everything below the head.
    pub whole: &'a str,
    /// Whether it was written before the contact: its days are those of other contacts.
    pub beforehand: bool,
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

/// This many blocks are read for what a contact was; the rest tells what was said.
const OPENING: usize = 4;

impl Sight<'_> {
    /// Returns the first words below the head.
    pub fn opening(&self) -> String {
        let blocks = self.section.blocks.iter().take(OPENING);
        blocks
            .map(|block| block.text.as_str())
            .collect::<Vec<_>>()
            .join("\n\n")
    }

    fn year(&self) -> Option<i32> {
        let said = [self.head.sent.as_str(), self.subject, self.whole];
        said.iter()
            .flat_map(|text| days(text))
            .find_map(|day| day.year)
    }

    /// Finds the day.
    pub fn date(&self, wishes: &Wishes) -> Option<(Answer<When>, Firmness)> {
        if let Some(date) = wishes.date {
            return answer(date, "as you said").map(|date| (date, Firmness::Said));
        }
        let year = self.year();
        let opening = if self.beforehand {
            String::new()
        } else {
            self.opening()
        };
        for text in [&self.section.day, self.subject, &opening] {
            let found = days(text);
            let whole = found.iter().find(|day| day.year.is_some());
            if let Some(found) = whole.and_then(|day| said(day, None, text)) {
                return Some((found, Firmness::Said));
            }
        }
        for text in [self.subject, &opening] {
            if let Some(found) = days(text).first().and_then(|day| said(day, year, text))
            {
                return Some((found, Firmness::Said));
            }
        }
        if let Some(found) = days(&self.head.sent).first() {
            return said(found, None, &self.head.sent).map(|date| (date, Firmness::Sent));
        }
        let all = days(self.whole);
        let latest = all.iter().filter(|day| day.year.is_some());
        let latest = latest.max_by_key(|day| day.when(None))?;
        let date = latest.year?.to_string().parse().ok()?;
        let words = &self.whole[latest.range.clone()];
        answer(date, words).map(|date| (date, Firmness::Year))
    }

    /// Finds the time of day.
    pub fn time(&self) -> Option<Clock> {
        let short = self
            .section
            .blocks
            .iter()
            .filter(|block| block.text.len() <= 80);
        let lines = short.take(OPENING).map(|block| block.text.as_str());
        [self.section.time.as_str(), self.subject]
            .into_iter()
            .chain(lines)
            .find_map(clock)
    }

    /// Finds the organisations of the other side.
    pub fn with(
        &self,
        wishes: &Wishes,
        known: &Known<'_>,
    ) -> Option<Answer<Vec<String>>> {
        if let Some(with) = &wishes.with {
            return answer(vec![with.clone()], "as you said");
        }
        let opening = self.opening();
        let first = [self.section.heading.as_str(), self.subject, &opening];
        first.into_iter().find_map(|text| {
            let ids = companies_first(known.others_in(text), known);
            (!ids.is_empty())
                .then(|| answer(ids, &short(text)))
                .flatten()
        })
    }

    /// Finds what kind of contact it was.
    pub fn kind(&self, known: &Known<'_>) -> Option<Answer<String>> {
        let heading = self.section.heading.as_str();
        if !heading.is_empty() {
            let kind = kind::contact(heading, known);
            return match kind {
                Some((kind, sign)) => answer(kind, sign),
                None => {
                    answer("meeting".to_owned(), "assumed of each part of the report")
                }
            };
        }
        // The subject often says meeting where the first sentence says call.
        let first = self
            .opening()
            .split(". ")
            .next()
            .unwrap_or_default()
            .to_owned();
        let said = kind::contact(&first, known);
        let called = kind::contact(self.subject, known);
        match (called, said) {
            (Some((kind, _)), Some((other, sign)))
                if kind == "meeting" && other != "visit" =>
            {
                answer(other, sign)
            }
            (Some((kind, sign)), _) | (None, Some((kind, sign))) => answer(kind, sign),
            (None, None) => None,
        }
    }
}

fn said(day: &WrittenDay, year: Option<i32>, text: &str) -> Option<Answer<When>> {
    answer(day.when(year)?, &text[day.range.clone()])
}

/// A company is met; the forum or code beside it is what was talked about.
fn companies_first(ids: Vec<String>, known: &Known<'_>) -> Vec<String> {
    let is_company = |id: &String| {
        let kind = known.organisation(id).and_then(|o| o.kind.as_deref());
        kind == Some("company")
    };
    match ids.iter().any(is_company) {
        true => ids.into_iter().filter(is_company).collect(),
        false => ids,
    }
}

/// Cuts words to what fits beside a value.
pub fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(90) {
        Some((at, _)) => format!("{} …", &line[..at]),
        None => line,
    }
}
