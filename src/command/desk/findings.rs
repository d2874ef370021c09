//! What `check` finds → lists of it: beside the lines of a pack, and of the project.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Desk;
use super::pack::Traced;
use super::site::{Asked, Page};
use crate::check::relevant::Relevant;
use crate::command::approvals::{self, Approved, Note};
use crate::desk::address::Address;
use crate::desk::link::Piece;
use crate::finding::field::{FieldPath, RecordKey};
use crate::finding::report::{At, Diagnostic, Report};
use crate::pack::target::Target;
use crate::project::locate::Places;
use crate::why::trace::fields::is_within;

/// As many findings as one page lists.
const MOST: usize = 400;

impl Desk {
    /// Lists the findings on a pack, each with the line where it shows.
    pub(super) fn findings_beside(&self, traced: &Traced, address: &Address) -> String {
        // A page that is asked for while findings are being looked for does without.
        let Some(survey) = self.survey.get() else {
            return String::new();
        };
        let mut found: Vec<(Option<usize>, &Diagnostic)> = self
            .bearing_on(&traced.page.target.id, &survey.found)
            .into_iter()
            .map(|finding| (self.line_of(traced, finding), finding))
            .collect();
        let suspects = self.suspects(traced);
        found.extend(suspects.iter().map(|(line, finding)| (*line, finding)));
        found.sort_by_key(|(line, _)| line.unwrap_or(0));
        self.listed(&found, address)
    }

    /// Lists the lines that are not what somebody approved.
    fn suspects(&self, traced: &Traced) -> Vec<(Option<usize>, Diagnostic)> {
        let target = &traced.page.target;
        let Some(approvals) = approvals::of(&self.root, target) else {
            return Vec::new();
        };
        let pack = Some(traced.pack.clone());
        let looked = Approved::new(&self.root, &self.built, target, (pack, approvals));
        let notes = looked.notes().into_iter();
        let finding = |note: Note| {
            let mut report = Report::default();
            report
                .error(note.code, At::Nowhere, note.message)
                .hint(note.hint);
            Some((note.line, report.into_found().pop()?))
        };
        notes.filter_map(finding).collect()
    }

    /// Lists the findings on a record itself.
    pub(super) fn findings_on(&self, key: &RecordKey, address: &Address) -> String {
        let Some(survey) = self.survey.get() else {
            return String::new();
        };
        let own = |finding: &&Diagnostic| matches!(&finding.at, At::Field(field) if field.record == *key);
        let found = survey.found.found().iter().filter(own);
        let found: Vec<_> = found.map(|finding| (None, finding)).collect();
        self.listed(&found, address)
    }

    /// Makes the page of all findings, or of those that bear on one visit or contact.
    pub(super) fn findings(&self, asked: &Asked<'_>, id: Option<&str>) -> Option<Page> {
        let survey = self.survey();
        let found: Vec<&Diagnostic> = match id {
            Some(id) => {
                let records = self.facts().records();
                let known = records.visits.get(id).is_some();
                if !known && records.contacts.get(id).is_none() {
                    return None;
                }
                self.bearing_on(id, &survey.found)
            }
            None => survey.found.found().iter().collect(),
        };
        let found: Vec<_> = found.into_iter().map(|finding| (None, finding)).collect();
        let list = self.listed(&found, asked.address());
        let pack = |id: &str| {
            let pages = survey.pages.iter();
            let mut own = pages.filter(|page| page.target.id == id);
            let target = own.next().map(|page| page.target.clone());
            let target = target.unwrap_or_else(|| Target::new(id, "meeting-brief"));
            Piece::link(id, asked.address().pack(&target))
        };
        let view = json!({ "about": id.map(pack) });
        let html = [("findings", list.as_str())];
        let body = self.templates.fill("all_findings.html", &view, &html);
        Some(Page::new("list", "Findings", body))
    }

    fn bearing_on<'r>(&self, id: &str, found: &'r Report) -> Vec<&'r Diagnostic> {
        let mut relevant = Relevant::default();
        relevant.add(self.facts(), id, self.day);
        let sources = &self.opened().project.sources;
        let all = found.found().iter();
        all.filter(|finding| relevant.covers(finding, sources))
            .collect()
    }

    /// Finds the first line of a pack, from 1, on which a finding shows.
    fn line_of(&self, traced: &Traced, finding: &Diagnostic) -> Option<usize> {
        match &finding.at {
            At::Field(field) => {
                let shows = |shown: &FieldPath| {
                    shown.record == field.record
                        && (is_within(&shown.path, &field.path)
                            || !shown.path.is_empty()
                                && is_within(&field.path, &shown.path))
                };
                let mut lines = traced.traces();
                let line = lines.find(|(_, trace)| {
                    trace.shows.iter().any(|found| shows(&found.field))
                });
                line.map(|(line, _)| line + 1)
            }
            At::Text(span) => {
                let sources = &self.opened().project.sources;
                let is_here =
                    sources.file(span.file).path == traced.page.target.markdown();
                is_here.then(|| sources.line_column(span.file, span.start).0)
            }
            At::Nowhere | At::Path(_) => None,
        }
    }

    fn listed(
        &self,
        found: &[(Option<usize>, &Diagnostic)],
        address: &Address,
    ) -> String {
        if found.is_empty() {
            return String::new();
        }
        let mut places = Places::new(&self.opened().project);
        let mut told = BTreeSet::new();
        let mut rows: Vec<Value> = Vec::new();
        for (line, finding) in found {
            if rows.len() == MOST || !told.insert((line, &finding.at, &finding.message)) {
                continue;
            }
            let place = places.find(&finding.at);
            let at = place.line_column.map_or(1, |(line, _)| line);
            let is_somewhere = !place.path.is_empty();
            let record = match &finding.at {
                At::Field(field) if field.record != RecordKey::settings() => {
                    Some(Piece::link(&field.record.id, address.record(&field.record)))
                }
                _ => None,
            };
            rows.push(json!({
                "line": line,
                "severity": finding.severity.word(),
                "code": finding.code,
                "message": finding.message,
                "hints": finding.hints,
                "place": is_somewhere.then(|| format!("{}:{at}", place.path)),
                "editor": self.editor(&place.path, at),
                "record": record,
            }));
        }
        let more = found.len().saturating_sub(MOST);
        // Beside a pack, what shows on none of its lines is folded away.
        let is_list = found.iter().all(|(line, _)| line.is_none());
        let is_shown = |row: &Value| is_list || !row["line"].is_null();
        let (shown, others): (Vec<Value>, Vec<Value>) =
            rows.into_iter().partition(is_shown);
        let view = json!({
            "found": shown,
            "others": others,
            "more": more,
            "is_open": is_list,
        });
        self.templates.fill("findings.html", &view, &[])
    }
}
