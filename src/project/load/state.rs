//! A project folder → its state: whether any file came, went or was written, told without
//! reading one.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::file::Bare;
use crate::project::stamp::{SAME_COARSE_TIME, SAME_TIME, Stamp};

/// Folders may nest this deep.
const MOST_FOLDERS: usize = 12;

/// The sizes, times and numbers of all files of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Digest of `data/` and `templates/`.
    pub inputs: String,
    /// Digest of `output/`.
    pub output: String,
    /// The newest time of any file.
    pub newest: SystemTime,
    /// Whether the times are whole seconds.
    pub is_coarse: bool,
}

/// What stands in the folders of a project, looked at once: by the path of a folder, its entries by
/// name.
pub type Seen = BTreeMap<String, Vec<(String, Bare)>>;

/// One look at every file of a project.
#[derive(Debug)]
pub struct Glance {
    pub state: State,
    pub seen: Seen,
    /// The folders, and that of the project.
    folders: Vec<(PathBuf, Stamp)>,
    /// Whether any write since the look began gives a file another stamp than it has here.
    is_settled: bool,
}

impl Glance {
    /// Looks at every file; nothing where that cannot be done.
    pub fn of(root: &Path) -> Option<Self> {
        let now = SystemTime::now();
        let mut look = Look::new(root);
        look.stamp_folder(root).ok()?;
        let inputs = look.digest(&["data", "templates"])?;
        let seen = std::mem::take(&mut look.seen);
        let output = look.digest(&["output"])?;
        let folders = look.folders;
        let newest = folders.iter().map(|(_, stamp)| stamp.newest()).max()?.max(look.newest);
        let same = if look.is_fine { SAME_TIME } else { SAME_COARSE_TIME };
        let is_settled = now.duration_since(newest).is_ok_and(|age| age > same);
        let state = State { inputs, output, newest: look.newest, is_coarse: !look.is_fine };
        Some(Self { state, seen, folders, is_settled })
    }

    /// Says whether what was read since the look may be kept as that of its state. A file that was
    /// written since never bears its stamp again, so only what came, went or moved is looked for.
    pub fn still_holds(&self, root: &Path) -> bool {
        let is_as_it_was =
            |(path, stamp): &(PathBuf, Stamp)| folder_stamp(path).ok().as_ref() == Some(stamp);
        self.is_settled && self.folders.iter().all(is_as_it_was)
            || Self::of(root).is_some_and(|now| now.state == self.state)
    }
}

impl State {
    /// Looks at `output/` anew. Of the rest it is taken that nothing was written since: where
    /// something was, no state is ever this one again.
    pub fn with_output(&self, root: &Path) -> Option<Self> {
        let mut look = Look::new(root);
        let output = look.digest(&["output"])?;
        Some(Self {
            inputs: self.inputs.clone(),
            output,
            newest: self.newest.max(look.newest),
            is_coarse: self.is_coarse && !look.is_fine,
        })
    }

    /// Returns what stands for all of it.
    pub fn digest(&self) -> String {
        format!("{} {}", self.inputs, self.output)
    }
}

fn folder_stamp(full: &Path) -> io::Result<Stamp> {
    Stamp::of(&fs::symlink_metadata(full)?).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

/// A look under way.
struct Look<'r> {
    root: &'r Path,
    seen: Seen,
    folders: Vec<(PathBuf, Stamp)>,
    newest: SystemTime,
    is_fine: bool,
}

impl<'r> Look<'r> {
    fn new(root: &'r Path) -> Self {
        Self {
            root,
            seen: Seen::new(),
            folders: Vec::new(),
            newest: SystemTime::UNIX_EPOCH,
            is_fine: false,
        }
    }

    /// Looks below some folders, and returns what stands for what is there.
    fn digest(&mut self, folders: &[&str]) -> Option<String> {
        let mut sum = Sha256::new();
        for folder in folders {
            match fs::symlink_metadata(self.root.join(folder)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                _ => self.below((*folder).to_owned(), MOST_FOLDERS, &mut sum).ok()?,
            }
        }
        Some(sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    fn stamp_folder(&mut self, full: &Path) -> io::Result<()> {
        self.folders.push((full.to_owned(), folder_stamp(full)?));
        Ok(())
    }

    fn below(&mut self, path: String, depth: usize, sum: &mut Sha256) -> io::Result<()> {
        if depth == 0 {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        sum.update(format!("{path}/\n"));
        let full = self.root.join(&path);
        self.stamp_folder(&full)?;
        let mut entries = Vec::new();
        for entry in fs::read_dir(&full)? {
            let entry = entry?;
            let name = entry.file_name().into_string().map_err(|_| io::ErrorKind::InvalidData)?;
            let found = entry.metadata()?;
            let stamp = Stamp::of(&found).ok_or(io::ErrorKind::InvalidData)?;
            entries.push((name, Bare::of(&found), stamp));
        }
        entries.sort_by(|(a, ..), (b, ..)| a.cmp(b));
        for (name, bare, stamp) in &entries {
            if *bare == Bare::Folder {
                self.below(format!("{path}/{name}"), depth - 1, sum)?;
                continue;
            }
            self.add(name, stamp, sum);
            if *bare == Bare::Link {
                // A link within the project is followed, so what it leads to counts too.
                match fs::metadata(full.join(name)) {
                    Ok(target) => {
                        let stamp = Stamp::of(&target).ok_or(io::ErrorKind::InvalidData)?;
                        self.add(name, &stamp, sum);
                    }
                    Err(error) => sum.update(format!("{name} {:?}\n", error.kind())),
                }
            }
        }
        sum.update("/\n");
        let entries = entries.into_iter().map(|(name, bare, _)| (name, bare)).collect();
        self.seen.insert(path, entries);
        Ok(())
    }

    fn add(&mut self, name: &str, stamp: &Stamp, sum: &mut Sha256) {
        self.newest = self.newest.max(stamp.newest());
        self.is_fine |= !stamp.is_coarse();
        let mut line = name.as_bytes().to_vec();
        line.push(0);
        stamp.add_to(&mut line);
        sum.update(line);
    }
}
