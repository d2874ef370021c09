//! A record → the field of another one that it names.

use std::borrow::Cow;

use super::fields::{Fields, Found, How, View};
use super::read::Places;
use super::scalar::{Shown, is_within};
use crate::finding::field::RecordKey;

impl Fields<'_> {
    /// Looks into the records that the field names, then into those that these name, as a
    /// person's employer or a contact's organisations, then into all that the record names.
    pub(super) fn linked(&self, view: View<'_>, shown: &Shown) -> Option<Found> {
        let read = self.read(view.place);
        let find = |places: &[usize]| {
            places.iter().find_map(|place| {
                let mut alike = self.read(*place).alike(shown);
                let any = alike.clone().next()?;
                // A name is told by the record that bears it.
                let named = alike.find(|s| !s.path.contains(['.', '[']));
                let path = &named.unwrap_or(any).path;
                Some(self.found(*place, path, How::Shows))
            })
        };
        let within = |path: &str| {
            let mut near = Places::default();
            let links = read.links();
            let within = links.filter(|(scalar, _)| is_within(&scalar.path, path));
            within.for_each(|(_, links)| near.add(links));
            near.order
        };
        let near = match view.path {
            "" => Cow::Borrowed(&read.named),
            path => Cow::Owned(within(path)),
        };
        let further = || {
            let mut further = Places::default();
            for place in near.iter() {
                further.add(&self.read(*place).named);
            }
            further.order
        };
        let settings = || self.library.place(&RecordKey::settings());
        find(&near)
            .or_else(|| find(&further()))
            .or_else(|| find(&read.named))
            .or_else(|| find(settings().as_slice()))
    }
}
