//! Project: everything one run works on, as values.

use crate::facts::records::Records;
use crate::field::{FieldPath, Kind, RecordKey};
use crate::report::At;
use crate::source::{FileId, Sources, Span};
use crate::yaml::{self, Half};

/// The inputs of a run.
#[derive(Debug)]
pub struct Project {
    /// Every text that was read.
    pub sources: Sources,
    /// The records in them.
    pub records: Records,
    /// Records whose files could not be read.
    pub unread: Vec<RecordKey>,
    /// The project's own templates: name within `templates/`, text.
    pub templates: Vec<(String, FileId)>,
}

impl Project {
    /// Gives the records away, to be proved.
    pub fn take_records(&mut self) -> Records {
        let settings = self.records.settings.clone();
        std::mem::replace(&mut self.records, Records::new(settings))
    }

    /// Lists the records that have a file.
    pub fn keys(&self) -> Vec<RecordKey> {
        let paths = self.sources.paths();
        paths.filter_map(record_of).collect()
    }

    /// Finds the file of a record.
    pub fn file_of(&self, record: &RecordKey) -> Option<FileId> {
        let place = |ending: &str| match record.kind {
            Kind::Settings => format!("data/settings.{ending}"),
            kind => format!("data/{}/{}.{ending}", kind.folder(), record.id),
        };
        self.sources
            .find(&place("yaml"))
            .or_else(|| self.sources.find(&place("yml")))
            .or_else(|| self.sources.find_stem(record.kind.folder(), &record.id))
    }

    /// Finds the bytes of a field; for a key that is missing, those of what should hold it.
    pub fn span_of(&self, field: &FieldPath, half: Half) -> Option<Span> {
        let file = self.file_of(&field.record)?;
        let range = yaml::locate(&self.sources.file(file).text, &field.path, half)?;
        Some(Span::new(file, range))
    }

    /// Finds the bytes of a finding.
    pub fn span_at(&self, at: &At) -> Option<Span> {
        match at {
            At::Nowhere | At::Path(_) => None,
            At::Text(span) => Some(span.clone()),
            At::Field(field) => {
                let last_is_word =
                    field.path.ends_with(['.', ']']) || field.path.is_empty();
                let half = if last_is_word {
                    Half::Value
                } else {
                    key_or_value(field)
                };
                self.span_of(field, half)
            }
        }
    }
}

/// Reads the record that a path of a file names.
fn record_of(path: &str) -> Option<RecordKey> {
    let within = path.strip_prefix("data/")?;
    let (folder, name) = within.split_once('/')?;
    let stem = name.rsplit('/').next()?.rsplit_once('.')?.0;
    Some(RecordKey {
        kind: Kind::of_folder(folder)?,
        id: stem.to_owned(),
    })
}

/// A free key, as `them` or `ask`, is itself the word that a finding is about.
fn key_or_value(field: &FieldPath) -> Half {
    let (parent, key) = field.path.rsplit_once('.').unwrap_or(("", &field.path));
    let free = (parent.ends_with(']')
        && FREE_LISTS.iter().any(|l| parent.starts_with(l)))
        && !KNOWN_ITEM_KEYS.contains(&key);
    if free || parent == "closes" || parent == "redactions" {
        Half::Key
    } else {
        Half::Value
    }
}

const FREE_LISTS: [&str; 3] = ["points", "plan.raise", "messages"];
const KNOWN_ITEM_KEYS: [&str; 10] = [
    "topic", "id", "why", "handling", "priority", "key", "line", "opens", "use", "act",
];
