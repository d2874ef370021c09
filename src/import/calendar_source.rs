//! What was told by a calendar → the source record of its file.

use std::collections::BTreeSet;

use super::known::Known;
use super::source::{self, Telling};
use super::thread::Message;
use super::thread::head::Head;
use super::{Imported, Original};
use crate::facts::id::slug;
use crate::facts::when::When;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub title: Option<String>,
    pub date: When,
    pub with: Vec<String>,
    /// The mark of handling that it bears.
    pub handling: Option<String>,
    /// When the entry was written, where it says so.
    pub made: Option<When>,
}

/// The organisations that entries are about.
pub fn about(told: &[Told]) -> Vec<String> {
    let about: BTreeSet<&String> = told.iter().flat_map(|told| &told.with).collect();
    about.into_iter().cloned().collect()
}

/// Drafts the source record of a calendar.
pub fn keep(
    original: &Original<'_>,
    told: &[Told],
    known: &mut Known<'_>,
    imported: &mut Imported,
) {
    let first = told.first();
    let title = first.and_then(|told| told.title.clone());
    let day =
        first.map(|told| told.date.first().to_string()).unwrap_or_else(|| "undated".to_owned());
    let name = title.as_deref().map(slug).unwrap_or_default();
    let kinds = &known.settings().source_kinds;
    let marks = &known.settings().handling;
    let rank = |mark: &&String| marks.iter().position(|known| known == *mark);
    let highest = told.iter().filter_map(|told| told.handling.as_ref()).max_by_key(rank).cloned();
    let telling = Telling {
        kind: Known::word_of(kinds, &["email", "letter"]).unwrap_or_default(),
        title: format!("Invitation: {}", title.unwrap_or_else(|| original.name.to_owned())),
        // The event is of another day than the file that announces it.
        date: told.iter().filter_map(|told| told.made).max(),
        about: about(told),
        head: &Head::default(),
        message: &Message::default(),
        others: Vec::new(),
        rest: &[],
        handling: highest,
    };
    let name = format!("invitation-{day}-{name}");
    source::keep(&telling, &name, original, known, imported);
}
