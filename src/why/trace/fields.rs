//! Words in a brief → the field of a record that holds them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::gap::{GAPS, OF_A_PLAN, alias};
pub use super::how::How;
use super::read::{Library, Read};
use super::reason::Place;
pub use super::scalar::{Scalar, is_within};
use super::scalar::{Shown, join};
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::project::Project;

/// The scalars of the records of a project.
#[derive(Debug)]
pub struct Fields<'p> {
    project: &'p Project,
    pub(super) library: Arc<Library>,
}

/// A fact behind a line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub field: Arc<FieldPath>,
    /// What it has to do with the line.
    pub how: How,
}

/// Where a view of a brief stands: the place of a record, and a path in it.
#[derive(Debug, Clone, Copy)]
pub struct View<'o> {
    pub(super) place: usize,
    pub(super) path: &'o str,
}

impl<'p> Fields<'p> {
    /// Prepares to look into the records of a project.
    pub fn new(project: &'p Project) -> Self {
        Self::of_library(project, Arc::new(Library::new(project)))
    }

    /// Prepares to look into the records of a project, some of which may have been read.
    pub fn of_library(project: &'p Project, library: Arc<Library>) -> Self {
        Self { project, library }
    }

    pub fn of(&self, record: &RecordKey) -> &[Scalar] {
        let place = self.library.place(record);
        place.map_or(&[], |place| &self.read(place).scalars)
    }

    pub(super) fn read(&self, place: usize) -> &Read {
        self.library.read(place, self.project)
    }

    /// Names a field of the record at a place.
    pub(super) fn found(&self, place: usize, path: &str, how: How) -> Found {
        let known = self.read(place).field(path).map(Arc::clone);
        let field = known.unwrap_or_else(|| {
            let record = self.library.key(place).clone();
            let path = path.to_owned();
            Arc::new(FieldPath { record, path })
        });
        Found { field, how }
    }

    /// Names the record of which a pack is made, as an origin.
    pub fn root(&self, id: &str) -> String {
        let places = self.library.called(id).iter();
        let records = places.map(|place| self.library.key(*place));
        let kinds = [Kind::Visit, Kind::Contact, Kind::Organisation, Kind::Topic];
        let rank = |record: &&RecordKey| kinds.iter().position(|kind| *kind == record.kind);
        let records = records.filter(|record| rank(record).is_some());
        let record = records.min_by_key(|record| rank(record));
        record.map_or_else(String::new, |record| format!("{record}#"))
    }

