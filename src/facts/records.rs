//! Everything as written, by kind and id; links are not proved yet.

use std::collections::BTreeSet;
use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::FixedState;
use rayon::prelude::*;

use super::allow::Allow;
use super::id::{Id, Record};
use super::on_demand::OnDemand;
use super::settings::Settings;
use super::withheld::Withheld;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::kind::kinds;

/// Records of one kind, in the order of their ids. Two states of a project share those that are the
/// same in both; one that is changed is copied first.
#[derive(Debug, Clone)]
pub struct Table<T: Record> {
    records: Vec<Arc<OnDemand<T>>>,
    /// The places of the records, each where a number that stands for its id points, or in the
    /// next free slot: links are looked up far more often than records are read.
    slots: Vec<u32>,
}

impl<T: Record> Default for Table<T> {
    fn default() -> Self {
        Self::of(Vec::new())
    }
}

/// A slot in which no record stands. There are more slots than records: a power of two.
const FREE: u32 = u32::MAX;

fn first_slot(id: &str, slots: usize) -> usize {
    FixedState::default().hash_one(id) as usize & (slots - 1)
}

impl<T: Record> From<Vec<T>> for Table<T> {
    fn from(records: Vec<T>) -> Self {
        Self::of(records.into_iter().map(|record| Arc::new(record.into())).collect())
    }
}

impl<T: Record> Table<T> {
    fn of(mut records: Vec<Arc<OnDemand<T>>>) -> Self {
        if !records.is_sorted_by(|a, b| a.id() < b.id()) {
            records.sort_by(|a, b| a.id().cmp(b.id()));
            records.dedup_by(|later, first| later.id() == first.id());
        }
        Self::sorted(records)
    }

    fn sorted(records: Vec<Arc<OnDemand<T>>>) -> Self {
        let mut slots = vec![FREE; (records.len() * 2).next_power_of_two()];
        for (place, record) in records.iter().enumerate() {
            let mut at = first_slot(record.id().as_str(), slots.len());
            while slots[at] != FREE {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = u32::try_from(place).expect("fewer than 2^32 records");
        }
        Self { records, slots }
    }

    /// Finds a record.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.position(id).map(|position| self.at(position))
    }

    /// Finds the place of a record in the order of ids.
    pub fn position(&self, id: &str) -> Option<usize> {
        let mut at = first_slot(id, self.slots.len());
        while self.slots[at] != FREE {
            let place = self.slots[at] as usize;
            if self.records[place].id().as_str() == id {
                return Some(place);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
        None
    }

    /// Returns the record at a place that [`Table::position`] gave.
    pub fn at(&self, position: usize) -> &T {
        self.records[position].get()
    }

    /// Returns every record, by id.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.records.iter().map(|record| record.get())
    }

    /// Returns every record, by id, to be changed; ids stay as they are.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.records.iter_mut().map(|record| Arc::make_mut(record).get_mut())
    }

    /// Finds a record to be changed; its id stays as it is.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        let position = self.position(id)?;
        Some(Arc::make_mut(&mut self.records[position]).get_mut())
    }

    /// Finds a record that is to be in another table too.
    fn share(&self, id: &str) -> Option<Arc<OnDemand<T>>> {
        self.position(id).map(|position| Arc::clone(&self.records[position]))
    }

    /// Adds records that are not there yet.
    pub fn add(&mut self, records: impl IntoIterator<Item = T>) {
        let mut all = std::mem::take(&mut self.records);
        all.extend(records.into_iter().map(|record| Arc::new(record.into())));
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
            $(#[doc = $about] $kind(Arc<OnDemand<super::$noun::$kind>>),)*
        }

        /// Records as they come from their files, in any order.
        #[derive(Debug, Default)]
        pub struct Gathered {
            $($folder: Vec<Arc<OnDemand<super::$noun::$kind>>>,)*
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

            /// Reads on every core what was not asked for yet.
            pub fn read_all(&self) {
                $(self.$folder.records.par_iter().for_each(|one| _ = one.get());)*
            }

            /// Finds a record, to be held in another state too.
            pub fn share(&self, key: &RecordKey) -> Option<AnyRecord> {
                match key.kind {
                    Kind::Settings => None,
                    $(Kind::$kind => self.$folder.share(&key.id).map(AnyRecord::$kind),)*
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
