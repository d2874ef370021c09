//! Everything as written, by kind and id; links are not proved yet.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::allow::Allow;
use super::id::{Id, Record};
use super::settings::Settings;
use super::withheld::Withheld;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::kind::kinds;

/// Records of one kind, in the order of their ids; boxed, so that none is moved once read.
#[derive(Debug, Clone)]
pub struct Table<T: Record> {
    records: Vec<Box<T>>,
    /// The places of the records by a number that stands for the id: links are looked up far
    /// more often than records are read.
    by_number: Vec<(u64, usize)>,
}

impl<T: Record> Default for Table<T> {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

fn number(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

impl<T: Record> From<Vec<T>> for Table<T> {
    fn from(records: Vec<T>) -> Self {
        Self::of(records.into_iter().map(Box::new).collect())
    }
}

impl<T: Record> Table<T> {
    fn of(mut records: Vec<Box<T>>) -> Self {
        if !records.is_sorted_by(|a, b| a.id() < b.id()) {
            records.sort_by(|a, b| a.id().cmp(b.id()));
            records.dedup_by(|later, first| later.id() == first.id());
        }
        Self::sorted(records)
    }

    fn sorted(records: Vec<Box<T>>) -> Self {
        let places = records.iter().enumerate();
        let numbered =
            places.map(|(place, record)| (number(record.id().as_str()), place));
        let mut by_number: Vec<(u64, usize)> = numbered.collect();
        by_number.sort_unstable();
        Self { records, by_number }
    }

    /// Finds a record.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.position(id).map(|position| &*self.records[position])
    }

    /// Finds the place of a record in the order of ids.
    pub fn position(&self, id: &str) -> Option<usize> {
        let number = number(id);
        let first = self.by_number.partition_point(|(known, _)| *known < number);
        let mut same = self.by_number[first..].iter();
        let is_it = |place: usize| self.records[place].id().as_str() == id;
        same.find_map(|(known, place)| match *known == number {
            true if is_it(*place) => Some(Some(*place)),
            true => None,
            false => Some(None),
        })?
    }

    /// Returns the record at a place that [`Table::position`] gave.
    pub fn at(&self, position: usize) -> &T {
        &self.records[position]
    }

    /// Returns every record, by id.
    pub fn iter(
        &self,
    ) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.records.iter().map(Box::as_ref)
    }

    /// Returns every record, by id, to be changed; ids stay as they are.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.records.iter_mut().map(Box::as_mut)
    }

    /// Adds records that are not there yet.
    pub fn add(&mut self, records: impl IntoIterator<Item = T>) {
        let mut all = std::mem::take(&mut self.records);
        all.extend(records.into_iter().map(Box::new));
        *self = Self::of(all);
    }

    /// Leaves out the records of some ids.
    fn leave_out(&mut self, kind: Kind, keys: &BTreeSet<RecordKey>) {
        let mut records = std::mem::take(&mut self.records);
        records.retain(|record| {
            let id = record.id().to_string();
            !keys.contains(&RecordKey { kind, id })
        });
        *self = Self::sorted(records);
    }

    /// Returns every id.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.records.iter().map(|record| record.id().as_str())
    }

    /// Counts the records.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Says whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }
}

macro_rules! records {
    ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
        /// All records of a project.
        #[derive(Debug, Clone)]
        pub struct Records {
            /// `settings.yaml` over the defaults.
            pub settings: Settings,
            $(#[doc = $about] pub $folder: Table<super::$noun::$kind>,)*
            /// What a released edition leaves out.
            pub withheld: Withheld,
        }

        /// A record of any kind that has a folder.
        #[derive(Debug)]
        pub enum AnyRecord {
            $(#[doc = $about] $kind(Box<super::$noun::$kind>),)*
        }

        /// Records as they come from their files, in any order; boxed, so that large ones are
        /// moved by their boxes, never copied.
        #[derive(Debug, Default)]
        pub struct Gathered {
            $($folder: Vec<Box<super::$noun::$kind>>,)*
        }

        impl Extend<AnyRecord> for Gathered {
            fn extend<I: IntoIterator<Item = AnyRecord>>(&mut self, records: I) {
                for record in records {
                    match record {
                        $(AnyRecord::$kind(record) => self.$folder.push(record),)*
                    }
                }
            }
        }

        impl Records {
            /// Leaves out some records; of the settings, who we are.
            pub fn leave_out(&mut self, keys: &BTreeSet<RecordKey>) {
                $(self.$folder.leave_out(Kind::$kind, keys);)*
                if keys.contains(&RecordKey::settings()) {
                    self.settings.us = None;
                }
            }

            /// Puts records in order.
            pub fn new(settings: Settings, gathered: Gathered) -> Self {
                Self {
                    settings,
                    $($folder: Table::of(gathered.$folder),)*
                    withheld: Withheld::default(),
                }
            }

            /// Returns the ids of a kind.
            pub fn ids(&self, kind: Kind) -> Vec<&str> {
                match kind {
                    Kind::Settings => Vec::new(),
                    $(Kind::$kind => self.$folder.ids().collect(),)*
                }
            }

            /// Returns what a record accepts of what is found in it.
            pub fn allow(&self, kind: Kind, id: &str) -> &[Allow] {
                match kind {
                    Kind::Settings => &self.settings.allow,
                    $(Kind::$kind => self.$folder.get(id).map_or(&[], |one| &one.allow),)*
                }
            }

            /// Says whether a kind has a record of this id.
            pub fn has(&self, kind: Kind, id: &str) -> bool {
                match kind {
                    Kind::Settings => true,
                    $(Kind::$kind => self.$folder.get(id).is_some(),)*
                }
            }
        }

        $(impl Record for super::$noun::$kind {
            const KIND: Kind = Kind::$kind;

            fn id(&self) -> &Id<Self> {
                &self.id
            }

            fn set_id(&mut self, id: Id<Self>) {
                self.id = id;
            }
        })*
    };
}

kinds!(records);
