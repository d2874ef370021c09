//! A record, read when it is first asked for: its scalars, and the records they name.

use std::sync::OnceLock;

use super::fields::Fields;
use super::scalar::{Scalar, scalars};
use crate::field::RecordKey;

/// A record, its scalars and the records they name.
#[derive(Debug)]
pub(super) struct Record {
    pub key: RecordKey,
    read: OnceLock<Read>,
}

#[derive(Debug, Default)]
pub(super) struct Read {
    pub scalars: Vec<Scalar>,
    /// Places of the records that each scalar names, by its words or key.
    pub links: Vec<Vec<usize>>,
}

impl Record {
    /// Names a record that is yet to be read.
    pub fn new(key: RecordKey) -> Self {
        Self {
            key,
            read: OnceLock::new(),
        }
    }
}

impl Fields<'_> {
    /// Returns the scalars of a record.
    pub fn of(&self, record: &RecordKey) -> &[Scalar] {
        self.place(record)
            .map_or(&[], |place| &self.read(place).scalars)
    }

    /// Returns the place of a record.
    pub(super) fn place(&self, record: &RecordKey) -> Option<usize> {
        self.places.get(record).copied()
    }

    /// Reads the record at a place, once.
    pub(super) fn read(&self, place: usize) -> &Read {
        let record = &self.records[place];
        record.read.get_or_init(|| {
            let text = self.project.file_of(&record.key);
            let text = text.map_or("", |file| &self.project.sources.file(file).text);
            let scalars = scalars(text);
            let links = scalars.iter().map(|scalar| self.named_by(scalar)).collect();
            Read { scalars, links }
        })
    }

    fn named_by(&self, scalar: &Scalar) -> Vec<usize> {
        let key = scalar.path.rsplit('.').next().unwrap_or_default();
        let words = [scalar.words.as_str(), key].into_iter();
        let places = words.filter_map(|word| self.ids.get(word)).flatten();
        places.copied().collect()
    }
}
