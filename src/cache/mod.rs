//! A command and the state of a project → what the same command answered before.
//!
//! A command that writes nothing gives the same answer while no file of the project has
//! changed, and a glance at every file tells that it has not: its size, times and number, as
//! git's index does it. Answers lie outside the project, in a folder that may be deleted at
//! any time; one that is damaged, or of another version of the program, is not found. There too
//! lies what is known of the records, so that one which changed costs what it alone costs.

mod answer;
mod folder;

use std::path::Path;
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};

pub use answer::{Answer, Part};

use crate::project::load::state::State;
use crate::project::stamp::{SAME_COARSE_TIME, SAME_TIME};
use folder::Folder;

/// More than this is not kept: one answer for each of the commands of many days.
const MOST_ANSWERS: usize = 200;

/// An answer of more bytes is cheaper to make anew than to keep.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// As many projects as somebody works on in a while.
const MOST_PROJECTS: usize = 10;

/// Where answers lie.
#[derive(Debug)]
pub struct Cache {
    folder: Folder,
    /// What was asked, and of which program: all on which an answer depends but for the
    /// project.
    question: String,
}

impl Cache {
    /// Names the folder of answers and the question.
    pub fn new(caches: &Path, question: String) -> Self {
        let folder = Folder::new(caches.join("answers"), MOST_ANSWERS);
        Self { folder, question }
    }

    /// Returns the answer to the question in a state of the project.
    pub fn find(&self, state: &State) -> Option<Answer> {
        Answer::read(&self.folder.read(&self.name(state))?)
    }

    /// Keeps an answer. Where that fails, the next command only takes longer.
    pub fn keep(&self, state: &State, answer: &Answer) {
        let bytes = answer.write();
        if bytes.len() <= MOST_BYTES {
            self.folder.write(&self.name(state), &bytes);
        }
    }

    fn name(&self, state: &State) -> String {
        name(&format!("{}\n{}", self.question, state.digest()))
    }
}

/// What is known of the records of a project, and of its packs.
#[derive(Debug)]
pub struct Kept {
    folder: Folder,
    name: String,
}

impl Kept {
    /// Names what is kept of a sort for a project.
    pub fn new(caches: &Path, sort: &str, root: &Path) -> Self {
        Self {
            folder: Folder::new(caches.join(sort), MOST_PROJECTS),
            name: name(&root.to_string_lossy()),
        }
    }

    /// Reads it, if it is whole and of this version of the program.
    pub fn read(&self) -> Option<Vec<u8>> {
        let mut bytes = self.folder.read(&self.name)?;
        let seal = bytes.split_off(bytes.len().checked_sub(4)?);
        (seal == self::seal(&bytes)).then_some(bytes)
    }

    /// Keeps it for the next run. Where that fails, that run only takes longer.
    pub fn write(&self, mut bytes: Vec<u8>) {
        bytes.extend(seal(&bytes));
        self.folder.write(&self.name, &bytes);
    }
}

/// Returns what tells damaged bytes, and those of another version of the program.
fn seal(bytes: &[u8]) -> [u8; 4] {
    let mut sum = crc32fast::Hasher::new();
    sum.update(program().as_bytes());
    sum.update(bytes);
    sum.finalize().to_le_bytes()
}

fn name(of: &str) -> String {
    let hash = Sha256::digest(of);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Waits until a file that is written from now on bears a later time than any of the state.
/// Where the times of the files are too coarse for that, or lie ahead, says so instead.
pub fn is_settled(state: &State) -> bool {
    let age = |now: SystemTime| now.duration_since(state.newest).ok();
    let Some(first) = age(SystemTime::now()) else {
        return false;
    };
    if state.is_coarse && first < SAME_COARSE_TIME {
        return false;
    }
    wait_until_past(state.newest);
    true
}

/// Waits until a file that is written from now on bears a later time, where times are fine.
pub fn wait_until_past(time: SystemTime) {
    let age = SystemTime::now().duration_since(time);
    if let Ok(age) = age
        && age <= SAME_TIME
    {
        std::thread::sleep(SAME_TIME - age + Duration::from_millis(1));
    }
}

/// Returns what tells this program from another version of it.
#[allow(clippy::disallowed_methods, reason = "the program looks at itself")]
pub fn program() -> String {
    let own = std::env::current_exe().ok();
    let found = own.and_then(|path| std::fs::metadata(path).ok());
    let stamp = found.map(|found| (found.len(), found.modified().ok()));
    format!("{} {stamp:?}", env!("CARGO_PKG_VERSION"))
}
