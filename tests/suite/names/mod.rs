//! Names in every way of writing them.

mod generated;
mod shapes;
mod spellings;
mod words;
