//! A record, amended → a change that somebody looks at before it is made.

use super::Imported;
use super::amend::Amended;
use super::known::Known;
use crate::finding::field::RecordKey;

/// A change of a record on file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The record.
    pub key: RecordKey,
    /// Its file.
    pub path: String,
    /// Its text as it stands.
    pub was: String,
    /// Its text as it would be.
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
        let message = format!(
            "{key} says `{}: {}`, and this says `{}`.",
            difference.key, difference.record, difference.draft
        );
        imported.doubts.warning(
            "record-differs",
            message,
            "the record was left as it is",
        );
    }
    if !amended.unfit.is_empty() {
        let message = format!(
            "{key} is laid out in its own way: {} could not be put in.",
            amended.unfit.join(", ")
        );
        imported
            .doubts
            .warning("unfit-record", message, "put it in by hand");
    }
    let was = known.register.text(key).unwrap_or_default().to_owned();
    if was == amended.text {
        if amended.unfit.is_empty() {
            imported.on_file.push(key.clone());
        }
        return;
    }
    let drafts = &mut imported.drafts;
    let draft = drafts.iter_mut().find(|draft| draft.key == *key);
    if let Some(draft) = draft.filter(|_| is_sure) {
        known.register.keep(key, &amended.text);
        draft.text = amended.text;
        return;
    }
    let path = known.register.path(key);
    let is_draft = known.register.is_new(key);
    known.register.keep(key, &amended.text);
    imported.changes.push(Change {
        key: key.clone(),
        path,
        was,
        now: amended.text,
        is_draft,
        is_sure,
    });
}
