//! Files of records × their schema → the verdict of the types that read them.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;
use std::{env, fs};

use jsonschema::Validator;
use serde_json::Value as Json;

use scene_setter::facts::schema::schema;
use scene_setter::finding::field::{Kind, RecordKey};
use scene_setter::project::read;
use scene_setter::project::role::FileRole;
use scene_setter::yaml::{self, Fault, Node, Value};

use crate::scene::{Scene, files, repository};

/// Faults that no schema can see: those of the text, and of the calendar.
const BEYOND_A_SCHEMA: [&str; 9] = [
    "syntax",
    "tab",
    "anchor",
    "alias",
    "tag",
    "duplicate-key",
    "swallowed-text",
    "folded-list",
    "bad-day",
];

fn validators() -> BTreeMap<Kind, Validator> {
    let all = [Kind::Settings].into_iter().chain(Kind::FOLDERS);
    let validator = |kind| jsonschema::draft202012::new(&schema(kind)).expect("a schema");
    all.map(|kind| (kind, validator(kind))).collect()
}

/// Reads a text as editors do: plain YAML 1.2.
fn json(text: &str) -> Option<Json> {
    let options = serde_saphyr::options! { strict_booleans: true };
    serde_saphyr::from_str_with_options(text, options).ok()
}

fn faults(key: &RecordKey, text: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    match key.kind {
        Kind::Settings => drop(read::settings(text, &mut faults)),
        _ => drop(read::record(key, text, &mut faults)),
    }
    faults
}

fn record(path: &Path, root: &Path) -> Option<RecordKey> {
    let path = path.strip_prefix(root).ok()?.to_str()?;
    match FileRole::of(path).ok()? {
        FileRole::Record(key) => Some(key),
        FileRole::Settings => Some(RecordKey::settings()),
        FileRole::Template(_) | FileRole::Original => None,
    }
}

#[test]
fn every_schema_is_one() {
    for kind in [Kind::Settings].into_iter().chain(Kind::FOLDERS) {
        assert!(jsonschema::meta::is_valid(&schema(kind)), "{kind:?}");
    }
}

/// Counts the records of a project; each must validate.
fn validate(root: &Path) -> usize {
    let validators = validators();
    let mut count = 0;
    for path in files(&root.join("data")) {
        let Some(key) = record(&path, root) else {
            continue;
        };
        let text = fs::read_to_string(&path).expect("a text");
        let json = json(&text).expect("YAML");
        let found: Vec<String> = validators[&key.kind]
            .iter_errors(&json)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(found.is_empty(), "{key}: {found:#?}");
        count += 1;
    }
    count
}

#[test]
fn every_file_of_the_examples_validates() {
    assert!(validate(&repository()) > 90);
    let scene = Scene::empty();
    scene.run(&["init", "--example"]).ends(0);
    assert!(validate(&scene.path("")) > 20);
}

#[test]
fn what_the_types_refuse_in_the_error_cases_the_schema_refuses_too() {
    let validators = validators();
    let (mut refused, mut complaints) = (0, Vec::new());
    for case in fs::read_dir(repository().join("tests/errors")).expect("the folder") {
        let case = case.expect("an entry").path();
        for path in files(&case.join("data")) {
            let Some(key) = record(&path, &case) else {
                continue;
            };
            let Ok(text) = fs::read_to_string(&path) else {
                continue;
            };
            let Some(json) = json(&text) else { continue };
            let seen = faults(&key, &text);
            let plain = |fault: &&Fault| !BEYOND_A_SCHEMA.contains(&fault.code);
            let valid = validators[&key.kind].is_valid(&json);
            match seen.iter().find(plain) {
                Some(fault) if valid => {
                    complaints.push(format!("{}: {fault:?}", path.display()));
                }
                Some(_) => refused += 1,
                None if seen.is_empty() && !valid => {
                    complaints.push(format!("{} is sound", path.display()));
                }
                None => {}
            }
        }
    }
    assert!(complaints.is_empty(), "{complaints:#?}");
    assert!(refused >= 8, "only {refused} files refused");
}

