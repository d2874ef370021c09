//! What decides a branch or loop of a template, and the facts it saw when it was taken.

use std::cell::RefCell;
use std::sync::Arc;

use tera::value::Key;
use tera::{Kwargs, State, TeraResult, Value};

use super::leaves::{ORIGIN, WITHIN};
use crate::page::mark::{MOST, Mark};

/// A branch or loop.
#[derive(Debug, Clone)]
pub struct Branch {
    /// The names in its condition, as `sheet.venue`; for a branch that is taken when others
    /// are not, theirs too.
    pub decides: Vec<String>,
    /// In a loop, the name of the item.
    pub item: Option<String>,
}

/// A place in the facts as a brief names it: `contacts/x#points[2]` and a key of its view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The origin of the view.
    pub origin: String,
    /// The key within the view; empty for the whole.
    pub key: String,
    /// Whether the brief has nothing there.
    pub missing: bool,
    /// For a list, how many items the brief has there.
    pub items: Option<usize>,
}

/// More reasons than this say less.
const MOST_PLACES: usize = 40;

/// A branch or loop that was taken, and the values that decided.
#[derive(Debug)]
pub struct Met {
    of: usize,
    /// In a loop, the item.
    item: Option<Value>,
    /// What each first name in the condition stood for.
    roots: Vec<Option<Value>>,
    /// Where the document stands.
    within: Option<Value>,
}

thread_local! {
    /// What the render that this thread is at has met; its places are its numbers.
    static MET: RefCell<Vec<Met>> = const { RefCell::new(Vec::new()) };
}

/// Returns what was met since the last call, by number.
pub fn met() -> Vec<Met> {
    MET.take()
}

/// Returns the function that marked templates call in every branch.
pub fn because(
    branches: Arc<[Branch]>,
) -> impl Fn(Kwargs, &State<'_>) -> TeraResult<Value> + Send + Sync + 'static {
    move |args, state| {
        let of: usize = args.must_get("of")?;
        let Some(branch) = branches.get(of) else {
            return Ok(Value::safe_string(""));
        };
        let value = |name: &str| state.get::<Value>(name).ok().flatten();
        let item = branch.item.as_deref().and_then(value);
        let roots = match item.as_ref().is_some_and(is_view) {
            true => Vec::new(),
            false => branch
                .decides
                .iter()
                .map(|path| value(root(path)))
                .collect(),
        };
        let number = number(Met {
            of,
            item,
            roots,
            within: value(WITHIN),
        });
        let text = number.map_or_else(String::new, |n| Mark::Because(n).text());
        Ok(Value::safe_string(&text))
    }
}

fn number(one: Met) -> Option<u16> {
    MET.with_borrow_mut(|met| {
        let number = u16::try_from(met.len()).ok()?;
        met.push(one);
        (usize::from(number) < MOST).then_some(number)
    })
}

impl Met {
    /// Returns the places in the facts that decided.
    pub fn places(&self, branches: &[Branch]) -> Vec<Place> {
        let mut places = Vec::new();
        self.item.iter().for_each(|item| views(item, &mut places));
        if let Some(branch) = branches.get(self.of).filter(|_| places.is_empty()) {
            for (path, root) in branch.decides.iter().zip(&self.roots) {
                if let Some(root) = root {
                    seen(root, path, self.within.as_ref(), &mut places);
                }
            }
        }
        places.truncate(MOST_PLACES);
        places
    }
}

fn root(path: &str) -> &str {
    path.split('.').next().unwrap_or_default()
}

fn seen(whole: &Value, path: &str, within: Option<&Value>, places: &mut Vec<Place>) {
    let mut origin = None;
    let none = Value::none();
    let mut value = whole;
    let mut key = path;
    let mut left = path.split_once('.').map_or("", |(_, rest)| rest);
    while !left.is_empty() {
        if let Some(own) = own_origin(value) {
            origin = Some(own);
            key = left;
        }
        let (step, after) = left.split_once('.').unwrap_or((left, ""));
        let inner = value.as_map().and_then(|map| map.get(&Key::Str(step)));
        (value, left) = (inner.unwrap_or(&none), after);
    }
    let mut inside = Vec::new();
    views(value, &mut inside);
    let items = value.as_array().map(<[Value]>::len);
    let is_list = items.is_some_and(|items| items > 0);
    let origin = origin.or_else(|| within?.as_str());
    // The words of a list hold no view: the field that holds the list is meant.
    if let Some(origin) = origin.filter(|_| is_list || inside.is_empty()) {
        let missing = value.is_none() || value.is_undefined() || items == Some(0);
        let items = items.filter(|_| !inside.is_empty());
        add(
            places,
            Place {
                origin: origin.to_owned(),
                key: key.to_owned(),
                missing,
                items,
            },
        );
    }
    inside.into_iter().for_each(|place| add(places, place));
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
fn views(value: &Value, places: &mut Vec<Place>) {
    if places.len() >= MOST_PLACES {
        return;
    }
    if let Some(items) = value.as_array() {
        items.iter().for_each(|item| views(item, places));
    } else if let Some(map) = value.as_map() {
        match map.get(&Key::Str(ORIGIN)).and_then(Value::as_str) {
            Some(origin) => add(
                places,
                Place {
                    origin: origin.to_owned(),
                    key: String::new(),
                    missing: false,
                    items: None,
                },
            ),
            None => map.values().for_each(|value| views(value, places)),
        }
    }
}

fn add(places: &mut Vec<Place>, place: Place) {
    if !places.contains(&place) {
        places.push(place);
    }
}

/// Finds the names in a condition: `sheet.venue` in `not sheet?.venue | length > 0`.
pub fn paths(condition: &str) -> Vec<String> {
    const WORDS: [&str; 12] = [
        "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "for",
        "loop",
    ];
    let mut found: Vec<String> = Vec::new();
    let mut rest = condition;
    let mut before = ' ';
    while let Some(c) = rest.chars().next() {
        let length = if matches!(c, '"' | '\'' | '`') {
            let end = rest[1..].find(c).map_or(rest.len(), |end| end + 2);
            end.min(rest.len())
        } else if c.is_alphabetic() || c == '_' {
            let end = rest
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '?')))
                .unwrap_or(rest.len());
            let path = rest[..end].replace('?', "");
            let after = rest[end..].trim_start().chars().next();
            let root = path.split('.').next().unwrap_or_default();
            let is_name = before != '|' && after != Some('(') && !WORDS.contains(&root);
            if is_name && !found.contains(&path) {
                found.push(path);
            }
            end
        } else {
            c.len_utf8()
        };
        if !c.is_whitespace() {
            before = c;
        }
        rest = &rest[length..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::paths;

    #[test]
    fn finds_the_names_of_a_condition() {
        assert_eq!(paths(r#"sheet.status == "cancelled""#), ["sheet.status"]);
        assert_eq!(
            paths("not a?.b and c | length == 1"),
            ["a.b", "c"],
            "filters are no names"
        );
    }
}
