//! A command → its answer, remembered where nothing has changed since, else worked out.

use std::path::{Path, PathBuf};

use super::screen::Screen;
use super::table::width;
use super::{Outcome, root, today};
use crate::cache::{self, Answer, Cache, Part};
use crate::cli::Command;
use crate::cli::packs::{BuildArgs, CheckArgs};
use crate::project::load::state::State;

/// The variable that names the folder for caches; when it is empty, there is none.
const FOLDER: &str = "SCENE_SETTER_CACHE";

/// What a command that has just written would answer if it were run again.
#[derive(Debug)]
pub struct Foretold {
    /// The state of the project.
    state: State,
    /// What it would print.
    parts: Vec<Part>,
}

/// What a run remembers, if it may.
#[derive(Debug)]
pub struct Memory {
    root: PathBuf,
    cache: Cache,
    /// The state before the command read anything.
    before: State,
    foretold: Option<Foretold>,
}

impl Memory {
    /// Prepares to remember a command; nothing for one whose answer hangs on more than the
    /// project, such as git or a file elsewhere.
    pub fn of(command: &Command, start: &Path, screen: &Screen) -> Option<Self> {
        let day = match command {
            Command::Build(BuildArgs {
                ids: _,
                document: _,
                as_of: _,
                docx: _,
                check: _,
                dry_run: _,
                discard_edits: false,
                context: _,
            }) => None,
            Command::Check(CheckArgs {
                ids: _,
                as_of: _,
                today: _,
                strict: _,
                originals: None,
                fix: false,
                dry_run: _,
                explain: None,
            })
            | Command::Status { .. }
            | Command::Show(_)
            | Command::List(_) => Some(today::today()),
            _ => return None,
        };
        let folder = folder()?;
        let root = root(start)?;
        let before = State::of(&root)?;
        let question = format!(
            "{command:?}\n{day:?}\n{root:?}\n{:?}\n{:?} {} {:?}\n{}",
            std::path::absolute(start).ok()?,
            screen.form,
            screen.is_quiet(),
            width(),
            cache::program(),
        );
        Some(Self {
            root,
            cache: Cache::new(folder, question),
            before,
            foretold: None,
        })
    }

    /// Prints the answer of before, if there is one.
    pub fn answer(&self, screen: &Screen) -> Option<Outcome> {
        let answer = self.cache.find(&self.before)?;
        let outcome = Outcome::of_status(answer.status)?;
        answer.parts.iter().for_each(|part| screen.print(part));
        Some(outcome)
    }

    /// Notes what the command will print when it is run again. `as_written` says whether all
    /// files still hold what was written: it is asked after the state has been taken, so that
    /// a person who saved in between is not overlooked.
    pub fn foretell(&mut self, parts: Vec<Part>, as_written: impl FnOnce() -> bool) {
        let state = State::of(&self.root).filter(cache::is_settled);
        let state = state.filter(|_| as_written());
        self.foretold = state.map(|state| Foretold { state, parts });
    }

    /// Keeps the answer that was given, if nothing changed while it was worked out.
    pub fn keep(self, outcome: Outcome, printed: Vec<Part>) {
        if outcome == Outcome::Failed || !cache::is_settled(&self.before) {
            return;
        }
        let Some(after) = State::of(&self.root) else {
            return;
        };
        let kept = match self.foretold {
            Some(foretold) if after == foretold.state => foretold.parts,
            None if after == self.before => printed,
            _ => return,
        };
        if after.inputs == self.before.inputs {
            let answer = Answer {
                status: outcome.status(),
                parts: kept,
            };
            self.cache.keep(&after, &answer);
        }
    }
}

/// Finds the folder of answers.
#[allow(
    clippy::disallowed_methods,
    reason = "command/ looks at the environment"
)]
fn folder() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).map(PathBuf::from);
    let caches = match named(FOLDER) {
        Some(folder) if folder.as_os_str().is_empty() => return None,
        Some(folder) => return Some(cache::below(&folder)),
        None if cfg!(windows) => named("LOCALAPPDATA")?,
        None => named("XDG_CACHE_HOME")
            .filter(|folder| folder.is_absolute())
            .or_else(|| Some(named("HOME")?.join(".cache")))?,
    };
    let usable = caches.is_absolute();
    usable.then(|| cache::below(&caches.join("scene-setter")))
}
