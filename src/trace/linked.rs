//! A record → the field of another one that it names.

use super::fields::{Fields, Found};
use super::scalar::{Scalar, is_within};
use crate::field::{FieldPath, RecordKey};

/// Places of records, each once, in the order in which they were named.
struct Places {
    order: Vec<usize>,
    known: Vec<bool>,
}

impl Places {
    fn new(records: usize) -> Self {
        Self {
            order: Vec::new(),
            known: vec![false; records],
        }
    }

    fn add(&mut self, places: &[usize]) {
        for place in places {
            if !std::mem::replace(&mut self.known[*place], true) {
                self.order.push(*place);
            }
        }
    }
}

impl Fields<'_> {
    /// Looks into the records that the field names, then into those that these name, as a
    /// person's employer or a contact's organisations, then into all that the record names.
    pub(super) fn linked(
        &self,
        at: &FieldPath,
        equal: &dyn Fn(&&Scalar) -> bool,
        verbatim: &dyn Fn(&RecordKey, &Scalar) -> Found,
    ) -> Option<Found> {
        let find = |places: &Places| {
            places.order.iter().find_map(|place| {
                let scalars = &self.read(*place).scalars;
                // A name is told by the record that bears it.
                let named = scalars.iter().filter(|s| !s.path.contains(['.', '[']));
                let any = scalars.iter().find(equal)?;
                let found = named.clone().find(equal).unwrap_or(any);
                Some(verbatim(&self.records[*place].key, found))
            })
        };
        let near = self.named_within(&at.record, &at.path);
        let further = || {
            let mut further = Places::new(self.records.len());
            for place in &near.order {
                let links = &self.read(*place).links;
                links.iter().for_each(|places| further.add(places));
            }
            further
        };
        find(&near)
            .or_else(|| find(&further()))
            .or_else(|| find(&self.named_within(&at.record, "")))
            .or_else(|| find(&self.settings()))
    }

    fn settings(&self) -> Places {
        let mut places = Places::new(self.records.len());
        let settings = RecordKey::settings();
        let place = self
            .records
            .iter()
            .position(|record| record.key == settings);
        places.add(place.as_slice());
        places
    }

    fn named_within(&self, record: &RecordKey, path: &str) -> Places {
        let mut places = Places::new(self.records.len());
        if let Some(place) = self.place(record) {
            let read = self.read(place);
            let links = read.scalars.iter().zip(&read.links);
            let within = links.filter(|(scalar, _)| is_within(&scalar.path, path));
            within.for_each(|(_, links)| places.add(links));
        }
        places
    }
}
