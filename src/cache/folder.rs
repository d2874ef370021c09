//! A folder of the cache: files that are there whole or not at all, the oldest dropped first.
#![allow(
    clippy::disallowed_methods,
    reason = "the folder of answers is read and written here alone"
)]

use std::fs::{self, DirEntry, File, Metadata};
use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::SystemTime;

use tempfile::NamedTempFile;

/// All files of a folder together: enough for ten projects of ten thousand records.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// So much of a file is looked at in one go.
const PIECE: usize = 64 * 1024;

/// An open file, which nobody changes: another takes its place.
#[derive(Debug)]
pub struct Whole {
    file: Mutex<File>,
    /// How many bytes it has, but for those that tell whether it is whole.
    pub length: usize,
}

impl Whole {
    /// Reads some of its bytes.
    pub fn read(&self, range: Range<usize>) -> Option<Vec<u8>> {
        let length = range.end.min(self.length).checked_sub(range.start)?;
        let mut bytes = vec![0; length];
        let mut file = self.file.lock().ok()?;
        file.seek(SeekFrom::Start(range.start as u64)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// A folder of the cache.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    most_files: usize,
}

impl Folder {
    /// Names a folder, which need not be there.
    pub fn new(path: PathBuf, most_files: usize) -> Self {
        Self { path, most_files }
    }

    /// Reads a file.
    pub fn read(&self, name: &str) -> Option<Vec<u8>> {
        fs::read(self.path.join(name)).ok()
    }

    /// Opens a file to be read in part, shows all of it but its last four bytes, and returns these
    /// too.
    pub fn open(&self, name: &str, mut see: impl FnMut(&[u8])) -> Option<(Whole, [u8; 4])> {
        let mut file = File::open(self.path.join(name)).ok()?;
        let length = usize::try_from(file.metadata().ok()?.len()).ok()?.checked_sub(4)?;
        let mut bytes = vec![0; PIECE];
        let mut left = length;
        while left > 0 {
            let piece = &mut bytes[..left.min(PIECE)];
            file.read_exact(piece).ok()?;
            see(piece);
            left -= piece.len();
        }
        let mut end = [0; 4];
        file.read_exact(&mut end).ok()?;
        Some((Whole { file: Mutex::new(file), length }, end))
    }

    /// Writes a file in one step: another process finds all of it or nothing.
    pub fn write(&self, name: &str, bytes: &[u8]) {
        let _ = self.put(name, bytes);
    }

    fn put(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        let mut draft = self.begin()?;
        draft.write_all(bytes)?;
        self.end(draft, name)
    }

    /// Begins a file that nobody finds before it is whole.
    pub fn begin(&self) -> std::io::Result<NamedTempFile> {
        fs::DirBuilder::new().recursive(true).create(&self.path)?;
        NamedTempFile::new_in(&self.path)
    }

    /// Gives a file that is whole its name.
    pub fn end(&self, draft: NamedTempFile, name: &str) -> std::io::Result<()> {
        let path = self.path.join(name);
        draft.persist(&path).or_else(|error| {
            // Where the system does not replace a file that is open, its name may be taken first.
            fs::remove_file(&path)?;
            error.file.persist(&path).map_err(|error| error.error)
        })?;
        self.drop_the_oldest();
        Ok(())
    }

    /// Keeps the folder small: drafts that a killed process left go the same way.
    fn drop_the_oldest(&self) {
        let Ok(listing) = fs::read_dir(&self.path) else {
            return;
        };
        let is_file = |found: &Metadata| found.is_file();
        let dated = |entry: DirEntry| {
            let found = entry.metadata().ok().filter(is_file)?;
            Some((found.modified().ok()?, found.len(), entry.path()))
        };
        let mut files: Vec<(SystemTime, u64, PathBuf)> =
            listing.flatten().filter_map(dated).collect();
        files.sort();
        let mut bytes: u64 = files.iter().map(|(_, bytes, _)| bytes).sum();
        let mut count = files.len();
        for (_, size, path) in &files {
            if count <= self.most_files && bytes <= MOST_BYTES {
                break;
            }
            let _ = fs::remove_file(path);
            count -= 1;
            bytes -= size;
        }
    }
}
