//! Lines of a body → headings, paragraphs, items and rows, broken lines joined again.

use super::block::{Block, Shape};
use super::list_words::{self, is_title};
use super::marks::{Mark, mark};
use super::titles::{
    LONGEST_HEADING, heading, is_label, is_mark, is_rule, is_section, titles_meeting,
};

pub fn blocks(lines: &[String]) -> Vec<Block> {
    let mut reader = Reader::default();
    for (at, line) in lines.iter().enumerate() {
        match cells(line, lines, at) {
            Some(cells) => reader.row(cells),
            None => {
                reader.in_table = false;
                reader.take(line);
            }
        }
    }
    reader.flush();
    let mut blocks = join(reader.blocks);
    let marks: Vec<(bool, usize)> =
        blocks.iter().map(|block| (is_numbered(block), block.indent)).collect();
    for (at, block) in blocks.iter_mut().enumerate() {
        let is_behind = at > 0 && marks[at - 1].0;
        let (is_before, indent) = marks.get(at + 1).copied().unwrap_or_default();
        // `1) Permit` above `a) …` heads it.
        if heads(block, (is_behind || is_before) && indent <= block.indent) {
            block.shape = Shape::Heading;
        }
    }
    blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    open: Option<Block>,
    last_number: u32,
    is_apart: bool,
    in_table: bool,
}

impl Reader {
    fn take(&mut self, line: &str) {
        let indent = line.len() - line.trim_start().len();
        let line = line.trim();
        if line.is_empty() || is_rule(line) {
            self.is_apart = true;
            return self.flush();
        }
        if let Some((mark, words)) = mark(line).filter(|(mark, _)| self.begins_item(mark)) {
            self.last_number = mark.number.unwrap_or(0);
            self.begin(Shape::Item, words);
            if let Some(block) = &mut self.open {
                block.mark = mark.words;
                block.indent = indent;
            }
        } else if let Some(words) = heading(line) {
            self.begin(Shape::Heading, words);
            self.flush();
        } else if is_counted(line)
            && self.open.as_ref().is_none_or(|open| ends_sentence(open) || is_title_line(open))
            || begins_in_capitals(line) && self.open.as_ref().is_none_or(ends_sentence)
            || is_section(line)
            || is_title(line)
            || is_mark(line)
            || titles_meeting(line) && self.open.as_ref().is_none_or(is_title_line)
        {
            self.begin(Shape::Paragraph, line);
            self.flush();
        } else if is_label(line) {
            self.begin(Shape::Paragraph, line);
        } else if let Some(block) = self.open.as_mut().filter(|open| goes_on(open, line, indent)) {
            let is_cut = block.text.ends_with('-') && line.starts_with(char::is_lowercase);
            block.text.push_str(if is_cut { "" } else { " " });
            block.text.push_str(line);
            block.lines.push(line.to_owned());
        } else {
            self.begin(Shape::Paragraph, line);
        }
    }

    /// A number at the start of a line within a paragraph is one of its words, unless it
    /// counts on.
    fn begins_item(&self, mark: &Mark) -> bool {
        let is_prose = |open: &Block| {
            let is_title = open.lines.len() == 1 && open.text.split(' ').count() <= SHORTEST;
            let heads = is_title && is_title_line(open) || open.text.ends_with(':');
            open.shape == Shape::Paragraph && !heads
        };
        !self.open.as_ref().is_some_and(is_prose)
            || !mark.is_number
            || mark.number.is_some_and(|n| n == 1 || n == self.last_number + 1)
    }

    fn row(&mut self, cells: Vec<String>) {
        self.flush();
        let is_rule = |cell: &String| cell.chars().all(|c| "-:=".contains(c)) && !cell.is_empty();
        if cells.iter().all(is_rule) {
            return;
        }
        let mut row = Block::of(Shape::Row, &cells.join(" | "));
        row.lines = cells;
        row.opens_table = !self.in_table;
        self.in_table = true;
        self.blocks.push(row);
    }

    fn begin(&mut self, shape: Shape, words: &str) {
        self.flush();
        let is_apart = std::mem::take(&mut self.is_apart);
        self.open = Some(Block { is_apart, ..Block::of(shape, words) });
    }

    fn flush(&mut self) {
        self.blocks.extend(self.open.take());
    }
}

fn is_numbered(block: &Block) -> bool {
    block.shape == Shape::Item && block.mark.contains(char::is_alphanumeric)
}

