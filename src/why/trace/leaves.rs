//! Brief → the same brief with marks around the words of its facts.

use std::cell::RefCell;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use tera::value::Key;
use tera::{Map, Value};

use super::keys::{BECAUSE, Name, OF_PLACE, OF_REASON, ORIGIN, WITHIN, holds_views, is_word};
use crate::brief::said::unsigned;
use crate::page::mark::{MOST_LEAVES, Mark, holds_letters_of_marks, stand_in};

/// Words of a fact in a brief.
#[derive(Debug, Clone, Copy)]
pub struct Leaf<'s> {
    /// Where the outermost view around them stands, below the whole: the meeting of a sheet.
    pub around: &'s str,
    /// What else decides that the nearest view is there: origins.
    pub because: &'s [Value],
    /// Where the nearest view around them stands.
    pub origin: &'s str,
    pub key: &'s str,
    pub words: &'s str,
}

/// Puts marks around the words of facts, except under the keys named. Returns what the
/// numbers of the marks mean.
pub fn mark<'s>(brief: &'s Value, root: &'s Value, except: &[String]) -> (Value, Vec<Leaf<'s>>) {
    let marker = RefCell::new(Marker { leaves: Vec::new(), except, text: String::new() });
    let whole = Marked {
        value: brief,
        key: "",
        at: At { root, around: root, origin: root, because: &[] },
        marker: &marker,
    };
    let marked = Value::try_from_serializable(&whole).unwrap_or_else(|_| brief.clone());
    (marked, marker.into_inner().leaves)
}

struct Marker<'s, 'e> {
    leaves: Vec<Leaf<'s>>,
    except: &'e [String],
    text: String,
}

impl<'s> Marker<'s, '_> {
    /// Returns the words with their marks; none for those that stay as they are.
    fn leaf(&mut self, words: &'s str, key: &'s str, at: At<'s>) -> Option<&str> {
        // Sides are words that templates compare.
        let plain = words.trim().is_empty() || matches!(words, "us" | "them" | "both");
        let full = self.leaves.len() >= MOST_LEAVES;
        let bare = plain || full || self.except.iter().any(|e| e == key);
        if bare && !holds_letters_of_marks(words) {
            return None;
        }
        self.text.clear();
        self.text.push_str(&stand_in(words));
        if !bare {
            let number = u16::try_from(self.leaves.len()).unwrap_or(u16::MAX);
            self.leaves.push(Leaf {
                around: at.around.as_str().unwrap_or_default(),
                because: at.because,
                origin: at.origin.as_str().unwrap_or_default(),
                key,
                words: unsigned(words),
            });
            self.text.insert(0, Mark::Start(number).letter());
            self.text.push(Mark::End.letter());
        }
        Some(&self.text)
    }
}

/// Where a value of a brief stands.
#[derive(Clone, Copy)]
struct At<'s> {
    root: &'s Value,
    /// The origin of the outermost view below the whole.
    around: &'s Value,
    origin: &'s Value,
    /// What else decides that the nearest view is there.
    because: &'s [Value],
}

impl<'s> At<'s> {
    /// Goes into a view that says where it stands.
    fn into_view(self, own: &'s Value, map: &'s Map) -> Self {
        let because = map.get(&Key::Str(BECAUSE)).and_then(Value::as_array);
        let outermost = self.around.as_str() == self.root.as_str();
        Self {
            around: if outermost { own } else { self.around },
            origin: own,
            because: because.unwrap_or(self.because),
            ..self
        }
    }

    fn from(self, origin: &'s Value) -> Self {
        Self { origin, ..self }
    }
}

/// A value of a brief, its key, and where it stands: what is written again with marks.
struct Marked<'m, 's, 'e> {
    value: &'s Value,
    key: &'s str,
    at: At<'s>,
    marker: &'m RefCell<Marker<'s, 'e>>,
}

impl<'s> Marked<'_, 's, '_> {
    fn with(&self, value: &'s Value, key: &'s str, at: At<'s>) -> Self {
        let marker = self.marker;
        Self { value, key, at, marker }
    }

    fn view<S: Serializer>(&self, map: &'s Map, to: S) -> Result<S::Ok, S::Error> {
        let own = map.get(&Key::Str(ORIGIN)).filter(|at| at.is_string());
        let here = own.map_or(self.at, |own| self.at.into_view(own, map));
        let ending = |with: &str| -> Vec<(&str, &Value)> {
            let of = |key: &'s Key<'static>| key.as_str()?.strip_suffix(with);
            let keys = map.iter();
            keys.filter_map(|(key, at)| Some((of(key)?, at))).collect()
        };
        let (elsewhere, reasons) = (ending(OF_PLACE), ending(OF_REASON));
        let mut view = to.serialize_map(Some(map.len() + 1))?;
        for (key, value) in map {
            view.serialize_key(&Name(key))?;
            let key = key.as_str().unwrap_or_default();
            let mut about = elsewhere.iter().chain(&reasons);
            let is_about = about.any(|(_, of)| std::ptr::eq(*of, value));
            let at = elsewhere.iter().find(|(of, _)| *of == key);
            let reason = reasons.iter().find(|(of, _)| *of == key);
            let because = reason.and_then(|(_, because)| because.as_array());
            let here = At { because: because.unwrap_or(here.because), ..here };
            let traced = at.is_some() || because.is_some();
            if is_about || !traced && is_word(key) && !holds_views(value) {
                view.serialize_value(value)?;
                continue;
            }
            match at.map(|(_, at)| (*at, at.as_array())) {
                Some((_, Some(places))) => {
                    let items = value.as_array().unwrap_or_default().iter().zip(places);
                    let items = items.map(|(item, at)| self.with(item, key, here.from(at)));
                    view.serialize_value(&items.collect::<Vec<_>>())?;
                }
                Some((at, None)) if at.is_string() => {
                    view.serialize_value(&self.with(value, key, here.from(at)))?;
                }
                _ => view.serialize_value(&self.with(value, key, here))?,
            }
        }
        if own.is_none() {
            view.serialize_entry(&Name(&Key::Str(WITHIN)), here.origin)?;
        }
        view.end()
    }
}

impl Serialize for Marked<'_, '_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self { value, key, at, marker } = *self;
        if let Some(map) = value.as_map() {
            self.view(map, to)
        } else if let Some(items) = value.as_array().filter(|list| !list.is_empty()) {
            to.collect_seq(items.iter().map(|item| self.with(item, key, at)))
        } else if let Some(words) = value.as_str() {
            match marker.borrow_mut().leaf(words, key, at) {
                Some(marked) => to.serialize_str(marked),
                None => value.serialize(to),
            }
        } else {
            value.serialize(to)
        }
    }
}
