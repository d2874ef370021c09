//! A project folder → its state: whether any file came, went or was written, told without
//! reading one.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;
use std::time::SystemTime;

use sha2::{Digest, Sha256};

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
        let mut newest = SystemTime::UNIX_EPOCH;
        let mut is_coarse = true;
        let mut digest = |folders: &[&str]| {
            let mut seen = Seen::default();
            for folder in folders {
                match fs::symlink_metadata(root.join(folder)) {
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    _ => seen.below(&root.join(folder), folder, MOST_FOLDERS).ok()?,
                }
            }
            newest = newest.max(seen.newest.unwrap_or(newest));
            is_coarse &= !seen.is_fine;
            seen.lines.sort_unstable();
            let hash = Sha256::digest(seen.lines.concat());
            Some(hash.iter().map(|byte| format!("{byte:02x}")).collect())
        };
        let (inputs, output) = (digest(&["data", "templates"])?, digest(&["output"])?);
        Some(Self {
            inputs,
            output,
            newest,
            is_coarse,
        })
    }

    /// Returns what stands for all of it.
    pub fn digest(&self) -> String {
        format!("{} {}", self.inputs, self.output)
    }
}

#[derive(Default)]
struct Seen {
    lines: Vec<String>,
    newest: Option<SystemTime>,
    is_fine: bool,
}

impl Seen {
    fn below(&mut self, full: &Path, path: &str, depth: usize) -> io::Result<()> {
        if depth == 0 {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        for entry in fs::read_dir(full)? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_str().ok_or(io::ErrorKind::InvalidData)?;
            let path = format!("{path}/{name}");
            let found = entry.metadata()?;
            if found.is_dir() {
                self.lines.push(format!("{path}/\n"));
                self.below(&entry.path(), &path, depth - 1)?;
                continue;
            }
            self.add(&path, &found);
            if found.is_symlink() {
                // A link within the project is followed, so what it leads to counts too.
                match fs::metadata(entry.path()) {
                    Ok(target) => self.add(&path, &target),
                    Err(error) => self.lines.push(format!("{path} {:?}\n", error.kind())),
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, path: &str, found: &Metadata) {
        let times = [found.modified().ok(), changed(found)];
        for time in times.into_iter().flatten() {
            self.newest = self.newest.max(Some(time));
            let since = time.duration_since(SystemTime::UNIX_EPOCH);
            self.is_fine |= since.is_ok_and(|since| since.subsec_nanos() != 0);
        }
        let (size, number) = (found.len(), number(found));
        self.lines
            .push(format!("{path} {size} {number} {times:?}\n"));
    }
}

/// Returns when a file was last written, renamed or given other rights: nobody can set that
/// time back, as an archive does the other.
#[cfg(unix)]
fn changed(found: &Metadata) -> Option<SystemTime> {
    use std::os::unix::fs::MetadataExt;
    let seconds = u64::try_from(found.ctime()).ok()?;
    let nanos = u32::try_from(found.ctime_nsec()).ok()?;
    Some(SystemTime::UNIX_EPOCH + std::time::Duration::new(seconds, nanos))
}

#[cfg(not(unix))]
fn changed(_found: &Metadata) -> Option<SystemTime> {
    None
}

/// Returns the number by which the system knows a file: another one may bear its name.
#[cfg(unix)]
fn number(found: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

#[cfg(not(unix))]
fn number(_found: &Metadata) -> u64 {
    0
}
