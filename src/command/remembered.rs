//! A command → its answer, remembered where nothing has changed since, else worked out.

use std::path::{Path, PathBuf};

use super::screen::Screen;
use super::start::Start;
use super::table::width;
use super::{Outcome, root, today};
use crate::cache::{self, Answer, Cache, Part};
use crate::cli::Command;
use crate::cli::packs::{BuildArgs, CheckArgs};
use crate::project::load::state::{Glance, State};
use crate::project::{git, load};

/// What a command that has just written would answer if it were run again.
#[derive(Debug)]
pub struct Foretold {
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
    before: Glance,
    foretold: Option<Foretold>,
}

impl Memory {
    /// Prepares to remember a command; nothing for one whose answer hangs on more than the
    /// project, such as other commits or a file elsewhere.
    pub fn of(command: &Command, start: &Start, screen: &Screen) -> Option<Self> {
        let mut of_git: Option<fn(&Path) -> String> = None;
        let day = match command {
            Command::Build(BuildArgs {
                ids: _,
                document: _,
                as_of: _,
                docx: _,
                pdf: None,
                check: _,
                dry_run: _,
                discard_edits: false,
                context: _,
            }) => {
                of_git = Some(of_merges);
                None
            }
            Command::Check(CheckArgs {
                ids: _,
                as_of: _,
                today: _,
                strict: _,
                approved: _,
                originals: None,
                fix: false,
                dry_run: _,
                explain: None,
            })
            | Command::Show(_)
            | Command::List(_) => Some(today::today()),
            Command::Status { .. } => {
                of_git = Some(of_merges);
                Some(today::today())
            }
            Command::Why(args) if args.originals.is_none() => {
                of_git = Some(of_lines);
                None
            }
            _ => return None,
        };
        let caches = start.caches()?;
        let root = root(&start.folder)?;
        let mut before = Glance::of(&root)?;
        start.saw(std::mem::take(&mut before.seen));
        let git = of_git.map(|of_git| of_git(&root));
        let question = format!(
            "{command:?}\n{git:?}\n{day:?}\n{root:?}\n{:?}\n{:?} {} {:?}\n{}",
            std::path::absolute(&start.folder).ok()?,
            screen.form,
            screen.is_quiet(),
            width(),
            cache::program(),
        );
        Some(Self { root, cache: Cache::new(caches, question), before, foretold: None })
    }

    /// Prints the answer of before, if there is one.
    pub fn answer(&self, screen: &Screen) -> Option<Outcome> {
        let answer = self.cache.find(&self.before.state)?;
        let outcome = Outcome::of_status(answer.status)?;
        answer.parts.iter().for_each(|part| screen.print(part));
        Some(outcome)
    }

    /// Notes what the command will print when it is run again. `as_written` says whether all
    /// files still hold what was written: it is asked after the state has been taken, so that
    /// a person who saved in between is not overlooked.
    pub fn foretell(&mut self, parts: Vec<Part>, as_written: impl FnOnce() -> bool) {
        let state = self
            .before
            .state
            .with_output(&self.root)
            .filter(cache::is_settled)
            .filter(|_| as_written());
        self.foretold = state.map(|state| Foretold { state, parts });
    }

    /// Keeps the answer that was given, if nothing changed while it was worked out.
    pub fn keep(self, outcome: Outcome, printed: Vec<Part>) {
        if outcome == Outcome::Failed || !cache::is_settled(&self.before.state) {
            return;
        }
        let (state, parts) = match self.foretold {
            Some(Foretold { state, parts }) => (state, parts),
            None if self.before.still_holds(&self.root) => (self.before.state, printed),
            None => return,
        };
        let status = outcome.status();
        self.cache.keep(&state, &Answer { status, parts });
    }
}

/// Who wrote a line hangs on the last commit, and on how git is told to look at it.
fn of_lines(root: &Path) -> String {
    let stamp = |path| load::stamp_of(root, path);
    format!("{:?}", (git::head(root), stamp(".git/config"), stamp(".mailmap")))
}

/// What a merge lost hangs on where the last commit went, and on what is being put together.
fn of_merges(root: &Path) -> String {
    let stamp = |name: &str| {
        let mut folders = root.ancestors();
        folders.find_map(|folder| load::stamp_of(folder, &format!(".git{name}")))
    };
    let last = match stamp("") {
        // The repository lies elsewhere.
        Some(_) => git::head(root),
        None => format!("{:?}", stamp("/logs/HEAD")),
    };
    let under_way = ["/MERGE_HEAD", "/CHERRY_PICK_HEAD", "/REBASE_HEAD"].map(stamp);
    format!("{last} {under_way:?}")
}
