//! Words in a brief → the field of a record that holds them.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use super::branch::Place;
pub use super::how::How;
use super::read::{Library, Read};
pub use super::scalar::{Scalar, is_within};
use super::scalar::{Shown, join};
use crate::field::{FieldPath, Kind, RecordKey};
use crate::project::Project;

/// The scalars of the records of a project, and what was found in them.
#[derive(Debug)]
pub struct Fields<'p> {
    project: &'p Project,
    pub(super) library: Arc<Library>,
    found: Mutex<HashMap<Box<str>, Option<Found>>>,
}

/// Fields of a plan that a template asks for.
const OF_A_PLAN: [&str; 5] = ["venue", "mode", "contact_person", "objective", "them"];

/// Fields of a record that a template asks for.
const GAPS: [&str; 14] = [
    "venue",
    "mode",
    "contact_person",
    "title",
    "purpose",
    "summary",
    "place",
    "aims",
    "level",
    "background",
    "figures",
    "notes",
    "owner",
    "time",
];

/// A fact behind a line.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// The field.
    pub field: FieldPath,
    /// What it has to do with the line.
    pub how: How,
}

impl<'p> Fields<'p> {
    /// Prepares to look into the records of a project.
    pub fn new(project: &'p Project) -> Self {
        Self::of_library(project, Arc::new(Library::new(project)))
    }

    /// Prepares to look into the records of a project, some of which may have been read.
    pub fn of_library(project: &'p Project, library: Arc<Library>) -> Self {
        Self {
            project,
            library,
            found: Mutex::default(),
        }
    }

    /// Returns the scalars of a record.
    pub fn of(&self, record: &RecordKey) -> &[Scalar] {
        let place = self.library.place(record);
        place.map_or(&[], |place| &self.read(place).scalars)
    }

    pub(super) fn read(&self, place: usize) -> &Read {
        self.library.read(place, self.project)
    }

    /// Names the record of which a pack is made, as an origin.
    pub fn root(&self, id: &str) -> String {
        let places = self.library.called(id).iter();
        let records = places.map(|place| self.library.key(*place));
        let kinds = [Kind::Visit, Kind::Contact, Kind::Organisation];
        let rank =
            |record: &&RecordKey| kinds.iter().position(|kind| *kind == record.kind);
        let records = records.filter(|record| rank(record).is_some());
        let record = records.min_by_key(|record| rank(record));
        record.map_or_else(String::new, |record| format!("{record}#"))
    }

    /// Finds the field that holds the words shown under `key` of a view that stands at
    /// `origin`; where none does, the field they were worked out from.
    pub fn find(&self, origin: &str, key: &str, words: &str) -> Option<Found> {
        let asked = [origin, "\n", key, "\n", words].concat();
        let known = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(asked.as_str()) {
            return found.clone();
        }
        let found = self.look(origin, key, words);
        known().insert(asked.into(), found.clone());
        found
    }

    fn look(&self, origin: &str, key: &str, words: &str) -> Option<Found> {
        let at = read_origin(origin)?;
        let shown = Shown::new(words);
        if let Some(found) = self.verbatim(&at, key, &shown) {
            return Some(found);
        }
        let part = self
            .of(&at.record)
            .iter()
            .filter(|s| !at.path.is_empty() && is_within(&s.path, &at.path))
            .filter(|s| s.words.len() > 3 && shown.plain.contains(&s.shown.plain))
            .max_by_key(|s| s.words.len());
        Some(match part {
            Some(part) => Found {
                field: FieldPath {
                    path: part.path.clone(),
                    ..at
                },
                how: How::Shows,
            },
            None => Found {
                field: self.nearest(at, key),
                how: How::WorkedOut,
            },
        })
    }

