//! Markdown in a field → its blocks: paragraphs, headings, lists and tables.

use std::ops::Range;

/// A block of a text, or an item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub kind: Kind,
    /// What stands before its words: `- `, `## ` or nothing.
    pub before: Range<usize>,
    pub words: Range<usize>,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A paragraph: lines that follow join it.
    Words,
    Heading,
    Item,
    /// A row of a table, with bars at its edges or without, or what a link leads to.
    Row,
    Blank,
}

/// Cuts a text into blocks; what stands between two of them are line breaks.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut lines: Vec<Block> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        let (kind, length) = kind(words);
        lines.push(Block { kind, before: at..at + length, words: at + length..at + words.len() });
        at += line.len();
    }
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines {
        match (blocks.last_mut(), line.kind) {
            (Some(last), Kind::Words) if matches!(last.kind, Kind::Words | Kind::Item) => {
                last.words.end = line.words.end;
            }
            (Some(last), Kind::Row) if last.kind == Kind::Row => {
                last.words.end = line.words.end;
            }
            _ => blocks.push(line),
        }
    }
    blocks
}

/// Returns what a line is, and how much of it stands before its words.
fn kind(line: &str) -> (Kind, usize) {
    let rest = line.trim_start();
    let sign = rest.split(' ').next().unwrap_or_default();
    let length = line.len() - rest.len() + (sign.len() + 1).min(rest.len());
    let digits = sign.trim_end_matches(['.', ')']);
    let numbered = !digits.is_empty()
        && digits.len() + 1 == sign.len()
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    if rest.is_empty() {
        (Kind::Blank, 0)
    } else if rest.contains('|') || is_definition(rest) {
        (Kind::Row, 0)
    } else if matches!(sign, "-" | "*" | "+") || numbered {
        (Kind::Item, length)
    } else if sign == ">" || sign.bytes().all(|byte| byte == b'#') {
        (Kind::Heading, length)
    } else {
        (Kind::Words, 0)
    }
}

/// `[1]: https://x.example "A title"`
fn is_definition(line: &str) -> bool {
    let label = line.strip_prefix('[').and_then(|rest| rest.split_once("]: "));
    label.is_some_and(|(label, _)| !label.starts_with('^'))
}
