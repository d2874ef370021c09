//! A stretch of a text that belongs together: a heading, a paragraph, an item or a row.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Heading,
    Paragraph,
    Item,
    Row,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    pub shape: Shape,
    pub text: String,
    /// Its lines as they stand, or the cells of a row.
    pub lines: Vec<String>,
    pub mark: String,
    pub indent: usize,
    pub opens_table: bool,
    pub is_apart: bool,
}

impl Block {
    pub fn of(shape: Shape, text: &str) -> Self {
        Self {
            shape,
            text: text.to_owned(),
            lines: vec![text.to_owned()],
            mark: String::new(),
            indent: 0,
            opens_table: false,
            is_apart: false,
        }
    }

    /// Returns the words with the sign that stood before them.
    pub fn as_it_stands(&self) -> String {
        match self.mark.as_str() {
            "" => self.text.clone(),
            mark => format!("{mark} {}", self.text),
        }
    }

    /// `They pay in full, except` above a list, `pay the fee` above `- not at quay 3`.
    pub fn goes_on_in(&self, next: &Self) -> bool {
        let is_open = !self.text.trim_end().ends_with([':', '.', ';', '!', '?', '"', '”']);
        let is_below = match self.shape {
            Shape::Item => next.indent > self.indent,
            shape => shape == Shape::Paragraph,
        };
        is_open && is_below && next.shape == Shape::Item
    }
}
