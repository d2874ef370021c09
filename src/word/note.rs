//! Notes that came back → their labels, and what they say now.

use std::collections::BTreeMap;

use super::adopted::Adopted;
use super::document::{Document, Sentence};
use super::read::{Returned, blanks_as_one};
use super::signs::as_typed;

/// The labels of notes by the number under which they went out.
#[derive(Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// Finds the labels; a new note has one that no other has.
    pub fn new(document: &Document, after: &Returned) -> Self {
        let known = document.notes.iter().enumerate();
        let mut names: BTreeMap<String, String> =
            known.map(|(at, note)| (format!("#{at}"), note.label.clone())).collect();
        let is_free = |label: &str| document.note(label).is_none();
        for (name, _) in &after.new_notes {
            let mut label = name.clone();
            while !is_free(&label) {
                label.push_str("-new");
            }
            names.insert(name.clone(), label);
        }
        Self(names)
    }

    /// Puts the labels of notes in place of their numbers.
    pub fn labelled(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("[^") {
            out.push_str(before);
            let (name, behind) = after.split_once(']').unwrap_or((after, ""));
            let label = self.0.get(name).map_or(name, String::as_str);
            out.push_str(&format!("[^{label}]"));
            rest = behind;
        }
        out + rest
    }
}

/// What a note says, with the letters that were typed and the blanks of a footnote.
fn typed(document: &Document, label: &str) -> String {
    let (_, sentences) = document.note(label).unwrap_or_default();
    let said = sentences.into_iter().map(Sentence::text).collect::<Vec<_>>().join(" ");
    blanks_as_one(&said)
}

/// What a note says was changed at the foot of a page, or a note is new.
pub fn add_notes(
    text: &mut String,
    before: &Returned,
    after: &Returned,
    document: &Document,
    adopted: &mut Adopted,
) {
    for (number, said) in &after.notes {
        let (old, note) = (before.notes.get(number), document.notes.get(*number));
        let (Some(old), Some(note)) = (old, note) else {
            continue;
        };
        let went_out = old.first().map_or("", String::as_str);
        let typed = typed(document, &note.label);
        let mut new = said
            .difference(old)
            .map(|said| as_typed(&typed, went_out, said))
            .filter(|said| *said != typed);
        let Some(said) = new.next() else {
            continue;
        };
        let others = new.map(|said| format!("A note says on another page: “{said}”."));
        adopted.notes.extend(others);
        let head = format!("[^{}]:", note.label);
        let found = text.find(&head).filter(|at| text[..*at].ends_with('\n'));
        let Some(start) = found else {
            adopted.notes.push(format!("A note that is gone says: “{said}”."));
            continue;
        };
        let end = text[start..].find('\n').map_or(text.len(), |end| start + end);
        text.replace_range(start..end, &format!("{head} {said}"));
        adopted.changed.push((typed, said));
    }
    for (name, said) in &after.new_notes {
        let label = Names::new(document, after).labelled(&format!("[^{name}]"));
        while !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(&format!("{label}: {said}\n"));
        adopted.added += 1;
    }
}
