//! A brief → Markdown, through the templates.

pub mod escape;
pub mod filter;
pub mod fragment;
pub mod known_names;
mod limit;
mod links;
pub mod mark;
pub mod notes;
pub mod render;
pub mod templates;
mod through;

/// What a template wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft(pub String);
