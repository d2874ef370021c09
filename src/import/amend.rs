//! The text of a record × a draft about the same → the record with what is new put in,
//! its comments and layout as they were.

use super::Imported;
use super::edits::{Edits, entries, said};
use super::known::Known;
use crate::finding::field::RecordKey;
use crate::yaml::{Entry, Value, parse};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    Keep,
    /// It is added where the record does not say it.
    Add,
    /// It takes the place of what the record says.
    Set,
    /// Its items are added to those of the record.
    Append,
    /// It goes into what the record plans: a list is added to, a value takes its place.
    Plan,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amended {
    pub text: String,
    /// Keys on which record and draft differ, which stay as they are.
    pub differences: Vec<String>,
    /// Keys that could not be put in: the record is laid out in a way of its own.
    pub unfit: Vec<String>,
}

/// Puts a draft into a record, its keys in the order given.
pub fn amend(record: &str, draft: &str, order: &str, rule: &dyn Fn(&str) -> Rule) -> Amended {
    let mut amended =
        Amended { text: record.to_owned(), differences: Vec::new(), unfit: Vec::new() };
    let (was, new) = (parse(record), parse(draft));
    let (Some(was), Some(new)) = (&was.tree, &new.tree) else {
        return amended;
    };
    let known_keys = entries(was);
    let plan = known_keys.iter().find(|known| known.key == "plan");
    let mut edits = Edits::new(record, draft, known_keys);
    for key in order.split(' ') {
        let Some(entry) = entries(new).iter().find(|entry| entry.key == key) else {
            continue;
        };
        let is_said = |known: &&Entry<'_>| known.key == key && known.value.value != Value::Null;
        let known = known_keys.iter().find(is_said);
        let made = match (rule(key), known) {
            (Rule::Keep, _) => Some(()),
            (Rule::Plan, _) => plan.and_then(|plan| edits.plan(plan, entry)),
            (_, None) => edits.insert(entry, order),
            (Rule::Add, Some(known)) => {
                let (record, draft) = (said(known, record), said(entry, draft));
                // `10:00` is no other time than `10:00-11:30`.
                if !record.starts_with(&draft) {
                    let words = format!("`{key}: {record}`, and this says `{draft}`");
                    edits.note(known, &format!("another text says {key}: {draft}"));
                    amended.differences.push(words);
                }
                Some(())
            }
            (Rule::Set, Some(known)) => edits.set(known, entry),
            (Rule::Append, Some(known)) => edits.append(known, entry),
        };
        if made.is_none() {
            amended.unfit.push(key.to_owned());
        }
    }
    let text = edits.apply();
    if parse(&text).faults.is_empty() {
        amended.text = text;
    } else {
        amended.unfit.push("the record".to_owned());
    }
    amended
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub key: RecordKey,
    pub path: String,
    pub was: String,
    pub now: String,
    /// Whether the record is a draft of this run: nobody has looked at it yet.
    pub is_draft: bool,
    /// Whether it is certainly the record that is meant.
    pub is_sure: bool,
}

/// Notes what an amended record changes, and what could not be put into it.
pub fn change(
    key: &RecordKey,
    amended: Amended,
    is_sure: bool,
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    for difference in &amended.differences {
        imported.doubts.add("record-says-otherwise", &[&key, &difference]);
    }
    if !amended.unfit.is_empty() {
        imported.doubts.add("record-laid-out-its-own-way", &[&key, &amended.unfit.join(", ")]);
    }
    let (key, now) = (key.clone(), amended.text);
    let was = known.register.text(&key).unwrap_or_default().to_owned();
    if was == now {
        imported.on_file.extend(amended.unfit.is_empty().then_some(key));
        return;
    }
    let (path, is_draft) = (known.register.path(&key), known.register.is_new(&key));
    known.register.keep(&key, &now);
    let draft = imported.drafts.iter_mut().find(|draft| draft.key == key);
    match draft.filter(|_| is_sure) {
        Some(draft) => draft.text = now,
        None => imported.changes.push(Change { key, path, was, now, is_draft, is_sure }),
    }
}
