//! One YAML text → one record or the settings, with every fault of the text.

use serde::de::DeserializeOwned;

use crate::facts::contact::Contact;
use crate::facts::id::{Id, Record};
use crate::facts::organisation::Organisation;
use crate::facts::person::Person;
use crate::facts::settings::Settings;
use crate::facts::source::Source;
use crate::facts::topic::Topic;
use crate::facts::visit::Visit;
use crate::field::{Kind, RecordKey};
use crate::yaml::{self, Entry, Fault, Misfit, Node, Value};

/// A record of any kind that has a folder.
#[derive(Debug)]
pub enum AnyRecord {
    /// `organisations/`
    Organisation(Box<Organisation>),
    /// `people/`
    Person(Box<Person>),
    /// `contacts/`
    Contact(Box<Contact>),
    /// `topics/`
    Topic(Box<Topic>),
    /// `sources/`
    Source(Box<Source>),
    /// `visits/`
    Visit(Box<Visit>),
}

/// Reads the text of a record.
pub fn record(key: &RecordKey, text: &str, faults: &mut Vec<Fault>) -> Option<AnyRecord> {
    match key.kind {
        Kind::Settings => None,
        Kind::Organisation => {
            typed(key, text, faults).map(|r| AnyRecord::Organisation(Box::new(r)))
        }
        Kind::Person => typed(key, text, faults).map(|r| AnyRecord::Person(Box::new(r))),
        Kind::Contact => {
            typed(key, text, faults).map(|r| AnyRecord::Contact(Box::new(r)))
        }
        Kind::Topic => typed(key, text, faults).map(|r| AnyRecord::Topic(Box::new(r))),
        Kind::Source => typed(key, text, faults).map(|r| AnyRecord::Source(Box::new(r))),
        Kind::Visit => typed(key, text, faults).map(|r| AnyRecord::Visit(Box::new(r))),
    }
}

fn typed<T: Record + DeserializeOwned>(
    key: &RecordKey,
    text: &str,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let id: Result<Id<T>, Misfit> = key.id.parse();
    let tree = tree(text, faults)?;
    let record: Option<T> = yaml::read(tree, text, faults);
    match id {
        Ok(id) => record.map(|mut record| {
            record.set_id(id);
            record
        }),
        Err(misfit) => {
            faults.push(Fault {
                code: misfit.code,
                range: 0..0,
                message: format!("The file name is the id: {}", misfit.message),
                hints: misfit.hint.into_iter().collect(),
            });
            None
        }
    }
}

/// Reads the settings: what the text says, and the built-in value of every other key.
pub fn settings(text: &str, faults: &mut Vec<Fault>) -> Option<Settings> {
    let defaults = yaml::parse(Settings::DEFAULTS).tree?;
    let Value::Map(default_entries) = defaults.value else {
        return None;
    };
    let blank = text
        .lines()
        .all(|line| line.trim().is_empty() || line.starts_with('#'));
    let own = if blank { None } else { tree(text, faults) };
    let Some(Node {
        range,
        value: Value::Map(mut entries),
    }) = own
    else {
        let range = defaults.range;
        let node = Node {
            range,
            value: Value::Map(default_entries),
        };
        return yaml::read(node, Settings::DEFAULTS, faults);
    };
    for entry in default_entries {
        if !entries.iter().any(|own| own.key == entry.key) {
            let nowhere = Node {
                range: 0..0,
                value: entry.value.value,
            };
            entries.push(Entry {
                key: entry.key,
                key_range: 0..0,
                value: nowhere,
            });
        }
    }
    yaml::read(
        Node {
            range,
            value: Value::Map(entries),
        },
        text,
        faults,
    )
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
    let before = faults.len();
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
