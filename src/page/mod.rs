//! A brief → Markdown, through the templates.

mod edit;
mod elision;
pub mod escape;
pub mod filter;
mod finish;
pub mod fragment;
mod in_language;
mod joint;
pub mod known_names;
mod limit;
mod links;
pub mod mark;
pub mod notes;
mod own_notes;
pub mod plain;
pub mod render;
mod sentence;
pub mod templates;
mod through;
mod translate;

/// What a template wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft(pub String);
