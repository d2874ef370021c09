//! What lies in the folder of a project, read once, as values.

mod decode;
pub mod git;
pub mod known;
pub mod load;
pub mod locate;
pub mod originals;
pub mod photos;
mod proof;
pub mod read;
pub mod read_all;
pub mod role;
pub mod stamp;
pub mod to_import;
pub mod word_file;

pub use decode::{Given, Input, Last};

use std::collections::BTreeMap;

use crate::facts::records::{Gathered, Records};
use crate::facts::unread::Unread;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::text::{FileId, Sources};
use photos::Photos;
pub use proof::Proof;
use stamp::Stamp;

/// The inputs of a run.
#[derive(Debug)]
pub struct Project {
    /// Every text that was read.
    pub sources: Sources,
    /// The text of each record.
    pub files: BTreeMap<RecordKey, FileId>,
    /// The stamps of the files of sound records: the same stamp, the same record.
    pub stamps: BTreeMap<FileId, Stamp>,
    /// The records in them.
    pub records: Records,
    /// What could not be read.
    pub unread: Unread,
    /// The project's own templates: name within `templates/`, text.
    pub templates: Vec<(String, FileId)>,
    /// The pictures that records name.
    pub photos: Photos,
    /// What stands for all records without their prose, where it is known.
    pub bones: Option<u64>,
    /// What was proved of records before.
    pub proof: Option<Proof>,
}

impl Project {
    /// Gives the records away, to be proved.
    pub fn take_records(&mut self) -> Records {
        let settings = self.records.settings.clone();
        let empty = Records::new(settings, Gathered::default());
        std::mem::replace(&mut self.records, empty)
    }

    /// Lists the records that have a file.
    pub fn keys(&self) -> Vec<RecordKey> {
        self.files.keys().cloned().collect()
    }

    /// Returns what stands for the text of a record, and for its picture.
    pub fn digest_of(&self, record: &RecordKey) -> Option<u64> {
        let file = self.file_of(record)?;
        let photo = self.photos.digest_of(record).unwrap_or_default();
        Some(self.sources.file(file).digest() ^ photo)
    }

    /// Says whether a sound record has a text.
    fn has_text(&self, key: &RecordKey, digest: u64) -> bool {
        let file = self.file_of(key).map(|id| self.sources.file(id));
        let is_whole = !self.unread.has_faults(key) && !self.photos.took_out(key);
        is_whole && file.is_some_and(|file| file.digest() == digest)
    }

    /// Finds the digest of a record that is as it was when it lay at a path with a stamp.
    fn unchanged(&self, key: &RecordKey, path: &str, stamp: &Stamp) -> Option<u64> {
        let id = self.file_of(key)?;
        let file = self.sources.file(id);
        let is_same = file.path == path && self.stamps.get(&id) == Some(stamp);
        (is_same && !self.photos.took_out(key)).then(|| file.digest())
    }

    /// Finds the file of a record.
    pub fn file_of(&self, record: &RecordKey) -> Option<FileId> {
        match record.kind {
            Kind::Settings => self.files.get(&RecordKey::settings()),
            _ => self.files.get(record),
        }
        .copied()
    }
}
