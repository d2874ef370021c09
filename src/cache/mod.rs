//! A command and the state of a project → what the same command answered before.
//!
//! A command that writes nothing gives the same answer while no file of the project has
//! changed, and a glance at every file tells that it has not: its size, times and number, as
//! git's index does it. Answers lie outside the project, in a folder that may be deleted at
//! any time; one that is damaged, or of another version of the program, is not found. There too
//! lies what is known of the records, so that one which changed costs what it alone costs.

mod answer;
mod folder;

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

pub use answer::{Answer, Part};
pub use folder::Whole;

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

    /// Opens it, if it is whole and of this version of the program, to be read in part.
    pub fn open(&self) -> Option<Whole> {
        let mut sum = begun();
        let (whole, seal) = self.folder.open(&self.name, |bytes| sum.update(bytes))?;
        (seal == sum.finalize().to_le_bytes()).then_some(whole)
    }

    /// Keeps it for the next run. Where that fails, that run only takes longer.
    pub fn write(&self, bytes: &[u8]) {
        if let Ok(mut draft) = self.begin() {
            draft.add(bytes);
            self.keep(draft);
        }
    }

    /// Begins to keep what is made piece by piece.
    pub fn begin(&self) -> io::Result<Draft> {
        let file = BufWriter::new(self.folder.begin()?);
        Ok(Draft { file, seal: begun(), went_wrong: false })
    }

    /// Keeps what was added to a draft, in the place of what was kept.
    pub fn keep(&self, mut draft: Draft) {
        let seal = draft.seal.clone().finalize();
        draft.add(&seal.to_le_bytes());
        if let Ok(file) = draft.file.into_inner()
            && !draft.went_wrong
        {
            let _ = self.folder.end(file, &self.name);
        }
    }
}

/// What is to be kept, written down as it is made.
pub struct Draft {
    file: BufWriter<NamedTempFile>,
    seal: crc32fast::Hasher,
    went_wrong: bool,
}

impl Draft {
    /// Adds some bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.seal.update(bytes);
        self.went_wrong |= self.file.write_all(bytes).is_err();
    }
}

/// Returns what tells damaged bytes, and those of another version of the program.
fn seal(bytes: &[u8]) -> [u8; 4] {
    let mut sum = begun();
    sum.update(bytes);
    sum.finalize().to_le_bytes()
}

fn begun() -> crc32fast::Hasher {
    let mut sum = crc32fast::Hasher::new();
    sum.update(program().as_bytes());
    sum
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
