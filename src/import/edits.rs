//! Changes of single keys in the text of a record; all else stays to the byte.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::yaml::{Entry, Node, Value};

pub fn entries<'n, 't>(tree: &'n Node<'t>) -> &'n [Entry<'t>] {
    match &tree.value {
        Value::Map(entries) => entries,
        _ => &[],
    }
}

pub fn said(entry: &Entry<'_>, text: &str) -> String {
    match &entry.value.value {
        Value::Scalar(words) => words.to_string(),
        _ => text[entry.value.range.clone()].trim().to_owned(),
    }
}

#[derive(Debug)]
pub struct Edits<'t> {
    record: &'t str,
    draft: &'t str,
    was: &'t [Entry<'t>],
    /// From a byte on: the byte after, and what takes the place.
    replaced: BTreeMap<usize, (usize, String)>,
    inserted: BTreeMap<usize, String>,
}

impl<'t> Edits<'t> {
    pub fn new(record: &'t str, draft: &'t str, was: &'t [Entry<'t>]) -> Self {
        Self { record, draft, was, replaced: BTreeMap::new(), inserted: BTreeMap::new() }
    }

    pub fn apply(&self) -> String {
        let mut text = String::with_capacity(self.record.len() + 256);
        let mut at = 0;
        let starts: BTreeSet<usize> =
            self.replaced.keys().chain(self.inserted.keys()).copied().collect();
        for start in starts {
            text.push_str(&self.record[at.min(start)..start]);
            at = start;
            if let Some(lines) = self.inserted.get(&start) {
                if !text.is_empty() && !text.ends_with('\n') {
                    text.push('\n');
                }
                text.push_str(lines);
            }
            if let Some((end, words)) = self.replaced.get(&start) {
                text.push_str(words);
                at = *end;
            }
        }
        text.push_str(&self.record[at..]);
        text
    }

    /// Puts the lines of a key behind the last one that stands before it in the order.
    pub fn insert(&mut self, entry: &Entry<'_>, order: &str) -> Option<()> {
        // `{ a: b }` as a whole record has no lines to stand between.
        let first = self.was.first()?;
        if line_start(self.record, first.key_range.start) != first.key_range.start {
            return None;
        }
        if let Some(empty) = self.was.iter().find(|known| known.key == entry.key) {
            let end = line_end(self.record, empty.key_range.end);
            let lines = self.lines(entry).to_owned();
            self.replaced.insert(empty.key_range.start, (end, lines));
            return Some(());
        }
        let rank = |key: &str| order.split(' ').position(|known| known == key);
        let own = rank(&entry.key);
        let before = self.was.iter().rfind(|known| rank(&known.key) < own);
        let at = end_of(self.record, before.unwrap_or(first));
        let lines = self.lines(entry).to_owned();
        self.inserted.entry(at).or_default().push_str(&lines);
        Some(())
    }

    /// Puts a remark below a key, a line for each line of the words.
    pub fn note(&mut self, known: &Entry<'_>, words: &str) {
        if self.record[..known.key_range.start].ends_with('\n') || known.key_range.start == 0 {
            let lines = words.lines().map(|line| format!("# {line}\n"));
            let at = end_of(self.record, known);
            self.inserted.entry(at).or_default().extend(lines);
        }
    }

    /// Puts the value of the draft in the place of the record's.
    pub fn set(&mut self, known: &Entry<'_>, entry: &Entry<'_>) -> Option<()> {
        if said(known, self.record) != said(entry, self.draft) {
            let words = self.draft[entry.value.range.clone()].trim_end().to_owned();
            let Range { start, end } = trimmed(self.record, &known.value.range);
            self.replaced.insert(start, (end, words));
        }
        Some(())
    }

    pub fn plan(&mut self, plan: &Entry<'_>, entry: &Entry<'_>) -> Option<()> {
        let planned = entries(&plan.value);
        if let Some(known) = planned.iter().find(|known| known.key == entry.key) {
            return match &entry.value.value {
                Value::Scalar(_) => self.set(known, entry),
                _ => self.append(known, entry),
            };
        }
        let first = planned.first()?.key_range.start;
        let start = line_start(self.record, first);
        let indent = &self.record[start..first];
        if !indent.chars().all(char::is_whitespace) {
            return None;
        }
        let added: String =
            self.lines(entry).split_inclusive('\n').map(|line| format!("{indent}{line}")).collect();
        self.inserted.entry(start).or_default().push_str(&added);
        Some(())
    }

    pub fn append(&mut self, known: &Entry<'_>, entry: &Entry<'_>) -> Option<()> {
        if self.items(known, entry).is_empty() {
            return Some(());
        }
        let range = trimmed(self.record, &known.value.range);
        let raw = &self.record[range.clone()];
        let first_item = match &known.value.value {
            Value::List(items) if !raw.starts_with('[') => items.first(),
            _ => None,
        };
        if let Some(first) = first_item {
            let start = line_start(self.record, first.range.start);
            let line = &self.record[start..];
            let indent = line.len() - line.trim_start().len();
            let items = self.block_items(known, entry, indent);
            let at = end_of(self.record, known);
            self.inserted.entry(at).or_default().push_str(&items);
            return Some(());
        }
        let items = self.items(known, entry).join(", ");
        if items.contains('\n') || raw.contains('\n') && !raw.starts_with('[') {
            return None;
        }
        match raw.strip_suffix(']') {
            Some(rest) => {
                let rest = rest.trim_end();
                let is_begun = rest.trim() == "[" || rest.ends_with(',');
                let comma = if is_begun { "" } else { ", " };
                let at = range.start + rest.len();
                self.replaced.insert(at, (at, format!("{comma}{items}")));
            }
            None => {
                let words = format!("[{raw}, {items}]");
                self.replaced.insert(range.start, (range.end, words));
            }
        }
        Some(())
    }

    fn lines(&self, entry: &Entry<'_>) -> &str {
        let start = entry.key_range.start;
        let mut end = line_end(self.draft, start);
        while let Some(line) = self.draft[end..].split_inclusive('\n').next() {
            let goes_on = line.starts_with(' ') || line.trim().is_empty();
            if !goes_on {
                break;
            }
            end += line.len();
        }
        let lines = &self.draft[start..end];
        &lines[..lines.trim_end().len() + 1.min(lines.len() - lines.trim_end().len())]
    }

    fn block_items(&self, known: &Entry<'_>, entry: &Entry<'_>, indent: usize) -> String {
        let indent = " ".repeat(indent);
        let Some((_, below)) =
            self.lines(entry).split_once('\n').filter(|(_, below)| !below.is_empty())
        else {
            let items = self.items(known, entry).into_iter();
            return items.map(|item| format!("{indent}- {item}\n")).collect();
        };
        let indented = below.split_inclusive('\n').map(|line| match line.strip_prefix("  ") {
            Some(rest) => format!("{indent}{rest}"),
            None => line.to_owned(),
        });
        indented.collect()
    }

    fn items(&self, known: &Entry<'_>, entry: &Entry<'_>) -> Vec<&str> {
        let words = |node: &Node<'_>| match &node.value {
            Value::Scalar(words) => Some(words.to_string()),
            _ => None,
        };
        let had: Vec<String> = listed(&known.value).iter().filter_map(words).collect();
        let is_new = |item: &&Node<'_>| words(item).is_none_or(|words| !had.contains(&words));
        let new = listed(&entry.value).iter().filter(is_new);
        new.map(|item| self.draft[item.range.clone()].trim()).collect()
    }
}

/// Returns the items of a value; one alone is a list too.
fn listed<'n, 't>(value: &'n Node<'t>) -> &'n [Node<'t>] {
    match &value.value {
        Value::List(items) => items,
        _ => std::slice::from_ref(value),
    }
}

fn trimmed(text: &str, range: &Range<usize>) -> Range<usize> {
    let end = range.start + text[range.clone()].trim_end().len();
    range.start..end
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

fn end_of(text: &str, entry: &Entry<'_>) -> usize {
    let value = match entry.value.value {
        Value::Null => entry.key_range.end,
        _ => trimmed(text, &entry.value.range).end.max(entry.key_range.end),
    };
    line_end(text, value)
}
