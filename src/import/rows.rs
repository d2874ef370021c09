//! A table of meetings → the meetings, one for each row.

use super::block::{Block, Shape};
use super::lexicon::Words;
use super::moment::{days, month_alone};
use super::section::Section;
use crate::names::word::folded_words;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Date,
    Organisation,
    Purpose,
    Other,
}

/// What heads the columns, in the languages that mail heads are read in.
const HEADS: [(Column, Words); 3] = [
    (Column::Date, Words("column-date")),
    (Column::Organisation, Words("column-organisation")),
    (Column::Purpose, Words("column-purpose")),
];

/// Takes the rows that each tell of one meeting out of the blocks; none where a table has
/// no column of days and one of organisations.
pub fn take(blocks: &mut Vec<Block>) -> Vec<Section> {
    let mut columns: Option<Vec<Column>> = None;
    let mut found = Vec::new();
    blocks.retain(|block| {
        if block.shape != Shape::Row || block.opens_table {
            columns = None;
        }
        if block.shape != Shape::Row {
            return true;
        }
        let Some(known) = &columns else {
            let named: Vec<Column> =
                block.lines.iter().map(|cell| column(cell)).collect();
            let is_list = [Column::Date, Column::Organisation]
                .iter()
                .all(|wanted| named.contains(wanted));
            if is_list {
                columns = Some(named);
            }
            return true;
        };
        match section(block, known) {
            Some(section) => {
                found.push(section);
                false
            }
            None => true,
        }
    });
    found
}

fn column(cell: &str) -> Column {
    let words = folded_words(cell);
    let is = |names: Words| words.iter().take(4).any(|word| names.has(word));
    let found = HEADS.iter().find(|(_, names)| is(*names));
    found.map_or(Column::Other, |(column, _)| *column)
}

fn section(row: &Block, columns: &[Column]) -> Option<Section> {
    let cell = |wanted: Column| {
        let at = columns.iter().position(|column| *column == wanted)?;
        row.lines.get(at).map(String::as_str)
    };
    let day = cell(Column::Date)?;
    let is_day = days(day).first().is_some_and(|day| day.year.is_some());
    if !is_day && month_alone(day).is_none() {
        return None;
    }
    let others = row
        .lines
        .iter()
        .zip(columns)
        .filter(|(cell, column)| **column == Column::Other && !cell.is_empty());
    Some(Section {
        day: day.to_owned(),
        heading: cell(Column::Organisation)?.to_owned(),
        blocks: others
            .map(|(cell, _)| Block::of(Shape::Paragraph, cell))
            .collect(),
        purpose: cell(Column::Purpose).unwrap_or_default().to_owned(),
        ..Section::default()
    })
}
