//! Document → its units: the paragraphs and rows that a person moves, deletes and writes into, each
//! with its lines in the Markdown.

use std::ops::Range;

use super::document::{Block, Document, Paragraph, Sentence, Style, Table};

/// A paragraph or a row.
#[derive(Debug)]
pub struct Unit<'d> {
    pub sentences: Vec<&'d Sentence>,
    /// Its whole lines, without the end of the last.
    pub lines: Range<usize>,
    pub kind: UnitKind<'d>,
}

/// Which of the two it is.
#[derive(Debug)]
pub enum UnitKind<'d> {
    Paragraph(&'d Paragraph),
    Row {
        table: usize,
        /// Each with its place between the bars.
        cells: Vec<(Range<usize>, Vec<&'d Sentence>)>,
        is_head: bool,
    },
}

/// Lists the units of a document in order.
pub fn units<'d>(document: &'d Document, markdown: &str) -> Vec<Unit<'d>> {
    let mut units = Vec::new();
    let mut tables = 0;
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => units.extend(of_paragraph(paragraph, markdown)),
            Block::Table(table) => {
                of_table(table, tables, markdown, &mut units);
                tables += 1;
            }
        }
    }
    units
}

fn of_paragraph<'d>(paragraph: &'d Paragraph, markdown: &str) -> Option<Unit<'d>> {
    let first = paragraph.sentences.first()?;
    let last = paragraph.sentences.last()?;
    Some(Unit {
        sentences: paragraph.sentences.iter().collect(),
        lines: line_start(markdown, first.range.start)..line_end(markdown, last.range.end),
        kind: UnitKind::Paragraph(paragraph),
    })
}

fn of_table<'d>(table: &'d Table, number: usize, markdown: &str, units: &mut Vec<Unit<'d>>) {
    let head = table.head.iter().map(|row| (row, true));
    for (row, is_head) in head.chain(table.rows.iter().map(|row| (row, false))) {
        let cells: Vec<_> = row
            .cells
            .iter()
            .map(|cell| {
                let sentences: Vec<&Sentence> = cell.sentences.iter().collect();
                let range = match (sentences.first(), sentences.last()) {
                    (Some(first), Some(last)) => first.range.start..last.range.end,
                    _ => cell.range.clone(),
                };
                (range, sentences)
            })
            .collect();
        let start = line_start(markdown, row.range.start);
        units.push(Unit {
            sentences: cells.iter().flat_map(|(_, own)| own.iter().copied()).collect(),
            lines: start..line_end(markdown, row.range.start),
            kind: UnitKind::Row { table: number, cells, is_head },
        });
    }
}

impl Unit<'_> {
    /// Returns the number of its table, if it is a row.
    pub fn table(&self) -> Option<usize> {
        match self.kind {
            UnitKind::Row { table, .. } => Some(table),
            UnitKind::Paragraph(_) => None,
        }
    }

    /// Returns what stands before its first sentence on the line, and before the others.
    pub fn prefixes<'m>(&self, markdown: &'m str) -> (&'m str, String) {
        let Some(first) = self.sentences.first() else {
            return ("", String::new());
        };
        let own = &markdown[self.lines.start..first.range.start];
        let further = self.sentences.iter().skip(1).find_map(|sentence| {
            let start = line_start(markdown, sentence.range.start);
            (start > self.lines.start).then(|| markdown[start..sentence.range.start].to_owned())
        });
        // Where there is one line alone, the mark of its item becomes blanks.
        let blank = |c: char| if c == '>' { '>' } else { ' ' };
        let derived = || match own.trim_start_matches(['>', ' ']).starts_with('#') {
            true => own.trim_end_matches(['#', ' ']).to_owned(),
            false if own.starts_with("[^") => String::new(),
            false => own.chars().map(blank).collect(),
        };
        (own, further.unwrap_or_else(derived))
    }

    /// Says whether it is an item of a list.
    pub fn is_item(&self) -> bool {
        match self.kind {
            UnitKind::Paragraph(paragraph) => {
                matches!(paragraph.style, Style::Bullet(_) | Style::Number(..))
            }
            UnitKind::Row { .. } => false,
        }
    }

    /// Says whether it stands in a box.
    pub fn in_box(&self) -> bool {
        match self.kind {
            UnitKind::Paragraph(paragraph) => paragraph.in_box,
            UnitKind::Row { .. } => false,
        }
    }
}

/// Returns where the line of a place begins.
pub fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Returns where the line of a place ends.
pub fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}
