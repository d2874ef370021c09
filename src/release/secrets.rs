//! Records × choice → every value that must not be told. It reads the records as plain data,
//! by their marks alone, so that it does not share the mistakes of what takes values out.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use super::choice::Choice;
use super::names::{Name, names, tokens};
use crate::brief::words;
use crate::facts::id::{Id, Record};
use crate::facts::organisation::Organisation;
use crate::facts::records::{Records, Table};
use crate::facts::when::When;
use crate::field::{FieldPath, Kind};

/// A value that must not be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secret {
    /// The value.
    pub words: String,
    /// Its words in small letters.
    pub tokens: Vec<String>,
    /// Where it stands in the facts.
    pub at: FieldPath,
    /// Whether it is a name, to be found even where a template uses the word.
    pub name: bool,
}

/// Collects what must not be told, each value once, by the first place where it stands.
pub fn secrets(records: &Records, choice: &Choice) -> Vec<Secret> {
    let mut leaves = Leaves {
        records,
        choice,
        hidden: Vec::new(),
        shown: Vec::new(),
    };
    leaves.table(&records.organisations, |one| choice.details(one).is_some());
    leaves.table(&records.people, |one| choice.person(one).is_some());
    leaves.table(&records.contacts, |one| choice.contact(one).is_some());
    leaves.table(&records.topics, |one| choice.topic(one).is_some());
    leaves.table(&records.sources, |one| choice.source(one).is_some());
    leaves.table(&records.visits, |one| {
        choice.mark(one.handling.as_deref()).is_some()
    });
    let Leaves { hidden, shown, .. } = leaves;
    let mut known = Known::new(records, shown);
    let names = names(records, choice);
    known.forget(&names);
    let mut found: BTreeMap<Vec<String>, Secret> = BTreeMap::new();
    for name in names {
        found.entry(name.tokens.clone()).or_insert(Secret {
            words: name.words,
            tokens: name.tokens,
            at: name.at,
            name: true,
        });
    }
    for (words, at) in hidden
        .iter()
        .flat_map(|(words, at)| forms(records, words, at))
    {
        let tokens: Vec<String> = tokens(&words).map(|(_, word)| word).collect();
        if !tokens.is_empty() && !known.tells(&tokens) {
            let secret = Secret {
                words,
                tokens: tokens.clone(),
                at,
                name: false,
            };
            found.entry(tokens).or_insert(secret);
        }
    }
    found.into_values().collect()
}

/// Returns the forms in which a value may be printed: itself, a day in words, and the
/// addresses in it.
fn forms(records: &Records, words: &str, at: &FieldPath) -> Vec<(String, FieldPath)> {
    let mut forms = vec![(words.to_owned(), at.clone())];
    if let Ok(when) = words.parse::<When>() {
        forms.push((words::when_in_words(&records.settings, when), at.clone()));
    }
    let parts = words.split_whitespace().filter(|part| {
        part.contains("://")
            || part
                .split_once('@')
                .is_some_and(|(_, host)| host.contains('.'))
    });
    forms.extend(parts.map(|part| (part.to_owned(), at.clone())));
    forms
}

/// What the edition may say on other authority: released values and the house's own words.
struct Known {
    whole: BTreeSet<Vec<String>>,
    text: String,
}

impl Known {
    fn new(records: &Records, shown: Vec<String>) -> Self {
        let settings = serde_json::to_value(&records.settings).unwrap_or_default();
        let days = shown.iter().filter_map(|words| words.parse::<When>().ok());
        let days: Vec<String> = days
            .map(|day| words::when_in_words(&records.settings, day))
            .collect();
        let mut all = [shown, days].concat();
        strings(&settings, &mut all);
        let text: String = all.iter().map(|words| spaced(words)).collect();
        let whole = all
            .iter()
            .map(|words| tokens(words).map(|(_, word)| word).collect());
        Self {
            whole: whole.collect(),
            text,
        }
    }

    /// A name is a secret wherever it stands: free text that has it is scrubbed.
    fn forget(&mut self, names: &[Name]) {
        names.iter().for_each(|name| {
            self.whole.remove(&name.tokens);
        });
    }

