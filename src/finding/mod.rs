//! The ground on which all else stands: texts and places in them, names of fields, reports.

pub mod broken;
pub mod digest;
pub mod field;
pub mod kind;
pub mod nearest;
pub mod report;
pub mod rule;
pub mod text;
pub mod unmerged;
