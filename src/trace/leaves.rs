//! Brief → the same brief with marks around the words of its facts.

use serde_json::{Map, Value};

use crate::page::mark::{MOST, Mark, may_hold_marks};

/// The key under which a view says where it stands.
pub const ORIGIN: &str = "origin";

/// The key under which everything below a view says the same.
pub const WITHIN: &str = "within__";

/// What templates compare or cite; no reader sees them as they are.
const WORDS: [&str; 14] = [
    "id",
    "kind",
    "state",
    "status",
    "language",
    "document",
    "sources",
    "told_sources",
    "verb",
    "heading",
    "handling",
    "priority",
    ORIGIN,
    WITHIN,
];

/// Words of a fact in a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Where the nearest view around them stands.
    pub origin: String,
    /// Their key in it.
    pub key: String,
    /// The words.
    pub words: String,
}

/// Puts marks around the words of facts, except under the keys named. Returns what the
/// numbers of the marks mean; none when a fact itself holds such signs.
pub fn mark(brief: &mut Value, root: &str, except: &[String]) -> Option<Vec<Leaf>> {
    let mut marker = Marker {
        leaves: Vec::new(),
        except,
        clean: true,
    };
    marker.value(brief, "", root);
    marker.clean.then_some(marker.leaves)
}

struct Marker<'e> {
    leaves: Vec<Leaf>,
    except: &'e [String],
    clean: bool,
}

impl Marker<'_> {
    fn value(&mut self, value: &mut Value, key: &str, origin: &str) {
        match value {
            Value::Object(map) => self.view(map, origin),
            Value::Array(items) => {
                items
                    .iter_mut()
                    .for_each(|item| self.value(item, key, origin));
            }
            Value::String(words) => self.leaf(words, key, origin),
            _ => {}
        }
    }

    fn view(&mut self, map: &mut Map<String, Value>, around: &str) {
        let own = map.get(ORIGIN).and_then(Value::as_str);
        let origin = own.unwrap_or(around).to_owned();
        let elsewhere: Vec<(String, Value)> = map
            .iter()
            .filter_map(|(key, at)| {
                Some((key.strip_suffix("_at")?.to_owned(), at.clone()))
            })
            .collect();
        for (key, value) in map.iter_mut() {
            // The sources of a pack are views; those of a view are labels.
            let holds_views = value.get(0).is_some_and(Value::is_object);
            let is_word = WORDS.contains(&key.as_str()) && !holds_views;
            if is_word || key.ends_with("_at") {
                continue;
            }
            match elsewhere.iter().find(|(of, _)| of == key) {
                Some((_, Value::String(at))) => self.value(value, key, at),
                Some((_, Value::Array(places))) => self.list(value, key, places),
                _ => self.value(value, key, &origin),
            }
        }
        map.insert(WITHIN.to_owned(), Value::String(origin));
    }

    fn list(&mut self, value: &mut Value, key: &str, places: &[Value]) {
        let items = value.as_array_mut().into_iter().flatten();
        for (item, at) in items.zip(places) {
            self.value(item, key, at.as_str().unwrap_or_default());
        }
    }

    fn leaf(&mut self, words: &mut String, key: &str, origin: &str) {
        self.clean &= !may_hold_marks(words);
        // `us` is a word that templates compare.
        let plain = words.trim().is_empty() || words == "us";
        if plain || self.leaves.len() >= MOST || self.except.iter().any(|e| e == key) {
            return;
        }
        let number = u16::try_from(self.leaves.len()).unwrap_or(u16::MAX);
        let marked = Mark::Start(number).text() + words + &Mark::End(number).text();
        self.leaves.push(Leaf {
            origin: origin.to_owned(),
            key: key.to_owned(),
            words: std::mem::replace(words, marked),
        });
    }
}
