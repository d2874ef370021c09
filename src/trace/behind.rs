//! Marks of a line → the facts behind it.

use std::collections::HashMap;

use super::branch::{Branch, Met, Place};
use super::fields::{Fields, Found, is_within};
use super::follow::Followed;
use super::leaves::Leaf;

/// What the marks of one rendering mean.
pub struct Behind<'t> {
    branches: &'t [Branch],
    reasons: &'t [Met],
    leaves: &'t [Leaf],
    fields: &'t Fields<'t>,
    root: &'t str,
    known: HashMap<u16, Vec<Found>>,
}

impl<'t> Behind<'t> {
    /// Prepares to read marks.
    pub fn new(
        branches: &'t [Branch],
        reasons: &'t [Met],
        leaves: &'t [Leaf],
        fields: &'t Fields<'t>,
        root: &'t str,
    ) -> Self {
        Self {
            branches,
            reasons,
            leaves,
            fields,
            root,
            known: HashMap::new(),
        }
    }

    /// Returns the facts whose words a line shows, and those for which it is there.
    pub fn line(&mut self, line: &Followed) -> (Vec<Found>, Vec<Found>) {
        let mut shows = Vec::new();
        for n in &line.leaves {
            if let Some(leaf) = self.leaves.get(usize::from(*n)) {
                let found = self.fields.find(leaf.origin(), leaf.key(), leaf.words());
                add(&mut shows, found.as_slice());
            }
        }
        let mut because = Vec::new();
        if shows.is_empty() {
            for n in &line.within {
                add(&mut because, self.of_branch(*n));
            }
        }
        for n in line.because.iter().rev() {
            add(&mut because, self.of_branch(*n));
            if !because.is_empty() {
                break;
            }
        }
        if because.is_empty() && shows.is_empty() {
            add(&mut because, self.whole().as_slice());
        }
        let told = |found: &Found| {
            shows.iter().any(|s| {
                s.field.record == found.field.record
                    && is_within(&s.field.path, &found.field.path)
            })
        };
        because.retain(|found| !told(found));
        (shows, because)
    }

    /// Returns why a branch was taken: for one list of the facts, or for single ones.
    fn of_branch(&mut self, n: u16) -> &[Found] {
        let (branches, reasons, fields) = (self.branches, self.reasons, self.fields);
        self.known.entry(n).or_insert_with(|| {
            let met = reasons.get(usize::from(n));
            let places = met.map_or_else(Vec::new, |met| met.places(branches));
            let mut lists = places.iter().filter(|place| place.items.is_some());
            if let Some(list) = lists.find_map(|place| fields.list(place)) {
                return vec![list];
            }
            let mut found = Vec::new();
            let single = places.iter().filter(|place| place.items.is_none());
            single.for_each(|place| add(&mut found, fields.reason(place).as_slice()));
            found
        })
    }

    fn whole(&self) -> Option<Found> {
        self.fields.reason(&Place {
            origin: self.root.to_owned(),
            key: String::new(),
            missing: false,
            items: None,
        })
    }
}

fn add(found: &mut Vec<Found>, new: &[Found]) {
    for one in new {
        if !found.contains(one) {
            found.push(one.clone());
        }
    }
}
