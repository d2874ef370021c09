//! Brief → the same brief with marks around the words of its facts.

use std::cell::RefCell;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use tera::value::Key;
use tera::{Map, Value};

use crate::page::mark::{MOST_LEAVES, Mark, holds_letters_of_marks, stand_in};

/// The key under which a view says where it stands.
pub const ORIGIN: &str = "origin";

/// The key under which everything below a view says the same.
pub const WITHIN: &str = "within__";

/// Words of a fact in a brief.
#[derive(Debug, Clone, Copy)]
pub struct Leaf<'s> {
    /// Where the nearest view around them stands.
    pub origin: &'s str,
    /// Their key in that view.
    pub key: &'s str,
    pub words: &'s str,
}

/// Puts marks around the words of facts, except under the keys named. Returns what the
/// numbers of the marks mean.
pub fn mark<'s>(
    brief: &'s Value,
    root: &'s Value,
    except: &[String],
) -> (Value, Vec<Leaf<'s>>) {
    let marker = RefCell::new(Marker {
        leaves: Vec::new(),
        except,
        text: String::new(),
    });
    let marked = Marked {
        value: brief,
        key: "",
        origin: root,
        marker: &marker,
    };
    let marked = Value::try_from_serializable(&marked).unwrap_or_else(|_| brief.clone());
    (marked, marker.into_inner().leaves)
}

struct Marker<'s, 'e> {
    leaves: Vec<Leaf<'s>>,
    except: &'e [String],
    text: String,
}

impl<'s> Marker<'s, '_> {
    /// Returns the words with their marks; none for those that stay as they are.
    fn leaf(&mut self, words: &'s str, key: &'s str, origin: &'s Value) -> Option<&str> {
        // `us` is a word that templates compare.
        let plain = words.trim().is_empty() || words == "us";
        let full = self.leaves.len() >= MOST_LEAVES;
        let bare = plain || full || self.except.iter().any(|e| e == key);
        if bare && !holds_letters_of_marks(words) {
            return None;
        }
        self.text.clear();
        self.text.push_str(&stand_in(words));
        if !bare {
            let number = u16::try_from(self.leaves.len()).unwrap_or(u16::MAX);
            let origin = origin.as_str().unwrap_or_default();
            self.leaves.push(Leaf { origin, key, words });
            self.text.insert(0, Mark::Start(number).letter());
            self.text.push(Mark::End.letter());
        }
        Some(&self.text)
    }
}

/// A value of a brief, its key, and the origin of the view around it: what is written again
/// with marks.
struct Marked<'m, 's, 'e> {
    value: &'s Value,
    key: &'s str,
    origin: &'s Value,
    marker: &'m RefCell<Marker<'s, 'e>>,
}

impl<'s> Marked<'_, 's, '_> {
    fn with(&self, value: &'s Value, key: &'s str, origin: &'s Value) -> Self {
        let marker = self.marker;
        Self {
            value,
            key,
            origin,
            marker,
        }
    }

    fn view<S: Serializer>(&self, map: &'s Map, to: S) -> Result<S::Ok, S::Error> {
        let own = map.get(&Key::Str(ORIGIN)).filter(|at| at.is_string());
        let origin = own.unwrap_or(self.origin);
        let mut elsewhere: Vec<(&str, &Value)> = Vec::new();
        for (key, at) in map {
            let of = key.as_str().and_then(|key| key.strip_suffix("_at"));
            elsewhere.extend(of.map(|of| (of, at)));
        }
        let mut view = to.serialize_map(Some(map.len() + 1))?;
        for (key, value) in map {
            view.serialize_key(&Name(key))?;
            let key = key.as_str().unwrap_or_default();
            let is_at = elsewhere.iter().any(|(_, at)| std::ptr::eq(*at, value));
            if is_at || is_word(key) && !holds_views(value) {
                view.serialize_value(value)?;
                continue;
            }
            let at = elsewhere.iter().find(|(of, _)| *of == key);
            match at.map(|(_, at)| (*at, at.as_array())) {
                Some((_, Some(places))) => {
                    let items = value.as_array().unwrap_or_default().iter().zip(places);
                    let items = items.map(|(item, at)| self.with(item, key, at));
                    view.serialize_value(&items.collect::<Vec<_>>())?;
                }
                Some((at, None)) if at.is_string() => {
                    view.serialize_value(&self.with(value, key, at))?;
                }
                _ => view.serialize_value(&self.with(value, key, origin))?,
            }
        }
        if own.is_none() {
            view.serialize_entry(&Name(&Key::Str(WITHIN)), origin)?;
        }
        view.end()
    }
}

impl Serialize for Marked<'_, '_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self {
            value,
            key,
            origin,
            marker,
        } = *self;
        if let Some(map) = value.as_map() {
            self.view(map, to)
        } else if let Some(items) = value.as_array().filter(|list| !list.is_empty()) {
            to.collect_seq(items.iter().map(|item| self.with(item, key, origin)))
        } else if let Some(words) = value.as_str() {
            match marker.borrow_mut().leaf(words, key, origin) {
                Some(marked) => to.serialize_str(marked),
                None => value.serialize(to),
            }
        } else {
            value.serialize(to)
        }
    }
}

/// A key, which Tera takes as it is where it is a word of the program.
struct Name<'k>(&'k Key<'static>);

impl Serialize for Name<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Key::Str(name) => to.serialize_unit_variant("", 0, name),
            key => key.serialize(to),
        }
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
            | "marked"
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
