//! One state of a text → its lines, each with the sentences that stand on it.

use std::collections::BTreeMap;

use crate::word::document::{Block, Document, Sentence};
use crate::word::flow::typeset_flow;
use crate::word::revision::Revision;

/// One state of a text.
pub struct Side {
    pub document: Document,
    /// Lines with words, in reading order.
    pub items: Vec<Item>,
    /// Which item stands on a line, by its number from 0.
    pub lines: BTreeMap<usize, usize>,
}

/// What stands on a line: sentences of one paragraph, or a row.
pub struct Item {
    pub block: usize,
    pub place: Place,
}

/// Where the sentences of a line stand in their block.
#[derive(Clone)]
pub enum Place {
    Sentences(std::ops::Range<usize>),
    Head,
    Row(usize),
}

impl Item {
    /// Says what became of its sentences; no row can be tracked as moved.
    pub fn revision(&self, revision: Revision) -> Revision {
        match self.place {
            Place::Sentences(_) => revision,
            Place::Head | Place::Row(_) => revision.unmoved(),
        }
    }
}

impl Side {
    /// Reads a text, set in a language.
    pub fn new(text: &str, language: &str) -> Self {
        let document = typeset_flow(text, language);
        let ends: Vec<usize> = text.match_indices('\n').map(|(at, _)| at).collect();
        let line = |at: usize| ends.partition_point(|end| *end < at);
        let mut side =
            Self { document: Document::default(), items: Vec::new(), lines: BTreeMap::new() };
        for (block, one) in document.blocks.iter().enumerate() {
            match one {
                Block::Paragraph(paragraph) => {
                    for (at, sentence) in paragraph.sentences.iter().enumerate() {
                        let range = &sentence.range;
                        let last = range.end.max(range.start + 1) - 1;
                        let lines = line(range.start)..=line(last);
                        side.sentence(block, at, lines);
                    }
                }
                Block::Table(table) => {
                    let head = table.head.iter().map(|row| (row, Place::Head));
                    let rows = table.rows.iter().enumerate().map(|(at, row)| (row, Place::Row(at)));
                    for (row, place) in head.chain(rows) {
                        side.lines.insert(line(row.range.start), side.items.len());
                        side.items.push(Item { block, place });
                    }
                }
            }
        }
        side.document = document;
        side
    }

    /// Several sentences on one line are one item; one over several lines is one too.
    fn sentence(&mut self, block: usize, at: usize, lines: std::ops::RangeInclusive<usize>) {
        let known =
            self.lines.get(lines.start()).copied().filter(|item| self.items[*item].block == block);
        let item = known.unwrap_or(self.items.len());
        match self.items.get_mut(item) {
            Some(Item { place: Place::Sentences(range), .. }) => range.end = at + 1,
            _ => self.items.push(Item { block, place: Place::Sentences(at..at + 1) }),
        }
        for line in lines {
            self.lines.entry(line).or_insert(item);
        }
    }

    /// Returns the sentences of an item, cell by cell; a paragraph has one cell.
    pub fn cells(&self, item: usize) -> Vec<&[Sentence]> {
        let Item { block, place } = &self.items[item];
        match (&self.document.blocks[*block], place) {
            (Block::Paragraph(paragraph), Place::Sentences(range)) => {
                vec![&paragraph.sentences[range.clone()]]
            }
            (Block::Table(table), place) => {
                let row = match place {
                    Place::Row(at) => table.rows.get(*at),
                    _ => table.head.as_ref(),
                };
                let cells = row.into_iter().flat_map(|row| &row.cells);
                cells.map(|cell| cell.sentences.as_slice()).collect()
            }
            (Block::Paragraph(_), _) => Vec::new(),
        }
    }

    /// Returns the labels of its notes.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.document.notes.iter().map(|note| note.label.as_str())
    }

    /// Says whether an item is a row.
    pub fn is_row(&self, item: usize) -> bool {
        !matches!(self.items[item].place, Place::Sentences(_))
    }
}
