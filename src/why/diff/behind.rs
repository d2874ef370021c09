//! What is behind a line on both sides → the facts, templates and records to name for it.

use std::collections::BTreeSet;

use super::cause::{Cause, Sides};
use super::compared::FactChange;
use crate::finding::field::{FieldPath, RecordKey};
use crate::finding::report::At;
use crate::project::locate::Places;
use crate::why::built::Built;
use crate::why::trace::Trace;
use crate::why::trace::fields::{Found, Scalar};
use crate::why::trace::instrument::TemplateLine;

/// As many facts as are named under one change.
const MOST: usize = 6;

impl Sides<'_> {
    pub(super) fn facts_behind(&self, before: &[Found], after: &[Found]) -> Vec<Cause> {
        let after = after.iter().map(|found| (&found.field, self.facts.of_new(&found.field)));
        let before = before.iter().map(|found| (&found.field, self.facts.of_old(&found.field)));
        let mut causes: Vec<Cause> = Vec::new();
        for (field, fate) in after.chain(before).filter(|(_, fate)| *fate != FactChange::Kept) {
            if field.path.is_empty() && self.is_day_alone(&field.record) {
                continue;
            }
            // What a renamed record still holds stands under its new id.
            let is_gone = fate == FactChange::Removed;
            let record =
                if is_gone { &field.record } else { self.facts.renamed.now(&field.record) };
            let field = FieldPath { record: record.clone(), path: field.path.clone() };
            self.add(&mut causes, fate, &field);
        }
        causes
    }

    /// Of a visit of which nothing but the reader's day changed, the day is named.
    pub(super) fn is_day_alone(&self, record: &RecordKey) -> bool {
        let changed = self.facts.changed(record);
        let day = |scalar: &Scalar| scalar.path == "as_of";
        !changed.is_empty() && changed.iter().all(day)
    }

    /// Returns the only field of a record that changed, or list that is in another order; else the
    /// record.
    pub(super) fn changed_field(&self, record: &RecordKey) -> FieldPath {
        let path = match self.facts.changed(record) {
            [only] => Some(only.path.clone()),
            [one, other] if one.path == other.path => Some(one.path.clone()),
            [] => self.facts.reordered(record).map(|list| list.path),
            _ => None,
        };
        FieldPath { record: record.clone(), path: path.unwrap_or_default() }
    }

    /// A record that is new or gone is named once, with its first field.
    pub(super) fn add(&self, causes: &mut Vec<Cause>, fate: FactChange, field: &FieldPath) {
        let whole = self.facts.of_record(&field.record);
        let (fate, path) = match whole {
            FactChange::Added | FactChange::Removed => (whole, String::new()),
            _ => (fate, field.path.clone()),
        };
        let field = FieldPath { record: field.record.clone(), path };
        let known = causes
            .iter()
            .any(|cause| matches!(cause, Cause::Fact { field: other, .. } if *other == field));
        if !known && causes.len() < MOST {
            let place = self.place(fate, &field);
            causes.push(Cause::Fact { fate, field, place });
        }
    }

    fn place(&self, fate: FactChange, field: &FieldPath) -> String {
        let gone = fate == FactChange::Removed || !self.facts.is_new(field);
        let built = self.old.filter(|_| gone).unwrap_or(self.new);
        let place = Places::new(&built.opened.project).find(&At::Field(field.clone()));
        let line = place.line_column.map_or(1, |(line, _)| line);
        format!("{}:{line}", place.path)
    }

    /// A template line is a cause when the other side's template has no such line.
    pub(super) fn templates(&self, before: &Trace, after: &Trace) -> Vec<Cause> {
        let Some(old) = self.old else {
            return Vec::new();
        };
        let is_in = |built: &Built, line: &TemplateLine, text: &str| {
            let template = built.opened.templates.get(&line.name);
            template.is_some_and(|template| template.text.lines().any(|own| own == text))
        };
        let text = |built: &Built, line: &TemplateLine| {
            let template = built.opened.templates.get(&line.name)?;
            template.text.lines().nth(line.line - 1).map(str::to_owned)
        };
        let changed = |line: &&TemplateLine, own: &Built, other: &Built| {
            text(own, line).is_some_and(|text| !is_in(other, line, &text))
        };
        let new = after.template.iter().filter(|line| changed(line, self.new, old));
        let gone = before.template.iter().filter(|line| changed(line, old, self.new));
        let mut causes: Vec<Cause> = Vec::new();
        let mut named = BTreeSet::new();
        for (line, built) in new.map(|l| (l, self.new)).chain(gone.map(|l| (l, old))) {
            if named.insert(&line.name) {
                let path = built.opened.templates.path(&line.name);
                causes.push(Cause::Template(format!("{path}:{}", line.line)));
            }
        }
        causes
    }

    /// Facts that changed and name a record behind the line, as a contact names somebody of
    /// whom none was on record.
    pub(super) fn related(&self, before: &Trace, after: &Trace) -> Vec<Cause> {
        let all = [&before.shows, &before.because, &after.shows, &after.because];
        let behind: BTreeSet<&RecordKey> =
            all.into_iter().flatten().map(|found| &found.field.record).collect();
        let mut causes = Vec::new();
        let records = self.facts.records().into_iter();
        for (record, fate) in records.filter(|(record, _)| !self.is_day_alone(record)) {
            let changed = self.facts.changed(&record);
            let names = |scalar: &&Scalar| {
                let key = scalar.path.rsplit('.').next().unwrap_or_default();
                behind.iter().any(|record| record.id == scalar.words || record.id == key)
            };
            let is_behind = behind.contains(&record).then(|| changed.first()).flatten();
            if let Some(scalar) = changed.iter().find(names).or(is_behind) {
                let path = scalar.path.clone();
                self.add(&mut causes, fate, &FieldPath { record, path });
            }
        }
        causes
    }

    /// Without the old pack, the facts behind the new line are all that can be named.
    pub(super) fn named(&self, after: &Trace) -> Vec<Cause> {
        let mut causes = Vec::new();
        for found in after.shows.iter().chain(&after.because) {
            let field = FieldPath::clone(&found.field);
            let place = self.place(FactChange::Kept, &field);
            let fate = FactChange::Kept;
            let cause = Cause::Fact { fate, field, place };
            if !causes.contains(&cause) {
                causes.push(cause);
            }
        }
        causes.truncate(MOST);
        causes
    }
}
