//! A record → the field of another one that it names.

use super::fields::{Fields, Found};
use super::scalar::{Scalar, is_within};
use crate::field::{FieldPath, RecordKey};

impl Fields<'_> {
    /// Looks into the records that the field names, then into those the record names, then
    /// one step further: a person's employer, a contact's organisations.
    pub(super) fn linked(
        &self,
        own: &[Scalar],
        at: &FieldPath,
        equal: &dyn Fn(&&Scalar) -> bool,
        verbatim: &dyn Fn(&RecordKey, &Scalar) -> Found,
    ) -> Option<Found> {
        let near = self.links(own.iter().filter(|s| is_within(&s.path, &at.path)));
        let all = self.links(own.iter());
        let find = |records: &[RecordKey]| {
            records.iter().find_map(|record| {
                let scalars = self.of(record);
                // A name is told by the record that bears it.
                let named = scalars.iter().filter(|s| !s.path.contains(['.', '[']));
                let found = named.clone().find(equal);
                let found = found.or_else(|| scalars.iter().find(equal));
                found.map(|scalar| verbatim(record, scalar))
            })
        };
        let further = |records: &[RecordKey]| -> Vec<RecordKey> {
            let scalars = records.iter().map(|record| self.of(record));
            scalars
                .flat_map(|scalars| self.links(scalars.iter()))
                .collect()
        };
        find(&near)
            .or_else(|| find(&further(&near)))
            .or_else(|| find(&all))
            .or_else(|| find(&[RecordKey::settings()]))
    }

    fn links<'s>(&self, scalars: impl Iterator<Item = &'s Scalar>) -> Vec<RecordKey> {
        let mut records = Vec::new();
        for scalar in scalars {
            let key = scalar.path.rsplit('.').next().unwrap_or_default();
            for word in [scalar.words.as_str(), key] {
                for record in self.ids.get(word).into_iter().flatten() {
                    if !records.contains(record) {
                        records.push(record.clone());
                    }
                }
            }
        }
        records
    }
}
