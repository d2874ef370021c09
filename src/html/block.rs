//! Events → the parts of a page and their blocks, and how high each is in print.
//!
//! A browser cannot be asked for that, so it is reckoned: the lines that a block takes in a width.
//! The widths and heights are those of `page.css`, in em of the running text; tests print pages
//! and look.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use unicode_width::UnicodeWidthStr;

/// The last letter of the Latin blocks.
const LAST_LATIN: char = '\u{24f}';

/// The height of a line.
const LINE: f64 = 1.35;

/// As many columns as a line loses to its last word, at most.
const LONGEST: f64 = 6.0;

/// The height of a picture of somebody, less that of the line beside it.
const PICTURE: f64 = 1.6;

/// What stands between two rules before headings.
#[derive(Default)]
pub(super) struct Part<'a> {
    /// The event of the rule with which it begins; none for the first.
    pub(super) rule: Option<usize>,
    /// The notes that it mentions, each once.
    pub(super) mentions: BTreeSet<&'a str>,
    blocks: Vec<Block>,
}

impl Part<'_> {
    /// Returns its height in em where `columns` letters stand in a line, and so much of the white
    /// space around its blocks, of which much is shared.
    pub(super) fn height(&self, columns: f64, space: f64) -> f64 {
        self.blocks.iter().map(|block| block.height(columns, space)).sum()
    }
}

/// A stretch of text that begins on a line of its own.
#[derive(Default)]
struct Block {
    /// The columns of each of its lines, as written.
    lines: Vec<usize>,
    /// How many words they have.
    words: usize,
    /// How large its type is beside that of running text.
    type_size: f64,
    /// How many columns it is set in.
    indent: f64,
    /// The white space around it.
    around: f64,
    /// How much its pictures are higher than their lines.
    pictures: f64,
}

impl Block {
    fn height(&self, columns: f64, space: f64) -> f64 {
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        // At the end of a line half a word has no room; what has no spaces breaks anywhere.
        let word = number(self.lines.iter().sum()) / number(self.words.max(1));
        let columns = (columns - self.indent) / self.type_size - (word / 2.0).min(LONGEST);
        let lines = self.lines.iter().map(|width| (number(*width) / columns).ceil().max(1.0));
        lines.sum::<f64>() * LINE * self.type_size + self.pictures + self.around * space
    }
}

/// Splits a page into its parts, at the rules before headings.
pub(super) fn parts<'a>(events: &'a [Event<'_>]) -> Vec<Part<'a>> {
    let mut parts: Vec<Part<'a>> = vec![Part::default()];
    let mut block = Block::default();
    let (mut lists, mut quotes) = (0_u32, 0_u32);
    for (n, event) in events.iter().enumerate() {
        let whole = parts.last_mut().expect("there is always one");
        let part = &mut whole.blocks;
        match event {
            Event::Rule if matches!(events.get(n + 1), Some(Event::Start(Tag::Heading { .. }))) => {
                parts.push(Part { rule: Some(n), ..Part::default() });
            }
            Event::Rule => part.push(space(2.0)),
            Event::Start(tag) => {
                match tag {
                    Tag::List(_) => lists += 1,
                    Tag::BlockQuote(_) => quotes += 1,
                    Tag::Image { .. } => block.pictures += PICTURE,
                    _ => {}
                }
                if let Some((type_size, around)) = style(tag) {
                    push(part, &mut block);
                    block = Block {
                        lines: vec![0],
                        words: 0,
                        type_size,
                        indent: f64::from(lists * 3 + quotes * 6),
                        around,
                        pictures: 0.0,
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
            Event::FootnoteReference(label) => {
                whole.mentions.insert(label);
                add(&mut block, "00");
            }
            _ => {}
        }
    }
    let last = &mut parts.last_mut().expect("there is always one").blocks;
    push(last, &mut block);
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
    Block { around, ..Block::default() }
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
        block.words += line.split(' ').count();
        if let Some(last) = block.lines.last_mut() {
            // Letters of other scripts are wider by a sixth.
            let others = line.chars().filter(|letter| *letter > LAST_LATIN).count();
            *last += line.width() + others.div_ceil(6);
        }
    }
}
