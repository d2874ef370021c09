//! Event × Body → Place: what stands around the event being written.

use std::mem;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Body;
use crate::html::link::Ending;
use crate::html::outline::Heading;

impl<'a> Body<'a> {
    /// Begins a block on a line of its own.
    pub(super) fn line(&mut self, opening: &str) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
        self.out.push_str(opening);
    }

    /// Returns the heading opened last.
    pub(super) fn heading(&self) -> Option<&'a Heading> {
        self.outline.headings.get(self.headings.checked_sub(1)?)
    }

    /// Returns the event just before this one.
    pub(super) fn before(&self, index: usize) -> Option<&'a Event<'a>> {
        self.events.get(index.checked_sub(1)?)
    }

    /// Tells whether what opens here closes at once.
    pub(super) fn is_empty(&self, index: usize) -> bool {
        matches!(self.events.get(index + 1), Some(Event::End(_)))
    }

    /// Tells whether a live link is open.
    pub(super) fn in_link(&self) -> bool {
        self.links
            .iter()
            .any(|ending| matches!(ending, Ending::Anchor))
    }

    /// Tells whether the rule written here separates two sheets.
    pub(super) fn ends_page(&self, index: usize) -> bool {
        self.part_follows()
            && matches!(
                self.events.get(index + 1),
                Some(Event::Start(Tag::Heading { .. }))
            )
    }

    /// Tells whether the heading opened here begins a sheet.
    pub(super) fn begins_page(&self, index: usize) -> bool {
        self.part_follows() && matches!(self.before(index), Some(Event::Rule))
    }

    /// Sets the text aside for a note; the first one under a heading marks the place.
    pub(super) fn open_note(&mut self, index: usize, label: &'a str) {
        let headed = matches!(self.before(index), Some(Event::End(TagEnd::Heading(_))));
        if headed
            && self.depth == 0
            && let Some(heading) = self.heading()
        {
            self.place = Some((self.out.len(), &heading.text));
        }
        self.waiting.push((label, mem::take(&mut self.out)));
    }

    fn part_follows(&self) -> bool {
        let next = self.outline.headings.get(self.headings);
        self.depth == 0 && next.is_some_and(|heading| heading.level == 2)
    }
}
