//! The five real documents, where they lie in ../shared/seeds or in `IMPORT_SEEDS`: each field
//! of their drafts against what the document says. A wrong one without a doubt is a fault.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use crate::scene::{Scene, copy, files, repository};

/// What became of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Right,
    Comment,
    Missing,
    Doubted,
    Wrong,
}

#[test]
fn each_field_of_the_five_documents_is_counted() {
    let folder = std::env::var_os("IMPORT_SEEDS").map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| repository().join("../shared/seeds"));
    if !folder.is_dir() {
        println!("skipped: the five documents do not lie in ../shared/seeds");
        return;
    }
    let table = repository().join("tests/import/documents/fields.txt");
    let table = fs::read_to_string(table).unwrap();
    let mut counts: BTreeMap<String, BTreeMap<Fate, usize>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for document in files(&folder) {
        let name = document.file_name().unwrap().to_str().unwrap()[..3].to_owned();
        let scene = Scene::empty();
        for kind in ["organisations", "people", "topics"] {
            let path = format!("data/{kind}");
            copy(&repository().join(&path), &scene.path(&path));
        }
        let settings = fs::read_to_string(repository().join("data/settings.yaml")).unwrap();
        scene.write("data/settings.yaml", &settings);
        fs::copy(&document, scene.path("document.txt")).unwrap();
        scene.run(&["import", "document.txt"]);
        let drafts = files(&scene.path("data/contacts"));
        let drafts = drafts.iter().map(|path| fs::read_to_string(path).unwrap());
        let draft = drafts.collect::<Vec<_>>().join("\n");
        for line in table.lines().filter(|line| line.starts_with(&name)) {
            let [_, field, words] = line.splitn(3, '\t').collect::<Vec<_>>()[..] else {
                panic!("three columns: {line}");
            };
            let fate = fate(&draft, field, words);
            *counts.entry(name.clone()).or_default().entry(fate).or_default() += 1;
            if fate == Fate::Comment {
                println!("in a comment: {line}");
            }
            if fate == Fate::Wrong {
                wrong.push(line.to_owned());
            }
        }
    }
    println!("{counts:#?}");
    assert!(wrong.is_empty(), "{wrong:#?}\n{counts:?}");
    let right = |count: &BTreeMap<Fate, usize>| count.get(&Fate::Right).copied().unwrap_or(0);
    let right: usize = counts.values().map(right).sum();
    let all = table.lines().filter(|line| line.contains('\t')).count();
    assert!(right * 10 >= all * 9, "{right} of {all} fields are right: {counts:?}");
}

/// Finds what became of a field: a key with its value, somebody on a side, or words of a side.
fn fate(draft: &str, field: &str, words: &str) -> Fate {
    let lines = || draft.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    let is_said = match field {
        "us" | "them" => lines().any(|line| is_of(line, field, words)),
        // Whoever takes part stands in the list of their side.
        "us-person" | "them-person" => {
            listed(draft, &field[..field.len() - 7]).iter().any(|line| line.contains(words))
        }
        _ => lines().any(|line| {
            line.strip_prefix(field)
                .and_then(|rest| rest.strip_prefix(": "))
                .is_some_and(|value| value.trim_matches('"').contains(words))
        }),
    };
    if is_said {
        return Fate::Right;
    }
    let is_elsewhere = match field {
        "us" => lines().any(|line| is_of(line, "them", words)),
        "them" => lines().any(|line| is_of(line, "us", words)),
        "us-person" => listed(draft, "them").iter().any(|line| line.contains(words)),
        "them-person" => listed(draft, "us").iter().any(|line| line.contains(words)),
        _ if field.starts_with('-') => false,
        _ => lines().any(|line| line.starts_with(&format!("{field}: "))),
    };
    if is_elsewhere {
        let is_doubted =
            field == "date" && draft.contains("# Doubt: The text does not say the day");
        return if is_doubted { Fate::Doubted } else { Fate::Wrong };
    }
    match draft.contains(words) {
        true => Fate::Comment,
        false => Fate::Missing,
    }
}

fn is_of(line: &str, side: &str, words: &str) -> bool {
    line.starts_with(&format!("- {side}: ")) && line.contains(words)
}

/// The items of the list of a side.
fn listed<'d>(draft: &'d str, side: &str) -> Vec<&'d str> {
    let head = format!("{side}:");
    let below = draft.lines().skip_while(|line| *line != head).skip(1);
    below.take_while(|line| line.starts_with("  - ")).collect()
}
