//! Words → what the `git` program answers, or why it gives no answer.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

/// Why git gave no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    NoRepository,
    /// The repository has no such revision.
    NoRevision(String),
    /// The clone holds a part of the history, and the revision may lie beyond it.
    CutOff(String),
    /// There is no git on this machine.
    NoGit,
    /// Git cannot run, does not trust the repository or cannot read it: why, in a sentence.
    Failed(String),
}

impl Trouble {
    pub fn words(&self) -> String {
        match self {
            Trouble::NoRepository => "The project is not in a git repository.".to_owned(),
            Trouble::NoRevision(name) => format!("No revision is called `{name}`."),
            Trouble::CutOff(name) => {
                format!("No revision is called `{name}` in this clone, whose history is cut off.")
            }
            Trouble::NoGit => {
                "The program `git` cannot be run: there is none on the PATH.".to_owned()
            }
            Trouble::Failed(why) => why.clone(),
        }
    }

    /// Says what to do about it.
    pub fn hints(&self) -> Vec<String> {
        let hint = match self {
            Trouble::NoRepository => "`git init` begins one",
            Trouble::NoRevision(_) => {
                "name a commit, branch or tag, or a visit or contact by its id"
            }
            Trouble::CutOff(_) => "`git fetch --unshallow` brings the rest of it",
            Trouble::NoGit => "install git, or add its folder to the PATH",
            Trouble::Failed(_) => {
                "run `git status` and `git fsck` in the project: git says there what it needs"
            }
        };
        vec![hint.to_owned()]
    }

    pub fn code(&self) -> &'static str {
        match self {
            Trouble::NoRepository | Trouble::NoRevision(_) | Trouble::CutOff(_) => "no-revision",
            Trouble::NoGit | Trouble::Failed(_) => "git-failed",
        }
    }
}

/// A repository may come from anybody, and its settings can name programs to run. None of what
/// is asked here needs one. Filters and textconv are not switched off by name: files of the
/// work tree are never handed to git, and blame is told to leave textconv out.
const NO_PROGRAMS: [&str; 5] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "diff.external=",
    "blame.showRoot=false",
    "blame.ignoreRevsFile=",
];

/// Runs git in the project folder, with `input` on its standard input.
pub fn run(root: &Path, words: &[&str], input: &[u8]) -> Result<Vec<u8>, Trouble> {
    let done = output(root, words, input).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Trouble::NoGit,
        _ => Trouble::Failed(format!("The program `git` cannot be run: {error}.")),
    })?;
    if done.status.success() {
        return Ok(done.stdout);
    }
    let said = String::from_utf8_lossy(&done.stderr);
    let first = said.lines().next().unwrap_or_default();
    let why = first.trim_start_matches("fatal: ").trim_end_matches('.');
    Err(if why.starts_with("not a git repository") {
        Trouble::NoRepository
    } else if why.contains("dubious ownership") {
        Trouble::Failed(
            "Git does not trust this repository: its folder belongs to somebody else.".to_owned(),
        )
    } else {
        let word = words.first().unwrap_or(&"");
        let why = if why.is_empty() { "it failed" } else { why };
        Trouble::Failed(format!("`git {word}` failed: {why}."))
    })
}

/// Places that the environment names from where the program was started; git starts in the project.
#[allow(clippy::disallowed_methods, reason = "git looks at the environment")]
fn places() -> Vec<(&'static str, PathBuf)> {
    let names = ["GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"];
    let place = |name: &'static str| {
        let place = PathBuf::from(std::env::var_os(name)?);
        Some((name, std::path::absolute(place).ok()?))
    };
    names.into_iter().filter_map(place).collect()
}

fn output(root: &Path, words: &[&str], input: &[u8]) -> io::Result<Output> {
    let mut git = Command::new("git");
    git.arg("--no-pager").arg("-C").arg(root);
    for setting in NO_PROGRAMS {
        git.args(["-c", setting]);
    }
    git.envs(places());
    git.args(words)
        .env("GIT_OPTIONAL_LOCKS", "0")
        // A missing object is not fetched: that runs ssh, or whatever the remote names.
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_ALLOW_PROTOCOL", "none")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut git = git.spawn()?;
    // Git answers while it is still being asked: a full pipe would stop both.
    let (pipe, asked) = (git.stdin.take(), input.to_owned());
    let asking = thread::spawn(move || {
        let mut pipe = pipe;
        pipe.as_mut().map(|pipe| pipe.write_all(&asked))
    });
    let done = git.wait_with_output()?;
    let _ = asking.join();
    Ok(done)
}
