//! Records as trees that a test can change and write again.

use std::collections::BTreeMap;

use scene_setter::facts::when::When;
use scene_setter::finding::field::{FieldPath, Kind, Step, steps};
use scene_setter::yaml::{Node, Value as Yaml, parse};
use serde_json::{Map, Value, json};

#[derive(Clone)]
pub struct Records {
    trees: BTreeMap<String, Value>,
    others: Vec<(String, String)>,
}

impl Records {
    pub fn read(texts: &[(String, String)]) -> Self {
        let (mut trees, mut others) = (BTreeMap::new(), Vec::new());
        for (path, text) in texts {
            match parse(text).tree {
                Some(tree) if path.ends_with(".yaml") => {
                    trees.insert(path.clone(), value(&tree));
                }
                _ => others.push((path.clone(), text.clone())),
            }
        }
        Self { trees, others }
    }

    /// JSON is YAML.
    pub fn write(&self) -> Vec<(String, String)> {
        let trees = self.trees.iter();
        let trees = trees.map(|(path, tree)| (path.clone(), tree.to_string()));
        trees.chain(self.others.iter().cloned()).collect()
    }

    fn node(&mut self, field: &FieldPath) -> &mut Value {
        let tree = self.trees.get_mut(&file(field)).expect("the record is there");
        // A key may hold a dot itself, as the label of a unit does.
        let plain = pointer(&field.path);
        let dotted = plain.rsplit_once('/').map(|(head, tail)| format!("{head}.{tail}"));
        // One item needs no list around it.
        let only = plain.strip_suffix("/0").filter(|only| tree.pointer(only).is_some());
        let place = match (tree.pointer(&plain), only, dotted) {
            (None, Some(only), _) => only.to_owned(),
            (None, None, Some(dotted)) => dotted,
            _ => plain,
        };
        tree.pointer_mut(&place).unwrap_or_else(|| panic!("{}#{}", field.record, field.path))
    }

    /// Puts another value of the same kind.
    pub fn change(&mut self, field: &FieldPath) {
        let node = self.node(field);
        let words = match *node {
            Value::String(ref words) => words.clone(),
            ref other => other.to_string(),
        };
        *node = if let Ok(when) = words.parse::<When>() {
            json!(other_day(&words, when))
        } else if words.contains(':') && words.starts_with(|c: char| c.is_ascii_digit()) {
            json!("09:10")
        } else if let Ok(number) = words.parse::<i64>() {
            json!(number + 1)
        } else if words.starts_with(|c: char| c.is_ascii_digit()) {
            json!(format!("1{words}"))
        } else if field.path == "tz" {
            json!("Asia/Tokyo")
        } else if words.contains("://") {
            json!(format!("{words}altered"))
        } else if words.len() > 60 {
            // Every sentence becomes another.
            let altered = words.split_inclusive([' ', '\n']).map(altered);
            json!(altered.collect::<String>())
        } else {
            json!(format!("Altered {}", words.trim_end()))
        };
    }

    /// Changes a value of a record, or takes a key or an item away, as the seed says; tells the
    /// file and what was done.
    pub fn change_one(&mut self, seed: u64) -> Option<(String, String)> {
        let mut random = Random(seed);
        let mut places = Vec::new();
        for (path, tree) in &self.trees {
            let mut within = Vec::new();
            pointers(tree, String::new(), &mut within);
            places.extend(within.into_iter().map(|place| (path.clone(), place)));
        }
        let (path, place) = places.get(random.below(places.len()))?.clone();
        let tree = self.trees.get_mut(&path)?;
        let is_text = tree.pointer(&place).is_some_and(Value::is_string);
        if is_text && random.below(2) == 0 {
            let node = tree.pointer_mut(&place)?;
            let words = node.as_str().unwrap_or_default().to_owned();
            *node = match words.parse::<When>() {
                Ok(when) => json!(other_day(&words, when)),
                Err(_) => json!(format!("{words} altered")),
            };
            return Some((path.clone(), format!("{path}{place} altered")));
        }
        let (parent, key) = place.rsplit_once('/')?;
        match tree.pointer_mut(parent)? {
            Value::Object(map) => drop(map.shift_remove(key)),
            Value::Array(items) => drop(items.remove(key.parse().ok()?)),
            _ => return None,
        }
        Some((path.clone(), format!("{path}{place} removed")))
    }

    /// Fills a gap.
    pub fn fill(&mut self, field: &FieldPath) {
        let (parent, key) = field.path.rsplit_once('.').unwrap_or(("", &field.path));
        let within = FieldPath { record: field.record.clone(), path: parent.to_owned() };
        let filling = match key {
            "contact_person" => json!({ "name": "Ada Example", "role": "Host" }),
            "mode" => json!("online"),
            "with" => json!("tiktok"),
            _ => json!("Filled in"),
        };
        let node = self.node(&within).as_object_mut().expect("a record or plan");
        node.insert(key.to_owned(), filling);
    }

