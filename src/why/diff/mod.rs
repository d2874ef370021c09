//! Two states of a pack → what changed, sentence by sentence, and why.

mod behind;
pub mod cause;
pub mod compared;
pub mod lines;
pub mod probe;
pub mod redline;
mod renamed;
pub mod summary;
mod told;
pub mod told_once;
pub mod tracked;
pub mod within_line;

use cause::Cause;
use lines::Change;

#[derive(Debug)]
pub struct PackDiff {
    pub path: String,
    /// The old text; empty for a new pack.
    pub old: String,
    /// The new text; empty for a pack that is no more.
    pub new: String,
    /// What changed, in reading order; lines that stayed are left out.
    pub changes: Vec<Explained>,
}

/// One change, where it stands and why.
#[derive(Debug)]
pub struct Explained {
    pub change: Change,
    /// The part of the pack, by its heading.
    pub section: String,
    pub causes: Vec<Cause>,
    /// Who approved the line as it was, each a phrase.
    pub approved: Vec<String>,
}

impl PackDiff {
    /// Returns what the pack is called: its first heading, else its path.
    pub fn title(&self) -> &str {
        let lines = self.new.lines().chain(self.old.lines());
        let titles = lines.filter_map(|line| line.strip_prefix("# "));
        titles.map(str::trim).next().unwrap_or(&self.path)
    }

    pub fn old_line(&self, n: usize) -> &str {
        self.old.lines().nth(n).unwrap_or_default()
    }

    pub fn new_line(&self, n: usize) -> &str {
        self.new.lines().nth(n).unwrap_or_default()
    }
}
