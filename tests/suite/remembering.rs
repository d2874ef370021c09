//! A remembered answer is the answer: whatever is done to a project between two runs, a run
//! that may remember prints what one that works everything out prints.

use std::fs;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use tempfile::TempDir;

use crate::scene::{Run, Scene, files};

const CONTACT: &str = "data/contacts/2031-03-04-tidewell-call.yaml";
const MEETING: &str = "data/contacts/2031-05-20-tidewell.yaml";
const PACK: &str = "output/2031-05-harbour/scene-setter.md";

/// What may happen to a project between two runs.
#[derive(Debug, Clone, Copy)]
enum Step {
    Edit(u8),
    EditAndSetTheTimeBack(u8),
    Touch,
    Add(u8),
    Delete,
    PutBack,
    Move,
    Template(u8),
    HandEdit,
    DamageTheCache,
    Nothing,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        any::<u8>().prop_map(Step::Edit),
        any::<u8>().prop_map(Step::EditAndSetTheTimeBack),
        Just(Step::Touch),
        any::<u8>().prop_map(Step::Add),
        Just(Step::Delete),
        Just(Step::PutBack),
        Just(Step::Move),
        any::<u8>().prop_map(Step::Template),
        Just(Step::HandEdit),
        Just(Step::DamageTheCache),
        Just(Step::Nothing),
        Just(Step::Nothing),
    ];
    prop::collection::vec(step, 1..5)
}

const COMMANDS: [&str; 6] = [
    "build",
    "build 2031-05-20-tidewell --document meeting-brief",
    "check --as-of 2031-05-01",
    "status --as-of 2031-05-01",
    "show tidewell --as-of 2031-05-01",
    "list contacts --as-of 2031-05-01",
];

fn take(scene: &Scene, cache: &TempDir, step: Step) {
    let path = scene.path(CONTACT);
    let summary = |n: u8| format!("summary: They said {n} things.\n");
    let without = |text: &str| -> String {
        let kept = text.lines().filter(|line| !line.starts_with("summary:"));
        kept.map(|line| format!("{line}\n")).collect()
    };
    match step {
        Step::Edit(n) if path.exists() => {
            let text = without(&scene.read(CONTACT)) + &summary(n);
            scene.write(CONTACT, &text);
        }
        Step::EditAndSetTheTimeBack(n) if path.exists() => {
            let time = fs::metadata(&path).unwrap().modified().unwrap();
            let text = without(&scene.read(CONTACT)) + &summary(n);
            scene.write(CONTACT, &text);
            let file = fs::File::options().append(true).open(&path).unwrap();
            file.set_modified(time).unwrap();
        }
        Step::Touch if path.exists() => {
            let file = fs::File::options().append(true).open(&path).unwrap();
            file.set_modified(SystemTime::now() - Duration::from_secs(3600))
                .unwrap();
        }
        Step::Add(n) => {
            let text = "kind: call\ndate: 2031-04-01\nwith: tidewell\n";
            scene.write(&format!("data/contacts/2031-04-01-new-{n}.yaml"), text);
        }
        Step::Delete if path.exists() => {
            fs::rename(&path, scene.path("kept.yaml")).unwrap();
        }
        Step::PutBack if scene.path("kept.yaml").exists() => {
            fs::rename(scene.path("kept.yaml"), &path).unwrap();
        }
        Step::Move if scene.path(MEETING).exists() => {
            fs::create_dir_all(scene.path("data/contacts/2031")).unwrap();
            let moved = scene.path("data/contacts/2031/2031-05-20-tidewell.yaml");
            fs::rename(scene.path(MEETING), moved).unwrap();
        }
        Step::Template(n) => {
            let text = scene.play("templates show sheet/gaps.md").out;
            scene.write("templates/sheet/gaps.md", &format!("{text}{{#- {n} -#}}\n"));
        }
        Step::HandEdit if scene.path(PACK).exists() => {
            let text = scene.read(PACK) + "\nBy hand.\n";
            scene.write(PACK, &text);
        }
        Step::DamageTheCache => {
            for path in files(cache.path()) {
                let mut bytes = fs::read(&path).unwrap();
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
                fs::write(path, bytes).unwrap();
            }
        }
        _ => {}
    }
}

fn same(warm: &Run, cold: &Run) -> bool {
    (&warm.out, &warm.err, warm.status) == (&cold.out, &cold.err, cold.status)
}

#[test]
fn a_run_that_remembers_prints_what_one_that_does_not_prints() {
    let mut runner = TestRunner::new(Config {
        cases: 12,
        failure_persistence: None,
        ..Config::default()
    });
    let checked = runner.run(&(steps(), 0..COMMANDS.len()), |(steps, command)| {
        let scene = Scene::of("tests/cases/harbour");
        let cache = tempfile::tempdir().unwrap();
        let folder = cache.path().to_str().unwrap().to_owned();
        let words: Vec<&str> = COMMANDS[command].split(' ').collect();
        let warm = || scene.run_under(&words, &[("SCENE_SETTER_CACHE", &folder)]);
        warm();
        for step in steps {
            take(&scene, &cache, step);
            // What a build writes is read by the next: both begin from the same files.
            if words[0] == "build" {
                warm();
            }
            let cold = scene.run(&words);
            let warm = [warm(), warm()];
            prop_assert!(warm.iter().all(|warm| same(warm, &cold)), "{step:?}");
        }
        Ok(())
    });
    checked.unwrap();
}

#[test]
fn an_answer_is_remembered_and_can_be_asked_for_anew() {
    let scene = Scene::of("tests/cases/harbour");
    let cache = tempfile::tempdir().unwrap();
    let folder = cache.path().to_str().unwrap().to_owned();
    let run = |words: &[&str]| scene.run_under(words, &[("SCENE_SETTER_CACHE", &folder)]);
    let first = run(&["build"]);
    assert_eq!(files(cache.path()).len(), 1, "{first:?}");
    let built = run(&["build", "--no-cache"]);
    let again = run(&["build"]);
    assert!(
        same(&again, &built) && again.says("0 files written"),
        "{again:?}"
    );
    // A pack that somebody deletes is made again.
    scene.remove(PACK);
    assert!(run(&["build"]).says(PACK));
    // Nothing lies in the project.
    assert!(
        !files(&scene.path(""))
            .iter()
            .any(|path| path.ends_with("answers"))
    );
}

#[test]
fn the_folder_of_answers_stays_small() {
    let scene = Scene::of("tests/cases/harbour");
    let cache = tempfile::tempdir().unwrap();
    let folder = cache.path().join("answers");
    fs::create_dir_all(&folder).unwrap();
    for n in 0..300 {
        fs::write(folder.join(n.to_string()), "x").unwrap();
    }
    let variable = cache.path().to_str().unwrap().to_owned();
    scene.run_under(&["build"], &[("SCENE_SETTER_CACHE", &variable)]);
    assert!(files(&folder).len() <= 200);
}
