//! `git`: what git needs to know of packs, and the merging that it then asks for.

mod merge_driver;
mod setup;

use std::path::Path;

use super::Outcome;
use super::screen::Screen;
use crate::cli::GitCommand;

pub use setup::{remind, set_up};

pub fn git(start: &Path, what: &GitCommand, screen: &Screen) -> Option<Outcome> {
    match what {
        GitCommand::Setup => setup::setup(start, screen),
        GitCommand::MergeDriver(files) => Some(merge_driver::merge(start, files, screen)),
    }
}
