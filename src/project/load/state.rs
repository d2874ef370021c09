//! A project folder → its state: whether any file came, went or was written, told without
//! reading one.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use crate::project::stamp::Stamp;

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

impl State {
    /// Looks at every file; nothing where that cannot be done.
    pub fn of(root: &Path) -> Option<Self> {
        let inputs = Seen::of(root, &["data", "templates"])?;
        let unknown = Self {
            inputs: inputs.digest(),
            output: String::new(),
            newest: inputs.newest,
            is_coarse: !inputs.is_fine,
        };
        unknown.with_output(root)
    }

    /// Looks at `output/` anew. Of the rest it is taken that nothing was written since: where
    /// something was, no state is ever this one again.
    pub fn with_output(&self, root: &Path) -> Option<Self> {
        let output = Seen::of(root, &["output"])?;
        Some(Self {
            inputs: self.inputs.clone(),
            output: output.digest(),
            newest: self.newest.max(output.newest),
            is_coarse: self.is_coarse && !output.is_fine,
        })
    }

    /// Returns what stands for all of it.
    pub fn digest(&self) -> String {
        format!("{} {}", self.inputs, self.output)
    }
}

struct Seen {
    lines: Vec<Vec<u8>>,
    newest: SystemTime,
    is_fine: bool,
}

impl Seen {
    fn of(root: &Path, folders: &[&str]) -> Option<Self> {
        let mut seen = Self { lines: Vec::new(), newest: SystemTime::UNIX_EPOCH, is_fine: false };
        for folder in folders {
            match fs::symlink_metadata(root.join(folder)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                _ => seen.below(&root.join(folder), folder, MOST_FOLDERS).ok()?,
            }
        }
        seen.lines.sort_unstable();
        Some(seen)
    }

    fn digest(&self) -> String {
        let hash = Sha256::digest(self.lines.concat());
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn below(&mut self, full: &Path, path: &str, depth: usize) -> io::Result<()> {
        if depth == 0 {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        for entry in fs::read_dir(full)? {
            let entry = entry?;
            let file_name = entry.file_name();
            let name = file_name.to_str().ok_or(io::ErrorKind::InvalidData)?;
            let path = format!("{path}/{name}");
            let found = entry.metadata()?;
            if found.is_dir() {
                self.lines.push(format!("{path}/\n").into_bytes());
                self.below(&entry.path(), &path, depth - 1)?;
                continue;
            }
            self.add(&path, &found)?;
            if found.is_symlink() {
                // A link within the project is followed, so what it leads to counts too.
                match fs::metadata(entry.path()) {
                    Ok(target) => self.add(&path, &target)?,
                    Err(error) => {
                        self.lines.push(format!("{path} {:?}\n", error.kind()).into_bytes())
                    }
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, path: &str, found: &Metadata) -> io::Result<()> {
        let Some(stamp) = Stamp::of(found) else {
            return Err(io::ErrorKind::InvalidData.into());
        };
        self.newest = self.newest.max(stamp.newest());
        self.is_fine |= !stamp.is_coarse();
        let mut line = path.as_bytes().to_vec();
        line.push(0);
        stamp.add_to(&mut line);
        self.lines.push(line);
        Ok(())
    }
}
