//! Names → ids that no record has.

use std::collections::{BTreeMap, BTreeSet};

use super::register::Register;
use crate::facts::id::{RESERVED, is_device};
use crate::finding::field::{Kind, RecordKey};

/// The ids that a run has given away.
#[derive(Debug, Default)]
pub struct Ids {
    given: BTreeSet<RecordKey>,
    /// The last number behind an id that several records were to have.
    numbers: BTreeMap<RecordKey, usize>,
}

impl Ids {
    /// Gives an id that no record has, the wanted one if it is free; numbered where it is
    /// not, or says nothing.
    pub fn free(&mut self, kind: Kind, wanted: &str, register: &Register<'_>) -> String {
        let short: String = wanted.chars().take(80).collect();
        let wanted = match short.trim_matches('-') {
            "" => kind.noun(),
            wanted if RESERVED.contains(&wanted) || is_device(wanted) => kind.noun(),
            wanted => wanted,
        };
        let first = RecordKey::new(kind, wanted);
        let mut number = self.numbers.get(&first).copied().unwrap_or(1);
        let mut id = wanted.to_owned();
        if number > 1 {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        while self.is_taken(kind, &id, register) {
            number += 1;
            id = format!("{wanted}-{number}");
        }
        self.numbers.insert(first, number);
        self.given.insert(RecordKey::new(kind, &id));
        id
    }

    /// Says whether a record of this id exists or is being drafted, or one of a kind that
    /// may stand in the same place.
    fn is_taken(&self, kind: Kind, id: &str, register: &Register<'_>) -> bool {
        let beside: &[Kind] = match kind {
            Kind::Person => &[Kind::Organisation],
            Kind::Organisation => &[Kind::Person],
            Kind::Source | Kind::Visit => &[Kind::Contact],
            Kind::Contact => &[Kind::Source, Kind::Visit],
            Kind::Topic | Kind::Settings => &[],
        };
        std::iter::once(&kind).chain(beside).any(|kind| {
            let key = RecordKey::new(*kind, id);
            self.given.contains(&key) || register.text(&key).is_some()
        })
    }
}
