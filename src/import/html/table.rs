//! The tables of a page → a line for each row, its cells between bars.

use super::{DEEPEST, Page};

/// What a stretch of the page has so far: the page itself, or a cell of a table.
#[derive(Default)]
pub struct Cell {
    pub lines: Vec<String>,
    pub line: String,
    /// Whether it holds more than words: a list, a quotation, a table.
    pub has_blocks: bool,
}

#[derive(Default)]
pub struct Table {
    row: Vec<Cell>,
    /// How many stretches were open when the table began.
    depth: usize,
}

impl Page {
    pub fn table(&mut self) {
        self.block();
        self.cell().has_blocks = true;
        if self.tables.len() < DEEPEST {
            let depth = self.cells.len();
            self.tables.push(Table {
                row: Vec::new(),
                depth,
            });
        }
    }

    pub fn begin_cell(&mut self, columns: usize) {
        self.end_cell();
        let Some(table) = self.tables.last_mut() else {
            return self.block();
        };
        let spanned = columns.clamp(1, DEEPEST) - 1;
        table.row.extend((0..spanned).map(|_| Cell::default()));
        self.cells.push(Cell::default());
    }

    pub fn end_cell(&mut self) {
        let Some(table) = self.tables.last() else {
            return self.block();
        };
        if self.cells.len() > table.depth {
            self.new_line_if_any();
            self.mark.clear();
            let cell = self.cells.pop().expect("just counted");
            let table = self.tables.last_mut().expect("just seen");
            table.row.push(cell);
        }
    }

    /// A row is a line where its cells are; a table that only lays out a page is its blocks.
    pub fn end_row(&mut self) {
        if self.tables.is_empty() {
            return self.block();
        }
        self.end_cell();
        let table = self.tables.last_mut().expect("just seen");
        let row = std::mem::take(&mut table.row);
        let lays_out = row.len() <= 1 || row.iter().any(|cell| cell.has_blocks);
        let cell = self.cell();
        if lays_out {
            for inner in row {
                cell.lines.extend(inner.lines);
                cell.lines.push(String::new());
            }
        } else if row.iter().any(|cell| !cell.lines.is_empty()) {
            let words: Vec<String> = row.iter().map(joined).collect();
            cell.lines.push(format!("| {} |", words.join(" | ")));
        }
    }

    pub fn end_table(&mut self) {
        self.end_row();
        self.tables.pop();
        self.block();
    }
}

/// Paragraphs of one cell stand on the one line of its row.
fn joined(cell: &Cell) -> String {
    let mut words = String::new();
    for line in cell.lines.iter().map(|line| line.trim()) {
        if line.is_empty() {
            continue;
        }
        if !words.is_empty() {
            words.push_str(if words.ends_with(['.', ':', ';', '!', '?']) {
                " "
            } else {
                " / "
            });
        }
        words.push_str(&line.replace('|', "/"));
    }
    words
}
