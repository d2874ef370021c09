//! Inputs → changes that are safe to make: the name for its alias, the weekday of a date.

use std::collections::BTreeMap;

use super::alias_in_text::{self, aliases};
use super::inputs::{Inputs, ReadText};
use super::mendable::{Plain, may_be_named};
use super::names::name_on;
use super::put::{Change, put};
use super::wrong_weekday::{self, slips};
use crate::facts::Facts;
use crate::facts::prose::Part;
use crate::finding::field::{Kind, RecordKey};
use crate::names::days::Days;

/// Changes of records, each record's from its end to its beginning.
#[derive(Debug, Default)]
pub struct Changes(BTreeMap<RecordKey, Vec<Change>>);

/// Finds what can be mended safely; what a record allows stays as it is.
pub fn changes(inputs: &Inputs<'_>) -> Changes {
    let settings = inputs.facts.settings();
    let days = Days::new(settings.locale());
    let mut changes = Changes::default();
    for text in &inputs.texts {
        if text.prose.part != Part::Told {
            continue;
        }
        let plain = std::cell::LazyCell::new(|| Plain::new(text.prose.text));
        if !allowed(inputs.facts, text, alias_in_text::RULE.code) {
            let named = aliases(text).filter(|m| m.named.kind != Kind::Topic);
            for mention in named.filter(|m| may_be_named(inputs, &plain, text, m)) {
                let name =
                    name_on(inputs.facts, &mention.named, text.prose.day.unwrap_or(inputs.as_of));
                changes.add(text, mention.range.clone(), name);
            }
        }
        if !allowed(inputs.facts, text, wrong_weekday::RULE.code) {
            let slips = slips(settings, &days, &text.split()).into_iter();
            for slip in slips.filter(|s| s.sure && plain.holds(&s.range)) {
                changes.add(text, slip.range, &slip.right);
            }
        }
    }
    for list in changes.0.values_mut() {
        list.sort_by(|a, b| (&b.path, b.range.start).cmp(&(&a.path, a.range.start)));
    }
    changes
}

fn allowed(facts: &Facts, text: &ReadText<'_>, code: &str) -> bool {
    let records = facts.records();
    let id = text.prose.id;
    let own = records.allow(text.prose.kind, id);
    let mut allows = own.iter().chain(&records.settings.allow);
    allows.any(|allow| allow.code == code)
}

impl Changes {
    fn add(&mut self, text: &ReadText<'_>, range: std::ops::Range<usize>, now: &str) {
        let field = text.prose.field();
        let change = Change {
            path: field.path,
            was: text.prose.text[range.clone()].to_owned(),
            range,
            now: now.to_owned(),
        };
        self.0.entry(field.record).or_default().push(change);
    }

    /// Returns the records that would change.
    pub fn records(&self) -> impl Iterator<Item = &RecordKey> {
        self.0.keys()
    }

    /// Makes the changes of a record in its text; returns it with each change that was made.
    pub fn apply<'c>(&'c self, record: &RecordKey, text: &str) -> (String, Vec<Made<'c>>) {
        let mut text = text.to_owned();
        let mut made = Vec::new();
        for change in self.0.get(record).into_iter().flatten() {
            if let Some((mended, at)) = put(&text, change) {
                let line = text[..at].matches('\n').count() + 1;
                made.push(Made { line, change });
                text = mended;
            }
        }
        made.sort_by_key(|one| (one.line, one.change.range.start));
        (text, made)
    }
}

/// A change that was made.
#[derive(Debug)]
pub struct Made<'c> {
    /// The line of the file.
    pub line: usize,
    pub change: &'c Change,
}
