//! A brief → Markdown, through the templates.

pub mod escape;
pub mod filter;
pub mod fragment;
pub mod known_names;
pub mod language;
mod limit;
mod links;
pub mod mark;
pub mod notes;
mod plain;
pub mod render;
mod sentence;
pub mod templates;
mod through;

/// What a template wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft(pub String);
