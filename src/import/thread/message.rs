//! A text of a file and a message in it, each with who speaks.

use super::head::Head;

/// A text of a file, and the head that stands above it there.
#[derive(Debug, Default)]
pub struct Text {
    /// The fields of the mail whose text it is; none for a text on its own.
    pub head: Option<Head>,
    pub words: String,
    /// Who speaks where the text itself does not say.
    pub author: Author,
    pub place: Place,
}

/// Where a text of a file stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Place {
    #[default]
    Own,
    /// A message that was attached as a whole.
    Attached,
    /// A file beside the words of a message.
    Beside,
    /// At the margin of another text: such a text holds no report.
    Aside,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Author {
    /// We ourselves: a note on its own, without a head.
    House,
    Named(String),
    #[default]
    Unknown,
}

#[derive(Debug, Clone, Default)]
pub struct Message {
    /// Its head; without lines where the text has none.
    pub head: Head,
    pub body: Vec<String>,
    pub author: Author,
    pub place: Place,
}

impl Message {
    pub fn of(author: Author) -> Self {
        Self { author, ..Self::default() }
    }

    pub fn size(&self) -> usize {
        self.body.iter().map(|line| line.trim().len()).sum()
    }
}
