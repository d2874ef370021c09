//! Brief → the same brief with marks around the words of its facts.

use tera::value::Key;
use tera::{Map, Value};

use crate::page::mark::{MOST, Mark, may_hold_marks};

/// The key under which a view says where it stands.
pub const ORIGIN: &str = "origin";

/// The key under which everything below a view says the same.
pub const WITHIN: &str = "within__";

/// Words of a fact in a brief.
#[derive(Debug, Clone)]
pub struct Leaf {
    origin: Value,
    key: Key<'static>,
    words: Value,
}

impl Leaf {
    /// Returns where the nearest view around them stands.
    pub fn origin(&self) -> &str {
        self.origin.as_str().unwrap_or_default()
    }

    /// Returns their key in that view.
    pub fn key(&self) -> &str {
        self.key.as_str().unwrap_or_default()
    }

    /// Returns the words.
    pub fn words(&self) -> &str {
        self.words.as_str().unwrap_or_default()
    }
}

/// Puts marks around the words of facts, except under the keys named. Returns what the
/// numbers of the marks mean; none when a fact itself holds such signs.
pub fn mark(brief: &Value, root: &str, except: &[String]) -> Option<(Value, Vec<Leaf>)> {
    let mut marker = Marker {
        leaves: Vec::new(),
        except,
        clean: true,
        text: String::new(),
    };
    let marked = marker.value(brief, &Key::Str(""), &Value::normal_string(root));
    marker.clean.then_some((marked, marker.leaves))
}

struct Marker<'e> {
    leaves: Vec<Leaf>,
    except: &'e [String],
    clean: bool,
    text: String,
}

impl Marker<'_> {
    fn value(&mut self, value: &Value, key: &Key<'static>, origin: &Value) -> Value {
        if let Some(map) = value.as_map() {
            self.view(map, origin)
        } else if let Some(items) = value.as_array() {
            let items = items.iter().map(|item| self.value(item, key, origin));
            Value::from(items.collect::<Vec<_>>())
        } else if value.is_string() {
            self.leaf(value, key, origin)
        } else {
            value.clone()
        }
    }

    fn view(&mut self, map: &Map, around: &Value) -> Value {
        let own = map.get(&Key::Str(ORIGIN)).filter(|at| at.is_string());
        let origin = own.unwrap_or(around);
        let mut elsewhere: Vec<(&str, &Value)> = Vec::new();
        for (key, at) in map {
            let of = key.as_str().and_then(|key| key.strip_suffix("_at"));
            elsewhere.extend(of.map(|of| (of, at)));
        }
        let mut marked = map.clone();
        for (key, value) in &mut marked {
            let name = key.as_str().unwrap_or_default();
            if is_word(name) && !holds_views(value) || name.ends_with("_at") {
                continue;
            }
            let at = elsewhere.iter().find(|(of, _)| *of == name);
            *value = match at.map(|(_, at)| (*at, at.as_array())) {
                Some((_, Some(places))) => self.list(value, key, places),
                Some((at, None)) if at.is_string() => self.value(value, key, at),
                _ => self.value(value, key, origin),
            };
        }
        if own.is_none() {
            marked.insert(Key::Str(WITHIN), around.clone());
        }
        Value::from(marked)
    }

    fn list(&mut self, value: &Value, key: &Key<'static>, places: &[Value]) -> Value {
        let items = value.as_array().unwrap_or_default().iter();
        let items = items.enumerate().map(|(n, item)| match places.get(n) {
            Some(at) => self.value(item, key, at),
            None => item.clone(),
        });
        Value::from(items.collect::<Vec<_>>())
    }

    fn leaf(&mut self, value: &Value, key: &Key<'static>, origin: &Value) -> Value {
        let words = value.as_str().unwrap_or_default();
        self.clean &= !may_hold_marks(words);
        // `us` is a word that templates compare.
        let plain = words.trim().is_empty() || words == "us";
        let except = || self.except.iter().any(|e| Some(e.as_str()) == key.as_str());
        if plain || self.leaves.len() >= MOST || except() {
            return value.clone();
        }
        let number = u16::try_from(self.leaves.len()).unwrap_or(u16::MAX);
        self.leaves.push(Leaf {
            origin: origin.clone(),
            key: key.clone(),
            words: value.clone(),
        });
        self.text.clear();
        Mark::Start(number).push(&mut self.text);
        self.text.push_str(words);
        Mark::End(number).push(&mut self.text);
        Value::normal_string(&self.text)
    }
}

/// Says whether a key holds what templates compare or cite; no reader sees it as it is.
fn is_word(key: &str) -> bool {
    matches!(
        key,
        "id" | "kind"
            | "state"
            | "status"
            | "language"
            | "document"
            | "sources"
            | "told_sources"
            | "verb"
            | "heading"
            | "handling"
            | "priority"
            | ORIGIN
            | WITHIN
    )
}

/// The sources of a pack are views; those of a view are labels.
fn holds_views(value: &Value) -> bool {
    let first = value.as_array().and_then(<[Value]>::first);
    first.is_some_and(Value::is_map)
}
