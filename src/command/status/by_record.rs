//! Findings → how many there are on each record and each pack, counted once for all accounts.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::relevant::Relevant;
use crate::finding::field::RecordKey;
use crate::finding::report::{At, Report, Severity};
use crate::finding::text::Sources;

#[derive(Debug, Default, Serialize)]
pub struct Findings {
    /// What is wrong.
    pub errors: usize,
    /// What is doubtful.
    pub warnings: usize,
}

/// Counts of findings by where they stand.
#[derive(Debug, Default)]
pub struct ByRecord {
    records: BTreeMap<RecordKey, Findings>,
    /// By the folder of the pack, as `output/x/`.
    folders: BTreeMap<String, Findings>,
}

/// Where something is wrong or doubtful: the record, if any, the path of the file, how bad it is.
pub type Place<'f> = (Option<RecordKey>, &'f str, Severity);

impl ByRecord {
    /// Counts every finding once.
    pub fn new(found: &Report, sources: &Sources) -> Self {
        Self::of(found.found().iter().map(|finding| match &finding.at {
            At::Field(field) => (Some(field.record.clone()), "", finding.severity),
            At::Text(span) => {
                let path = sources.file(span.file).path.as_str();
                (None, path, finding.severity)
            }
            At::Nowhere | At::Path(_) => (None, "", finding.severity),
        }))
    }

    /// Counts findings by where they stand.
    pub fn of<'f>(found: impl Iterator<Item = Place<'f>>) -> Self {
        let mut counted = Self::default();
        for (record, path, severity) in found {
            let parts: Vec<&str> = path.splitn(3, '/').collect();
            match (record, parts.as_slice()) {
                (Some(record), _) => {
                    counted.records.entry(record).or_default().add(severity);
                }
                (None, ["output", id, _]) => {
                    let of_folder = counted.folders.entry(format!("output/{id}/"));
                    of_folder.or_default().add(severity);
                }
                (None, _) => {}
            }
        }
        counted
    }

    /// Counts those that bear on an account.
    pub fn count(&self, relevant: &Relevant) -> Findings {
        let records = relevant.records().filter_map(|key| self.records.get(key));
        let folders = relevant.folders().filter_map(|path| self.folders.get(path));
        records.chain(folders).fold(Findings::default(), |sum, more| Findings {
            errors: sum.errors + more.errors,
            warnings: sum.warnings + more.warnings,
        })
    }
}

impl Findings {
    /// Counts one more.
    pub fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
    }
}
