//! Old × new records → which facts came, went and changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::renamed::Renamed;
use crate::finding::field::{FieldPath, RecordKey};
use crate::project::Project;
use crate::why::trace::fields::{Fields, Scalar, is_within};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FactChange {
    Added,
    Changed,
    /// It says the same in another order.
    Reordered,
    Removed,
    /// It is as it was, as far as is known.
    Kept,
}

impl FactChange {
    pub fn word(self) -> &'static str {
        match self {
            FactChange::Added => "added",
            FactChange::Changed => "changed",
            FactChange::Reordered => "reordered",
            FactChange::Removed => "removed",
            FactChange::Kept => "kept",
        }
    }
}

pub struct ComparedRecords<'p> {
    old: Fields<'p>,
    new: Fields<'p>,
    old_keys: BTreeSet<RecordKey>,
    new_keys: BTreeSet<RecordKey>,
    /// Records that only have another id.
    pub renamed: Renamed,
    /// The records whose file is another, or that have one on one side only: most have not,
    /// and are not read for that.
    touched: BTreeMap<RecordKey, OnceLock<Vec<Scalar>>>,
}

impl<'p> ComparedRecords<'p> {
    pub fn new(old: &'p Project, new: &'p Project) -> Self {
        let keys = |project: &Project| project.keys().into_iter().collect();
        let (old_keys, new_keys): (BTreeSet<_>, BTreeSet<_>) = (keys(old), keys(new));
        let is_touched = |record: &&RecordKey| old.digest_of(record) != new.digest_of(record);
        let touched = old_keys.union(&new_keys).filter(is_touched);
        let text = |project: &'p Project, record: &RecordKey| {
            let file = project.file_of(record)?;
            Some(project.sources.file(file).text())
        };
        let with_text = |project: &'p Project, key| Some((key, text(project, key)?));
        let gone: Vec<_> =
            old_keys.difference(&new_keys).filter_map(|key| with_text(old, key)).collect();
        let come: Vec<_> =
            new_keys.difference(&old_keys).filter_map(|key| with_text(new, key)).collect();
        Self {
            renamed: Renamed::find(&gone, &come),
            old: Fields::new(old),
            new: Fields::new(new),
            touched: touched.map(|key| (key.clone(), OnceLock::new())).collect(),
            old_keys,
            new_keys,
        }
    }

    pub fn of_record(&self, record: &RecordKey) -> FactChange {
        match (
            self.old_keys.contains(self.renamed.was(record)),
            self.new_keys.contains(self.renamed.now(record)),
        ) {
            (false, true) => FactChange::Added,
            (true, false) => FactChange::Removed,
            _ if self.changed(record).is_empty() => match self.reordered(record) {
                Some(_) => FactChange::Reordered,
                None => FactChange::Kept,
            },
            _ => FactChange::Changed,
        }
    }

    /// Lists every record that is not as it was.
    pub fn records(&self) -> BTreeMap<RecordKey, FactChange> {
        let fates = self.touched.keys().map(|record| (record.clone(), self.of_record(record)));
        let is_here = |record: &RecordKey| self.renamed.now(record) == record;
        fates.filter(|(record, fate)| *fate != FactChange::Kept && is_here(record)).collect()
    }

    /// Says what became of a field that stands behind a new line.
    pub fn of_new(&self, field: &FieldPath) -> FactChange {
        if !self.touched.contains_key(&field.record) {
            return FactChange::Kept;
        }
        let was = self.renamed.was(&field.record);
        let old = self.old.of(was);
        let there = self.old_keys.contains(was);
        let old = self.renamed.in_new_names(old);
        of(field, self.new.of(&field.record), &old, there, FactChange::Added)
    }

    /// Says what became of a field that stood behind an old line.
    pub fn of_old(&self, field: &FieldPath) -> FactChange {
        if !self.touched.contains_key(&field.record) {
            return FactChange::Kept;
        }
        let now = self.renamed.now(&field.record);
        let old = self.renamed.in_new_names(self.old.of(&field.record));
        let there = self.new_keys.contains(now);
        of(field, &old, self.new.of(now), there, FactChange::Removed)
    }

    /// Lists the words of a record that came or went; items of a list that only changed
    /// their number are as they were.
    pub fn changed(&self, record: &RecordKey) -> &[Scalar] {
        let Some(changed) = self.touched.get(record) else {
            return &[];
        };
        changed.get_or_init(|| {
            let old = self.renamed.in_new_names(self.old.of(self.renamed.was(record)));
            let new = self.new.of(self.renamed.now(record));
            let mut changed = missing(new, &old);
            changed.extend(missing(&old, new));
            changed
        })
    }

    /// Returns the first list of a record that holds the same as it did, in another order.
    pub fn reordered(&self, record: &RecordKey) -> Option<FieldPath> {
        self.touched.get(record)?;
        let old = self.renamed.in_new_names(self.old.of(self.renamed.was(record)));
        let places: BTreeSet<(&str, &str)> = old.iter().map(place).collect();
        let mut new = self.new.of(record).iter();
        let elsewhere = new.find(|scalar| !places.contains(&place(scalar)))?;
        let (list, _) = elsewhere.path.split_once('[')?;
        Some(FieldPath { record: record.clone(), path: list.to_owned() })
    }

    /// Says whether a field holds anything now.
    pub fn is_new(&self, field: &FieldPath) -> bool {
        let scalars = self.new.of(&field.record);
        scalars.iter().any(|scalar| is_within(&scalar.path, &field.path))
    }
}

