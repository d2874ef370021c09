//! Somebody and a firm who are withheld, named in every field of a project in many ways: no
//! edition tells them, and none is stopped. The suite takes some; `SCENE_SETTER_ALL=1` takes all.

use std::{env, fs};

use scene_setter::facts::records::{Gathered, Records};
use scene_setter::finding::field::{Kind, RecordKey};
use scene_setter::names::word::words;
use scene_setter::project::read;

use super::{choice, printer, released, target};
use crate::scene::repository;

const PEOPLE: [(&str, &str); 15] = [
    ("María José", "de la Cruz-Núñez"),
    ("Юлия", "Щербакова"),
    ("Seán", "O'Neill"),
    ("Ann", "Best"),
    ("Will", "Young"),
    ("Jean-Luc", "Le Goff"),
    ("Bo", "Ek"),
    ("Anna", "Müller-Schmidt"),
    ("Jan", "van der Berg"),
    ("Zoë", "Ní Bhriain"),
    ("علي", "حسن الشمري"),
    ("Aleksandra", "Kowalska"),
    ("Min-jun", "Kim"),
    ("Tarja", "Mäkinen"),
    ("Karl", "Typo"),
];

/// Firms, with their names alone.
const FIRMS: [(&str, &str); 15] = [
    ("Umbra Dredging AS", "Umbra Dredging"),
    ("Meta", "Meta"),
    ("Box Ltd", "Box"),
    ("AT&T", "AT&T"),
    ("株式会社港湾", "港湾"),
    ("ООО Ромашка", "Ромашка"),
    ("L'Quorl SA", "L'Quorl"),
    ("Deutsche Werke GmbH", "Deutsche Werke"),
    ("Rossi", "Rossi"),
    ("Zed & Quorl", "Zed & Quorl"),
    ("42ware", "42ware"),
    ("Acme-Zolt BV", "Acme-Zolt"),
    ("Société Vex", "Société Vex"),
    ("C++", "C++"),
    ("Q# Ltd", "Q#"),
];

fn of_person(given: &str, family: &str) -> Vec<String> {
    let initial: String = given.chars().take(1).collect();
    let cut = family.chars().take(2).collect::<String>();
    vec![
        format!("{given} {family}"),
        format!("Ms {family}"),
        family.to_owned(),
        format!("{given} {family}").to_uppercase(),
        format!("{initial}. {family}"),
        format!("{family}, {given}"),
        format!("{given} {family} and Mara Quill"),
        format!("{given} {cut}\u{ad}{}", &family[cut.len()..]),
    ]
}

fn of_firm(name: &str, bare: &str) -> Vec<String> {
    vec![
        name.to_owned(),
        bare.to_owned(),
        bare.to_uppercase(),
        format!("{bare}'s men"),
        format!("{bare}'s men and {bare}'s men"),
        format!("{bare} and Mara Quill"),
        format!("Jan Quux ({bare})"),
        format!("www.{}.example", bare.to_lowercase().replace(' ', "")),
    ]
}

fn records(person: &str, firm: &str, name: &str) -> Records {
    let folder = repository().join("tests/release/everywhere");
    let mut gathered = Gathered::default();
    for kind in Kind::FOLDERS {
        for file in fs::read_dir(folder.join(kind.folder())).expect("a folder") {
            let path = file.expect("a file").path();
            let text = fs::read_to_string(&path).expect("a record");
            let text = text.replace("{PERSON}", person).replace("{FIRM}", firm);
            let text = text.replace("{NAME}", name);
            let id = path.file_stem().expect("a name").to_string_lossy();
            let id = id.into_owned();
            let mut faults = Vec::new();
            let read = read::record(&RecordKey { kind, id }, &text, &mut faults);
            gathered.extend([read.record.unwrap_or_else(|| panic!("{text}: {faults:?}"))]);
        }
    }
    let settings = read::settings("us: house\n", &mut Vec::new());
    Records::new(settings.record.expect("settings"), gathered)
}

/// Releases what lies in the project, and says what it tells or what stopped it.
fn told(records: &Records, scope: &[&str], telling: &[&str]) -> Option<String> {
    let targets = [
        target("2026-02-quays", "scene-setter"),
        target("2025-03-12-first", "meeting-report"),
        target("cranes", "dossier"),
        target("apex", "profile"),
    ];
    let choice = choice(records, "public", scope);
    let made = match released(records, &printer(records, &[]), &choice, &targets) {
        Ok(made) => made,
        Err(report) => return Some(format!("{:?}", report.found().first())),
    };
    let is_word = |text: &str, at: usize, part: &str| {
        let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        edge(text[..at].chars().next_back()) && edge(text[at + part.len()..].chars().next())
    };
    made.iter().find_map(|made| {
        let text = &made.markdown;
        let mut parts = telling.iter();
        let part = parts.find(|part| {
            let mut found = text.match_indices(**part);
            found.any(|(at, _)| is_word(text, at, part))
        })?;
        Some(format!("{}: {part}", made.document))
    })
}

#[test]
fn a_name_in_every_field_tells_nothing_and_stops_nothing() {
    let all = env::var_os("SCENE_SETTER_ALL").is_some();
    let mut cases: Vec<(Records, &[&str], Vec<String>, String)> = Vec::new();
    for (given, family) in PEOPLE {
        let person = format!("{given} {family}");
        let parts = words(family).into_iter().map(|word| word.range);
        let parts = parts.map(|range| family[range].to_owned());
        let parts: Vec<String> = parts.filter(|part| part.len() > 3).collect();
        for way in of_person(given, family) {
            let records = records(&person, "Quorl Works", &way);
            cases.push((records, &[], parts.clone(), way));
        }
    }
    for (firm, bare) in FIRMS {
        for way in of_firm(firm, bare) {
            let records = records("Anna Ruud", firm, &way);
            cases.push((records, &["apex"], vec![bare.to_owned()], way));
        }
    }
    let step = if all { 1 } else { 17 };
    let wrong: Vec<String> = cases
        .iter()
        .step_by(step)
        .filter_map(|(records, scope, parts, way)| {
            let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
            Some(format!("{way}: {}", told(records, scope, &parts)?))
        })
        .collect();
    println!("{} cases: {} wrong", cases.len().div_ceil(step), wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
