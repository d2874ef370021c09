//! x
use std::path::Path;
use super::Outcome;
use super::screen::Screen;
/// x
pub fn status(_start: &Path, _as_of: Option<&str>, _screen: &Screen) -> Outcome { Outcome::Done }
