//! A table × the width of the terminal → whether its words fit side by side, and columns that
//! break none of them.

use comfy_table::{ColumnConstraint, Table as Grid, Width};
use unicode_width::UnicodeWidthStr;

use crate::records::lookup::Table;

/// Between two columns.
const GAP: usize = 2;

/// A column of no wider cells stands at the head of a row whose other cells are put below it.
const SHORT: usize = 18;

/// The heading of ids.
const ID: &str = "ID";

/// Keeps every word whole, so that an id can be pasted and a name be read; says whether there is
/// room for that.
pub fn keep_words_whole(grid: &mut Grid, table: &Table, used: &[usize], width: usize) -> bool {
    let widest_word = |column: &usize| {
        let words = cells(table, *column).flat_map(str::split_whitespace);
        words.map(UnicodeWidthStr::width).max().unwrap_or_default()
    };
    let longest: Vec<usize> = used.iter().map(widest_word).collect();
    if longest.iter().map(|word| word + GAP).sum::<usize>() > width {
        return false;
    }
    for (at, word) in longest.into_iter().enumerate() {
        let width = u16::try_from(word + GAP).unwrap_or(u16::MAX);
        if let Some(column) = grid.column_mut(at) {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width)));
        }
    }
    true
}

/// Says whether cells of a column stand at the head of their row.
pub fn is_head(table: &Table, column: usize) -> bool {
    let mut cells = cells(table, column);
    table.headings[column] == ID || cells.all(|cell| cell.width() <= SHORT)
}

fn cells(table: &Table, column: usize) -> impl Iterator<Item = &str> {
    let cells = table.rows.iter().map(move |row| row.cells[column].as_str());
    cells.chain([table.headings[column]])
}
