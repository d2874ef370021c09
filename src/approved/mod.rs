//! Who approved which line of a pack, and which lines are no longer what was approved.

pub mod change;
pub mod file;
pub mod ground;
mod place;
pub mod standing;
pub mod told;
