//! The parts of a Word file's text: paragraphs and tables, each made of sentences that know where
//! they stand in the Markdown.

use std::ops::Range;

use super::revision::{Revision, across};

/// The text of a Word file.
#[derive(Debug, Default)]
pub struct Document {
    pub blocks: Vec<Block>,
    /// At which number each list with numbers begins.
    pub lists: Vec<u64>,
    /// What each note says stands in these blocks.
    pub notes: Vec<Note>,
}

/// One part of the text.
#[derive(Debug, Clone)]
pub enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// A note at the foot of a page.
#[derive(Debug)]
pub struct Note {
    /// By which the Markdown names it.
    pub label: String,
    pub block: usize,
}

/// A paragraph, as the reader of a page sees one.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub style: Style,
    /// Whether it stands in a box.
    pub in_box: bool,
    pub begins_page: bool,
    /// Whether it goes on where the page before would be left empty.
    pub goes_on: bool,
    /// Whether it must stand on the page of what follows.
    pub keeps_with_next: bool,
    /// The address of a picture that stands alone.
    pub picture: Option<String>,
    pub sentences: Vec<Sentence>,
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    Title,
    /// A heading, from 1.
    Heading(u8),
    Body,
    /// An item of a list that has bullets, with its depth from 0.
    Bullet(u8),
    /// An item of a list that has numbers: its depth, and which list.
    Number(u8, usize),
    /// A further paragraph of an item.
    Continued(u8),
    Code,
    /// What a note says, in the list of sources.
    Source,
    /// A line across the page.
    Rule,
}

/// A table; the first row is its head, unless that is empty.
#[derive(Debug, Clone)]
pub struct Table {
    pub head: Option<Row>,
    pub rows: Vec<Row>,
    /// The heading above it, by which it is named to those who cannot see it.
    pub name: String,
    pub columns: usize,
    /// Its place in the Markdown.
    pub range: Range<usize>,
}

/// A row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    pub cells: Vec<Cell>,
    /// Its line in the Markdown.
    pub range: Range<usize>,
}

/// A cell of a table.
#[derive(Debug, Clone)]
pub struct Cell {
    pub sentences: Vec<Sentence>,
    /// Its place in the Markdown, between the bars.
    pub range: Range<usize>,
}

/// A sentence, or more where they share one line.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Its number in the file.
    pub number: usize,
    /// Its place in the Markdown, without the signs before it.
    pub range: Range<usize>,
    pub pieces: Vec<Piece>,
    /// The address of the picture that stands before it; it is no part of its words.
    pub picture: Option<String>,
}

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Piece {
    Words(Words),
    /// A mention of a note, by its label.
    Mention(String),
    /// A new line within the paragraph.
    Break,
    /// Any of these that stands in one of two states of the text only.
    Revised(Revision, Box<Piece>),
}

/// Words that look alike.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words {
    pub text: String,
    pub look: Look,
    /// Where a click on them leads.
    pub link: Option<String>,
}

/// How words look.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Look {
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    pub code: bool,
}

impl Document {
    /// Returns what a note says, with the number of the note; none where nothing defines it.
    pub fn note(&self, label: &str) -> Option<(usize, Vec<&Sentence>)> {
        let is_it = |note: &&Note| note.label.eq_ignore_ascii_case(label);
        let number = self.notes.iter().position(|note| is_it(&note))?;
        let blocks = self.notes.iter().filter(is_it);
        let sentences = blocks.flat_map(|note| match &self.blocks[note.block] {
            Block::Paragraph(paragraph) => paragraph.sentences.as_slice(),
            Block::Table(_) => &[],
        });
        Some((number, sentences.collect()))
    }
}

impl Block {
    /// Returns a block like this one, without its words.
    pub fn without_words(&self) -> Self {
        match self {
            Block::Paragraph(paragraph) => {
                Block::Paragraph(Paragraph { sentences: Vec::new(), ..paragraph.clone() })
            }
            Block::Table(table) => Block::Table(Table {
                head: None,
                rows: Vec::new(),
                name: table.name.clone(),
                range: table.range.clone(),
                ..*table
            }),
        }
    }
}

impl Piece {
    /// Returns a space.
    pub fn space() -> Self {
        let text = " ".to_owned();
        Piece::Words(Words { text, ..Words::default() })
    }

    /// Returns what became of it between two states of the text, and the piece itself.
    pub fn parts(&self) -> (Option<Revision>, &Piece) {
        match self {
            Piece::Revised(revision, piece) => (Some(*revision), piece),
            piece => (None, piece),
        }
    }
}

impl Sentence {
    /// Makes a sentence that stands in no Markdown.
    pub fn made(number: usize, pieces: Vec<Piece>) -> Self {
        Self { number, range: 0..0, pieces, picture: None }
    }

    /// Says whether a new line follows it within its paragraph.
    pub fn ends_line(&self) -> bool {
        let last = self.pieces.last().map(Piece::parts);
        last.is_some_and(|(_, piece)| *piece == Piece::Break)
    }

    /// Returns what became of all of it between two states of the text; none where some of it
    /// stands in both.
    pub fn revision(&self) -> Option<Revision> {
        across(self.pieces.iter().map(|piece| piece.parts().0))
    }

    /// Returns the words alone, as they stand now.
    pub fn text(&self) -> String {
        let pieces = self.pieces.iter().map(|piece| match piece.parts() {
            (Some(revision), _) if revision.is_of_old() => "",
            (_, Piece::Words(words)) => words.text.as_str(),
            (_, Piece::Break) => " ",
            _ => "",
        });
        pieces.collect()
    }
}
