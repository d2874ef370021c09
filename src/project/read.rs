//! One YAML text → one record or the settings, with every fault of the text.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::facts::id::{Id, Record};
use crate::facts::on_demand::OnDemand;
use crate::facts::records::AnyRecord;
use crate::facts::settings::{MARKS, Settings};
use crate::finding::field::{Kind, RecordKey};
use crate::finding::kind::kinds;
use crate::finding::unmerged;
use crate::project::known::{self, Known};
use crate::yaml::{self, Entry, Fault, Node, Value};

/// What a text says: the record, and the tree that it was read from once its faults were
/// taken out. Places within the record are places within that tree.
#[derive(Debug)]
pub struct Reading<'t, T> {
    /// The record; `None` when too little could be read.
    pub record: Option<T>,
    /// The tree; `None` when the text is no YAML.
    pub tree: Option<Node<'t>>,
}

impl<'t, T> Reading<'t, T> {
    fn map<U>(self, convert: impl FnOnce(T) -> U) -> Reading<'t, U> {
        Reading { record: self.record.map(convert), tree: self.tree }
    }
}

/// Reads the text of a record.
pub fn record<'t>(
    key: &RecordKey,
    text: &'t str,
    faults: &mut Vec<Fault>,
) -> Reading<'t, AnyRecord> {
    macro_rules! read {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
            match key.kind {
                Kind::Settings => Reading {
                    record: None,
                    tree: tree(text, faults),
                },
                $(Kind::$kind => {
                    typed(key, text, faults).map(|one| AnyRecord::$kind(held(one)))
                })*
            }
        };
    }
    kinds!(read)
}

/// Reads a record from the tree of a text that had no fault of form; none where the record has
/// one.
pub fn sound(key: &RecordKey, tree: &Node<'_>) -> Option<AnyRecord> {
    fn typed<T: Record + DeserializeOwned>(key: &RecordKey, tree: &Node<'_>) -> Option<T> {
        Some(of_id(key.id.parse().ok()?, yaml::read_sound::<T>(tree)?))
    }
    macro_rules! read {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
            match key.kind {
                Kind::Settings => None,
                $(Kind::$kind => {
                    typed(key, tree).map(|one| AnyRecord::$kind(held(one)))
                })*
            }
        };
    }
    kinds!(read)
}

/// Returns a record that is read when it is first asked for, from the tree of a text that was
/// sound as this record; none where its id is none.
pub fn on_demand(key: &RecordKey, known: Arc<Known>, place: usize) -> Option<AnyRecord> {
    macro_rules! later {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
            match key.kind {
                Kind::Settings => None,
                $(Kind::$kind => {
                    let read = move |id: &Id<_>| {
                        let bytes = known.tree(place).unwrap_or_default();
                        let read = known::node(&bytes).and_then(|tree| yaml::read_sound(&tree));
                        of_id(id.clone(), read.expect("what is kept was sound"))
                    };
                    let later = OnDemand::later(key.id.parse().ok()?, Box::new(read));
                    Some(AnyRecord::$kind(Arc::new(later)))
                })*
            }
        };
    }
    kinds!(later)
}

fn held<T: Record>(record: T) -> Arc<OnDemand<T>> {
    Arc::new(record.into())
}

fn of_id<T: Record>(id: Id<T>, mut record: T) -> T {
    record.set_id(id);
    record
}

fn typed<'t, T: Record + DeserializeOwned>(
    key: &RecordKey,
    text: &'t str,
    faults: &mut Vec<Fault>,
) -> Reading<'t, T> {
    let mut tree = tree(text, faults);
    if let Some(tree) = &tree {
        empty_marks(tree, faults);
    }
    let record = tree.as_mut().and_then(|tree| yaml::read::<T>(tree, text, faults));
    let id = key.id.parse::<Id<T>>();
    let record = id.ok().zip(record).map(|(id, record)| of_id(id, record));
    Reading { record, tree }
}

/// Finds marks that say nothing: taken for left out, they would release what somebody began to
/// withhold.
fn empty_marks(node: &Node<'_>, faults: &mut Vec<Fault>) {
    match &node.value {
        Value::Map(entries) => {
            for Entry { key, key_range, value } in entries {
                if value.value == Value::Null && MARKS.contains(&&**key) {
                    faults.push(Fault {
                        code: "empty-mark",
                        range: key_range.clone(),
                        message: format!("`{key}` says nothing: this mark is empty."),
                        hints: vec!["write the mark, or delete the key".into()],
                    });
                }
                empty_marks(value, faults);
            }
        }
        Value::List(items) => items.iter().for_each(|item| empty_marks(item, faults)),
        Value::Null | Value::Scalar(_) => {}
    }
}

/// Reads the settings: what the text says, and the built-in value of every other key.
pub fn settings<'t>(text: &'t str, faults: &mut Vec<Fault>) -> Reading<'t, Settings> {
    let only_comments = text.lines().all(|line| line.trim().is_empty() || line.starts_with('#'));
    if only_comments {
        return Reading { record: Some(Settings::built_in()), tree: None };
    }
    let mut tree = tree(text, faults);
    let record = tree.as_mut().and_then(|tree| {
        if let Value::Map(entries) = &mut tree.value {
            add_defaults(entries);
        }
        yaml::read(tree, text, faults)
    });
    Reading { record, tree }
}

fn add_defaults(entries: &mut Vec<Entry<'_>>) {
    let Some(Node { value: Value::Map(defaults), .. }) = yaml::parse(Settings::DEFAULTS).tree
    else {
        return;
    };
    for entry in defaults {
        if !entries.iter().any(|own| own.key == entry.key) {
            entries.push(entry.moved_to_nowhere());
        }
    }
}

fn tree<'t>(text: &'t str, faults: &mut Vec<Fault>) -> Option<Node<'t>> {
    if let Some(nul) = text.find('\0') {
        faults.push(Fault {
            code: "not-text",
            range: nul..nul + 1,
            message: "A NUL byte stands here: this is not a text file.".into(),
            hints: vec!["save the file as plain UTF-8 text".into()],
        });
        return None;
    }
    let unmerged = unmerged::marks(text).map(|range| Fault {
        code: "conflict-markers",
        range,
        message: unmerged::MESSAGE.into(),
        hints: vec![unmerged::HINT.into()],
    });
    let before = faults.len();
    faults.extend(unmerged);
    if faults.len() > before {
        return None;
    }
    let parsed = yaml::parse(text);
    faults.extend(parsed.faults);
    if parsed.tree.is_none() && faults.len() == before {
        faults.push(Fault {
            code: "empty-file",
            range: 0..0,
            message: "This file holds no record.".into(),
            hints: vec!["write its keys, or delete the file".into()],
        });
    }
    parsed.tree
}

#[cfg(test)]
mod tests {
    use super::settings;
    use crate::facts::settings::Settings;

    #[test]
    fn built_in_settings_are_sound() {
        assert!(Settings::built_in().level_words().count() > 0);
    }

    #[test]
    fn settings_may_say_one_thing_only() {
        let mut faults = Vec::new();
        let read = settings("home_tz: Europe/Paris\n", &mut faults).record.unwrap();
        assert_eq!(faults, []);
        assert_eq!(read.home_tz.unwrap().to_string(), "Europe/Paris");
        assert_eq!(read.modes, Settings::built_in().modes);
        assert!(settings("- a\n", &mut faults).record.is_none());
        assert_eq!(faults.len(), 1);
    }
}
