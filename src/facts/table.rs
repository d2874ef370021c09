//! Records of one kind, by id and by place.

use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::FixedState;

use super::id::Record;
use super::on_demand::OnDemand;

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

impl<T: Record> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(records: I) -> Self {
        Self::of(records.into_iter().map(|record| Arc::new(record.into())).collect())
    }
}

impl<T: Record> Table<T> {
    pub(super) fn of(mut records: Vec<Arc<OnDemand<T>>>) -> Self {
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
    pub(super) fn share(&self, id: &str) -> Option<Arc<OnDemand<T>>> {
        self.position(id).map(|position| Arc::clone(&self.records[position]))
    }

    /// Adds records that are not there yet.
    pub fn add(&mut self, records: impl IntoIterator<Item = T>) {
        let mut all = std::mem::take(&mut self.records);
        all.extend(records.into_iter().map(|record| Arc::new(record.into())));
        *self = Self::of(all);
    }

    /// Gives every record away, by id.
    pub fn take(self) -> impl Iterator<Item = T> {
        self.records.into_iter().map(|record| Arc::unwrap_or_clone(record).take())
    }

    /// Returns every record, read or not, by id.
    pub(super) fn all(&self) -> &[Arc<OnDemand<T>>] {
        &self.records
    }

    /// Keeps some of the records.
    pub fn retain(&mut self, keeps: impl Fn(&OnDemand<T>) -> bool) {
        let mut records = std::mem::take(&mut self.records);
        records.retain(|record| keeps(record));
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
