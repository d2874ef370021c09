//! An id → the records that its findings may stand in: for a visit, all that its pack shows.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::brief::assemble::{Ask, Stage};
use crate::brief::{Brief, assemble, used};
use crate::facts::Facts;
use crate::finding::field::{Kind, RecordKey};
use crate::finding::report::{At, Diagnostic};
use crate::finding::text::Sources;

/// What bears on some ids.
#[derive(Debug, Clone, Default)]
pub struct Relevant {
    records: BTreeSet<RecordKey>,
    folders: Vec<String>,
}

impl Relevant {
    /// Adds what bears on an id as of a day; says whether a record has it.
    pub fn add(&mut self, facts: &Facts, id: &str, as_of: NaiveDate) -> bool {
        let records = facts.records();
        let own: Vec<RecordKey> = Kind::FOLDERS
            .into_iter()
            .filter(|kind| records.has(*kind, id))
            .map(|kind| RecordKey { kind, id: id.to_owned() })
            .collect();
        let known = !own.is_empty();
        self.records.extend(own);
        self.folders.push(format!("output/{id}/"));
        let ask =
            |document| Ask { as_of: Some(as_of), stage: Stage::Planned, document, is_seen: false };
        if let Some(visit) = records.visits.get(id) {
            self.brief(&assemble::visit(facts, visit, ask("scene-setter")));
        } else if let Some(contact) = records.contacts.get(id) {
            self.brief(&assemble::contact(facts, contact, ask("meeting-brief")));
        }
        known
    }

    fn brief(&mut self, brief: &Brief<'_>) {
        let cited = brief
            .sources
            .iter()
            .map(|source| RecordKey { kind: Kind::Source, id: source.id.to_owned() });
        self.records.extend(cited);
        self.records.extend(used::behind(brief));
    }

    /// Returns the records that bear on them.
    pub fn records(&self) -> impl Iterator<Item = &RecordKey> {
        self.records.iter()
    }

    /// Returns the folders of their packs, as `output/x/`.
    pub fn folders(&self) -> impl Iterator<Item = &str> {
        self.folders.iter().map(String::as_str)
    }

    /// Says whether a finding bears on the ids.
    pub fn covers(&self, finding: &Diagnostic, sources: &Sources) -> bool {
        match &finding.at {
            At::Field(field) => self.records.contains(&field.record),
            At::Text(span) => {
                let path = &sources.file(span.file).path;
                self.folders.iter().any(|folder| path.starts_with(folder))
            }
            At::Nowhere | At::Path(_) => false,
        }
    }
}
