//! A stretch of a text that belongs together: a heading, a paragraph, an item or a row.

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A short line that stands alone.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
}

/// A stretch of text that belongs together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub shape: Shape,
    /// Its words on one line.
    pub text: String,
    /// Its lines as they stand, or the cells of a row.
    pub lines: Vec<String>,
    /// The sign or number before an item.
    pub mark: String,
    /// How far it is indented.
    pub indent: usize,
    /// Whether a table begins with this row.
    pub opens_table: bool,
}

impl Block {
    /// A block of words alone.
    pub fn of(shape: Shape, text: &str) -> Self {
        Self {
            shape,
            text: text.to_owned(),
            lines: vec![text.to_owned()],
            mark: String::new(),
            indent: 0,
            opens_table: false,
        }
    }

    /// Returns the words with the sign that stood before them.
    pub fn as_it_stands(&self) -> String {
        match self.mark.as_str() {
            "" => self.text.clone(),
            mark => format!("{mark} {}", self.text),
        }
    }
}
