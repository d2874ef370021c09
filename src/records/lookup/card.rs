//! A record → its card: what it says in a few lines, and tables of what hangs on it.

use serde_json::{Map, Value, json};

use super::Table;
use crate::finding::field::{Kind, RecordKey};

/// All that is shown of one record.
#[derive(Debug)]
pub struct Card {
    /// The record.
    pub key: RecordKey,
    /// Its name as printed.
    pub name: String,
    /// What it says, by what it says it of.
    pub about: Vec<(&'static str, String)>,
    /// What hangs on it; without the parts that hold nothing.
    pub parts: Vec<Part>,
}

/// One table of a card.
#[derive(Debug)]
pub struct Part {
    pub heading: &'static str,
    /// Its rows.
    pub table: Table,
}

impl Card {
    /// Begins the card of a record.
    pub fn new(kind: Kind, id: &str, name: &str) -> Self {
        Self {
            key: RecordKey::new(kind, id),
            name: name.to_owned(),
            about: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// Adds a line, where the record says it.
    pub fn line(&mut self, label: &'static str, words: impl Into<Option<String>>) {
        self.about.extend(words.into().map(|words| (label, words)));
    }

    /// Adds a table.
    pub fn part(&mut self, heading: &'static str, table: Table) {
        self.parts.push(Part { heading, table });
    }

    /// Returns the card for programs.
    pub fn view(&self) -> Value {
        let key = |words: &str| words.to_lowercase().replace(' ', "_");
        let mut view = Map::new();
        view.insert("kind".into(), json!(self.key.kind.noun()));
        view.insert("id".into(), json!(self.key.id));
        view.insert("name".into(), json!(self.name));
        for (label, words) in &self.about {
            view.insert(key(label), json!(words));
        }
        for part in &self.parts {
            let rows = part.table.rows.iter().map(|row| row.view());
            view.insert(key(part.heading), rows.collect());
        }
        Value::Object(view)
    }
}
