//! Records × choice → their values as plain data, withheld or shown. It goes by the marks alone,
//! so that it does not share the mistakes of what takes values out.

use serde::Serialize;
use serde_json::{Map, Value};

use super::choice::Choice;
use super::finder::Finder;
use super::redact::Withheld;
use super::texts::is_controlled;
use crate::facts::id::{Id, Record};
use crate::facts::organisation::Organisation;
use crate::facts::records::{Records, Table};
use crate::finding::field::{FieldPath, Kind};
use crate::finding::kind::kinds;

/// Hands over every value that the marks show, the words of the house among them, and every
/// value that they withhold with its place.
pub fn hidden_and_shown(
    records: &Records,
    choice: &Choice,
    names: &Finder,
    shown: &mut dyn FnMut(&str),
    hidden: &mut dyn FnMut(&str, &FieldPath),
) {
    let mut house = Vec::new();
    let settings = serde_json::to_value(&records.settings);
    strings(&settings.unwrap_or_default(), &mut house);
    house.iter().for_each(|words| shown(words));
    let mut leaves = Leaves {
        at: FieldPath::new(Kind::Settings, "", ""),
        records,
        choice,
        names,
        hidden,
        shown,
    };
    macro_rules! read {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {$(
            leaves.table(&records.$folder, |one| one.withheld(choice).is_some());
        )*};
    }
    kinds!(read);
}

/// Tells the values of records apart.
struct Leaves<'a> {
    /// Where the reading is.
    at: FieldPath,
    records: &'a Records,
    choice: &'a Choice,
    names: &'a Finder,
    hidden: &'a mut dyn FnMut(&str, &FieldPath),
    shown: &'a mut dyn FnMut(&str),
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
            self.at = FieldPath::new(T::KIND, id, "");
            self.leaf(id, hidden && T::KIND != Kind::Organisation);
            self.value(&value, None, hidden);
        }
    }

    fn leaf(&mut self, words: &str, hidden: bool) {
        if hidden {
            (self.hidden)(words, &self.at);
        } else {
            (self.shown)(words);
        }
    }

    fn value(&mut self, value: &Value, mark: Option<&str>, hidden: bool) {
        let length = self.at.path.len();
        match value {
            Value::String(words) => self.leaf(words, hidden),
            Value::Array(items) => {
                for (n, item) in items.iter().enumerate() {
                    self.at.path.push_str(&format!("[{n}]"));
                    self.value(item, mark, hidden);
                    self.at.path.truncate(length);
                }
            }
            Value::Object(fields) => {
                let own = fields.get("handling").and_then(Value::as_str).or(mark);
                let hidden = hidden
                    || own.is_some() && self.choice.mark(own).is_some()
                    || self.is_outside(fields)
                    || has_value(&self.at) && self.is_naming(fields)
                    || self.is_of_others(fields)
                    || self.is_unnamed(fields);
                let told = fields
                    .iter()
                    .filter(|(key, field)| !is_controlled(key, field));
                for (key, field) in told {
                    // The name of an organisation is decided by itself; see `names`.
                    let title = self.at.record.kind == Kind::Organisation
                        && length == 0
                        && matches!(
                            key.as_str(),
                            "name" | "aka" | "names" | "units" | "kind"
                        );
                    let never = self.is_never_told(key, own);
                    self.at.path.push_str(if length == 0 { "" } else { "." });
                    self.at.path.push_str(key);
                    if title {
                        self.value(field, None, false);
                    } else {
                        self.value(field, own, hidden || never);
                    }
                    self.at.path.truncate(length);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Our reading is never told, who else was there only without a scope, and more of a
    /// person than name and title only by a mark of their own.
    fn is_never_told(&self, key: &str, mark: Option<&str>) -> bool {
        let at = &self.at;
        match key {
            "assessment" => true,
            "others" => self.choice.others().is_some(),
            "bio" | "say" | "languages" | "note" => {
                at.record.kind == Kind::Person
                    && at.path.is_empty()
                    && self.choice.mark(mark).is_some()
            }
            _ => false,
        }
    }

    /// What others said, and what is owed by them or to them.
    fn is_of_others(&self, fields: &Map<String, Value>) -> bool {
        let keys = ["speaker", "by", "to"];
        let parties = keys.iter().filter_map(|key| fields.get(*key)?.as_str());
        parties
            .filter_map(|id| self.choice.party(self.records, id))
            .next()
            .is_some()
    }

    /// Whether words in it name somebody who is withheld; an id is no words.
    fn is_naming(&self, fields: &Map<String, Value>) -> bool {
        const LINKS: [&str; 6] = ["id", "source", "check", "by", "to", "compute"];
        let words = fields
            .iter()
            .filter(|(key, _)| !LINKS.contains(&key.as_str()));
        words.into_iter().any(|(_, value)| match value {
            Value::String(words) => self.names.ground(words).is_some(),
            Value::Object(fields) => self.is_naming(fields),
            Value::Array(items) => {
                let items = items.iter().filter_map(Value::as_object);
                items.into_iter().any(|fields| self.is_naming(fields))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        })
    }

    fn is_outside(&self, fields: &Map<String, Value>) -> bool {
        let about = fields
            .get("about")
            .or(fields.get("with"))
            .and_then(Value::as_array);
        let ids = about.into_iter().flatten().filter_map(Value::as_str);
        let ids: Vec<Id<Organisation>> = ids.filter_map(|id| id.parse().ok()).collect();
        self.choice.scope(&ids).is_some()
    }

    /// A participant who is not named: the item has no mark, the person decides.
    fn is_unnamed(&self, fields: &Map<String, Value>) -> bool {
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

/// Items that hold a number or a day beside their words; naming somebody, they tell it of
/// them.
fn has_value(at: &FieldPath) -> bool {
    const LISTS: [&str; 3] = ["figures[", "milestones[", "claims["];
    let last = at.path.rsplit('.').next().unwrap_or_default();
    last == "opens" || LISTS.iter().any(|list| last.starts_with(list))
}

/// Collects every key and every string of a value.
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
