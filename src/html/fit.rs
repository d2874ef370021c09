//! Events → how small the type of a page has to be, so that each of its parts has room on one
//! sheet of A4.
//!
//! A browser cannot be asked for that, so it is reckoned: the lines that each block takes at a
//! size, against those that a sheet has. The widths and heights are those of `page.css` for
//! `html.one_page`, in em of the running text; a test prints pages and counts them.

use std::iter::successors;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use unicode_width::UnicodeWidthStr;

/// Columns in a line: letters are about half as wide as the type is high, ideographs twice that.
const COLUMNS: f64 = 88.0;

/// The height of a sheet, less what some browsers print on it besides.
const SHEET: f64 = 64.0;

/// The height of a line.
const LINE: f64 = 1.35;

/// As small as type gets before it is no help to anybody.
const SMALLEST: f64 = 0.4;

/// Returns the size of the type, 1 where all has room at the usual one.
pub(super) fn size(events: &[Event<'_>]) -> f64 {
    let parts = parts(events);
    let sizes = successors(Some(100_u32), |size| size.checked_sub(2));
    let mut sizes = sizes.map(|size| f64::from(size) / 100.0);
    let fits = |size: f64| {
        let height = |part: &Vec<Block>| -> f64 {
            part.iter().map(|block| block.height(size)).sum()
        };
        parts.iter().all(|part| height(part) <= SHEET / size)
    };
    sizes
        .find(|size| *size <= SMALLEST || fits(*size))
        .unwrap_or(SMALLEST)
}

/// A stretch of text that begins on a line of its own.
#[derive(Default)]
struct Block {
    /// The columns of each of its lines, as written.
    lines: Vec<usize>,
    /// How large its type is beside that of running text.
    type_size: f64,
    /// How many columns it is set in.
    indent: f64,
    /// The white space around it.
    around: f64,
}

impl Block {
    fn height(&self, size: f64) -> f64 {
        let columns = (COLUMNS / size - self.indent) / self.type_size;
        let lines = self.lines.iter().map(|width| {
            let width = f64::from(u32::try_from(*width).unwrap_or(u32::MAX));
            // Words do not fill a line to its end.
            (width * 1.05 / columns).ceil().max(1.0)
        });
        lines.sum::<f64>() * LINE * self.type_size + self.around
    }
}

/// Splits a page into its parts, at the rules before headings.
fn parts(events: &[Event<'_>]) -> Vec<Vec<Block>> {
    let mut parts: Vec<Vec<Block>> = vec![Vec::new()];
    let mut block = Block::default();
    let (mut lists, mut quotes) = (0_u32, 0_u32);
    for (n, event) in events.iter().enumerate() {
        let part = parts.last_mut().expect("there is always one");
        match event {
            Event::Rule
                if matches!(
                    events.get(n + 1),
                    Some(Event::Start(Tag::Heading { .. }))
                ) =>
            {
                parts.push(Vec::new());
            }
            Event::Rule => part.push(space(2.0)),
            Event::Start(tag) => {
                match tag {
                    Tag::List(_) => lists += 1,
                    Tag::BlockQuote(_) => quotes += 1,
                    _ => {}
                }
                if let Some((type_size, around)) = style(tag) {
                    push(part, &mut block);
                    block = Block {
                        lines: vec![0],
                        type_size,
                        indent: f64::from(lists * 3 + quotes * 6),
                        around,
                    };
                }
            }
            Event::End(tag) => match tag {
                TagEnd::List(_) => lists -= 1,
                TagEnd::BlockQuote(_) => {
                    quotes -= 1;
                    push(part, &mut block);
                    part.push(space(2.2));
                }
                TagEnd::TableCell => add(&mut block, "   "),
                _ => {}
            },
            Event::Text(words)
            | Event::Code(words)
            | Event::Html(words)
            | Event::InlineHtml(words) => {
                add(&mut block, words);
            }
            Event::SoftBreak => add(&mut block, " "),
            Event::HardBreak => block.lines.push(0),
            Event::FootnoteReference(_) => add(&mut block, "00"),
            _ => {}
        }
    }
    let part = parts.last_mut().expect("there is always one");
    push(part, &mut block);
    parts
}

/// Returns the size of type and the white space of what begins a block.
fn style(tag: &Tag<'_>) -> Option<(f64, f64)> {
    Some(match tag {
        Tag::Heading { level, .. } => match level {
            HeadingLevel::H1 => (1.5, 0.6),
            HeadingLevel::H2 => (1.3, 0.9),
            _ => (1.08, 0.9),
        },
        Tag::Paragraph => (1.0, 0.7),
        Tag::Item => (1.0, 0.25),
        Tag::TableRow | Tag::TableHead => (0.9, 1.0),
        Tag::CodeBlock(_) => (0.9, 1.6),
        _ => return None,
    })
}

fn space(around: f64) -> Block {
    Block {
        around,
        ..Block::default()
    }
}

fn push(part: &mut Vec<Block>, block: &mut Block) {
    let block = std::mem::take(block);
    if block.lines.iter().any(|width| *width > 0) {
        part.push(block);
    }
}

fn add(block: &mut Block, words: &str) {
    for (n, line) in words.split('\n').enumerate() {
        if n > 0 {
            block.lines.push(0);
        }
        if let Some(last) = block.lines.last_mut() {
            *last += line.width();
        }
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Parser;

    use super::size;

    fn of(markdown: &str) -> f64 {
        size(&Parser::new(markdown).collect::<Vec<_>>())
    }

    #[test]
    fn a_short_page_keeps_its_type_and_a_long_one_gets_smaller() {
        assert_eq!(of("# A\n\nShort.\n"), 1.0);
        let some = of(&"- A line of some length, which stands in a list.\n".repeat(60));
        let many = of(&"- A line of some length, which stands in a list.\n".repeat(90));
        assert!(many < some && some < 1.0, "{many} {some}");
    }

    #[test]
    fn parts_are_pages_of_their_own() {
        let part = "## B\n\n".to_owned() + &"- One line.\n".repeat(30);
        let both = format!("# A\n\n---\n\n{part}\n---\n\n{part}");
        assert_eq!(of(&both), 1.0);
    }

    #[test]
    fn nothing_makes_it_endless() {
        assert_eq!(of(&"Words without an end.\n\n".repeat(5_000)), 0.4);
        assert_eq!(of(""), 1.0);
    }
}
