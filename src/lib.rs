//! scene-setter.
pub mod brief;
pub mod cli;
pub mod command;
pub mod compile;
pub mod document;
pub mod facts;
pub mod field;
pub mod load;
pub mod nearest;
pub mod page;
pub mod project;
pub mod publish;
pub mod read;
pub mod report;
pub mod source;
pub mod templates;
pub mod yaml;
