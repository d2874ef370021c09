//! A record under another id: every link follows, and nothing else in any file changes.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

use scene_setter::finding::field::RecordKey;
use scene_setter::finding::report::Report;
use scene_setter::project::load::load;
use scene_setter::records::rename::rename;
use scene_setter::yaml::{self, Node, Value};

use crate::scene::{Scene, copy, files, repository};

fn texts(folder: &Path) -> BTreeMap<String, String> {
    let name = |path: &Path| path.strip_prefix(folder).expect("below").display().to_string();
    let text = |path: &Path| fs::read_to_string(path).expect("a text");
    files(folder).iter().map(|path| (name(path), text(path))).collect()
}

/// Every folder in tests/rename: `before/` and a command → `after/`, to the byte.
#[test]
fn every_form_of_a_link_follows_and_the_rest_stays_to_the_byte() {
    for entry in fs::read_dir(repository().join("tests/rename")).expect("the folder") {
        let folder = entry.expect("an entry").path();
        let scene = Scene::empty();
        copy(&folder.join("before"), &scene.path("data"));
        let command = fs::read_to_string(folder.join("command.txt")).expect("a command");
        let words: Vec<&str> = command.split_whitespace().collect();
        scene.run(&words).ends(0);
        let after = folder.join("after");
        if env::var_os("BLESS").is_some() {
            let _ = fs::remove_dir_all(&after);
            copy(&scene.path("data"), &after);
        }
        assert_eq!(texts(&scene.path("data")), texts(&after), "{}", folder.display());
    }
}

fn count(node: &Node<'_>, id: &str) -> usize {
    match &node.value {
        Value::Null => 0,
        Value::Scalar(words) => usize::from(words == id),
        Value::List(items) => items.iter().map(|item| count(item, id)).sum(),
        Value::Map(entries) => {
            let of = |key: &str| usize::from(key == id);
            entries.iter().map(|entry| of(&entry.key) + count(&entry.value, id)).sum()
        }
    }
}

/// Words of the example that are an id and stand for something else as well.
fn is_also_a_word(key: &RecordKey, keys: &[RecordKey]) -> bool {
    let shared = keys.iter().filter(|other| other.id == key.id).count() > 1;
    shared || !key.id.contains('-') || key.id == "safety-by-design"
}

#[test]
fn every_record_of_the_example_can_be_renamed_wherever_it_is_named() {
    let project = load(&repository(), &mut Report::default());
    let keys: Vec<RecordKey> = project.files.keys().cloned().collect();
    let mut all = 0;
    for key in keys.iter().filter(|key| key.kind.noun() != "settings") {
        let mut report = Report::default();
        let renaming = rename(&project, key, "a-new-name", &mut report);
        let renaming = renaming.unwrap_or_else(|| panic!("{key}: {:?}", report.found()));
        let places: usize = renaming.texts.iter().map(|text| text.places.len()).sum();
        all += places;
        if !is_also_a_word(key, &keys) {
            let trees = project
                .files
                .values()
                .filter_map(|file| yaml::parse(project.sources.file(*file).text()).tree);
            let standing: usize = trees.map(|tree| count(&tree, &key.id)).sum();
            assert_eq!(places, standing, "{key}");
        }
        for text in &renaming.texts {
            assert_eq!(text.new.replace("a-new-name", &key.id), text.old, "{key}");
        }
    }
    assert!(all > 300, "{all} links");
}

#[test]
fn packs_do_not_change_by_the_name_of_a_person() {
    let scene = Scene::example();
    scene.run(&["build", "--quiet"]).ends(0);
    let before = texts(&scene.path("data"));
    let run = scene.run(&["rename", "person", "erich-andersen", "e-andersen"]).ends(0);
    assert!(run.out.contains("data/contacts/2021-10-26-tiktok-call.yaml:8:7\n"), "{}", run.out);
    assert!(run.err.contains("Run `scene-setter build` next."), "{}", run.err);
    scene.run(&["build", "--check"]).ends(0);
    scene.run(&["rename", "people", "e-andersen", "erich-andersen"]).ends(0);
    assert_eq!(texts(&scene.path("data")), before);
}

#[test]
fn nothing_is_written_when_it_cannot_be_done() {
    let scene = Scene::example();
    let before = texts(&scene.path("data"));
    for (words, code) in [
        (["person", "erich-andersen", "suzy-loftus"], "file-exists"),
        (["person", "erich-andersen", "Erich Andersen"], "bad-id"),
        (["person", "erich-andersen", "unnamed"], "bad-id"),
        (["person", "erich-andersen", "tiktok"], "duplicate-id"),
        (["person", "eric-andersen", "eric"], "unknown-id"),
    ] {
        let run = scene.run(&[&["rename"], &words[..]].concat()).ends(2);
        assert!(run.err.contains(&format!("error[{code}]")), "{words:?}: {}", run.err);
    }
    scene.run(&["rename", "person", "erich-andersen", "eric", "--dry-run"]).ends(0);
    assert_eq!(texts(&scene.path("data")), before);
    scene.write("data/people/broken.yaml", "name: Broken\n");
    let run = scene.run(&["rename", "person", "erich-andersen", "eric"]).ends(2);
    assert!(run.err.contains("error[missing-key]"), "{}", run.err);
    assert!(scene.path("data/people/erich-andersen.yaml").exists());
}

#[test]
fn what_people_hold_of_a_pack_goes_along_with_its_record_and_with_them() {
    let scene = Scene::example();
    scene.build();
    let visit = "2022-01-silicon-valley";
    let reader = "ylva-johansson";
    scene.run(&["handed", visit, "--to", reader]).ends(0);
    scene.run(&["approve", visit, "--as", "Ada"]).ends(0);
    scene.run(&["rename", "visit", visit, "2022-01-california"]).ends(0);
    scene.run(&["rename", "person", reader, "y-johansson"]).ends(0);
    let held = "data/handed/y-johansson/2022-01-california/scene-setter.md";
    assert!(scene.path(held).is_file());
    let held = files(&scene.path("data/handed"));
    let is_along = |path: &Path| path.ends_with("y-johansson/2022-01-california");
    let mut folders = held.iter().filter_map(|path| path.parent());
    assert!(folders.all(is_along), "nothing stays behind: {held:?}");
    assert!(!scene.path("output").join(visit).exists());
    let told = ["addendum", "2022-01-california", "--to", "y-johansson"];
    assert!(scene.run(&told).ends(0).says("Nothing new."));
    scene.build();
    let approved = scene.read("output/2022-01-california/scene-setter.approved");
    assert!(approved.contains("\tAda\t"), "{approved}");
}

#[test]
fn a_dossier_goes_along_with_its_topic() {
    let scene = Scene::example();
    scene.run(&["build", "encryption"]).ends(0);
    let pack = "output/encryption/dossier.md";
    let text = scene.read(pack);
    scene.write(pack, &format!("{text}\nRead this first.\n"));
    scene.run(&["rename", "topic", "encryption", "strong-encryption"]).ends(0);
    scene.run(&["build", "strong-encryption"]).ends(0);
    let pack = scene.read("output/strong-encryption/dossier.md");
    assert!(pack.contains("Read this first."), "{pack}");
    assert!(!scene.path("output/encryption").exists());
}
