//! Sentences → the paragraph or table that they stand in.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag};

use super::Flow;
use crate::word::document::{Block, Cell, Note, Paragraph, Row, Sentence, Style};

/// A line that leads to a list or table stands on one page with its beginning, and a box on one
/// page, as far as it fits.
pub(super) fn keep_leads(blocks: &mut [Block]) {
    for at in 1..blocks.len() {
        let (before, after) = blocks.split_at_mut(at);
        let leads = match &after[0] {
            Block::Table(_) => true,
            Block::Paragraph(next) => {
                matches!(next.style, Style::Bullet(_) | Style::Number(..))
            }
        };
        if let Some(Block::Paragraph(lead)) = before.last_mut() {
            let in_one_box = lead.in_box && is_in_box(&after[0]);
            lead.keeps_with_next = leads && lead.style == Style::Body || in_one_box;
        }
    }
}

fn is_in_box(block: &Block) -> bool {
    matches!(block, Block::Paragraph(paragraph) if paragraph.in_box)
}

impl Flow<'_> {
    /// Ends the open paragraph, if it holds anything.
    pub(super) fn flush(&mut self) {
        self.close_sentence();
        let sentences = std::mem::take(&mut self.sentences);
        let style = std::mem::replace(&mut self.style, Style::Body);
        if sentences.is_empty() && self.picture.is_none() {
            if matches!(style, Style::Bullet(_) | Style::Number(..)) {
                // A paragraph of the item opens next.
                self.style = style;
            }
            return;
        }
        if let Some(label) = &self.note {
            let (label, block) = (label.clone(), self.document.blocks.len());
            self.document.notes.push(Note { label, block });
            self.paragraph(Style::Source, sentences);
            return;
        }
        self.marked = true;
        self.paragraph(style, sentences);
    }

    pub(super) fn paragraph(&mut self, style: Style, sentences: Vec<Sentence>) {
        let sheet = self.sheet.take();
        self.document.blocks.push(Block::Paragraph(Paragraph {
            style,
            in_box: self.boxes > 0,
            begins_page: sheet.is_some(),
            goes_on: sheet == Some(true),
            keeps_with_next: false,
            picture: self.picture.take(),
            sentences,
        }));
    }

    pub(super) fn close_cell(&mut self, range: Range<usize>) {
        self.close_sentence();
        self.picture = None;
        let sentences = std::mem::take(&mut self.sentences);
        let rows = self.table.as_mut().map(|table| &mut table.rows);
        if let Some(row) = rows.and_then(|rows| rows.last_mut()) {
            row.cells.push(Cell { sentences, range });
        }
    }

    pub(super) fn close_head(&mut self) {
        if let Some(table) = &mut self.table {
            table.head = table.rows.pop();
        }
    }

    pub(super) fn close_table(&mut self) {
        let Some(mut table) = self.table.take() else {
            return;
        };
        let is_empty = |row: &Row| row.cells.iter().all(|cell| cell.sentences.is_empty());
        if table.head.as_ref().is_some_and(is_empty) {
            table.head = None;
        }
        self.document.blocks.push(Block::Table(table));
    }

    pub(super) fn rule(&mut self, at: usize) {
        self.flush();
        let next = self.events.get(at + 1).map(|(event, _)| event);
        let part = Event::Start(Tag::Heading {
            level: HeadingLevel::H2,
            id: None,
            classes: Vec::new(),
            attrs: Vec::new(),
        });
        if self.boxes == 0 && next == Some(&part) {
            self.sheet = Some(!self.breaks.contains(&at));
        } else {
            self.paragraph(Style::Rule, Vec::new());
        }
    }

    pub(super) fn of_paragraph(&self) -> Style {
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(8).min(8);
        match self.lists.last() {
            None => Style::Body,
            Some(_) if self.marked => Style::Continued(depth),
            Some(None) => Style::Bullet(depth),
            Some(Some(list)) => Style::Number(depth, *list),
        }
    }

    /// The first heading of the first level is the title; the levels of the others never skip.
    pub(super) fn of_heading(&mut self, level: HeadingLevel) -> Style {
        let level = level as u8;
        if self.shown.is_empty() && level == 1 && self.heading.is_empty() {
            return Style::Title;
        }
        while self.shown.last().is_some_and(|(above, _)| *above >= level) {
            self.shown.pop();
        }
        let shown = self.shown.last().map_or(1, |(_, shown)| shown + 1).min(6);
        self.shown.push((level, shown));
        Style::Heading(shown)
    }
}
