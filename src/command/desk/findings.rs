//! What `check` finds → lists of it: beside the lines of a pack, and of the project.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Desk;
use super::look::{Finding, Findings};
use super::pack::Traced;
use super::site::{Asked, Page};
use crate::check::relevant::Relevant;
use crate::command::approvals::{self, Approved, Note};
use crate::desk::address::Address;
use crate::desk::link::Piece;
use crate::finding::field::{FieldPath, Kind, RecordKey};
use crate::finding::report::Severity;
use crate::pack::target::Target;
use crate::why::trace::fields::is_within;

/// As many findings as one page lists.
const MOST: usize = 400;

impl Desk {
    /// Lists the findings on a pack, each with the line where it shows.
    pub(super) fn findings_beside(&self, traced: &Traced, address: &Address) -> String {
        let id = &traced.page.target.id;
        let known = self.findings();
        let shown = shown(traced);
        let mut found: Vec<(Option<usize>, &Finding)> = self
            .bearing_on(known.as_deref(), id)
            .into_iter()
            .map(|finding| (line_of(traced, &shown, finding), finding))
            .collect();
        let suspects = self.suspects(traced);
        found.extend(suspects.iter().map(|(line, finding)| (*line, finding)));
        found.sort_by_key(|(line, _)| line.unwrap_or(0));
        self.listed(&found, address)
    }

    /// Lists the lines that are not what somebody approved.
    fn suspects(&self, traced: &Traced) -> Vec<(Option<usize>, Finding)> {
        let target = &traced.page.target;
        let Some(approvals) = approvals::of(&self.root, target) else {
            return Vec::new();
        };
        let pack = Some(traced.pack.clone());
        let looked = Approved::new(&self.root, &self.built, target, (pack, approvals));
        let finding = |note: Note| {
            let finding = Finding {
                file: None,
                line: None,
                field: None,
                code: note.code.into(),
                severity: Severity::Error.word().into(),
                message: note.message.into(),
                hints: [note.hint.into()].into(),
            };
            (note.line, finding)
        };
        looked.notes().into_iter().map(finding).collect()
    }

    /// Lists the findings on a record itself.
    pub(super) fn findings_on(&self, key: &RecordKey, address: &Address) -> String {
        let known = self.findings();
        let found = within(known.as_deref(), self.path_of(key)).iter();
        let own: Vec<_> = found.map(|finding| (None, finding)).collect();
        self.listed(&own, address)
    }

    /// Makes the page of all findings, or of those that bear on one visit or contact.
    pub(super) fn all_findings(&self, asked: &Asked<'_>, id: Option<&str>) -> Option<Page> {
        let known = self.findings();
        let found: Vec<&Finding> = match id {
            Some(id) => {
                let records = self.facts().records();
                let is_visit = records.visits.get(id).is_some();
                if !is_visit && records.contacts.get(id).is_none() {
                    return None;
                }
                self.bearing_on(known.as_deref(), id)
            }
            None => known.as_deref().map_or(&[][..], |all| &all.all).iter().collect(),
        };
        let unplaced: Vec<_> = found.into_iter().map(|finding| (None, finding)).collect();
        let list = self.listed(&unplaced, asked.address());
        let pack = |id: &str| {
            let stock = self.survey().stock(id);
            let first = stock.and_then(|stock| stock.packs.first());
            let target = first
                .map(|pack| pack.target.clone())
                .unwrap_or_else(|| Target::new(id, "meeting-brief"));
            Piece::link(id, asked.address().pack(&target))
        };
        let view = json!({
            "about": id.map(pack),
            "is_looking": self.is_looking(),
            "trouble": known.as_deref().and_then(|found| found.trouble.clone()),
        });
        let html = [("findings", list.as_str())];
        let body = self.templates.fill("all_findings.html", &view, &html);
        Some(Page::new("list", "Findings", body))
    }

    fn bearing_on<'f>(&self, known: Option<&'f Findings>, id: &str) -> Vec<&'f Finding> {
        let stock = self.survey.get().and_then(|survey| survey.stock(id));
        let anew = || {
            let mut relevant = Relevant::default();
            relevant.add(self.facts(), id, self.day);
            relevant
        };
        let relevant = match stock {
            Some(stock) => Cow::Borrowed(&stock.relevant),
            None => Cow::Owned(anew()),
        };
        let files = relevant.records().map(|key| self.path_of(key));
        let places = files.chain(relevant.folders());
        places.flat_map(|path| within(known, path)).collect()
    }

    fn path_of(&self, key: &RecordKey) -> &str {
        let project = &self.opened().project;
        let file = project.file_of(key);
        file.map_or("", |file| &project.sources.file(file).path)
    }

    fn listed(&self, found: &[(Option<usize>, &Finding)], address: &Address) -> String {
        if found.is_empty() {
            return String::new();
        }
        let rows = found.iter().take(MOST).map(|(line, finding)| {
            let record = finding.record().filter(|key| key.kind != Kind::Settings);
            let at = finding.line.unwrap_or(1);
            json!({
                "line": line,
                "severity": &*finding.severity,
                "code": &*finding.code,
                "message": quoted(&finding.message),
                "hints": finding.hints.iter().map(|hint| quoted(hint)).collect::<Vec<_>>(),
                "place": finding.file.as_ref().map(|file| format!("{file}:{at}")),
                "editor": finding.file.as_ref().and_then(|file| self.editor(file, at)),
                "record": record.map(|key| Piece::link(&key.id, address.record(&key))),
            })
        });
        // Beside a pack, what shows on none of its lines is folded away.
        let is_list = found.iter().all(|(line, _)| line.is_none());
        let is_shown = |row: &Value| is_list || !row["line"].is_null();
        let (shown, others): (Vec<Value>, Vec<Value>) = rows.partition(is_shown);
        let view = json!({
            "found": shown,
            "others": others,
            "more": found.len().saturating_sub(MOST),
            "is_open": is_list,
        });
        self.templates.fill("findings.html", &view, &[])
    }
}

/// Lists the findings in a file, or below a folder.
fn within<'f>(known: Option<&'f Findings>, path: &str) -> &'f [Finding] {
    let found = known.filter(|_| !path.is_empty());
    found.map_or(&[][..], |found| found.within(path))
}

/// Puts quotation marks for the back-ticks of a terminal.
fn quoted(words: &str) -> String {
    let mut is_open = false;
    let sign = |c| {
        is_open ^= c == '`';
        match c {
            '`' if is_open => '“',
            '`' => '”',
            c => c,
        }
    };
    words.chars().map(sign).collect()
}

/// The fields of each record that stand in a pack, with the lines that show them, from 1.
type Shown<'t> = BTreeMap<&'t RecordKey, Vec<(&'t str, usize)>>;

fn shown(traced: &Traced) -> Shown<'_> {
    let mut shown = Shown::new();
    for (line, trace) in traced.traces() {
        for found in &trace.shows {
            let FieldPath { record, path } = &*found.field;
            shown.entry(record).or_default().push((path, line + 1));
        }
    }
    shown
}

/// Finds the first line of a pack, from 1, on which a finding shows.
fn line_of(traced: &Traced, shown: &Shown<'_>, finding: &Finding) -> Option<usize> {
    if finding.file.as_deref() == Some(&*traced.page.target.markdown()) {
        return finding.line;
    }
    let field = finding.field_path()?;
    let is_near = |path: &str| {
        is_within(path, &field.path) || !path.is_empty() && is_within(&field.path, path)
    };
    let mut of_record = shown.get(&field.record)?.iter();
    of_record.find_map(|(path, line)| is_near(path).then_some(*line))
}
