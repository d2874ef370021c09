//! Keys that the schema accepts → each is printed by a template, or says why it is not.

use std::collections::BTreeSet;
use std::fs;

use scene_setter::facts::schema::schema;
use scene_setter::facts::settings::Settings;
use scene_setter::finding::field::Kind;
use serde_json::Value;

use crate::scene::{files, repository};

/// Keys that no template names, and what becomes of them.
const NOT_PRINTED: &[(&str, &str)] = &[
    ("aka", "found in texts, never printed"),
    ("allow", "an exception to a check"),
    ("code", "an exception to a check"),
    ("reason", "an exception to a check"),
    ("documents", "what `build` makes"),
    ("answers", "printed as what we answered"),
    ("line_since", "printed as since when our line is this"),
    ("reading", "decides how much a card holds"),
    ("formats", "in which forms"),
    ("units", "printed where a contact names the unit"),
    ("successor", "printed as what took the place of another"),
    ("office", "finds who held it before"),
    ("role", "printed as the title"),
    ("roles", "printed as the title of the day"),
    ("senior", "decides who may be named in an edition"),
    ("disclose", "decides who may be named in an edition"),
    ("redacted", "printed as a name that was not given"),
    ("opens", "printed as what is owed"),
    ("use", "decides between saying and knowing"),
    ("use_line", "printed as the line of a topic"),
    ("tz", "printed as the zone of the time"),
    ("tone", "decides what is sensitive"),
    ("background_sources", "printed as the citation of the background"),
    ("compute", "printed as what it gives"),
    ("change", "printed as what it gives"),
    ("difference", "printed as what it gives"),
    ("difference_per_day", "printed as what it gives"),
    ("ratio", "printed as what it gives"),
    ("share", "printed as what it gives"),
    ("sum", "printed as what it gives"),
    ("review_by", "printed under gaps and doubts once it has passed"),
    ("basis", "printed as the sign of what nobody stated"),
    ("digest", "says which copy an original is"),
    ("file", "says which copy an original is"),
    ("language", "tells readers of the source what to expect; `show` prints it"),
    ("redactions", "printed as what is blanked"),
    ("retrieved", "says when an address was last read; `show` prints it"),
    ("invitation", "finds the contact that an update changes"),
    ("uid", "finds the contact that an update changes"),
    ("instance", "finds the contact that an update changes"),
    ("sequence", "tells an update from an older invitation"),
];

#[test]
fn every_key_is_printed_or_says_why_not() {
    let mut printed = BTreeSet::new();
    for path in files(&repository().join("templates")) {
        let text = fs::read_to_string(&path).expect("a template");
        for tag in text.split(['{', '}']) {
            let words = tag.split(|c: char| !c.is_alphanumeric() && c != '_');
            printed.extend(words.map(str::to_owned));
        }
    }
    let settings = Settings::built_in();
    let verbs: BTreeSet<&str> = settings.verb_words().collect();
    let mut keys = BTreeSet::new();
    for kind in Kind::FOLDERS {
        collect(&schema(kind), &mut keys);
    }
    assert!(keys.len() > 100, "the schemas hold the keys of all records");
    let excused = |key: &str| NOT_PRINTED.iter().any(|(known, _)| *known == key);
    let unseen: Vec<&String> = keys
        .iter()
        .filter(|key| !printed.contains(*key) && !excused(key))
        .filter(|key| !verbs.contains(key.as_str()))
        .collect();
    assert!(unseen.is_empty(), "accepted and never shown: {unseen:?}");
}

/// What a view holds of a record has passed the reader, who knows the day and the sign.
#[test]
fn no_view_holds_words_as_they_stand_in_a_record() {
    let mut raw = Vec::new();
    for path in files(&repository().join("src/brief")) {
        let text = fs::read_to_string(&path).expect("a file of ours");
        let fields = text.lines().filter(|line| line.starts_with("    pub "));
        let fields = fields.filter(|line| !line.contains("fn "));
        let held = fields.filter(|line| line.contains("Text>") || line.contains("Text,"));
        raw.extend(held.map(|line| format!("{}: {line}", path.display())));
    }
    assert!(raw.is_empty(), "{raw:#?}");
}

fn collect(schema: &Value, keys: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Object(properties)) = map.get("properties") {
                keys.extend(properties.keys().cloned());
            }
            map.values().for_each(|value| collect(value, keys));
        }
        Value::Array(items) => items.iter().for_each(|value| collect(value, keys)),
        _ => {}
    }
}
