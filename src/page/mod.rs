//! The page: a brief as Markdown, one sentence a line, and as HTML.

pub mod base;
pub mod difference;
pub mod escape;
pub mod filter;
pub mod fragment;
pub mod html;
mod limit;
pub mod mark;
pub mod merge;
pub mod names;
pub mod notes;
pub mod render;
pub mod settle;
mod through;
pub mod tidy;

use std::sync::Arc;

use settle::{Standing, Verdict};

/// What a template wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft(pub String);

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
