//! What a fact has to do with a line, in words.

/// What a fact has to do with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    Shows,
    /// The line shows what was worked out from it.
    WorkedOut,
    Because,
    /// The line is there because the record does not say it.
    Missing,
}

impl How {
    pub fn words(self) -> &'static str {
        match self {
            How::Shows => "shows",
            How::WorkedOut => "worked out from",
            How::Because => "because of",
            How::Missing => "missing",
        }
    }

    /// Says whether the line holds words of the fact or worked out from it.
    pub fn is_shown(self) -> bool {
        matches!(self, How::Shows | How::WorkedOut)
    }
}
