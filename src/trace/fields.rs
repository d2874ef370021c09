//! Words in a brief → the field of a record that holds them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use super::branch::Place;
pub use super::how::How;
use super::read::Record;
pub use super::scalar::{Scalar, is_within};
use super::scalar::{digest, join, plain};
use crate::field::{FieldPath, Kind, RecordKey};
use crate::project::Project;

/// Every scalar of the records of a project, read when it is asked for.
#[derive(Debug)]
pub struct Fields<'p> {
    pub(super) project: &'p Project,
    /// Places of records by their ids.
    pub(super) ids: HashMap<String, Vec<usize>>,
    pub(super) places: BTreeMap<RecordKey, usize>,
    pub(super) records: Vec<Record>,
    found: Mutex<HashMap<[String; 3], Option<Found>>>,
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
        let mut keys = project.keys();
        keys.push(RecordKey::settings());
        keys.dedup();
        let mut ids: HashMap<String, Vec<usize>> = HashMap::new();
        let mut places = BTreeMap::new();
        for (place, key) in keys.iter().enumerate() {
            ids.entry(key.id.clone()).or_default().push(place);
            places.insert(key.clone(), place);
        }
        Self {
            project,
            ids,
            places,
            records: keys.into_iter().map(Record::new).collect(),
            found: Mutex::default(),
        }
    }

    /// Names the record of which a pack is made, as an origin.
    pub fn root(&self, id: &str) -> String {
        let places = self.ids.get(id).into_iter().flatten();
        let records = places.map(|place| &self.records[*place].key);
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
        let asked = [origin, key, words].map(str::to_owned);
        let known = || self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = known().get(&asked) {
            return found.clone();
        }
        let found = self.look(origin, key, words);
        known().insert(asked, found.clone());
        found
    }

    fn look(&self, origin: &str, key: &str, words: &str) -> Option<Found> {
        let at = read_origin(origin)?;
        let own = self.of(&at.record);
        let shown = plain(words);
        let digest = digest(&shown);
        let equal = |scalar: &&Scalar| scalar.digest == digest && scalar.plain == shown;
        let verbatim = |record: &RecordKey, scalar: &Scalar| Found {
            field: FieldPath {
                record: record.clone(),
                path: scalar.path.clone(),
            },
            how: How::Shows,
        };
        let exact = join(&at.path, key);
        if !shown.is_empty() {
            let alike: Vec<&Scalar> = own.iter().filter(equal).collect();
            let within = |path: &str| {
                let mut alike = alike.iter();
                alike.find(|scalar| is_within(&scalar.path, path))
            };
            let found = within(&exact).or_else(|| within(key));
            let found = found.or_else(|| within(&at.path)).or(alike.first());
            if let Some(scalar) = found {
                return Some(verbatim(&at.record, scalar));
            }
            if let Some(found) = self.linked(&at, &equal, &verbatim) {
                return Some(found);
            }
        }
        let part = own
            .iter()
            .filter(|s| !at.path.is_empty() && is_within(&s.path, &at.path))
            .filter(|s| s.words.len() > 3 && shown.contains(&s.plain))
            .max_by_key(|s| s.words.len());
        let near = part.map(|scalar| scalar.path.clone());
        let holds = |path: &str| own.iter().any(|s| is_within(&s.path, path));
        let near = near
            .or_else(|| holds(&exact).then(|| exact.clone()))
            .or_else(|| holds(key).then(|| key.to_owned()))
            .or_else(|| alias(key).filter(|key| holds(key)).map(str::to_owned));
        Some(Found {
            field: FieldPath {
                record: at.record,
                path: near.unwrap_or(at.path),
            },
            how: if part.is_some() {
                How::Shows
            } else {
                How::WorkedOut
            },
        })
    }

    /// Finds the field for which a branch was taken.
    pub fn reason(&self, place: &Place) -> Option<Found> {
        let mut found = self.find(&place.origin, &place.key, "")?;
        found.how = How::Because;
        if place.missing {
            found.field = read_origin(&place.origin)?;
            let key = alias(&place.key).unwrap_or(&place.key);
            if let Some(path) = self.gap(&found.field, key) {
                found.field.path = path;
                found.how = How::Missing;
            }
        }
        Some(found)
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
        let own = self.of(&at.record);
        let has = |path: &str| own.iter().any(|scalar| is_within(&scalar.path, path));
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
