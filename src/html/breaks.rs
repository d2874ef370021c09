//! Events → the rules at which a new sheet of paper begins.
//!
//! A sheet of a pack begins a page, so that it can be handed on. But no page is left three quarters
//! empty for that, and a slight one that has room on the page goes there. On smaller paper all goes on.

use std::collections::BTreeSet;

use pulldown_cmark::Event;

use super::block::parts;

/// Letters in a line of A4, as `page.css` prints it.
const COLUMNS: f64 = 98.0;

/// Its height in em.
const PAGE: f64 = 73.0;

/// A page that is filled to less than this goes on.
const LEAST: f64 = 0.25;

/// A part of at most this is slight.
const SLIGHT: f64 = 0.34;

/// Fonts differ, so a height that is reckoned is right to about so much: at least, and at most.
const RIGHT: [f64; 2] = [0.88, 1.12];

/// Finds the rules, by their events, behind which a new page begins.
pub(super) fn breaks(events: &[Event<'_>]) -> BTreeSet<usize> {
    // Pages since the last one that began for a sheet.
    let mut used = 0.0;
    let mut found = BTreeSet::new();
    for part in parts(events) {
        let height = part.height(COLUMNS) / PAGE;
        if let Some(rule) = part.rule {
            let [least, most] = RIGHT.map(|right| used * right);
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
