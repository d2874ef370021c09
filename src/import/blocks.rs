//! Lines of a body → headings, paragraphs, items and rows, broken lines joined again.

use super::block::{Block, Shape};
use super::broken::{goes_on, join};
use super::cells::cells;
use super::list_words::is_title;
use super::marks::{Mark, capital, counts_in_capitals, mark};
use super::titles::{
    LONGEST_HEADING, heading, is_label, is_mark, is_meeting_with, is_rule, is_section,
};

/// Splits a body.
pub fn blocks(lines: &[String]) -> Vec<Block> {
    let mut reader = Reader {
        counts_in_capitals: counts_in_capitals(lines),
        ..Reader::default()
    };
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
    let numbered: Vec<bool> = blocks.iter().map(Reader::is_numbered).collect();
    for (at, block) in blocks.iter_mut().enumerate() {
        let before = at.checked_sub(1).is_some_and(|before| numbered[before]);
        let is_listed = before || numbered.get(at + 1).is_some_and(|next| *next);
        shape(block, is_listed);
    }
    blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    open: Option<Block>,
    /// The number of the last item, for the next one to follow.
    last_number: u32,
    counts_in_capitals: bool,
    /// Whether the line before was a row.
    in_table: bool,
}

impl Reader {
    fn take(&mut self, line: &str) {
        let indent = line.len() - line.trim_start().len();
        let line = line.trim();
        if line.is_empty() || is_rule(line) {
            return self.flush();
        }
        let capital = || capital(line).filter(|_| self.counts_in_capitals);
        let marked = mark(line).or_else(capital);
        if let Some((mark, words)) = marked.filter(|(mark, _)| self.begins_item(mark)) {
            self.last_number = mark.number.unwrap_or(0);
            self.begin(Shape::Item, words);
            if let Some(block) = &mut self.open {
                block.mark = mark.words;
                block.indent = indent;
            }
        } else if let Some(words) = heading(line) {
            self.begin(Shape::Heading, words);
            self.flush();
        } else if is_section(line)
            || is_title(line)
            || is_mark(line)
            || is_meeting_with(line) && self.open.is_none()
        {
            self.begin(Shape::Paragraph, line);
            self.flush();
        } else if is_label(line) {
            self.begin(Shape::Paragraph, line);
        } else if let Some(block) = self
            .open
            .as_mut()
            .filter(|open| goes_on(open, line, indent))
        {
            let is_cut =
                block.text.ends_with('-') && line.starts_with(char::is_lowercase);
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
        let in_prose = self.open.as_ref().is_some_and(|open| {
            open.shape == Shape::Paragraph && !open.text.ends_with(':')
        });
        !in_prose
            || !mark.is_number
            || mark
                .number
                .is_some_and(|n| n == 1 || n == self.last_number + 1)
    }

    fn row(&mut self, cells: Vec<String>) {
        self.flush();
        let is_rule =
            |cell: &String| cell.chars().all(|c| "-:=".contains(c)) && !cell.is_empty();
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
        self.open = Some(Block::of(shape, words));
    }

    fn flush(&mut self) {
        self.blocks.extend(self.open.take());
    }

    fn is_numbered(block: &Block) -> bool {
        block.shape == Shape::Item && block.mark.contains(char::is_alphanumeric)
    }
}

/// A short line that stands alone is a heading, also when it is numbered: `2. Berths`.
fn shape(block: &mut Block, is_listed: bool) {
    let text = block.text.trim();
    let is_alone = match block.shape {
        Shape::Paragraph => true,
        Shape::Item => Reader::is_numbered(block) && !is_listed,
        Shape::Heading | Shape::Row => false,
    };
    if !is_alone || text.len() > 4 * LONGEST_HEADING {
        return;
    }
    let is_short =
        text.chars().count() <= LONGEST_HEADING && text.split(' ').count() <= 9;
    let begins = text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let is_title = is_short && begins && !text.ends_with(['.', ';', ',', '!', '?']);
    let has_content = is_label(text) && !text.trim_end().ends_with(':');
    if is_title && !has_content || is_section(text) {
        block.shape = Shape::Heading;
    }
}

#[cfg(test)]
mod tests {
    use super::blocks;
    use crate::import::block::Shape;

    fn found(text: &str) -> Vec<(Shape, String)> {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        blocks(&lines)
            .into_iter()
            .map(|b| (b.shape, b.text))
            .collect()
    }

    #[test]
    fn joins_lines_that_were_broken() {
        let text = "Hate speech\n\nThe company\n\nexplained that it\ngrows.\n\n- one\n two\n- three\n\nUS: A B";
        let expected = [
            (Shape::Heading, "Hate speech"),
            (Shape::Paragraph, "The company explained that it grows."),
            (Shape::Item, "one two"),
            (Shape::Item, "three"),
            (Shape::Paragraph, "US: A B"),
        ];
        let found = found(text);
        let found: Vec<_> = found.iter().map(|(s, text)| (*s, text.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn tells_items_titles_and_rows() {
        let text = "1. Berths\n\nThey said that\n12. of May suits.\n\n1) One said.\n2) Two\n\na\tb\nc\td\n\n| x | y |\n|---|---|\n| z | w |";
        let found = found(text);
        let found: Vec<_> = found.iter().map(|(s, text)| (*s, text.as_str())).collect();
        let expected = [
            (Shape::Heading, "Berths"),
            (Shape::Paragraph, "They said that 12. of May suits."),
            (Shape::Item, "One said."),
            (Shape::Item, "Two"),
            (Shape::Row, "a | b"),
            (Shape::Row, "c | d"),
            (Shape::Row, "x | y"),
            (Shape::Row, "z | w"),
        ];
        assert_eq!(found, expected);
    }
}
