//! scene-setter.
pub mod facts;
pub mod field;
pub mod load;
pub mod nearest;
pub mod project;
pub mod read;
pub mod report;
pub mod source;
pub mod yaml;
