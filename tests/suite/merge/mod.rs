//! Hand edits and new facts → verdict: nothing a person wrote is lost, nothing is mixed.

use std::collections::BTreeMap;
use std::fs;

use crate::scene::{Scene, repository};

mod always;
mod branches;
mod faults;
mod form;
mod git;
mod kills;
mod sides;
mod story;
mod written;

const VISITS: usize = 12;
const LETTER: &str = "data/contacts/2031-05-16-tidewell-letter.yaml";

/// A project with many packs, each edited by hand once.
fn many_packs() -> (Scene, String) {
    let scene = Scene::of("tests/cases/harbour");
    let visit = scene.read("data/visits/2031-05-harbour.yaml");
    for number in 1..VISITS {
        let title = format!("Visit {number} to the ferry yard");
        let visit = visit.replace("Visit to the ferry yard", &title);
        scene.write(&format!("data/visits/2031-05-harbour-{number}.yaml"), &visit);
    }
    scene.build();
    for path in packs(&scene) {
        scene.edit(&path, "- A date for the first", "- By hand: a date for the first");
    }
    scene.build();
    let harbour = repository().join("tests/cases/harbour/later/contacts");
    let letter = fs::read_to_string(harbour.join("2031-05-16-tidewell-letter.yaml"));
    (scene, letter.expect("the letter is in the repository"))
}

fn packs(scene: &Scene) -> Vec<String> {
    let files = output(scene);
    let packs = files.into_keys().filter(|path| path.ends_with(".md"));
    packs.filter(|path| !path.starts_with("output/.base")).collect()
}

/// Every file of output/ by its path, what a killed build leaves included.
fn output(scene: &Scene) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec!["output".to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(scene.path(&folder)) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            match entry.path().is_dir() {
                true => folders.push(path),
                false => {
                    let text = fs::read_to_string(entry.path()).unwrap_or_default();
                    found.insert(path, text);
                }
            }
        }
    }
    found
}
