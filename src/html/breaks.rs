//! Events → the rules at which a new sheet of paper begins.
//!
//! A sheet of a pack begins a page, so that it can be handed on. But no page is left three quarters
//! empty for that, and a slight one that has room on the page goes there. On smaller paper all goes on.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use unicode_width::UnicodeWidthStr;

use super::block::{Part, parts};

/// A sheet of A4 and what is set on it.
struct Paper {
    /// Letters in a line.
    columns: f64,
    /// Its height in em.
    page: f64,
    /// Fonts differ, so a height that is reckoned is right to about so much: at least, and at most.
    right: [f64; 2],
    /// How high a line of a note is that stands at the foot of a page; none where all stand at
    /// the end.
    note: Option<f64>,
    /// How high a line of the list of parts is.
    listed: f64,
}

/// As `page.css` prints it.
const PRINT: Paper =
    Paper { columns: 96.5, page: 73.0, right: [0.88, 1.12], note: None, listed: 0.0 };

/// As Word and its like print it, each with fonts of its own.
const WORD: Paper =
    Paper { columns: 85.0, page: 68.0, right: [0.85, 1.15], note: Some(1.0), listed: 1.4 };

/// A page that is filled to less than this goes on.
const LEAST: f64 = 0.25;

/// A part of at most this is slight.
const SLIGHT: f64 = 0.34;

/// Finds the rules, by their events, behind which a new page begins.
pub(super) fn breaks(events: &[Event<'_>]) -> BTreeSet<usize> {
    breaks_on(&PRINT, events)
}

/// Finds the same of a Word file.
pub fn word_breaks(events: &[Event<'_>]) -> BTreeSet<usize> {
    breaks_on(&WORD, events)
}

fn breaks_on(paper: &Paper, events: &[Event<'_>]) -> BTreeSet<usize> {
    let notes = if paper.note.is_some() { notes(events) } else { BTreeMap::new() };
    let noted = |part: &Part| {
        let widths = part.mentions.iter().filter_map(|label| notes.get(label));
        let lines = widths.map(|width| (width * NOTE / paper.columns).ceil());
        lines.sum::<f64>() * paper.note.unwrap_or_default()
    };
    // Pages since the last one that began for a sheet; a list of the parts stands on the first.
    let is_part = |one: &&Event<'_>| {
        matches!(one, Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }))
    };
    let listed = u32::try_from(events.iter().filter(is_part).count()).unwrap_or(u32::MAX);
    let mut used = paper.listed * f64::from(listed) / paper.page;
    let mut found = BTreeSet::new();
    for part in parts(events) {
        let height = (part.height(paper.columns, 1.0) + noted(&part)) / paper.page;
        if let Some(rule) = part.rule {
            let [least, most] = paper.right.map(|right| used * right);
            // Near the end of a page nobody knows on which side of it the text ends.
            let is_filled = least.floor() == most.floor() && least.fract() >= LEAST;
            let has_room = height <= SLIGHT && most.fract() + height <= 1.0;
            if is_filled && !has_room {
                found.insert(rule);
                used = 0.0;
            }
        }
        used += height;
    }
    found
}

/// How wide the type of a note is beside that of running text.
const NOTE: f64 = 0.77;

/// Returns how many columns each note takes, by its label.
fn notes<'a>(events: &'a [Event<'_>]) -> BTreeMap<&'a str, f64> {
    let mut found: BTreeMap<&str, f64> = BTreeMap::new();
    let mut open = None;
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => open = Some(&**label),
            Event::End(TagEnd::FootnoteDefinition) => open = None,
            Event::Text(words) => {
                let width = u32::try_from(words.width()).unwrap_or(u32::MAX);
                open.into_iter()
                    .for_each(|label| *found.entry(label).or_default() += f64::from(width));
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser};

    use super::breaks;

    fn of(parts: &[usize]) -> Vec<bool> {
        let line = "- A line of a list that is there to take room on its page.\n";
        let part = |(n, lines): (usize, &usize)| format!("## {n}\n\n{}", line.repeat(*lines));
        let parts: Vec<String> = parts.iter().enumerate().map(part).collect();
        let text = parts.join("\n---\n\n");
        let events: Vec<Event<'_>> = Parser::new(&text).collect();
        let found = breaks(&events);
        let rules = events.iter().enumerate().filter(|(_, event)| matches!(event, Event::Rule));
        rules.map(|(at, _)| found.contains(&at)).collect()
    }

    #[test]
    fn a_sheet_begins_a_page_unless_that_leaves_one_empty() {
        assert_eq!(of(&[30, 30, 30]), [true, true]);
        assert_eq!(of(&[30, 5, 40]), [false, true], "a slight one has room");
        assert_eq!(of(&[5, 40]), [false], "the page before would be empty");
        assert_eq!(of(&[38, 12]), [true], "there is no room for it");
        assert_eq!(of(&[44, 40]), [false], "the page may be full");
    }
}