    /// Short values, as a number or a word, tell nothing where released text has them too.
    fn tells(&self, tokens: &[String]) -> bool {
        let short = tokens.len() <= 3;
        let within = || self.text.contains(&format!(" {} ", tokens.join(" ")));
        self.whole.contains(tokens) || short && within()
    }
}

fn spaced(words: &str) -> String {
    let words: Vec<String> = tokens(words).map(|(_, word)| word).collect();
    format!(" {} \n", words.join(" "))
}

struct Leaves<'a> {
    records: &'a Records,
    choice: &'a Choice,
    hidden: Vec<(String, FieldPath)>,
    shown: Vec<String>,
}

impl Leaves<'_> {
    fn table<T: Record + Serialize>(
        &mut self,
        table: &Table<T>,
        is_hidden: impl Fn(&T) -> bool,
    ) {
        for record in table.iter() {
            let id = record.id().as_str();
            let hidden = is_hidden(record);
            let value = serde_json::to_value(record).unwrap_or_default();
            let at = FieldPath::new(T::KIND, id, "");
            self.leaf(id, &at, hidden && T::KIND != Kind::Organisation);
            self.value(&value, &at, None, hidden);
        }
    }

    fn leaf(&mut self, words: &str, at: &FieldPath, hidden: bool) {
        match hidden {
            true => self.hidden.push((words.to_owned(), at.clone())),
            false => self.shown.push(words.to_owned()),
        }
    }

    fn value(&mut self, value: &Value, at: &FieldPath, mark: Option<&str>, hidden: bool) {
        match value {
            Value::String(words) => self.leaf(words, at, hidden),
            Value::Array(items) => {
                for (n, item) in items.iter().enumerate() {
                    let at = step(at, &format!("[{n}]"));
                    self.value(item, &at, mark, hidden);
                }
            }
            Value::Object(fields) => {
                let own = fields.get("handling").and_then(Value::as_str).or(mark);
                let hidden = hidden
                    || own.is_some() && self.choice.mark(own).is_some()
                    || self.is_outside(fields)
                    || self.is_unnamed(fields);
                let told = fields
                    .iter()
                    .filter(|(key, field)| !is_controlled(key, field));
                for (key, field) in told {
                    let below = match at.path.is_empty() {
                        true => step(at, key),
                        false => step(at, &format!(".{key}")),
                    };
                    // The name of an organisation is decided by itself; see `names`.
                    let title = at.record.kind == Kind::Organisation
                        && at.path.is_empty()
                        && matches!(
                            key.as_str(),
                            "name" | "aka" | "names" | "units" | "kind"
                        );
                    if title {
                        self.value(field, &below, None, false);
                    } else {
                        self.value(field, &below, own, hidden || key == "assessment");
                    }
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn is_outside(&self, fields: &serde_json::Map<String, Value>) -> bool {
        let about = fields
            .get("about")
            .or(fields.get("with"))
            .and_then(Value::as_array);
        let ids = about.into_iter().flatten().filter_map(Value::as_str);
        let ids: Vec<Id<Organisation>> = ids.filter_map(|id| id.parse().ok()).collect();
        self.choice.scope(&ids).is_some()
    }

    /// A participant who is not named: the item has no mark, the person decides.
    fn is_unnamed(&self, fields: &serde_json::Map<String, Value>) -> bool {
        if !fields.contains_key("who") || !fields.contains_key("spoke") {
            return false;
        }
        let text = |key: &str| fields.get(key).and_then(Value::as_str);
        match text("who").and_then(|id| self.records.people.get(id)) {
            Some(person) => self.choice.person(person).is_some(),
            None => text("name").or(text("role")).is_some(),
        }
    }
}

/// Words that the program or the house lays down tell nothing of a record.
fn is_controlled(key: &str, field: &Value) -> bool {
    const KEYS: [&str; 11] = [
        "handling",
        "verb",
        "act",
        "use",
        "priority",
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

fn step(at: &FieldPath, further: &str) -> FieldPath {
    FieldPath {
        record: at.record.clone(),
        path: format!("{}{further}", at.path),
    }
}

fn strings(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(words) => all.push(words.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, all)),
        Value::Object(fields) => {
            all.extend(fields.keys().cloned());
            fields.values().for_each(|field| strings(field, all));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
