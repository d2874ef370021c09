//! Records → every string in them with its place, and whether level and scope withhold it. It goes
//! by the marks alone, so that it does not share the mistakes of what takes values out.

use serde::Serialize;
use serde_json::{Map, Value};

use super::choice::Choice;
use super::finder::Finder;
use super::rule::Withheld;
use crate::facts::id::Id;
use crate::facts::organisation::Organisation;
use crate::facts::records::Records;
use crate::finding::field::{FieldPath, Kind};
use crate::finding::kind::kinds;

/// One string of a record.
#[derive(Debug, Clone, Copy)]
pub struct Leaf<'a> {
    pub at: &'a FieldPath,
    pub words: &'a str,
    /// Whether level and scope withhold it; never where nobody asks.
    pub hidden: bool,
}

/// What decides whether a leaf is withheld.
#[derive(Clone, Copy)]
pub struct By<'a> {
    pub records: &'a Records,
    pub choice: &'a Choice,
    pub finder: &'a Finder,
}

/// Hands over every leaf of records, ids among them.
pub fn leaves(records: &Records, by: Option<By<'_>>, take: &mut dyn FnMut(Leaf<'_>)) {
    macro_rules! read {
        ($($kind:ident $noun:ident $folder:ident $about:literal)*) => {
            $(records.$folder.iter().for_each(|record| leaves_of(record, by, take));)*
        };
    }
    kinds!(read);
}

/// Hands over every leaf of a record.
pub fn leaves_of<T: Withheld + Serialize>(
    record: &T,
    by: Option<By<'_>>,
    take: &mut dyn FnMut(Leaf<'_>),
) {
    let id = record.id().as_str();
    let hidden = by.is_some_and(|by| record.withheld(by.choice).is_some());
    let value = serde_json::to_value(record).unwrap_or_default();
    let mut leaves = Leaves { at: FieldPath::new(T::KIND, id, ""), by, take };
    leaves.leaf(id, hidden && T::KIND != Kind::Organisation);
    leaves.value(&value, None, hidden);
}

struct Leaves<'a> {
    at: FieldPath,
    by: Option<By<'a>>,
    take: &'a mut dyn FnMut(Leaf<'_>),
}

impl Leaves<'_> {
    fn leaf(&mut self, words: &str, hidden: bool) {
        let at = &self.at;
        (self.take)(Leaf { at, words, hidden });
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
                let hidden = hidden || self.by.is_some_and(|by| self.is_hidden(by, fields, own));
                let told = fields.iter().filter(|(key, field)| !is_controlled(key, field));
                for (key, field) in told {
                    // The name of an organisation is decided by itself; see `names`.
                    let title = self.at.record.kind == Kind::Organisation
                        && length == 0
                        && ["name", "aka", "names", "units", "kind"].contains(&&**key);
                    let never = self.by.is_some_and(|by| self.is_never(by, key, own));
                    self.at.path.push_str(if length == 0 { "" } else { "." });
                    self.at.path.push_str(key);
                    let own = own.filter(|_| !title);
                    self.value(field, own, !title && (hidden || never));
                    self.at.path.truncate(length);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn is_hidden(&self, by: By<'_>, fields: &Map<String, Value>, mark: Option<&str>) -> bool {
        mark.is_some() && by.choice.mark(mark).is_some()
            || by.is_outside(fields)
            || has_value(&self.at) && by.is_naming(fields)
            || by.is_of_others(&self.at, fields)
            || by.is_unnamed(fields)
    }

    /// Our reading is never told, who else was there only without a scope, and more of a
    /// person than name and title only by a mark of their own.
    fn is_never(&self, by: By<'_>, key: &str, mark: Option<&str>) -> bool {
        match key {
            "assessment" => true,
            "others" => by.choice.others().is_some(),
            "bio" | "say" | "languages" | "note" => {
                self.at.record.kind == Kind::Person
                    && self.at.path.is_empty()
                    && by.choice.mark(mark).is_some()
            }
            _ => false,
        }
    }
}

impl By<'_> {
    /// What others said or may have said, and what is owed by them or to them.
    fn is_of_others(&self, at: &FieldPath, fields: &Map<String, Value>) -> bool {
        let keys = ["speaker", "by", "to"].into_iter();
        let mut parties = keys.filter_map(|key| fields.get(key)?.as_str());
        let by = fields.get("opens").and_then(|opens| opens.get("by")?.as_str());
        let known = by.is_some_and(|id| self.choice.party(self.records, id).is_none());
        let them = at.path.starts_with("claims[")
            || !known && fields.get("speaker").is_some_and(|side| side == "them");
        let joint = self.records.contacts.get(&at.record.id).filter(|_| them);
        parties.any(|id| self.choice.party(self.records, id).is_some())
            || joint.is_some_and(|one| self.choice.one_of(&one.with).is_some())
    }

    /// Whether words in it name somebody who is withheld; an id is no words.
    fn is_naming(&self, fields: &Map<String, Value>) -> bool {
        const LINKS: [&str; 6] = ["id", "source", "check", "by", "to", "compute"];
        let mut words = fields.iter().filter(|(key, _)| !LINKS.contains(&key.as_str()));
        words.any(|(_, value)| match value {
            Value::String(words) => self.finder.ground(words).is_some(),
            Value::Object(fields) => self.is_naming(fields),
            Value::Array(items) => {
                let mut items = items.iter().filter_map(Value::as_object);
                items.any(|fields| self.is_naming(fields))
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        })
    }

    fn is_outside(&self, fields: &Map<String, Value>) -> bool {
        let about = fields.get("about").or(fields.get("with")).and_then(Value::as_array);
        let ids: Vec<Id<Organisation>> = about
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .filter_map(|id| id.parse().ok())
            .collect();
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
            None => match text("name") {
                Some(name) => self.choice.typed(self.records, name).is_some(),
                None => text("role").is_some(),
            },
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

/// Words that the program or the house lays down tell nothing of a record.
fn is_controlled(key: &str, field: &Value) -> bool {
    const KEYS: &str = "at basis handling verb act use priority press likely tone confidence \
                        status level kind mode";
    const SIDES: [&str; 3] = ["us", "them", "both"];
    let side = key == "speaker" && field.as_str().is_some_and(|word| SIDES.contains(&word));
    side || field.is_string() && KEYS.split(' ').any(|word| word == key)
}
