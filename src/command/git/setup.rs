//! `git setup`: packs are merged by sentence, and hunks name their section.

use std::path::{Path, PathBuf};

use crate::command::screen::Screen;
use crate::command::{Outcome, find_root};
use crate::finding::report::{At, Report};
use crate::init;
use crate::project::load;
use crate::publish::{self, repository};

const ATTRIBUTES: &str = ".gitattributes";

pub fn setup(start: &Path, screen: &Screen) -> Option<Outcome> {
    let mut report = Report::default();
    let root = find_root(start, screen, &mut report)?;
    let done = attributes(&root, screen, &mut report).and_then(|()| set_up(&root, &mut report));
    screen.faults(&report, None);
    done.map(|()| {
        screen.say("This clone merges packs by sentence. Each clone is set up once.");
        Outcome::Done
    })
}

/// Adds the lines that `.gitattributes` lacks.
fn attributes(root: &Path, screen: &Screen, report: &mut Report) -> Option<()> {
    let there = match load::text(root, ATTRIBUTES) {
        Ok(there) => there.unwrap_or_default(),
        Err(fault) => {
            let at = At::Path(ATTRIBUTES.to_owned());
            report.error(fault.code, at, fault.message).hints = fault.hints;
            return None;
        }
    };
    let wanted = init::attributes();
    let is_missing = |line: &&str| !there.lines().any(|known| known == *line);
    let missing: Vec<&str> = wanted.lines().filter(is_missing).collect();
    if missing.iter().all(|line| line.starts_with('#')) {
        return Some(());
    }
    let end = if there.is_empty() || there.ends_with('\n') { "" } else { "\n" };
    let text = format!("{there}{end}{}\n", missing.join("\n"));
    publish::write(root, ATTRIBUTES, text.as_bytes(), report)?;
    screen.say(&format!("wrote {ATTRIBUTES}"));
    Some(())
}

/// Says where a clone does not merge packs as the project asks. Its settings are looked at first:
/// git is a program to start.
pub fn remind(root: &Path, screen: &Screen) {
    let has = |path: &str, words: &str| {
        load::text(root, path).ok().flatten().is_some_and(|text| text.contains(words))
    };
    let asks = has(ATTRIBUTES, "merge=scene-setter");
    if asks && !has(".git/config", "[merge \"scene-setter\"]") && !repository::is_set_up(root) {
        screen.say("This clone does not merge packs by sentence: run `scene-setter git setup`.");
    }
}

/// Tells the clone of the merge driver.
pub fn set_up(root: &Path, report: &mut Report) -> Option<()> {
    repository::set_up(root, &program(), report)
}

/// Returns how git calls this program: by its name where the PATH has it, else by its place.
#[allow(clippy::disallowed_methods, reason = "commands look at the environment")]
fn program() -> String {
    let name = "scene-setter";
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let is_there = |folder: PathBuf| folder.join(name).is_file();
    if std::env::split_paths(&folders).any(is_there) {
        return name.to_owned();
    }
    let own = std::env::current_exe().ok();
    own.map_or_else(|| name.to_owned(), |path| format!("'{}'", path.display()))
}
