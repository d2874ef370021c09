//! The spine: what is wanted of the facts → pages as they should lie in `output/`.

pub mod base;
pub mod compile;
pub mod document;
pub mod keep_edits;
pub mod page;
pub mod press;
pub mod wanted;

use std::sync::Arc;

use keep_edits::{Standing, Verdict};

/// A pack as it should lie in `output/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The visit, contact or organisation.
    pub id: String,
    /// The document.
    pub document: String,
    /// One sentence a line, hand edits included.
    pub markdown: Arc<str>,
    /// One self-contained page; none while the pack must be left alone.
    pub html: Option<Box<str>>,
    /// The base to keep for the next build, where it is another than the last.
    pub base: Option<NewBase>,
    /// How the text came about.
    pub verdict: Verdict,
    /// What lay there when the page was made.
    pub standing: Standing,
}

/// The base of a pack: what the build gives before hand edits, and from what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBase {
    /// The text, most often that of the page.
    pub markdown: Arc<str>,
    /// What it was made from, as written beside it.
    pub facts: String,
}