fn put(text: &str, range: &Range<usize>, words: &str) -> String {
    format!("{}{words}{}", &text[..range.start], &text[range.end..])
}

/// Puts other words where a value or key stands, one place at a time.
fn spoilt(text: &str, node: &Node<'_>, found: &mut Vec<String>) {
    match &node.value {
        Value::Null => {}
        Value::Scalar(_) => {
            for words in ["[x, y]", "{ a: b, c: d }", "No Id!", "2021-10", "12.5", "x"] {
                found.push(put(text, &node.range, words));
            }
        }
        Value::List(items) => items.iter().for_each(|item| spoilt(text, item, found)),
        Value::Map(entries) => {
            for entry in entries {
                found.push(put(text, &entry.key_range, "no_such_key"));
                spoilt(text, &entry.value, found);
            }
        }
    }
}

/// `SPOIL=1` tries every place of every file; without it, every eleventh.
#[test]
fn types_and_schemas_agree_on_spoilt_files() {
    let every = if env::var_os("SPOIL").is_some() { 1 } else { 11 };
    let validators = validators();
    let root = repository();
    let mut variants = Vec::new();
    for path in files(&root.join("data")) {
        let Some(key) = record(&path, &root) else {
            continue;
        };
        let text = fs::read_to_string(&path).expect("a text");
        let tree = yaml::parse(&text).tree.expect("a tree");
        let mut found = Vec::new();
        spoilt(&text, &tree, &mut found);
        variants.extend(found.into_iter().map(|text| (key.clone(), text)));
    }
    let (mut refused, mut complaints) = (0, Vec::new());
    for (key, text) in variants.iter().step_by(every) {
        let Some(json) = json(text) else { continue };
        let faults = faults(key, text);
        let valid = validators[&key.kind].is_valid(&json);
        refused += usize::from(!valid);
        // To an editor 12.5 is the same number as 12.50, which is a time.
        let beyond = |fault: &Fault| {
            BEYOND_A_SCHEMA.contains(&fault.code) || fault.message.contains("`12.5`")
        };
        let agree = valid == faults.is_empty() || valid && faults.iter().all(beyond);
        if !agree {
            let codes: Vec<_> = faults.iter().map(|f| (f.code, &f.message)).collect();
            let why = validators[&key.kind].iter_errors(&json).next();
            let why = why.map(|error| format!("{}: {error}", error.instance_path()));
            complaints.push(format!("{key}: types say {codes:?}, the schema {why:?}"));
        }
    }
    let shown: Vec<_> = complaints.iter().take(5).collect();
    assert!(shown.is_empty(), "{} of them: {shown:#?}", complaints.len());
    assert!(refused > variants.len() / every / 3, "{refused}");
}

/// The line above a new record leads an editor to a schema that is there.
#[test]
fn a_new_project_holds_the_schema_that_its_records_name() {
    let scene = Scene::empty();
    scene.run(&["init", "--quiet"]).ends(0);
    scene.run(&["new", "organisation", "acme"]).ends(0);
    let text = scene.read("data/organisations/acme.yaml");
    let line = text.lines().next().expect("a line");
    let (_, path) = line.split_once("$schema=").expect("a schema");
    let path = format!("data/organisations/{path}");
    let written: Json = serde_json::from_str(&scene.read(&path)).expect("JSON");
    assert_eq!(written, schema(Kind::Organisation));
    fs::remove_file(scene.path(".schema/visit.json")).expect("it is there");
    let run = scene.run(&["schema", "--write"]).ends(0);
    assert_eq!(run.err, "wrote .schema/visit.json\n");
    let printed: Json =
        serde_json::from_str(&scene.run(&["schema", "visits"]).ends(0).out).expect("JSON");
    assert_eq!(printed, schema(Kind::Visit));
}
