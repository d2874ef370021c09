//! A command and the state of a project → what the same command answered before.
//!
//! A command that writes nothing gives the same answer while no file of the project has
//! changed, and a glance at every file tells that it has not: its size, times and number, as
//! git's index does it. Answers lie outside the project, in a folder that may be deleted at
//! any time; one that is damaged, or of another version of the program, is not found.
#![allow(
    clippy::disallowed_methods,
    reason = "the folder of answers is read and written here alone"
)]

mod answer;

use std::fs::{self, DirEntry, Metadata};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

pub use answer::{Answer, Part};

use crate::project::load::state::State;

/// More than this is not kept: one answer for each of the commands of many days.
const MOST_ANSWERS: usize = 200;

/// An answer of more bytes is cheaper to make anew than to keep.
const MOST_BYTES: usize = 4 * 1024 * 1024;

/// A file system may give two writes within this time the same time stamp.
const SAME_TIME: Duration = Duration::from_millis(20);

/// Where answers lie.
#[derive(Debug)]
pub struct Cache {
    folder: PathBuf,
    /// What was asked, and of which program: all on which an answer depends but for the
    /// project.
    question: String,
}

impl Cache {
    /// Names the folder of answers and the question.
    pub fn new(folder: PathBuf, question: String) -> Self {
        Self { folder, question }
    }

    /// Returns the answer to the question in a state of the project.
    pub fn find(&self, state: &State) -> Option<Answer> {
        let bytes = fs::read(self.path(state)).ok()?;
        Answer::read(&bytes)
    }

    /// Keeps an answer. Where that fails, the next command only takes longer.
    pub fn keep(&self, state: &State, answer: &Answer) {
        let bytes = answer.write();
        if bytes.len() <= MOST_BYTES {
            let _ = self.write(state, &bytes);
        }
    }

    /// Puts the file there in one step: another process finds all of it or nothing.
    fn write(&self, state: &State, bytes: &[u8]) -> std::io::Result<()> {
        fs::DirBuilder::new().recursive(true).create(&self.folder)?;
        let mut draft = NamedTempFile::new_in(&self.folder)?;
        draft.write_all(bytes)?;
        draft
            .persist(self.path(state))
            .map_err(|error| error.error)?;
        self.drop_the_oldest();
        Ok(())
    }

    fn path(&self, state: &State) -> PathBuf {
        let asked = format!("{}\n{}", self.question, state.digest());
        let hash = Sha256::digest(asked);
        let name: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        self.folder.join(name)
    }

    /// Keeps the folder small: drafts that a killed process left go the same way.
    fn drop_the_oldest(&self) {
        let Ok(listing) = fs::read_dir(&self.folder) else {
            return;
        };
        let is_file = |found: &Metadata| found.is_file();
        let dated = |entry: DirEntry| {
            let found = entry.metadata().ok().filter(is_file)?;
            Some((found.modified().ok()?, entry.path()))
        };
        let mut files: Vec<(SystemTime, PathBuf)> =
            listing.flatten().filter_map(dated).collect();
        files.sort();
        let surplus = files.len().saturating_sub(MOST_ANSWERS);
        for (_, path) in &files[..surplus] {
            let _ = fs::remove_file(path);
        }
    }
}

/// Waits until a file that is written from now on bears a later time than any of the state.
/// Where the times of the files are too coarse for that, or lie ahead, says so instead.
pub fn is_settled(state: &State) -> bool {
    let age = |now: SystemTime| now.duration_since(state.newest).ok();
    let Some(first) = age(SystemTime::now()) else {
        return false;
    };
    if state.is_coarse && first < Duration::from_secs(3) {
        return false;
    }
    if first < SAME_TIME {
        std::thread::sleep(SAME_TIME - first);
    }
    true
}

/// Returns what tells this program from another version of it.
pub fn program() -> String {
    let own = std::env::current_exe().ok();
    let found = own.and_then(|path| fs::metadata(path).ok());
    let stamp = found.map(|found| (found.len(), found.modified().ok()));
    format!("{} {stamp:?}", env!("CARGO_PKG_VERSION"))
}

/// Returns a folder of answers below the one that a person or the system names for caches.
pub fn below(caches: &Path) -> PathBuf {
    caches.join("answers")
}
