//! Pages × what became of their files → what a build says, now and when it is run again.

use std::path::Path;

use super::count::count;
use super::remembered::Memory;
use super::screen::Screen;
use super::{Outcome, packs};
use crate::cache::Part;
use crate::finding::report::Report;
use crate::pack::Page;
use crate::pack::target::is_hidden;
use crate::publish::{self, FileState};

/// What became of each file, by path.
pub type FileStates = Vec<(String, FileState)>;

/// Says in a line what became of all files.
fn sum(pages: &[Page], states: &[(String, FileState)], done: &str) -> String {
    let made = states.iter().filter(|(_, state)| *state == FileState::Written).count();
    let held = pages.iter().filter(|page| page.verdict.hands_off()).count();
    let left_alone = match held {
        0 => String::new(),
        held => format!(", {} left alone", count(held, "pack")),
    };
    format!(
        "{}: {} {done}, {} unchanged{left_alone}.",
        count(pages.len(), "pack"),
        count(made, "file"),
        states.len() - made,
    )
}

/// Notes that the next build will find everything as this one left it.
pub fn foretell(
    memory: &mut Memory,
    root: &Path,
    pages: &[Page],
    still_stand: &dyn Fn() -> bool,
    screen: &Screen,
) {
    // A base that has just been written says what the next build gives, and stays.
    let files = pages.iter().flat_map(publish::files).filter(|file| !is_hidden(&file.path));
    let made = files.map(|file| (file.path, FileState::Unchanged));
    let next: FileStates = made.chain(pages.iter().flat_map(publish::standing)).collect();
    let as_written = || {
        let states = packs::states(root, pages, &mut Report::default());
        states.iter().all(|(_, f)| *f == FileState::Unchanged) && still_stand()
    };
    let words = sum(pages, &next, "written");
    let parts = if screen.is_quiet() { Vec::new() } else { vec![Part::Err(format!("{words}\n"))] };
    memory.foretell(parts, as_written);
}

/// Says what was written.
pub fn tell(
    pages: &[Page],
    states: &[(String, FileState)],
    (verb, done): (&str, &str),
    screen: &Screen,
) -> Outcome {
    let written = states.iter().filter(|(_, state)| *state == FileState::Written);
    for (path, _) in written {
        if !is_hidden(path) {
            screen.say(&format!("{verb} {path}"));
        }
    }
    screen.say(&sum(pages, states, done));
    if pages.iter().any(|page| page.verdict.is_open()) { Outcome::Act } else { Outcome::Done }
}
