//! Steps from an old to a new text → the blocks of one text that holds both.

use std::collections::{BTreeMap, BTreeSet};

use super::pieces::{compared, on_one_line, relabel, whole};
use super::side::{Item, Place, Side};
use super::{Redline, Step};
use crate::word::document::{Block, Cell, Note, Piece, Row, Sentence, Style};
use crate::word::revision::Revision;

/// The text as far as it is put together.
pub struct Merged<'m> {
    old: &'m Side,
    new: &'m Side,
    /// Stands before the labels of notes: two packs may use one label for two notes.
    prefix: String,
    redline: &'m mut Redline,
    /// Where the blocks of each side stand in the text.
    old_blocks: BTreeMap<usize, usize>,
    new_blocks: BTreeMap<usize, usize>,
    /// Which new block an old one became.
    became: BTreeMap<usize, usize>,
    /// Items of each side that stand in the text.
    told: [BTreeSet<usize>; 2],
    /// The first new block of which it is not known whether it has words.
    next: usize,
    /// How many lists with numbers the text had before.
    lists: usize,
    first: usize,
}

impl<'m> Merged<'m> {
    /// Begins behind what the text holds already.
    pub fn new(old: &'m Side, new: &'m Side, prefix: String, redline: &'m mut Redline) -> Self {
        let document = &mut redline.document;
        let (lists, first) = (document.lists.len(), document.blocks.len());
        document.lists.extend(&new.document.lists);
        document.lists.extend(&old.document.lists);
        Self {
            old,
            new,
            prefix,
            redline,
            old_blocks: BTreeMap::new(),
            new_blocks: BTreeMap::new(),
            became: BTreeMap::new(),
            told: [BTreeSet::new(), BTreeSet::new()],
            next: 0,
            lists,
            first,
        }
    }

    /// Notes which block became which, so that a line that goes stands in what its paragraph
    /// became. No two became one: a paragraph that was joined to another goes, and comes there.
    pub fn pair(&mut self, steps: &[&Step]) {
        let mut taken = BTreeSet::new();
        for step in steps {
            let (Some(old), Some(new)) = self.items(step) else {
                continue;
            };
            let are_alike = self.old.is_row(old) == self.new.is_row(new);
            let (old, new) = (self.old.items[old].block, self.new.items[new].block);
            if are_alike && !self.became.contains_key(&old) && taken.insert(new) {
                self.became.insert(old, new);
            }
        }
    }

    fn fit(&self, old: usize, new: usize) -> bool {
        let new = self.new.items[new].block;
        self.became.get(&self.old.items[old].block) == Some(&new)
    }

    fn items(&self, step: &Step) -> (Option<usize>, Option<usize>) {
        let old = step.old.and_then(|line| self.old.lines.get(&line).copied());
        let new = step.new.and_then(|line| self.new.lines.get(&line).copied());
        (old, new)
    }

    /// Writes a step, and returns the numbers of its first and last sentence.
    pub fn step(&mut self, step: &Step) -> Option<(usize, usize)> {
        let first = self.redline.sentences;
        let (old, new) = self.items(step);
        let old = old.filter(|item| self.told[0].insert(*item));
        let new = new.filter(|item| self.told[1].insert(*item));
        match (old, new) {
            (Some(old), Some(new)) if self.fit(old, new) => self.both(old, new),
            (old, new) => {
                old.into_iter().for_each(|item| self.goes(item, step.moved));
                new.into_iter().for_each(|item| self.comes(item, step.moved));
            }
        }
        let last = self.redline.sentences;
        (last > first).then(|| (first, last - 1))
    }

    fn both(&mut self, old: usize, new: usize) {
        let (before, after) = (self.old.cells(old), self.new.cells(new));
        let mut cells = Vec::new();
        for at in 0..before.len().max(after.len()) {
            let [old, new] =
                [&before, &after].map(|cells| cells.get(at).copied().unwrap_or_default());
            let all = if old.len() == new.len() {
                let pairs = old.iter().zip(new);
                pairs.map(|(old, new)| compared(&old.pieces, &new.pieces)).collect()
            } else {
                vec![compared(&on_one_line(old), &on_one_line(new))]
            };
            cells.push(all);
        }
        let item = &self.new.items[new];
        let block = self.new_block(item.block);
        let was = self.old.items[old].block;
        self.old_blocks.entry(was).or_insert(block);
        self.put(block, item, cells);
    }

