//! Event × Body → Place: what stands around the event being written.

use std::collections::BTreeSet;
use std::mem;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Body;
use crate::html::escape::push_value;
use crate::html::line::Lines;
use crate::html::link::Ending;
use crate::html::outline::Heading;
use crate::project::photos::Photos;

impl<'a> Body<'a> {
    /// Gives it the pictures that it may hold.
    pub(in crate::html) fn with(self, photos: &'a Photos) -> Self {
        let photos = Some(photos);
        Self { photos, ..self }
    }

    /// Has every stretch of text tell its line.
    pub(in crate::html) fn by_line(self, lines: Lines) -> Self {
        let lines = Some(lines);
        Self { lines, ..self }
    }

    /// Has a new page begin at some rules only.
    pub(in crate::html) fn breaking(self, breaks: BTreeSet<usize>) -> Self {
        let breaks = Some(breaks);
        Self { breaks, ..self }
    }

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
        self.links.iter().any(|ending| matches!(ending, Ending::Anchor))
    }

    /// Tells whether the rule written here separates two sheets.
    pub(super) fn ends_page(&self, index: usize) -> bool {
        self.part_follows()
            && matches!(self.events.get(index + 1), Some(Event::Start(Tag::Heading { .. })))
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

    /// Writes the picture that an address means, if the page may hold it.
    pub(super) fn open_photo(&mut self, index: usize, address: &str) -> bool {
        let Some(photo) = self.photos.and_then(|photos| photos.find(address)) else {
            return false;
        };
        let said = self.words_within(index);
        self.out.push_str("<img class=\"photo\" alt=\"");
        push_value(&mut self.out, &said);
        self.out.push_str("\" src=\"");
        self.out.push_str(photo);
        self.out.push_str("\">");
        self.in_photo = true;
        true
    }

    fn words_within(&self, index: usize) -> String {
        let within = self.events[index + 1..]
            .iter()
            .take_while(|event| !matches!(event, Event::End(TagEnd::Image)));
        let words = within.filter_map(|event| match event {
            Event::Text(words) | Event::Code(words) => Some(&**words),
            _ => None,
        });
        words.collect()
    }

    /// Returns the class of a rule or heading with which a sheet begins: on a new page, or below the
    /// sheet before.
    pub(super) fn class(&self, sheet: bool, rule: usize) -> &'static str {
        let breaks = self.breaks.as_ref();
        if !sheet {
            ""
        } else if breaks.is_none_or(|breaks| breaks.contains(&rule)) {
            " class=\"sheet\""
        } else {
            " class=\"sheet follows\""
        }
    }

    fn part_follows(&self) -> bool {
        let next = self.outline.headings.get(self.headings);
        self.depth == 0 && next.is_some_and(|heading| heading.level == 2)
    }
}
