//! Remarks in Markdown → comments at the margin of a Word file.

use std::collections::BTreeMap;

use super::document::{Block, Document, Sentence};
use super::xml::words;
use crate::merge::remark::Plain;

/// Finds beside which sentence each remark stands: the numbers of remarks by that of the sentence.
pub fn by_sentence(plain: &Plain, document: &Document) -> BTreeMap<usize, Vec<usize>> {
    let mut found: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    if plain.remarks.is_empty() {
        return found;
    }
    let mut lines = BTreeMap::new();
    for sentence in sentences(document) {
        let line = plain.text[..sentence.range.start].matches('\n').count();
        lines.insert(line, sentence.number);
    }
    for (at, (line, ..)) in plain.remarks.iter().enumerate() {
        // What was said of a line without words belongs to the sentence above it.
        let beside = lines.range(..=*line).next_back();
        if let Some((_, sentence)) = beside.or_else(|| lines.iter().next()) {
            found.entry(*sentence).or_default().push(at);
        }
    }
    found
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

/// Writes the remarks as the comments of a file; their paragraphs have a style.
pub fn written(plain: &Plain, style: &str) -> String {
    let comments = plain.remarks.iter().enumerate().map(|(id, (_, _, remark))| {
        let is_day = remark.day.len() == 10 && remark.day.is_ascii();
        let date = match is_day {
            true => format!(" w:date=\"{}T00:00:00Z\"", words(&remark.day)),
            false => String::new(),
        };
        format!(
            "<w:comment w:id=\"{id}\" w:author=\"{}\"{date}><w:p><w:pPr>\
             <w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t>\
             </w:r></w:p></w:comment>",
            words(&remark.by),
            words(&remark.text)
        )
    });
    comments.collect()
}
