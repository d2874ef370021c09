//! A record → the field of another one that it names.

use super::fields::{Fields, Found, How};
use super::scalar::{Shown, is_within};
use crate::field::{FieldPath, RecordKey};

/// Places of records, each once, in the order in which they were named.
#[derive(Default)]
struct Places {
    order: Vec<usize>,
    known: Vec<bool>,
}

impl Places {
    fn add(&mut self, places: &[usize]) {
        for place in places {
            if *place >= self.known.len() {
                self.known.resize(place + 1, false);
            }
            if !std::mem::replace(&mut self.known[*place], true) {
                self.order.push(*place);
            }
        }
    }
}

impl Fields<'_> {
    /// Looks into the records that the field names, then into those that these name, as a
    /// person's employer or a contact's organisations, then into all that the record names.
    pub(super) fn linked(&self, at: &FieldPath, shown: &Shown) -> Option<Found> {
        let find = |places: &Places| {
            places.order.iter().find_map(|place| {
                let mut alike = self.read(*place).alike(shown);
                let any = alike.clone().next()?;
                // A name is told by the record that bears it.
                let named = alike.find(|s| !s.path.contains(['.', '[']));
                Some(Found {
                    field: FieldPath {
                        record: self.library.key(*place).clone(),
                        path: named.unwrap_or(any).path.clone(),
                    },
                    how: How::Shows,
                })
            })
        };
        let near = self.named_within(&at.record, &at.path);
        let further = || {
            let mut further = Places::default();
            for place in &near.order {
                let links = self.read(*place).links();
                links.for_each(|(_, places)| further.add(places));
            }
            further
        };
        find(&near)
            .or_else(|| find(&further()))
            .or_else(|| find(&self.named_within(&at.record, "")))
            .or_else(|| find(&self.settings()))
    }

    fn settings(&self) -> Places {
        let mut places = Places::default();
        places
            .order
            .extend(self.library.place(&RecordKey::settings()));
        places
    }

    fn named_within(&self, record: &RecordKey, path: &str) -> Places {
        let mut places = Places::default();
        if let Some(place) = self.library.place(record) {
            let links = self.read(place).links();
            let within = links.filter(|(scalar, _)| is_within(&scalar.path, path));
            within.for_each(|(_, links)| places.add(links));
        }
        places
    }
}
