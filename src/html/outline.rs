//! Events → Outline: headings whose levels never skip, and the contents list.

use std::fmt::Write;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::anchor::Anchors;
use super::escape::{push_text, push_value};

const PARTS_WORTH_A_LIST: usize = 3;
const DEEPEST: u8 = 6;

/// One heading as the page shows it.
pub(super) struct Heading {
    pub(super) level: u8,
    pub(super) id: String,
    pub(super) text: String,
}

/// All headings of a page in reading order.
pub(super) struct Outline {
    pub(super) headings: Vec<Heading>,
    /// Tells whether the Markdown opens with its own `#` heading.
    pub(super) titled: bool,
}

impl Outline {
    /// Reads the headings and gives each its level and id.
    pub(super) fn read(events: &[Event], anchors: &mut Anchors) -> Self {
        let mut headings = Vec::new();
        let mut ladder = Ladder::default();
        let mut titled = false;
        let mut open: Option<(u8, String)> = None;
        for event in events {
            match (event, &mut open) {
                (Event::Start(Tag::Heading { level, .. }), _) => {
                    let written = *level as u8;
                    let level = if headings.is_empty() && written == 1 {
                        titled = true;
                        1
                    } else {
                        ladder.step(written)
                    };
                    open = Some((level, String::new()));
                }
                (Event::End(TagEnd::Heading(_)), _) => {
                    if let Some((level, text)) = open.take() {
                        let id = anchors.heading(&text);
                        headings.push(Heading { level, id, text });
                    }
                }
                (
                    Event::Text(words) | Event::Code(words) | Event::InlineHtml(words),
                    Some((_, text)),
                ) => text.push_str(words),
                (Event::SoftBreak | Event::HardBreak, Some((_, text))) => text.push(' '),
                _ => {}
            }
        }
        Self { headings, titled }
    }

    /// Returns the list of parts and their sections, or nothing for a short page.
    pub(super) fn contents(&self) -> String {
        let parts = self.headings.iter().filter(|heading| heading.level == 2).count();
        let mut out = String::new();
        if parts < PARTS_WORTH_A_LIST {
            return out;
        }
        let mut depth = 1;
        for heading in self.headings.iter().filter(|h| (2..=3).contains(&h.level)) {
            match (depth, heading.level) {
                (1, 2) => out.push_str("<ol>\n<li>"),
                (1, _) => continue,
                (2, 3) => out.push_str("\n<ol>\n<li>"),
                (3, 2) => out.push_str("</li>\n</ol></li>\n<li>"),
                _ => out.push_str("</li>\n<li>"),
            }
            depth = heading.level;
            out.push_str("<a href=\"#");
            push_value(&mut out, &heading.id);
            out.push_str("\">");
            push_text(&mut out, &heading.text);
            out.push_str("</a>");
        }
        out.push_str(if depth == 3 { "</li>\n</ol>" } else { "" });
        out.push_str("</li>\n</ol>\n");
        out
    }
}

impl Heading {
    /// Opens the heading, with what its tag says besides.
    pub(super) fn open(&self, out: &mut String, class: &str) {
        write!(out, "<h{} id=\"{}\"{class}>", self.level, self.id)
            .expect("a String takes all text");
    }

    /// Closes the heading.
    pub(super) fn close(&self, out: &mut String) {
        writeln!(out, "</h{}>", self.level).expect("a String takes all text");
    }
}

/// The headings that the next one stands under: level as written, level as shown.
#[derive(Default)]
struct Ladder {
    steps: Vec<(u8, u8)>,
}

impl Ladder {
    fn step(&mut self, written: u8) -> u8 {
        while self.steps.last().is_some_and(|&(above, _)| above >= written) {
            self.steps.pop();
        }
        // The one first-level heading is the title, so all else stands under it.
        let above = self.steps.last().map_or(1, |&(_, shown)| shown);
        let shown = (above + 1).min(DEEPEST);
        self.steps.push((written, shown));
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::Ladder;

    #[test]
    fn levels_never_skip() {
        let mut ladder = Ladder::default();
        let shown: Vec<u8> =
            [2, 4, 3, 6, 2, 1, 2, 3, 4, 5, 6].map(|level| ladder.step(level)).to_vec();
        assert_eq!(shown, [2, 3, 3, 4, 2, 2, 3, 4, 5, 6, 6]);
    }
}
