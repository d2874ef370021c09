//! A table × the width of the terminal → columns wide enough for what must not break.

use comfy_table::{ColumnConstraint, Table as Grid, Width};
use unicode_width::UnicodeWidthStr;

use crate::records::lookup::Table;

/// Between two columns.
const GAP: usize = 2;

/// A column that must give way still holds a short word.
const LEAST: usize = 6;

/// Breaks no id, so that it can be pasted, and no other word where there is room for all.
pub fn keep_words_whole(grid: &mut Grid, table: &Table, used: &[usize], width: usize) {
    let longest = |column: &usize| {
        let cells = table.rows.iter().map(|row| row.cells[*column].as_str());
        let cells = cells.chain([table.headings[*column]]);
        let words = cells
            .flat_map(str::split_whitespace)
            .map(UnicodeWidthStr::width);
        words.max().unwrap_or_default()
    };
    let mut columns: Vec<(usize, usize)> = used.iter().map(longest).enumerate().collect();
    let is_id = |at: usize| table.headings[used[at]] == ID;
    columns.sort_by_key(|(at, longest)| (!is_id(*at), *longest));
    let mut left = width.saturating_sub(used.len() * (LEAST + GAP));
    for (at, longest) in columns {
        let more = longest.saturating_sub(LEAST);
        if more > left && !is_id(at) {
            continue;
        }
        left = left.saturating_sub(more);
        let width = u16::try_from(longest + GAP).unwrap_or(u16::MAX);
        if let Some(column) = grid.column_mut(at) {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width)));
        }
    }
}

/// The heading of ids.
const ID: &str = "ID";
