//! What is behind each line of a pack, and why it changed between two states of the project.

pub mod diff;
pub mod edition;
pub mod trace;
