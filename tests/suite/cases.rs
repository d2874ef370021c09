//! Stories → verdict: every text file of every folder in tests/cases is played step by step.
//!
//! `run WORDS` runs the program; below it `exit N`, `says TEXT` and `never TEXT` tell what it
//! should do. `edit FILE` is followed by `- old` and `+ new` lines, `lines FILE` by `+` lines
//! that the file holds and `-` lines that it does not; `has` and `lacks` look for a part of a line. `add FILE` takes it from later/,
//! `remove FILE` deletes it, `same` says that no file changed since the last run.

use std::collections::BTreeMap;
use std::fs;
use std::panic;
use std::path::{Path, PathBuf};

use crate::scene::{Run, Scene, repository};

#[test]
fn every_story_goes_as_it_is_told() {
    let mut count = 0;
    let mut gone_wrong = Vec::new();
    for folder in listed(&repository().join("tests/cases")) {
        for story in listed(&folder) {
            if story.extension().is_some_and(|ending| ending == "txt") {
                count += 1;
                if panic::catch_unwind(|| play(&folder, &story)).is_err() {
                    gone_wrong.push(story);
                }
            }
        }
    }
    assert!(count > 0, "there are no stories");
    assert!(gone_wrong.is_empty(), "{gone_wrong:#?}");
}

struct Stage<'a> {
    scene: Scene,
    folder: &'a Path,
    last: Option<Run>,
    before: BTreeMap<PathBuf, Vec<u8>>,
    file: String,
    old: String,
    new: String,
    editing: bool,
}

fn play(folder: &Path, story: &Path) {
    let relative = folder.strip_prefix(repository()).expect("a case is in the repository");
    let mut stage = Stage {
        scene: Scene::of(&relative.to_string_lossy()),
        folder,
        last: None,
        before: BTreeMap::new(),
        file: String::new(),
        old: String::new(),
        new: String::new(),
        editing: false,
    };
    let text = fs::read_to_string(story).expect("a story is readable text");
    for (number, line) in text.lines().enumerate() {
        let at = format!("{}:{}", story.display(), number + 1);
        if !line.is_empty() && !line.starts_with('#') {
            stage.step(line, &at);
        }
    }
    stage.end_edit();
}

impl Stage<'_> {
    fn step(&mut self, line: &str, at: &str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        if !["-", "+"].contains(&word) {
            self.end_edit();
        }
        let last = || self.last.as_ref().unwrap_or_else(|| panic!("{at}: nothing ran"));
        match word {
            "run" => {
                self.before = files(&self.scene);
                self.last = Some(self.scene.play(rest));
            }
            "exit" => assert_eq!(last().status.to_string(), rest, "{at}: {:?}", last()),
            "says" => assert!(last().says(rest), "{at}: {:?}", last()),
            "never" => assert!(!last().says(rest), "{at}: {:?}", last()),
            "same" => assert!(self.before == files(&self.scene), "{at}: a file changed"),
            "add" => {
                let later = fs::read_to_string(self.folder.join("later").join(rest));
                let later = later.unwrap_or_else(|error| panic!("{at}: {error}"));
                self.scene.write(&format!("data/{rest}"), &later);
            }
            "remove" => self.scene.remove(rest),
            "edit" | "lines" => {
                self.editing = word == "edit";
                self.file = rest.to_owned();
            }
            "-" if self.editing => self.old.push_str(&format!("{rest}\n")),
            "+" if self.editing => self.new.push_str(&format!("{rest}\n")),
            "-" | "+" => {
                let text = self.scene.read(&self.file);
                let there = text.lines().any(|known| known == rest);
                assert_eq!(there, word == "+", "{at}: {rest:?} in\n{text}");
            }
            "has" | "lacks" => {
                let text = self.scene.read(&self.file);
                let there = text.contains(rest);
                assert_eq!(there, word == "has", "{at}: {rest:?} in\n{text}");
            }
            _ => panic!("{at}: no step is called `{word}`"),
        }
    }

    fn end_edit(&mut self) {
        if self.editing {
            self.scene.edit(&self.file, &self.old, &self.new);
        }
        (self.editing, self.old, self.new) = (false, String::new(), String::new());
    }
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is in the repository");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn files(scene: &Scene) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![scene.path("")];
    while let Some(folder) = folders.pop() {
        for path in listed(&folder) {
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let bytes = fs::read(&path).expect("a file of the scene is readable");
                    found.insert(path, bytes);
                }
            }
        }
    }
    found
}
