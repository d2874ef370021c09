//! Events and their places → the line of the Markdown on which each stretch of text stands.

use std::fmt::Write;

use pulldown_cmark::{Event, Tag, TagEnd};

/// The lines of the events of a page, and the stretch of text that is open.
pub(super) struct Lines {
    of_events: Vec<usize>,
    /// How many tags are open within the text: emphasis, links.
    within: usize,
    is_open: bool,
}

impl Lines {
    /// Finds the line, from 1, of every event by the byte at which it starts.
    pub(super) fn of(markdown: &str, starts: impl Iterator<Item = usize>) -> Self {
        let ends: Vec<usize> = markdown.match_indices('\n').map(|(at, _)| at).collect();
        let line = |start| ends.partition_point(|end| *end < start) + 1;
        Self { of_events: starts.map(line).collect(), within: 0, is_open: false }
    }

    /// Opens or closes a stretch of text before an event is written. What is emphasised over
    /// the end of a line belongs to the line on which it begins.
    pub(super) fn before(&mut self, index: usize, event: &Event, out: &mut String) {
        match event {
            Event::Start(tag) if is_within_text(tag) => {
                self.open(index, out);
                self.within += 1;
            }
            Event::End(tag) if ends_within_text(*tag) => self.within -= 1,
            Event::Text(_)
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => self.open(index, out),
            Event::SoftBreak | Event::HardBreak if self.within > 0 => {}
            _ => self.close(out),
        }
    }

    fn open(&mut self, index: usize, out: &mut String) {
        if self.within > 0 || std::mem::replace(&mut self.is_open, true) {
            return;
        }
        let line = self.of_events[index];
        write!(out, "<span class=\"line\" data-line=\"{line}\">").expect("a String takes all text");
    }

    fn close(&mut self, out: &mut String) {
        if std::mem::replace(&mut self.is_open, false) {
            out.push_str("</span>");
        }
    }
}

/// Says whether a tag stands within the words of a block.
pub fn is_within_text(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
    )
}

/// Says whether the end of a tag stands within the words of a block.
pub fn ends_within_text(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use crate::html::content_by_line;
    use crate::project::photos::Photos;

    #[test]
    fn every_stretch_of_text_tells_its_line() {
        let text = "# A\n\nOne.\nTwo *over\nthree*.\n\n- four[^x]\n\n| a | b |\n|--:|---|\n| c | d |\n\n[^x]: Six.\n";
        let body = content_by_line(text, "", "en", &Photos::default()).body;
        let line = |n: usize| format!("<span class=\"line\" data-line=\"{n}\">");
        for (n, words) in [(1, "A"), (3, "One."), (4, "Two <em>over\nthree</em>."), (7, "four<sup")]
        {
            assert!(body.contains(&format!("{}{words}", line(n))), "{n}: {body}");
        }
        assert!(body.contains(&format!("<td class=\"right\">{}c</span></td>", line(11))), "{body}");
        assert!(body.contains(&format!("{}Six.", line(13))), "{body}");
        assert_eq!(body.matches("<span class=\"line\"").count(), 9, "{body}");
        assert!(!body.contains("style="), "{body}");
    }
}
