//! Lines and blocks → whether one goes on with the one above: page breaks and narrow windows
//! cut them.

use super::block::{Block, Shape};
use super::titles::is_mark;

/// Programs break lines at 70 letters or more.
const NARROW: usize = 50;

/// Says whether a line is the rest of the one above: an item that was not broken by its
/// length ends where a line of its own indentation begins with a capital.
pub fn goes_on(open: &Block, line: &str, indent: usize) -> bool {
    let last = open.lines.last().map_or(0, |last| last.chars().count());
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
