//! Rows that are new or stand elsewhere → lines of the table in which they stand.

use super::assign::{Form, Part};
use super::context::Context;
use super::document::{Block, Document, Table};
use super::returned::Returned;
use super::rewrite::cell;
use super::unit::{Unit, line_end, line_start};

pub fn row(cells: &[Vec<Returned>], columns: Option<usize>, context: &mut Context<'_>) -> String {
    let columns = columns.unwrap_or(cells.len()).max(1);
    let mut words: Vec<String> = cells.iter().map(|sentences| cell(sentences, context)).collect();
    if words.len() > columns {
        let more = words.split_off(columns).join(" ");
        let last = &mut words[columns - 1];
        *last = format!("{last} {more}").trim().to_owned();
    }
    words.resize(columns, String::new());
    format!("| {} |", words.join(" | "))
}

/// Finds the table in which a new row stands: that of the rows of the same table of the file.
pub fn table_of(parts: &[Part<'_>], at: usize, units: &[Unit<'_>]) -> Option<usize> {
    let Form::Row(_, own) = &parts[at].form else {
        return None;
    };
    parts.iter().find_map(|part| match &part.form {
        Form::Row(_, table) if table == own => units[part.unit?].table(),
        _ => None,
    })
}

pub fn table(document: &Document, number: usize) -> Option<&Table> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    tables.into_iter().nth(number)
}

pub fn columns(document: &Document, number: usize) -> usize {
    table(document, number).map_or(1, |table| table.columns)
}

/// A new row stands behind the one above it, and never above the line under the head.
pub fn behind_row(
    number: usize,
    above: Option<&Unit<'_>>,
    document: &Document,
    text: &str,
) -> usize {
    let start = table(document, number).map_or(0, |table| table.range.start);
    let head = line_end(text, line_start(text, start));
    let under_head = line_end(text, (head + 1).min(text.len()));
    let row = above.filter(|unit| unit.table() == Some(number));
    row.map_or(under_head, |row| row.lines.end.max(under_head))
}