    /// Reads an origin, as `contacts/x#points[3]`.
    pub fn view<'o>(&self, origin: &'o str) -> Option<View<'o>> {
        let (record, path) = origin.split_once('#')?;
        let (folder, id) = record.split_once('/')?;
        let kind = Kind::of_folder(folder)?;
        let mut places = self.library.called(id).iter();
        let place = *places.find(|place| self.library.key(**place).kind == kind)?;
        Some(View { place, path })
    }

    /// Finds the field that holds the words shown under `key` of a view; where none does, the
    /// field they were worked out from, and what they hold of the records around. With them,
    /// the fields by which the view's record names the others.
    pub fn find(&self, view: View<'_>, key: &str, words: &str) -> Vec<Found> {
        let mut found = self.shown(view, key, words);
        let links: BTreeSet<Found> =
            found.iter().filter_map(|found| self.link(view.place, &found.field.record)).collect();
        found.extend(links);
        found.extend(self.unnamed_unit(&found, words));
        found
    }

    /// Finds the list of our units, where a line shows the label of one that it does not name.
    fn unnamed_unit(&self, found: &[Found], words: &str) -> Option<Found> {
        let mut paths = found.iter().map(|found| &found.field.path);
        paths.find(|path| *path == "unit" || path.ends_with(".unit"))?;
        let settings = self.read(self.library.place(&RecordKey::settings())?);
        let mut links = settings.links();
        let (_, us) = links.find(|(scalar, _)| scalar.path == "us")?;
        let us = *us.first()?;
        let named = self.read(us).field(&join("units", words)).is_some();
        (!named).then(|| self.found(us, "units", How::Missing))
    }

    fn shown(&self, view: View<'_>, key: &str, words: &str) -> Vec<Found> {
        let shown = Shown::new(words);
        if let Some(found) = self.verbatim(view, key, &shown) {
            return vec![found];
        }
        let mut found = vec![self.worked_out(view, key, &shown)];
        found.extend(self.parts(view, &shown));
        found
    }

    fn worked_out(&self, view: View<'_>, key: &str, shown: &Shown) -> Found {
        let own = self.read(view.place).scalars.iter();
        let part = own
            .filter(|_| !view.path.is_empty())
            .filter(|s| (4..=shown.plain.len()).contains(&s.shown.plain.len()))
            .filter(|s| is_within(&s.path, view.path))
            .filter(|s| shown.plain.contains(s.shown.plain.as_ref()))
            .max_by_key(|s| s.words.len());
        match part {
            Some(part) => self.found(view.place, &part.path, How::Shows),
            None => self.nearest(view, key, How::WorkedOut),
        }
    }

    /// Finds the field that says just this: of the record, or of one that it names.
    fn verbatim(&self, view: View<'_>, key: &str, shown: &Shown) -> Option<Found> {
        if shown.plain.is_empty() {
            return None;
        }
        let mut own = self.read(view.place).alike(shown);
        let Some(first) = own.next() else {
            return self.linked(view, shown);
        };
        let Some(second) = own.next() else {
            return Some(self.found(view.place, &first.path, How::Shows));
        };
        let exact = join(view.path, key);
        let nearness = |scalar: &&Scalar| {
            let around = [exact.as_ref(), key, view.path];
            let within = |field: &&str| is_within(&scalar.path, field);
            around.iter().position(within).unwrap_or(around.len())
        };
        let nearest = [first, second].into_iter().chain(own).min_by_key(nearness)?;
        Some(self.found(view.place, &nearest.path, How::Shows))
    }

    /// Names the field that a key of a view means, or the one that the view was made of.
    fn nearest(&self, view: View<'_>, key: &str, how: How) -> Found {
        let read = self.read(view.place);
        let exact = join(view.path, key);
        let of_record = [Some(key), alias(key)].into_iter().flatten();
        let mut meant = [exact.as_ref()].into_iter().chain(of_record);
        let path = meant.find(|path| read.field(path).is_some());
        self.found(view.place, path.unwrap_or(view.path), how)
    }

    /// Finds the field for which a branch was taken.
    pub fn reason(&self, view: View<'_>, place: &Place<'_>) -> Found {
        let key = alias(place.key).unwrap_or(place.key);
        match place.missing.then(|| self.gap(view, key)) {
            Some(Some(path)) => self.found(view.place, &path, How::Missing),
            Some(None) => self.found(view.place, view.path, How::Because),
            None => self.nearest(view, place.key, How::Because),
        }
    }

    /// Names the list of a record from which a list of the brief was made, item by item.
    pub fn list(&self, view: View<'_>, place: &Place<'_>) -> Option<Found> {
        let own = &self.read(view.place).scalars;
        let key = alias(place.key).unwrap_or(place.key);
        let as_long = |path: &str| {
            let items = own.iter().filter_map(|s| s.path.strip_prefix(path));
            let items = items.filter_map(|rest| rest.strip_prefix('[')?.split(']').next());
            let items: BTreeSet<&str> = items.collect();
            let one = own.iter().any(|scalar| scalar.path == *path);
            Some(items.len().max(usize::from(one))) == place.items
        };
        let paths = [join(view.path, key), join("plan", key)];
        let path = paths.into_iter().find(|path| as_long(path))?;
        Some(self.found(view.place, &path, How::Because))
    }

    /// Names the field that would fill a gap: before a meeting, one of its plan.
    fn gap(&self, view: View<'_>, key: &str) -> Option<String> {
        let read = self.read(view.place);
        let planned = OF_A_PLAN.contains(&key) && read.field("plan").is_some();
        let list = if planned { "plan" } else { "" };
        let path = join(list, key);
        let known = view.path.is_empty() && (planned || GAPS.contains(&key));
        (known && read.field(&path).is_none()).then(|| path.into_owned())
    }
}