    /// Finds the field that says just this: of the record, or of one that it names.
    fn verbatim(&self, at: &FieldPath, key: &str, shown: &Shown) -> Option<Found> {
        let place = self.library.place(&at.record);
        let place = place.filter(|_| !shown.plain.is_empty())?;
        let alike = self.read(place).alike(shown);
        let within = |path: &str| {
            let mut alike = alike.clone();
            alike.find(|scalar| is_within(&scalar.path, path))
        };
        let own = within(&join(&at.path, key)).or_else(|| within(key));
        let own = own.or_else(|| within(&at.path)).or_else(|| within(""));
        let found = |scalar: &Scalar| Found {
            field: FieldPath {
                record: at.record.clone(),
                path: scalar.path.clone(),
            },
            how: How::Shows,
        };
        own.map(found).or_else(|| self.linked(at, shown))
    }

    /// Finds the field that a key of a view means, or the one that the view was made of.
    fn nearest(&self, at: FieldPath, key: &str) -> FieldPath {
        let place = self.library.place(&at.record);
        let read = place.map(|place| self.read(place));
        let holds = |path: &str| read.is_some_and(|read| read.holds(path));
        let exact = join(&at.path, key);
        let of_record = || [key].into_iter().chain(alias(key)).find(|key| holds(key));
        let path = match holds(&exact) {
            true => exact,
            false => of_record().map_or(at.path, str::to_owned),
        };
        FieldPath { path, ..at }
    }

    /// Finds the field for which a branch was taken.
    pub fn reason(&self, place: &Place) -> Option<Found> {
        let at = read_origin(&place.origin)?;
        let key = alias(&place.key).unwrap_or(&place.key);
        let gap = place.missing.then(|| self.gap(&at, key)).flatten();
        Some(match gap {
            Some(path) => Found {
                field: FieldPath { path, ..at },
                how: How::Missing,
            },
            None if place.missing => Found {
                field: at,
                how: How::Because,
            },
            None => Found {
                field: self.nearest(at, &place.key),
                how: How::Because,
            },
        })
    }

    /// Names the list of a record from which a list of the brief was made, item by item.
    pub fn list(&self, place: &Place) -> Option<Found> {
        let at = read_origin(&place.origin)?;
        let own = self.of(&at.record);
        let key = alias(&place.key).unwrap_or(&place.key);
        let path = [join(&at.path, key), format!("plan.{key}")]
            .into_iter()
            .find(|path| {
                let items = own
                    .iter()
                    .filter_map(|s| s.path.strip_prefix(path.as_str()));
                let items =
                    items.filter_map(|rest| rest.strip_prefix('[')?.split(']').next());
                let items: BTreeSet<&str> = items.collect();
                let one = own.iter().any(|scalar| scalar.path == *path);
                Some(items.len().max(usize::from(one))) == place.items
            })?;
        Some(Found {
            field: FieldPath {
                record: at.record,
                path,
            },
            how: How::Because,
        })
    }

    /// Names the field that would fill a gap: before a meeting, one of its plan.
    fn gap(&self, at: &FieldPath, key: &str) -> Option<String> {
        let place = self.library.place(&at.record);
        let read = place.map(|place| self.read(place));
        let has = |path: &str| read.is_some_and(|read| read.holds(path));
        let planned = OF_A_PLAN.contains(&key) && has("plan");
        let list = if planned { "plan" } else { "" };
        let path = join(&join(&at.path, list), key);
        let known = at.path.is_empty() && (planned || GAPS.contains(&key));
        (known && !has(&path)).then_some(path)
    }
}

/// Reads `contacts/x#points[3]`.
pub fn read_origin(origin: &str) -> Option<FieldPath> {
    let (record, path) = origin.split_once('#')?;
    let (folder, id) = record.split_once('/')?;
    Some(FieldPath::new(Kind::of_folder(folder)?, id, path))
}

/// Keys of a brief whose fact has another name in the record.
fn alias(key: &str) -> Option<&'static str> {
    Some(match key.rsplit('.').next().unwrap_or_default() {
        "zone" | "place" => "tz",
        "as_of" => "dates",
        "people" => "them",
        "sheets" => "meetings",
        "key_messages" => "topics",
        "confirmed" => "status",
        "organisations" | "organisation" => "with",
        "computed" => "compute",
        _ => return None,
    })
}
