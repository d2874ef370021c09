//! What stands at the margin of a Word file: comments, and who changed the text on which day.

use std::collections::BTreeMap;

use super::document::{Block, Document, Sentence};
use super::xml::words;
use crate::merge::remark::{Plain, Remark};

/// Who makes the changes and comments that the program writes.
pub const PROGRAM: &str = "scene-setter";

/// The comments of a file; sentences are known by their numbers.
#[derive(Debug, Default)]
pub struct Margin {
    comments: Vec<Remark>,
    /// Which comments begin and end at a sentence.
    begin: BTreeMap<usize, Vec<usize>>,
    end: BTreeMap<usize, Vec<usize>>,
    /// The day of tracked changes: `2026-11-27`.
    pub day: String,
}

impl Margin {
    /// Puts each remark in a text beside its sentence.
    pub fn of_remarks(plain: &Plain, document: &Document) -> Self {
        let mut margin = Self::default();
        if plain.remarks.is_empty() {
            return margin;
        }
        let mut lines = BTreeMap::new();
        for sentence in sentences(document) {
            let line = plain.text[..sentence.range.start].matches('\n').count();
            lines.insert(line, sentence.number);
        }
        for (line, _, remark) in &plain.remarks {
            // What was said of a line without words belongs to the sentence above it.
            let beside = lines.range(..=*line).next_back();
            if let Some((_, sentence)) = beside.or_else(|| lines.iter().next()) {
                margin.add(*sentence, *sentence, remark.clone());
            }
        }
        margin
    }

    /// Puts a comment beside all sentences from one to another.
    pub fn add(&mut self, first: usize, last: usize, comment: Remark) {
        let number = self.comments.len();
        self.comments.push(comment);
        self.begin.entry(first).or_default().push(number);
        self.end.entry(last).or_default().push(number);
    }

    /// Returns the comments that begin at a sentence.
    pub fn begin(&self, sentence: usize) -> &[usize] {
        self.begin.get(&sentence).map_or(&[], Vec::as_slice)
    }

    /// Returns the comments that end at a sentence.
    pub fn end(&self, sentence: usize) -> &[usize] {
        self.end.get(&sentence).map_or(&[], Vec::as_slice)
    }

    /// Returns the values that say who made a change.
    pub fn by(&self, number: usize) -> String {
        format!(" w:id=\"{number}\" w:author=\"{PROGRAM}\" w:date=\"{}T00:00:00Z\"", self.day)
    }

    /// Says whether there is no comment.
    pub fn is_empty(&self) -> bool {
        self.comments.is_empty()
    }

    /// Writes the comments; their paragraphs have a style.
    pub fn comments(&self, style: &str) -> String {
        let comments = self.comments.iter().enumerate().map(|(id, comment)| {
            let is_day = comment.day.len() == 10 && comment.day.is_ascii();
            let date = if is_day {
                format!(" w:date=\"{}T00:00:00Z\"", words(&comment.day))
            } else {
                String::new()
            };
            let lines = comment.text.split('\n').map(|line| {
                format!(
                    "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r>\
                     <w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
                    words(line)
                )
            });
            format!(
                "<w:comment w:id=\"{id}\" w:author=\"{}\"{date}>{}</w:comment>",
                words(&comment.by),
                lines.collect::<String>()
            )
        });
        comments.collect()
    }
}

fn sentences(document: &Document) -> impl Iterator<Item = &Sentence> {
    document.blocks.iter().flat_map(|block| {
        let of_block: Vec<&Sentence> = match block {
            Block::Paragraph(paragraph) => paragraph.sentences.iter().collect(),
            Block::Table(table) => {
                let rows = table.head.iter().chain(&table.rows);
                let cells = rows.flat_map(|row| &row.cells);
                cells.flat_map(|cell| &cell.sentences).collect()
            }
        };
        of_block
    })
}
