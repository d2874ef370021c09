//! Schema → the same, with what the house's words usually are and how YAML reads numbers.

use schemars::Schema;
use serde_json::{Value, json};

use crate::facts::settings::{MARKS, Settings};
use crate::finding::field::Kind;

/// A house may add words of its own, so these are offered and not enforced.
type Words = fn(&Settings) -> Vec<&str>;

const EVERYWHERE: [(&str, Words); 6] = [
    ("level", |s| s.level_words().collect()),
    ("handling", |s| words(&s.handling)),
    ("mode", |s| words(&s.modes)),
    ("act", |s| words(&s.acts)),
    ("basis", |s| s.bases.keys().map(String::as_str).collect()),
    ("redacted", |s| s.grounds.keys().map(String::as_str).collect()),
];

/// Offers the built-in words where a field takes a word of the settings.
pub fn examples(kind: Kind) -> impl FnMut(&mut Schema) {
    let settings = Settings::built_in();
    let mut is_record = true;
    move |schema| {
        let own = std::mem::replace(&mut is_record, false);
        if kind == Kind::Settings {
            return;
        }
        let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else {
            return;
        };
        for (key, words) in EVERYWHERE {
            offer(properties.get_mut(key), words(&settings));
        }
        if own {
            offer(properties.get_mut("kind"), settings.kind_words(kind));
        }
    }
}

fn offer(property: Option<&mut Value>, words: Vec<&str>) {
    if let Some(property) = property.and_then(Value::as_object_mut)
        && !words.is_empty()
    {
        property.insert("examples".into(), json!(words));
    }
}

fn words(list: &[String]) -> Vec<&str> {
    list.iter().map(String::as_str).collect()
}

/// Refuses a mark that is left empty.
pub fn marks_say_something(schema: &mut Schema) {
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    let Some(properties) = properties else { return };
    for key in MARKS {
        let types = properties.get_mut(key).and_then(|mark| mark.get_mut("type"));
        if let Some(types) = types.and_then(Value::as_array_mut) {
            types.retain(|word| word != "null");
        }
    }
}

/// Lets a number or a bare `true` stand where words are wanted: records keep words as typed,
/// but an editor reads `2021` as a number.
pub fn numbers_are_words(schema: &mut Schema) {
    let restricted = ["pattern", "enum", "const", "format"];
    if restricted.iter().any(|key| schema.get(*key).is_some()) {
        return;
    }
    let Some(types) = schema.get("type") else {
        return;
    };
    let mut types: Vec<Value> = match types {
        Value::Array(types) => types.clone(),
        one => vec![one.clone()],
    };
    if types.contains(&json!("string")) {
        for scalar in ["number", "boolean"].map(Value::from) {
            if !types.contains(&scalar) {
                types.push(scalar);
            }
        }
        schema.insert("type".into(), types.into());
    }
}
