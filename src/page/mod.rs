//! The page: a brief as Markdown, one sentence a line, and as HTML.

pub mod difference;
pub mod escape;
pub mod filter;
pub mod fragment;
pub mod html;
pub mod mark;
pub mod names;
pub mod notes;
pub mod render;
pub mod tidy;

/// What a template wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft(pub String);

/// A pack as it lies in `output/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The visit, contact or organisation.
    pub id: String,
    /// The document.
    pub document: String,
    /// One sentence a line.
    pub markdown: String,
    /// One self-contained page.
    pub html: String,
}
