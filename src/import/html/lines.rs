//! The words of a page → its lines: where one ends, what stands before it, and rows of tables.

use super::{DEEPEST, Page};

impl Page {
    pub fn new_line(&mut self) {
        let quote = "> ".repeat(self.quoted.min(DEEPEST));
        let cell = self.cell();
        let line = std::mem::take(&mut cell.line);
        cell.lines.push(format!("{quote}{line}").trim_end().to_owned());
    }

    pub fn new_line_if_any(&mut self) {
        if !self.cell().line.trim().is_empty() {
            self.new_line();
        }
    }

    pub fn push_line(&mut self, line: String) {
        self.cell().line = line;
        self.new_line();
    }

    /// Ends what was open and leaves an empty line, unless an item waits for its words.
    pub fn block(&mut self) {
        self.new_line_if_any();
        if self.mark.is_empty() && self.lists.is_empty() {
            let quote = "> ".repeat(self.quoted.min(DEEPEST));
            let lines = &mut self.cell().lines;
            if lines.last().is_some_and(|last| !last.trim_end_matches(['>', ' ']).is_empty()) {
                lines.push(quote.trim_end().to_owned());
            }
        }
    }

    pub fn begin_paragraph(&mut self, mark: &str) {
        if self.cell().line.trim().is_empty() {
            self.cell().line.clear();
            if mark.trim_start() != "- " {
                self.block();
            }
            mark.clone_into(&mut self.mark);
        }
    }

    /// Ends a paragraph, and leaves an empty line unless it is an item.
    pub fn end_paragraph(&mut self, is_plain: bool) {
        if is_plain { self.block() } else { self.new_line_if_any() }
    }

    /// Begins or ends a list: the outermost one stands between empty lines.
    pub fn outer(&mut self) {
        self.mark.clear();
        self.block();
        self.cell().has_blocks = true;
    }

    pub fn item(&mut self) {
        self.new_line_if_any();
        self.cell().has_blocks = true;
        let indent = "  ".repeat(self.lists.len().saturating_sub(1));
        self.mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                let mark = format!("{indent}{number}. ");
                *number = number.saturating_add(1);
                mark
            }
            _ => format!("{indent}- "),
        };
    }

    pub fn picture(&mut self, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty() {
            self.words(&format!(" [{words}] "));
        }
    }

    /// Keeps the address of a link behind its words, unless they are the address.
    pub fn end_link(&mut self) {
        let Some((at, href)) = self.links.pop() else {
            return;
        };
        let line = &mut self.cell().line;
        let shown = line.get(at..).unwrap_or_default().trim();
        let (_, bare) = href.split_once(':').unwrap_or(("", &href));
        let bare = bare.trim_start_matches('/').trim_end_matches('/');
        let leads = ["http://", "https://", "mailto:", "tel:"]
            .iter()
            .any(|scheme| href.to_lowercase().starts_with(scheme));
        if leads && !bare.is_empty() && !shown.contains(bare) {
            let href = href.strip_prefix("mailto:").unwrap_or(&href);
            let gap = if line.is_empty() || line.ends_with(' ') { "" } else { " " };
            line.push_str(&format!("{gap}<{href}>"));
        }
    }
}

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
    depth: usize,
}

impl Page {
    pub fn table(&mut self) {
        self.block();
        self.cell().has_blocks = true;
        if self.tables.len() < DEEPEST {
            let depth = self.cells.len();
            self.tables.push(Table { row: Vec::new(), depth });
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
        let Some(depth) = self.tables.last().map(|table| table.depth) else {
            return self.block();
        };
        if self.cells.len() > depth {
            self.new_line_if_any();
            self.mark.clear();
            if let (Some(cell), Some(table)) = (self.cells.pop(), self.tables.last_mut()) {
                table.row.push(cell);
            }
        }
    }

    /// A row is a line where its cells are; a table that only lays out a page is its blocks.
    pub fn end_row(&mut self) {
        self.end_cell();
        let Some(table) = self.tables.last_mut() else {
            return;
        };
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
            words.push_str(if words.ends_with(['.', ':', ';', '!', '?']) { " " } else { " / " });
        }
        words.push_str(&line.replace('|', "/"));
    }
    words
}