    /// Takes fields and records away, and whatever refers to them.
    pub fn forget<'f>(&mut self, fields: impl Iterator<Item = &'f FieldPath>) {
        let mut ids = Vec::new();
        for field in fields {
            if field.path.is_empty() {
                let gone = self.trees.remove(&file(field));
                ids.push(field.record.id.clone());
                gone.iter().for_each(|gone| ids_in(gone, &mut ids));
            } else if self.trees.contains_key(&file(field)) {
                let gone = self.node(field).take();
                ids_in(&gone, &mut ids);
                if field.path == "meetings" {
                    // A visit has meetings, be it none.
                    *self.node(field) = json!([]);
                }
                ids.extend(field.path.strip_prefix("lines.").map(str::to_owned));
            }
        }
        for tree in self.trees.values_mut() {
            unlink(tree, &ids);
        }
    }
}

/// Numbers that a seed decides, by SplitMix64.
struct Random(u64);

impl Random {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % count.max(1)
    }
}

/// Lists every key and item of a tree, as JSON pointers.
fn pointers(value: &Value, at: String, found: &mut Vec<String>) {
    if !at.is_empty() {
        found.push(at.clone());
    }
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                pointers(value, format!("{at}/{key}"), found);
            }
        }
        Value::Array(items) => {
            for (n, value) in items.iter().enumerate() {
                pointers(value, format!("{at}/{n}"), found);
            }
        }
        _ => {}
    }
}

fn altered(word: &str) -> String {
    let core = word.trim_matches(|c: char| !c.is_alphabetic());
    let is_plain = core.len() > 1 && core.chars().all(char::is_alphabetic);
    match is_plain && !word.contains("//") {
        true => word.replacen(core, &format!("{core}q"), 1),
        false => word.to_owned(),
    }
}

fn file(field: &FieldPath) -> String {
    match field.record.kind {
        Kind::Settings => "data/settings.yaml".to_owned(),
        kind => format!("data/{}/{}.yaml", kind.folder(), field.record.id),
    }
}

fn pointer(path: &str) -> String {
    let step = |step: &Step<'_>| match step {
        Step::Key(key) => format!("/{key}"),
        Step::Item(n) => format!("/{n}"),
    };
    steps(path).iter().map(step).collect()
}

/// Another day of the same form, an earlier one where it can be.
fn other_day(words: &str, when: When) -> String {
    if let Ok(year) = words.parse::<i64>() {
        return (year - 1).to_string();
    }
    let stem = &words[..words.len() - 1];
    let last = words.chars().last().and_then(|c| c.to_digit(10)).unwrap_or(1);
    let others = (0..last).rev().chain(last + 1..10);
    let other = others.map(|digit| format!("{stem}{digit}"));
    let other = other.chain([format!("{}15", &words[..words.len() - 2])]);
    let fits = |other: &String| other.parse::<When>().is_ok_and(|other| other != when);
    { other }.find(fits).unwrap_or_else(|| panic!("{words} has a neighbour"))
}

fn ids_in(value: &Value, ids: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(id) if key == "id" => ids.push(id.clone()),
                    _ => ids_in(value, ids),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| ids_in(item, ids)),
        _ => {}
    }
}

fn unlink(value: &mut Value, ids: &[String]) {
    let is_id = |word: &str| ids.iter().any(|id| id == word);
    let is_link = |value: &Value| value.is_null() || value.as_str().is_some_and(is_id);
    match value {
        Value::Object(map) => {
            map.retain(|key, value| !is_link(value) && !is_id(key));
            map.values_mut().for_each(|value| unlink(value, ids));
            map.retain(|_, value| value.as_object().is_none_or(|map| !map.is_empty()));
        }
        Value::Array(items) => {
            items.retain(|item| !is_link(item));
            items.iter_mut().for_each(|item| unlink(item, ids));
            items.retain(|item| item.as_object().is_none_or(|map| !map.is_empty()));
        }
        _ => {}
    }
}

fn value(node: &Node<'_>) -> Value {
    match &node.value {
        Yaml::Null => Value::Null,
        Yaml::Scalar(words) => match words.as_ref() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            words => words.parse::<i64>().map_or_else(|_| json!(words), |n| json!(n)),
        },
        Yaml::List(items) => items.iter().map(value).collect(),
        Yaml::Map(entries) => {
            let entries = entries.iter();
            let map: Map<String, Value> =
                entries.map(|entry| (entry.key.to_string(), value(&entry.value))).collect();
            Value::Object(map)
        }
    }
}