    fn comes(&mut self, new: usize, moved: Option<usize>) {
        let revision = moved.map_or(Revision::Inserted, Revision::MovedHere);
        let item = &self.new.items[new];
        let cells = whole(&self.new.cells(new), item.revision(revision));
        let block = self.new_block(item.block);
        self.put(block, item, cells);
    }

    fn goes(&mut self, old: usize, moved: Option<usize>) {
        let revision = moved.map_or(Revision::Deleted, Revision::MovedAway);
        let item = &self.old.items[old];
        let cells = whole(&self.old.cells(old), item.revision(revision));
        let known = self.old_blocks.get(&item.block).copied();
        let block = match (known, self.became.get(&item.block).copied()) {
            (Some(block), _) => block,
            (None, Some(new)) => self.new_block(new),
            (None, None) => {
                let lists = self.lists + self.new.document.lists.len();
                self.begin(&self.old.document.blocks[item.block], lists)
            }
        };
        self.old_blocks.entry(item.block).or_insert(block);
        self.put(block, item, cells);
    }

    /// Finds where a block of the new text stands, or begins it there.
    fn new_block(&mut self, block: usize) -> usize {
        if let Some(known) = self.new_blocks.get(&block) {
            return *known;
        }
        self.lines_before(block);
        let at = self.begin(&self.new.document.blocks[block], self.lists);
        self.new_blocks.insert(block, at);
        at
    }

    /// Lines across the page have no words, and so no steps.
    fn lines_before(&mut self, end: usize) {
        let blocks = &mut self.redline.document.blocks;
        for block in self.next..end {
            if let Block::Paragraph(one) = &self.new.document.blocks[block]
                && one.style == Style::Rule
            {
                blocks.push(Block::Paragraph(one.clone()));
            }
        }
        self.next = self.next.max(end + 1);
    }

    /// Begins a block like another, without its words.
    fn begin(&mut self, like: &Block, lists: usize) -> usize {
        let blocks = &mut self.redline.document.blocks;
        let begins_page = blocks.len() == self.first && self.first > 0;
        let mut block = like.without_words();
        if let Block::Paragraph(paragraph) = &mut block {
            paragraph.begins_page |= begins_page;
            if let Style::Number(_, list) = &mut paragraph.style {
                *list += lists;
            }
        }
        blocks.push(block);
        blocks.len() - 1
    }

    fn put(&mut self, block: usize, item: &Item, cells: Vec<Vec<Vec<Piece>>>) {
        let cells: Vec<Vec<Sentence>> = cells
            .into_iter()
            .map(|sentences| {
                let sentences = sentences.into_iter().map(|pieces| self.sentence(pieces));
                sentences.collect::<Vec<_>>()
            })
            .collect();
        match &mut self.redline.document.blocks[block] {
            Block::Paragraph(paragraph) => {
                paragraph.sentences.extend(cells.into_iter().flatten());
            }
            Block::Table(table) => {
                let cell = |sentences| Cell { sentences, range: 0..0 };
                let cells: Vec<Cell> = cells.into_iter().map(cell).collect();
                table.columns = table.columns.max(cells.len());
                let row = Row { cells, range: 0..0 };
                let is_first = table.head.is_none() && table.rows.is_empty();
                if matches!(item.place, Place::Head) && is_first {
                    table.head = Some(row);
                } else {
                    table.rows.push(row);
                }
            }
        }
    }

    fn sentence(&mut self, mut pieces: Vec<Piece>) -> Sentence {
        for piece in &mut pieces {
            relabel(piece, &self.prefix);
        }
        self.redline.sentences += 1;
        let number = self.redline.sentences - 1;
        Sentence::made(number, pieces)
    }

    /// Ends the text: what notes say stands in its blocks too.
    pub fn end(mut self) {
        self.lines_before(self.new.document.blocks.len());
        let sides = [(self.new, &self.new_blocks), (self.old, &self.old_blocks)];
        let mut known = BTreeSet::new();
        for (side, blocks) in sides {
            let here: BTreeSet<&str> = side.labels().collect();
            for Note { label, block } in &side.document.notes {
                if let Some(block) = blocks.get(block).filter(|_| !known.contains(&**label)) {
                    let label = format!("{}{label}", self.prefix);
                    let block = *block;
                    self.redline.document.notes.push(Note { label, block });
                }
            }
            known.extend(here);
        }
    }
}
