//! Records → every string in them that may be printed, with its place.

use serde::Serialize;
use serde_json::Value;

use crate::facts::id::Record;
use crate::facts::records::{Records, Table};
use crate::finding::field::FieldPath;
use crate::finding::kind::kinds;

/// Returns every string of records with its place, ids among them.
pub fn texts(records: &Records) -> Vec<(FieldPath, String)> {
    let mut all = Vec::new();
    macro_rules! read {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            texts_of(&records.$folder, &mut all);
        )*};
    }
    kinds!(read);
    all
}

fn texts_of<T: Record + Serialize>(table: &Table<T>, all: &mut Vec<(FieldPath, String)>) {
    for record in table.iter() {
        let at = FieldPath::new(T::KIND, record.id().as_str(), "");
        all.push((at.clone(), record.id().to_string()));
        let value = serde_json::to_value(record).unwrap_or_default();
        texts_in(&value, &at, all);
    }
}

fn texts_in(value: &Value, at: &FieldPath, all: &mut Vec<(FieldPath, String)>) {
    match value {
        Value::String(words) => all.push((at.clone(), words.clone())),
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                texts_in(item, &below(at, &format!("[{n}]")), all);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                let told = !is_controlled(key, field);
                if told {
                    let dot = if at.path.is_empty() { "" } else { "." };
                    texts_in(field, &below(at, &format!("{dot}{key}")), all);
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Words that the program or the house lays down tell nothing of a record.
pub fn is_controlled(key: &str, field: &Value) -> bool {
    const KEYS: [&str; 15] = [
        "at",
        "basis",
        "handling",
        "verb",
        "act",
        "use",
        "priority",
        "press",
        "likely",
        "tone",
        "confidence",
        "status",
        "level",
        "kind",
        "mode",
    ];
    const SIDES: [&str; 3] = ["us", "them", "both"];
    let side =
        key == "speaker" && field.as_str().is_some_and(|word| SIDES.contains(&word));
    side || field.is_string() && KEYS.contains(&key)
}

fn below(at: &FieldPath, further: &str) -> FieldPath {
    FieldPath {
        record: at.record.clone(),
        path: format!("{}{further}", at.path),
    }
}