/// Lists the scalars that the other side has less often. An item that only changed its number
/// is not missing; of equal ones, those are that no longer stand where they stood.
fn missing(from: &[Scalar], within: &[Scalar]) -> Vec<Scalar> {
    let mut left: BTreeMap<(String, &str), usize> = BTreeMap::new();
    for scalar in within {
        *left.entry(unnumbered(scalar)).or_default() += 1;
    }
    let places: BTreeSet<(&str, &str)> = within.iter().map(place).collect();
    let (stay, rest): (Vec<&Scalar>, Vec<&Scalar>) =
        from.iter().partition(|scalar| places.contains(&place(scalar)));
    for scalar in stay {
        if let Some(left) = left.get_mut(&unnumbered(scalar)) {
            *left = left.saturating_sub(1);
        }
    }
    let mut missing = Vec::new();
    for scalar in rest {
        match left.get_mut(&unnumbered(scalar)).filter(|left| **left > 0) {
            Some(left) => *left -= 1,
            None => missing.push(scalar.clone()),
        }
    }
    missing
}

fn place(scalar: &Scalar) -> (&str, &str) {
    (&scalar.path, &scalar.words)
}

/// The path without the numbers of items, and the words.
fn unnumbered(scalar: &Scalar) -> (String, &str) {
    let mut path = String::new();
    for (n, part) in scalar.path.split('[').enumerate() {
        path.push_str(if n == 0 {
            part
        } else {
            part.split_once(']').map_or(part, |(_, rest)| rest)
        });
    }
    (path, &scalar.words)
}

fn of(
    field: &FieldPath,
    own: &[Scalar],
    other: &[Scalar],
    is_there: bool,
    alone: FactChange,
) -> FactChange {
    if !is_there && !own.is_empty() {
        return alone;
    }
    let within = |s: &&Scalar| is_within(&s.path, &field.path);
    let missing_there = missing(own, other);
    let came: Vec<&Scalar> = missing_there.iter().filter(within).collect();
    let went = missing(other, own).iter().any(|s| within(&s));
    match (came.is_empty(), went) {
        (true, false) => FactChange::Kept,
        (false, false) if came.len() == own.iter().filter(within).count() => alone,
        _ => FactChange::Changed,
    }
}
