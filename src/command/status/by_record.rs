//! Findings → how many there are on each record and each pack, counted once for all accounts.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::check::relevant::Relevant;
use crate::finding::field::RecordKey;
use crate::finding::report::{At, Diagnostic, Report, Severity};
use crate::finding::text::Sources;

/// Findings, counted.
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

impl ByRecord {
    /// Counts every finding once.
    pub fn new(found: &Report, sources: &Sources) -> Self {
        let mut counted = Self::default();
        for finding in found.found() {
            match &finding.at {
                At::Field(field) => {
                    let of_record = counted.records.entry(field.record.clone());
                    of_record.or_default().add(finding);
                }
                At::Text(span) => {
                    let path = &sources.file(span.file).path;
                    let parts: Vec<&str> = path.splitn(3, '/').collect();
                    if let ["output", id, _] = parts.as_slice() {
                        let of_folder = counted.folders.entry(format!("output/{id}/"));
                        of_folder.or_default().add(finding);
                    }
                }
                At::Nowhere | At::Path(_) => {}
            }
        }
        counted
    }

    /// Counts those that bear on an account.
    pub fn count(&self, relevant: &Relevant) -> Findings {
        let records = relevant.records().filter_map(|key| self.records.get(key));
        let folders = relevant.folders().filter_map(|path| self.folders.get(path));
        records
            .chain(folders)
            .fold(Findings::default(), |sum, more| Findings {
                errors: sum.errors + more.errors,
                warnings: sum.warnings + more.warnings,
            })
    }
}

impl Findings {
    fn add(&mut self, finding: &Diagnostic) {
        match finding.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
        }
    }
}
