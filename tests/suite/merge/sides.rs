//! Git puts two lines of work together and somebody takes one side → the next build has every fact,
//! and says which edits by hand are gone.

use scene_setter::init::attributes;

use super::git::{
    PACK, call, commit, edit_of_one, edit_of_two, mail, one_after_the_other, take_side,
    two_branches,
};
use crate::scene::{Run, Scene};

type Words = &'static [&'static str];

/// How git comes to put two branches together, and how that ends.
const WAYS: [(&[Words], Words); 6] = [
    (&[&["merge", "--no-edit", "two"]], &["commit", "--no-edit"]),
    (&[&["merge", "--squash", "two"]], &["commit", "-qm", "Squashed"]),
    (&[&["rebase", "two"]], &["rebase", "--continue"]),
    (&[&["cherry-pick", "two"]], &["cherry-pick", "--continue"]),
    (
        &[
            &["reset", "-q", "--soft", "HEAD~1"],
            &["stash", "-q"],
            &["switch", "-q", "two"],
            &["stash", "pop"],
        ],
        &["commit", "-qm", "Popped"],
    ),
    (&[&["merge", "--no-edit", "-X", "theirs", "two"]], &["status"]),
];

/// How somebody gets rid of a conflict: a side of every file or of the pack, or by hand.
const TAKEN: [Words; 6] = [
    &["checkout", "--ours", "output"],
    &["checkout", "--theirs", PACK],
    &["checkout", "--ours", PACK],
    &["checkout", "HEAD", "--", "output"],
    &["one by hand"],
    &["other by hand"],
];

/// Words by hand of either side, and words that one of them deleted.
const BY_HAND: [&str; 3] = ["by hand of one", "By hand of two", "When will the first"];

fn take(scene: &Scene, taken: Words) {
    match taken {
        ["one by hand"] => take_side(scene, true),
        ["other by hand"] => take_side(scene, false),
        // Where git called it clean there are no sides.
        words => drop(scene.git(words)),
    }
}

fn finish(scene: &Scene, words: Words) {
    scene.git(&["add", "-A"]).ends(0);
    scene.git(&[&["-c", "core.editor=true"], words].concat());
    scene.git(&["stash", "drop", "-q"]);
}

fn tells(run: &Run, words: &str) -> bool {
    let mut lines = run.out.lines().chain(run.err.lines());
    lines.any(|line| line.contains(words) && line.contains("this pack"))
}

/// `ALL_SIDES=1` tries every way with every side, before and after the commit, with and without
/// the merge driver; without it each way and side once.
#[test]
fn a_side_taken_loses_no_fact_and_no_edit_without_a_word() {
    let expected = one_after_the_other(true);
    let all = std::env::var_os("ALL_SIDES").is_some();
    let mut turn = 0;
    for (way, end) in WAYS {
        for taken in TAKEN {
            turn += 1;
            let combinations = if all { 0..4 } else { turn % 4..turn % 4 + 1 };
            for combination in combinations {
                let (is_set_up, is_finished) = (combination % 2 == 0, combination > 1);
                // Whoever takes the whole output/ of one side, bases and all, leaves nothing of the
                // other but what git says; of these it says nothing.
                let is_told = match way[way.len() - 1][1] {
                    "pop" => false,
                    "--squash" => !is_finished,
                    _ => true,
                };
                if taken[1..] == ["HEAD", "--", "output"] && !is_told {
                    continue;
                }
                let scene = two_branches(&attributes());
                if is_set_up {
                    scene.play("git setup").ends(0);
                }
                way.iter().for_each(|words| drop(scene.git(words)));
                take(&scene, taken);
                if is_finished {
                    finish(&scene, end);
                }
                let case = format!("{way:?} {taken:?} set up: {is_set_up}, done: {is_finished}");
                judge(&scene, &expected, &case);
                if !is_finished {
                    finish(&scene, end);
                }
                goes_on(&scene, &case);
            }
        }
    }
}

fn judge(scene: &Scene, expected: &str, case: &str) {
    let account = scene.play("status");
    let run = scene.play("build");
    assert_eq!(run.status, 0, "{case}: {run:?}");
    let pack = scene.read(PACK);
    for line in expected.lines().filter(|line| !line.contains("y hand of ")) {
        assert!(pack.lines().any(|own| own == line), "{case} lost {line:?}: {pack}");
    }
    for words in BY_HAND {
        let is_lost = pack.contains(words) != expected.contains(words);
        for told in [&run, &account] {
            assert_eq!(tells(told, words), is_lost, "{case}: {words:?}: {told:?}");
        }
    }
    assert!(!scene.play("status").says("by hand: When you last spoke"), "{case}");
}

/// A build after the next commit changes nothing, and tells nothing a second time.
fn goes_on(scene: &Scene, case: &str) {
    let pack = scene.read(PACK);
    scene.git(&["add", "-A"]).ends(0);
    scene.git(&["commit", "-q", "--allow-empty", "-m", "Go on"]).ends(0);
    scene.write("data/settings.yaml", &format!("{}\n", scene.read("data/settings.yaml")));
    let again = scene.play("build");
    assert_eq!(scene.read(PACK), pack, "{case}: {again:?}");
    assert!(!again.says("edit-not-merged"), "{case}: {again:?}");
}

