//! Markdown in a field → its blocks: paragraphs, headings, lists and tables.

use std::ops::Range;

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Words with what stands before them, as `## ` or nothing.
    Words {
        /// What stands before them.
        before: Range<usize>,
        /// The words.
        words: Range<usize>,
    },
    /// The items of a list: what stands before each, and its words.
    Items(Vec<(Range<usize>, Range<usize>)>),
    /// A table, its last line break left out.
    Table(Range<usize>),
    /// Blank lines and line breaks.
    Blank(Range<usize>),
}

#[derive(PartialEq, Eq)]
enum Line {
    Blank,
    Table,
    Item(usize),
    Heading(usize),
    Words,
}

/// Cuts a text into blocks that cover it; nothing of it is lost.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut lines: Vec<(Range<usize>, Line)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        lines.push((at..at + words.len(), kind(words)));
        at += line.len();
    }
    mark_tables(text, &mut lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut end = 0;
    for (range, line) in lines {
        let joins = match (blocks.last(), &line) {
            (Some(Block::Words { before, words }), Line::Words) => {
                // A heading is one line.
                before.is_empty() && !words.is_empty()
            }
            (Some(Block::Items(_)), Line::Words | Line::Item(_))
            | (Some(Block::Table(_)), Line::Table) => true,
            _ => false,
        };
        if joins {
            extend(&mut blocks, range.clone(), &line);
        } else {
            if end < range.start {
                blocks.push(Block::Blank(end..range.start));
            }
            blocks.push(match line {
                Line::Blank => Block::Blank(range.clone()),
                Line::Table => Block::Table(range.clone()),
                Line::Item(length) => Block::Items(vec![cut(&range, length)]),
                Line::Heading(length) => {
                    let (before, words) = cut(&range, length);
                    Block::Words { before, words }
                }
                Line::Words => Block::Words {
                    before: range.start..range.start,
                    words: range.clone(),
                },
            });
        }
        end = range.end;
    }
    if end < text.len() {
        blocks.push(Block::Blank(end..text.len()));
    }
    blocks
}

fn cut(line: &Range<usize>, length: usize) -> (Range<usize>, Range<usize>) {
    let at = line.start + length;
    (line.start..at, at..line.end)
}

fn extend(blocks: &mut [Block], range: Range<usize>, line: &Line) {
    match (blocks.last_mut(), line) {
        (Some(Block::Items(items)), Line::Item(length)) => {
            items.push(cut(&range, *length));
        }
        (Some(Block::Items(items)), _) => {
            if let Some((_, words)) = items.last_mut() {
                words.end = range.end;
            }
        }
        (Some(Block::Words { words, .. } | Block::Table(words)), _) => {
            words.end = range.end;
        }
        _ => {}
    }
}

fn kind(line: &str) -> Line {
    let rest = line.trim_start();
    let indent = line.len() - rest.len();
    if rest.is_empty() {
        return Line::Blank;
    }
    if rest.starts_with('|') {
        return Line::Table;
    }
    let sign = rest.split(' ').next().unwrap_or_default();
    let digits = sign.trim_end_matches(['.', ')']);
    let numbered = !digits.is_empty()
        && digits.len() + 1 == sign.len()
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    let length = indent + (sign.len() + 1).min(rest.len());
    if matches!(sign, "-" | "*" | "+") || numbered {
        return Line::Item(length);
    }
    let heads = sign.bytes().all(|byte| byte == b'#') || sign == ">";
    if heads {
        Line::Heading(length)
    } else {
        Line::Words
    }
}

/// A table without bars at its edges is known by the line under its head.
fn mark_tables(text: &str, lines: &mut [(Range<usize>, Line)]) {
    for at in 1..lines.len() {
        let line = &text[lines[at].0.clone()];
        let rule = line.contains('-')
            && line.contains('|')
            && line.chars().all(|c| matches!(c, '-' | '|' | ':' | ' '));
        if rule {
            lines[at - 1].1 = Line::Table;
            lines[at].1 = Line::Table;
        }
        let row = lines[at - 1].1 == Line::Table && line.contains('|');
        if row && lines[at].1 == Line::Words {
            lines[at].1 = Line::Table;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Block, blocks};

    fn cut(text: &str) -> Vec<&str> {
        let mut all = Vec::new();
        for block in blocks(text) {
            match block {
                Block::Words { before, words } => all.extend([before, words]),
                Block::Items(items) => {
                    all.extend(
                        items
                            .into_iter()
                            .flat_map(|(before, words)| [before, words]),
                    );
                }
                Block::Table(range) => all.push(range),
                Block::Blank(_) => {}
            }
        }
        all.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn every_block_is_found() {
        assert_eq!(
            cut("One.\nTwo.\n\nThree."),
            ["", "One.\nTwo.", "", "Three."]
        );
        assert_eq!(
            cut("They:\n- A\n  b\n- C"),
            ["", "They:", "- ", "A\n  b", "- ", "C"]
        );
        assert_eq!(cut("1. A\n2) B"), ["1. ", "A", "2) ", "B"]);
        assert_eq!(cut("## A\nB"), ["## ", "A", "", "B"]);
        assert_eq!(cut("|A|\n|-|\n|B|"), ["|A|\n|-|\n|B|"]);
        assert_eq!(
            cut("A | B\n--|--\nC | D\n\nE"),
            ["A | B\n--|--\nC | D", "", "E"]
        );
    }
}