/// `A. …`, `II. …`: what counts may be initials, and stays with its words.
fn begins_in_capitals(line: &str) -> bool {
    let first = line.split_once(' ').map_or("", |(first, _)| first);
    let bare = first.strip_suffix(['.', ')']).unwrap_or_default();
    (1..=4).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// `AP1 Lena Foss to send it`, `TOP 2`
fn is_counted(line: &str) -> bool {
    let letters = line.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let number = letters.strip_prefix(' ').unwrap_or(letters);
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    (2..=4).contains(&(line.len() - letters.len()))
        && (1..=2).contains(&(number.len() - rest.len()))
        && (rest.is_empty() || rest.starts_with([' ', ':', '.']))
        && !line.ends_with(',')
}

fn ends_sentence(open: &Block) -> bool {
    open.text.ends_with(['.', ';', ':', '!', '?'])
}

/// `Note to the file`, above a line that begins as a title of its own.
fn is_title_line(open: &Block) -> bool {
    open.lines.len() == 1
        && open.text.len() <= LONGEST_HEADING
        && !open.text.ends_with(['.', ',', ';', ':', '-'])
}

/// A short line that stands alone is a heading, also when it is numbered: `2. Berths`.
fn heads(block: &Block, is_listed: bool) -> bool {
    let text = block.text.trim();
    let is_alone = block.shape == Shape::Paragraph || is_numbered(block) && !is_listed;
    let is_short = text.len() <= 4 * LONGEST_HEADING
        && text.chars().count() <= LONGEST_HEADING
        && text.split(' ').count() <= 9;
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let bare = text.trim_end_matches(['~', '*', '_', '"', '”']);
    let is_title = is_short && begins && !bare.ends_with(['.', ';', ',', '!', '?']);
    let is_headed = is_title && (!is_label(text) || text.ends_with(':'));
    is_alone && (is_headed || is_short && is_section(text))
}

/// Returns the cells of a row: a line within bars, or one with tabs or bars as its
/// neighbour has them too.
pub fn cells(line: &str, lines: &[String], at: usize) -> Option<Vec<String>> {
    let own = split_cells(line)?;
    let is_like = |at: usize| {
        lines.get(at).and_then(|line| split_cells(line)).is_some_and(|row| row.len() == own.len())
    };
    let is_table = at > 0 && is_like(at - 1) || is_like(at + 1) || is_like(at + 2);
    (is_table || own.len() > 2 || line.starts_with('|')).then_some(own)
}

fn split_cells(line: &str) -> Option<Vec<String>> {
    let bare = line.trim();
    let is_barred = bare.starts_with('|') || bare.contains(" | ");
    let sign = if bare.contains('\t') { '\t' } else { '|' };
    if sign == '|' && !is_barred || mark(bare).is_some() {
        return None;
    }
    let from = usize::from(bare.starts_with('|'));
    let to = bare.len() - usize::from(bare.len() > 1 && bare.ends_with('|'));
    let cells: Vec<String> =
        bare[from..to].split(sign).map(|cell| cell.trim().to_owned()).collect();
    let is_filled = cells.iter().any(|cell| !cell.is_empty());
    let is_label = cells.len() == 2 && cells[0].ends_with(':');
    (cells.len() > 1 && is_filled && !is_label).then_some(cells)
}

/// Programs break lines at 70 letters or more.
const NARROW: usize = 50;

/// No line is broken behind so few words.
const SHORTEST: usize = 3;

/// Says whether a line is the rest of the one above: an item that was not broken by its
/// length ends where a line of its own indentation begins with a capital.
pub fn goes_on(open: &Block, line: &str, indent: usize) -> bool {
    let last = open.lines.last().map_or(0, |last| last.chars().count());
    // `Their position` right above what it was.
    let heads = open.shape == Shape::Paragraph
        && open.lines.len() == 1
        && open.text.split(' ').count() <= SHORTEST
        && !open.text.ends_with(['.', ',', ';', ':', '!', '?', '-'])
        && line.starts_with(char::is_uppercase);
    let is_sentence = || line.ends_with('.') && line.starts_with(char::is_uppercase);
    // Below `Foss: We want a berth.` a line without a name need not be of Foss.
    let is_ended = is_label(&open.text) && open.text.ends_with(['.', '!', '?', '“', '"']);
    if heads
        || is_ended && line.starts_with(char::is_uppercase)
        || list_words::is_label(&open.text) && !open.text.ends_with([',', ';']) && is_sentence()
    {
        return false;
    }
    open.shape != Shape::Item
        || indent > open.indent
        || last > NARROW
        || !line.starts_with(char::is_uppercase)
}

/// Joins what a page break or a blanked name cut: the rest begins with a small letter.
pub fn join(blocks: Vec<Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let goes_on = block.shape == Shape::Paragraph
            && block.text.starts_with(char::is_lowercase)
            && !is_label(&block.text)
            && joined.last().is_some_and(|last| {
                matches!(last.shape, Shape::Paragraph | Shape::Item)
                    && !is_mark(&last.text)
                    && !last.text.ends_with(['.', ':', '!', '?', ';'])
            });
        match joined.last_mut() {
            Some(last) if goes_on => {
                last.text.push(' ');
                last.text.push_str(&block.text);
                last.lines.extend(block.lines);
            }
            _ => joined.push(block),
        }
    }
    joined
}