/// Somebody takes all of output/ of one side, commits, goes on, and builds only then.
#[test]
fn a_side_taken_whole_is_told_by_the_first_build_after_it() {
    let ways: [(Words, Words, &str); 4] = [
        (&["merge", "two"], &["commit", "--no-edit"], "MERGE_HEAD"),
        (&["rebase", "two"], &["rebase", "--continue"], "HEAD"),
        (&["cherry-pick", "two"], &["cherry-pick", "--continue"], "HEAD"),
        (&["merge", "--squash", "two"], &["commit", "--no-edit"], "HEAD"),
    ];
    for (way, end, side) in ways {
        let scene = two_branches("");
        scene.git(way);
        scene.git(&["checkout", side, "--", "output"]).ends(0);
        finish(&scene, end);
        scene.git(&["commit", "-q", "--allow-empty", "-m", "Go on"]).ends(0);
        let lost = if scene.read(PACK).contains(BY_HAND[0]) { BY_HAND[1] } else { BY_HAND[0] };
        for words in ["status", "build"] {
            let run = scene.play(words);
            assert!(tells(&run, lost), "{way:?}: {words}: {run:?}");
        }
        goes_on(&scene, &format!("{way:?}"));
    }
}

#[test]
fn a_revert_takes_what_it_reverts_and_nothing_else_without_a_word() {
    for taken in [TAKEN[0], TAKEN[1], TAKEN[4], TAKEN[5]] {
        let scene = Scene::of("tests/cases/harbour");
        scene.git(&["init", "-q"]);
        scene.play("git setup").ends(0);
        scene.build();
        commit(&scene, "Start");
        call(&scene);
        edit_of_one(&scene);
        scene.build();
        commit(&scene, "Call");
        mail(&scene);
        edit_of_two(&scene);
        scene.edit(PACK, "A date, by hand of one.", "A date, by hand of both.");
        scene.build();
        commit(&scene, "Mail");
        scene.git(&["revert", "--no-edit", "HEAD~1"]);
        take(&scene, taken);
        let run = scene.play("build");
        let pack = scene.read(PACK);
        assert!(pack.contains("hulls") && !pack.contains("crews"), "{taken:?}: {pack} {run:?}");
        let is_there = pack.contains("By hand of two");
        assert_ne!(is_there, tells(&run, "By hand of two"), "{taken:?}: {pack} {run:?}");
    }
}

/// One side gave the visit another name, and somebody takes a side where both wrote.
#[test]
fn a_side_taken_of_a_renamed_visit_is_found_too() {
    for (side, lost) in [("--ours", "HAND of two"), ("--theirs", "HAND of one")] {
        let scene = Scene::of("tests/cases/harbour");
        scene.git(&["init", "-q"]);
        scene.play("git setup").ends(0);
        scene.build();
        commit(&scene, "Start");
        scene.git(&["switch", "-qc", "two"]);
        scene.edit(PACK, "2. **Note** The quays", "2. **Note** HAND of two: the quays");
        mail(&scene);
        scene.build();
        commit(&scene, "Two");
        scene.git(&["switch", "-q", "main"]);
        scene.edit(PACK, "2. **Note** The quays", "2. **Note** HAND of one: the quays");
        scene.play("rename visit 2031-05-harbour 2031-05-quay").ends(0);
        scene.build();
        commit(&scene, "One");
        let merge = scene.git(&["merge", "--no-edit", "two"]);
        let pack = PACK.replace("-harbour", "-quay");
        assert!(merge.says("CONFLICT"), "{merge:?}");
        scene.git(&["checkout", side, &pack]).ends(0);
        let run = scene.play("build").ends(0);
        assert!(tells(&run, lost), "{side}: {run:?}");
        assert!(scene.read(&pack).contains("hulls"), "{side}: {run:?}");
    }
}

/// What was told of a merge is asked again when git has moved on, though no file has changed.
#[test]
fn what_a_merge_lost_is_not_remembered_beyond_it() {
    let scene = two_branches(&attributes());
    scene.play("git setup").ends(0);
    let folder = tempfile::tempdir().expect("a folder");
    let cache = folder.path().to_string_lossy().into_owned();
    let play = |words: &str| {
        let words: Vec<&str> = words.split(' ').collect();
        scene.run_under(&words, &[("SCENE_SETTER_CACHE", &cache)])
    };
    std::thread::sleep(std::time::Duration::from_millis(50));
    for words in ["build", "status", "build", "status"] {
        assert!(!play(words).says("By hand of two"));
    }
    scene.git(&["merge", "-s", "ours", "--no-edit", "two"]).ends(0);
    for words in ["status", "build"] {
        let run = play(words);
        assert!(tells(&run, "By hand of two"), "{words}: {run:?}");
    }
    scene.git(&["commit", "-q", "--allow-empty", "-m", "Go on"]).ends(0);
    let run = play("status");
    assert!(!tells(&run, "By hand of two"), "{run:?}");
}
