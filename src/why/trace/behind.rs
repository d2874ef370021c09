//! Marks of a line → the facts behind it.

use std::cell::{Cell, OnceCell};

use tera::Value;

use super::branch::Branch;
use super::fields::{Fields, Found, View, is_within};
use super::follow::Followed;
use super::leaves::Leaf;
use super::reason::{Place, Reasons};

/// What the marks of one rendering mean, each worked out when a line first asks for it.
pub struct Behind<'t> {
    branches: &'t [Branch],
    fields: &'t Fields<'t>,
    root: &'t str,
    leaves: Vec<(Leaf<'t>, OnceCell<Vec<Found>>)>,
    reasons: &'t Reasons,
    of_reasons: Vec<OnceCell<Vec<Found>>>,
    whole: OnceCell<Option<Found>>,
    /// The origin asked for last: what stands together is asked for together.
    last: Cell<Option<(&'t str, View<'t>)>>,
}

impl<'t> Behind<'t> {
    /// Prepares to read marks.
    pub fn new(
        branches: &'t [Branch],
        reasons: &'t Reasons,
        leaves: &[Leaf<'t>],
        fields: &'t Fields<'t>,
        root: &'t str,
    ) -> Self {
        let leaves = leaves.iter().map(|leaf| (*leaf, OnceCell::new()));
        Self {
            branches,
            fields,
            root,
            leaves: leaves.collect(),
            reasons,
            of_reasons: vec![OnceCell::new(); reasons.count()],
            whole: OnceCell::new(),
            last: Cell::new(None),
        }
    }

    /// Returns the facts whose words a line shows, and where that is asked those for which it is
    /// there.
    pub fn line(&self, line: &Followed, with_reasons: bool) -> (Vec<Found>, Vec<Found>) {
        let (mut shows, mut because) = (Vec::new(), Vec::new());
        for n in &line.leaves {
            let (shown, links): (Vec<Found>, Vec<Found>) =
                self.of_leaf(*n).iter().cloned().partition(|f| f.how.is_shown());
            add(&mut shows, &shown);
            add(&mut because, &links);
        }
        if !with_reasons {
            return (shows, Vec::new());
        }
        for n in &line.leaves {
            if let Some((leaf, _)) = self.leaves.get(usize::from(*n)) {
                self.around(leaf, &shows, &mut because);
            }
        }
        // Why the pack tells of these records at all.
        if let Some(root) = self.view(self.root) {
            for found in &shows {
                let link = self.fields.link(root.place, &found.field.record);
                add(&mut because, link.as_slice());
            }
        }
        if shows.is_empty() {
            for n in &line.within {
                add(&mut because, self.of_branch(*n));
            }
        }
        for n in line.because.iter().rev() {
            let reasons = self.of_branch(*n);
            add(&mut because, reasons);
            if !reasons.is_empty() && !shows.is_empty() {
                break;
            }
        }
        if shows.is_empty()
            && let Some(root) = self.view(self.root)
        {
            for found in because.clone() {
                let link = self.fields.direct_link(root.place, &found.field.record);
                add(&mut because, link.as_slice());
            }
        }
        if because.is_empty() && shows.is_empty() {
            add(&mut because, self.of_whole().as_slice());
        }
        let told = |found: &Found| {
            shows.iter().any(|s| {
                s.field.record == found.field.record && is_within(&s.field.path, &found.field.path)
            })
        };
        because.retain(|found| !told(found));
        (shows, because)
    }

    /// Adds why the meeting of a sheet has these records told on it, and what else decides.
    fn around(&self, leaf: &Leaf<'t>, shows: &[Found], because: &mut Vec<Found>) {
        if let Some(sheet) = self.view(leaf.around) {
            for found in shows {
                let link = self.fields.link(sheet.place, &found.field.record);
                add(because, link.as_slice());
            }
        }
        for origin in leaf.because.iter().filter_map(Value::as_str) {
            let whole = Place::whole(origin);
            let view = self.view(origin);
            let reason = view.map(|view| self.fields.reason(view, &whole));
            add(because, reason.as_slice());
        }
    }

    fn of_leaf(&self, n: u16) -> &[Found] {
        let Some((leaf, found)) = self.leaves.get(usize::from(n)) else {
            return &[];
        };
        found.get_or_init(|| match self.view(leaf.origin) {
            Some(view) => self.fields.find(view, leaf.key, leaf.words),
            None => Vec::new(),
        })
    }

    /// Returns why a branch was taken: for one list of the facts, or for single ones.
    fn of_branch(&self, n: u16) -> &[Found] {
        let Some(found) = self.of_reasons.get(usize::from(n)) else {
            return &[];
        };
        found.get_or_init(|| {
            let places = self.reasons.places(usize::from(n), self.branches).into_iter();
            let viewed = places.filter_map(|place| Some((self.view(place.origin)?, place)));
            let (lists, single): (Vec<_>, Vec<_>) =
                viewed.partition(|(_, place)| place.items.is_some());
            let mut lists = lists.iter();
            let list = lists.find_map(|(view, p)| self.fields.list(*view, p));
            let mut found: Vec<Found> = list.iter().cloned().collect();
            for (view, place) in &single {
                let reason = self.fields.reason(*view, place);
                // A list stands for its items, but not for other records that they are.
                let of_list = |list: &Found| list.field.record == reason.field.record;
                if !list.as_ref().is_some_and(of_list) {
                    add(&mut found, &[reason]);
                }
            }
            found
        })
    }

    fn of_whole(&self) -> &Option<Found> {
        self.whole.get_or_init(|| {
            let view = self.view(self.root)?;
            Some(self.fields.reason(view, &Place::whole(self.root)))
        })
    }

    fn view(&self, origin: &'t str) -> Option<View<'t>> {
        let last = self.last.get().filter(|(known, _)| *known == origin);
        let view = last.map_or_else(|| self.fields.view(origin), |(_, view)| Some(view))?;
        self.last.set(Some((origin, view)));
        Some(view)
    }
}

fn add(found: &mut Vec<Found>, new: &[Found]) {
    for one in new {
        if !found.contains(one) {
            found.push(one.clone());
        }
    }
}
