//! The facts that a render saw when it took a branch or loop of a template.

use std::cell::RefCell;
use std::sync::Arc;

use tera::value::Key;
use tera::{Kwargs, Map, State, TeraResult, Value};

use super::branch::{Branch, root};
use super::keys::{BECAUSE, ORIGIN, WITHIN};
use crate::page::mark::{MOST_REASONS, Mark};

/// A place in the facts as a brief names it: `contacts/x#points[2]` and a key of its view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place<'m> {
    pub origin: &'m str,
    /// The key within the view; empty for the whole.
    pub key: &'m str,
    /// Whether the brief has nothing there.
    pub missing: bool,
    /// For a list, how many items the brief has there.
    pub items: Option<usize>,
}

impl<'m> Place<'m> {
    pub fn whole(origin: &'m str) -> Self {
        Self { origin, key: "", missing: false, items: None }
    }
}

/// More reasons than this say less.
const MOST_PLACES: usize = 40;

/// The branches and loops that one render took, by number, and the values that decided.
#[derive(Debug, Default)]
pub struct Reasons {
    taken: Vec<Taken>,
    /// What the roots of each branch stood for, one branch after the other.
    roots: Vec<Option<Value>>,
}

#[derive(Debug)]
struct Taken {
    of: usize,
    /// In a loop, the item.
    item: Option<Value>,
    /// Where the document stands, for roots that do not say it.
    within: Option<Value>,
    first: usize,
}

thread_local! {
    /// What the render that this thread is at has met.
    static MET: RefCell<Reasons> = const {
        RefCell::new(Reasons { taken: Vec::new(), roots: Vec::new() })
    };
}

/// Returns what was met since the last call.
pub fn met() -> Reasons {
    MET.take()
}

/// Returns the filter through which marked templates put the number of every branch.
pub fn because(
    branches: Arc<[Branch]>,
) -> impl Fn(usize, Kwargs, &State<'_>) -> TeraResult<Value> + Send + Sync + 'static {
    move |of, _, state| {
        let number = MET.with_borrow_mut(|met| {
            let branch = branches.get(of)?;
            met.keep(of, branch, |name| state.get::<Value>(name).ok().flatten())
        });
        // What is too much shares the last number, which has no meaning.
        let mark = Mark::Because(number.unwrap_or(NO_REASON)).letter();
        Ok(Value::safe_string(mark.encode_utf8(&mut [0; 4])))
    }
}

/// The number of no reason.
const NO_REASON: u16 = MOST_REASONS as u16 - 1;

impl Reasons {
    fn keep(
        &mut self,
        of: usize,
        branch: &Branch,
        value: impl Fn(&str) -> Option<Value>,
    ) -> Option<u16> {
        let number = u16::try_from(self.taken.len()).ok().filter(|number| *number < NO_REASON)?;
        let item = branch.item.as_deref().and_then(&value);
        let first = self.roots.len();
        if !item.as_ref().is_some_and(is_view) {
            self.roots.extend(branch.roots.iter().map(|root| value(root)));
        }
        let mut roots = self.roots[first..].iter().flatten();
        let silent = roots.any(|root| own_origin(root).is_none());
        self.taken.push(Taken { of, item, within: silent.then(|| value(WITHIN)).flatten(), first });
        Some(number)
    }

    /// Returns how many there are.
    pub fn count(&self) -> usize {
        self.taken.len()
    }

    pub fn places<'m>(&'m self, number: usize, branches: &'m [Branch]) -> Vec<Place<'m>> {
        let mut places = Vec::new();
        let Some(taken) = self.taken.get(number) else {
            return places;
        };
        taken.item.iter().for_each(|item| views(item, &mut places));
        if let Some(branch) = branches.get(taken.of).filter(|_| places.is_empty()) {
            for path in &branch.decides {
                let nth = branch.roots.iter().position(|known| known == root(path));
                let root = nth.and_then(|nth| self.roots.get(taken.first + nth)?.as_ref());
                if let Some(root) = root {
                    seen(root, path, taken.within.as_ref(), &mut places);
                }
            }
        }
        places.truncate(MOST_PLACES);
        places
    }
}

fn seen<'m>(
    whole: &'m Value,
    path: &'m str,
    within: Option<&'m Value>,
    places: &mut Vec<Place<'m>>,
) {
    let mut origin = None;
    let mut value = Some(whole);
    let mut key = path;
    let mut left = path.split_once('.').map_or("", |(_, rest)| rest);
    while !left.is_empty() {
        if let Some(own) = value.and_then(own_origin) {
            origin = Some(own);
            key = left;
            let map = value.and_then(Value::as_map);
            map.into_iter().for_each(|map| decided(map, places));
        }
        let (step, after) = left.split_once('.').unwrap_or((left, ""));
        let map = value.and_then(Value::as_map);
        (value, left) = (map.and_then(|map| map.get(&Key::Str(step))), after);
    }
    let value = value.filter(|value| !value.is_none() && !value.is_undefined());
    let mut inside = Vec::new();
    value.iter().for_each(|value| views(value, &mut inside));
    let items = value.and_then(Value::as_array).map(<[Value]>::len);
    let is_list = items.is_some_and(|items| items > 0);
    let origin = origin.or_else(|| within?.as_str());
    // The words of a list hold no view: the field that holds the list is meant.
    if let Some(origin) = origin.filter(|_| is_list || inside.is_empty()) {
        let missing = value.is_none() || items == Some(0);
        let items = items.filter(|_| !inside.is_empty());
        add(places, Place { origin, key, missing, items });
    }
    inside.into_iter().for_each(|place| add(places, place));
}

/// Collects what else decides that a view is there.
fn decided<'m>(map: &'m Map, places: &mut Vec<Place<'m>>) {
    let others = map.get(&Key::Str(BECAUSE)).and_then(Value::as_array).unwrap_or_default().iter();
    for origin in others.filter_map(Value::as_str) {
        add(places, Place::whole(origin));
    }
}

fn is_view(value: &Value) -> bool {
    let origin = value.as_map().and_then(|map| map.get(&Key::Str(ORIGIN)));
    origin.is_some_and(Value::is_string)
}

fn own_origin(value: &Value) -> Option<&str> {
    let map = value.as_map()?;
    let text = |key| map.get(&Key::Str(key))?.as_str();
    text(ORIGIN).or_else(|| text(WITHIN))
}

/// Collects the views in a value, not those inside them.
fn views<'m>(value: &'m Value, places: &mut Vec<Place<'m>>) {
    if places.len() >= MOST_PLACES {
        return;
    }
    if let Some(items) = value.as_array() {
        items.iter().for_each(|item| views(item, places));
    } else if let Some(map) = value.as_map() {
        match map.get(&Key::Str(ORIGIN)).and_then(Value::as_str) {
            Some(origin) => {
                add(places, Place::whole(origin));
                decided(map, places);
            }
            None => map.values().for_each(|value| views(value, places)),
        }
    }
}

fn add<'m>(places: &mut Vec<Place<'m>>, place: Place<'m>) {
    if !places.contains(&place) {
        places.push(place);
    }
}
