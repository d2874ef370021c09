//! output/ → one build at a time: a lock that the system lets go of when a build dies.
#![allow(clippy::disallowed_methods, reason = "this is part of the one writer")]

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A build writes for seconds at most; one that holds the lock for longer hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// The right to write; lost when dropped, or when the process ends in whatever way.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Waits for other builds to finish and keeps further ones out.
    pub fn take(folder: &Path) -> io::Result<Self> {
        let path = folder.join("lock");
        let start = Instant::now();
        loop {
            let file = File::options().create(true).append(true).open(&path)?;
            match file.try_lock() {
                Ok(()) if is_at(&file, &path) => return Ok(Self { path, _file: file }),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                    sleep(Duration::from_millis(20));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(io::Error::other("another build has been at work for a minute"));
                }
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
    }
}

impl Lock {
    /// Takes the lock if nobody holds it.
    pub fn try_take(folder: &Path) -> Option<Self> {
        let path = folder.join("lock");
        let file = File::options().create(true).append(true).open(&path).ok()?;
        file.try_lock().ok()?;
        is_at(&file, &path).then_some(Self { path, _file: file })
    }
}

impl Drop for Lock {
    /// Nobody should find the file in `git status`; it goes while the lock is still held.
    fn drop(&mut self) {
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Says whether a path still leads to an open file: the build before removes its lock, and
/// who waited for that one holds a file that nobody else can find.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let [Ok(held), Ok(found)] = [file.metadata(), fs::symlink_metadata(path)] else {
        return false;
    };
    (held.dev(), held.ino()) == (found.dev(), found.ino())
}

#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> bool {
    true
}
