//! What a Word file brought: the Markdown as it was edited, and what is to be told of it.

use super::read::Author;

/// What a file brings.
#[derive(Debug, Default)]
pub struct Adopted {
    /// The Markdown that went out, as it was edited.
    pub markdown: String,
    /// Who wrote which line, as far as changes were tracked.
    pub authors: Vec<(String, Author)>,
    /// Sentences that say something else: what they said and say.
    pub changed: Vec<(String, String)>,
    /// What has no place of its own in Markdown and was put elsewhere, or could not be taken.
    pub notes: Vec<String>,
    /// How many sentences were deleted, and how many are new.
    pub deleted: usize,
    pub added: usize,
}
