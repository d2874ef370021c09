//! What is behind each line of a pack, and why it changed between two states of the project.

pub mod built;
pub mod diff;
pub mod trace;
