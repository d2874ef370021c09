//! Names in every way of writing them.

pub mod generated;
pub mod shapes;
mod spellings;
mod users;
mod words;
