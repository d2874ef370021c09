//! Two colleagues' packs, merged by git → what one would have built after the other.

use scene_setter::init::attributes;

use crate::scene::{Scene, copy};

pub const PACK: &str = "output/2031-05-harbour/scene-setter.md";
const CALL: &str = "data/contacts/2031-05-10-tidewell-call.yaml";
const MAIL: &str = "data/contacts/2031-05-12-tidewell-mail.yaml";

pub fn call(scene: &Scene) {
    let text = "kind: call\ndate: 2031-05-10\nwith: tidewell\nus: ines-caldeira\n\
                them: otto-brandvik\npurpose: the crews\nsummary: The crews are trained.\n";
    scene.write(CALL, text);
}

pub fn mail(scene: &Scene) {
    let text = "kind: email\ndate: 2031-05-12\nwith: tidewell\nus: ines-caldeira\n\
                them: otto-brandvik\npurpose: the hulls\nsummary: The hulls are painted.\n";
    scene.write(MAIL, text);
}

pub fn edit_of_one(scene: &Scene) {
    scene.edit(PACK, "- A date for the first electric ferry.", "- A date, by hand of one.");
}

pub fn edit_of_two(scene: &Scene) {
    scene.edit(PACK, "1. **Ask:** When will the first electric ferry sail?\n", "");
    scene.edit(PACK, "2. **Note** The quays", "2. **Note** By hand of two: the quays");
}

pub fn commit(scene: &Scene, message: &str) {
    assert_eq!(scene.git(&["add", "-A"]).status, 0);
    assert_eq!(scene.git(&["commit", "-qm", message]).status, 0);
}

/// One adds a call, the other an e-mail; both edit, build and commit on their branches.
pub fn two_branches(attributes: &str) -> Scene {
    let scene = Scene::of("tests/cases/harbour");
    scene.git(&["init", "-q"]);
    scene.write(".gitattributes", attributes);
    scene.build();
    commit(&scene, "Start");
    scene.git(&["switch", "-qc", "two"]);
    mail(&scene);
    edit_of_two(&scene);
    scene.build();
    commit(&scene, "Mail");
    scene.git(&["switch", "-q", "main"]);
    call(&scene);
    edit_of_one(&scene);
    scene.build();
    commit(&scene, "Call");
    scene
}

/// What the pack is when the second colleague builds on the work of the first.
pub fn one_after_the_other(call_first: bool) -> String {
    let scene = Scene::of("tests/cases/harbour");
    scene.build();
    for turn in [call_first, !call_first] {
        match turn {
            true => {
                call(&scene);
                edit_of_one(&scene);
            }
            false => {
                mail(&scene);
                edit_of_two(&scene);
            }
        }
        scene.build();
    }
    scene.read(PACK)
}

/// Settles the pack as a person would who takes one side of every conflict.
pub fn take_side(scene: &Scene, first: bool) {
    let taken = if first { "one" } else { "other" };
    let mut text = String::new();
    let mut side = None;
    for line in scene.read(PACK).split_inclusive('\n') {
        match &line[..line.len().min(7)] {
            "<<<<<<<" => side = Some("one"),
            "|||||||" => side = Some("before"),
            "=======" => side = Some("other"),
            ">>>>>>>" => side = None,
            _ if side.is_none_or(|side| side == taken) => text.push_str(line),
            _ => {}
        }
    }
    scene.write(PACK, &text);
}

#[test]
fn a_build_after_gits_merge_gives_what_either_order_gives() {
    let expected = one_after_the_other(true);
    assert_eq!(one_after_the_other(false), expected);
    assert!(expected.contains("by hand of one") && expected.contains("By hand of two"));
    assert!(!expected.contains("When will the first"));
    assert!(expected.contains("The crews are trained.") && expected.contains("hulls"));
    for attributes in [attributes().as_str(), ""] {
        for into_main in [true, false] {
            for first in [true, false] {
                let scene = two_branches(attributes);
                let (into, from) = if into_main { ("main", "two") } else { ("two", "main") };
                scene.git(&["switch", "-q", into]);
                let merge = scene.git(&["merge", "-q", "--no-edit", from]);
                assert!(merge.says("CONFLICT"), "both changed when you last spoke: {merge:?}");
                if !attributes.is_empty() {
                    let others = scene.git(&["diff", "--name-only", "--diff-filter=U"]);
                    assert_eq!(others.out.trim(), PACK, "only what people read is in conflict");
                }
                let run = scene.play("build");
                assert_eq!(run.status, 1, "{run:?}");
                assert!(run.says("conflict markers"), "{run:?}");
                take_side(&scene, first);
                let run = scene.play("build");
                assert_eq!(run.status, 0, "{run:?}");
                let case = (attributes.is_empty(), into_main, first);
                assert_eq!(scene.read(PACK), expected, "{case:?} {run:?}");
                scene.build();
                assert_eq!(scene.play("build --check").status, 0);
            }
        }
    }
}

#[test]
fn a_checkout_with_other_line_ends_is_no_edit() {
    let scene = two_branches(&attributes());
    let other = Scene::empty();
    copy(&scene.path("data"), &other.path("data"));
    for path in [PACK, &PACK.replace("output/", "output/.base/")] {
        other.write(path, &scene.read(path).replace('\n', "\r\n"));
    }
    let facts = PACK.replace("output/", "output/.base/").replace(".md", ".facts");
    other.write(&facts, &scene.read(&facts).replace('\n', "\r\n"));
    let before = other.read(PACK);
    other.build();
    assert_eq!(other.read(PACK), before);
    other.remove(CALL);
    let run = other.build();
    let pack = other.read(PACK);
    assert!(pack.contains("by hand of one") && !pack.contains("crews"), "{run:?}");
    assert!(!run.says("deleted by hand") && !pack.contains("<<<"), "{run:?}");
}

/// An edit and a fact on one branch, another name of the visit on the other: git pairs pack with
/// pack and base with base.
#[test]
fn a_hand_edit_outlives_a_rename_on_the_other_branch() {
    let scene = Scene::of("tests/cases/harbour");
    scene.git(&["init", "-q"]);
    scene.write(".gitattributes", &attributes());
    scene.build();
    commit(&scene, "Start");
    scene.git(&["switch", "-qc", "renamed"]);
    let run = scene.play("rename visit 2031-05-harbour 2031-05-quay");
    assert_eq!(run.status, 0, "{run:?}");
    scene.build();
    commit(&scene, "Rename");
    let told = scene.play("diff HEAD~1");
    assert_eq!(told.status, 0, "not a word differs: {told:?}");
    assert!(told.says("1 renamed visit"), "{told:?}");
    scene.git(&["switch", "-q", "-"]);
    call(&scene);
    edit_of_one(&scene);
    scene.build();
    commit(&scene, "Edit");
    let run = scene.git(&["merge", "-q", "--no-edit", "renamed"]);
    assert_eq!(run.status, 0, "{run:?}");
    scene.build();
    let pack = scene.read(&PACK.replace("-harbour", "-quay"));
    assert!(pack.contains("by hand of one"), "{pack}");
    assert!(pack.contains("on the crews"), "{pack}");
}

#[test]
fn word_files_of_two_builds_are_no_conflict() {
    let scene = Scene::of("tests/cases/harbour");
    scene.git(&["init", "-q"]);
    scene.play("git setup").ends(0);
    scene.edit("data/visits/2031-05-harbour.yaml", "dates: ", "formats: [docx]\ndates: ");
    scene.build();
    commit(&scene, "Start");
    scene.git(&["switch", "-qc", "two"]);
    scene.edit("data/visits/2031-05-harbour.yaml", "as_of: 2031-05-18", "as_of: 2031-05-17");
    scene.build();
    commit(&scene, "Day");
    scene.git(&["switch", "-q", "main"]);
    call(&scene);
    scene.build();
    commit(&scene, "Call");
    let run = scene.git(&["merge", "-q", "--no-edit", "two"]);
    assert_eq!(run.status, 0, "{run:?}");
    scene.build();
    assert_eq!(scene.play("build --check").status, 0);
    // One of another branch that stayed behind was changed by nobody.
    commit(&scene, "Both");
    let word = PACK.replace(".md", ".docx");
    let left = std::fs::read(scene.path(&word)).expect("a Word file");
    scene.git(&["switch", "-q", "two"]).ends(0);
    std::fs::write(scene.path(&word), &left).expect("a file");
    scene.build();
    assert_ne!(std::fs::read(scene.path(&word)).expect("a Word file"), left);
}

/// Whoever asks of a pack in conflict hears so, and nobody gets it.
#[test]
fn marks_of_a_conflict_are_nobodys_words() {
    let scene = Scene::of("tests/cases/harbour");
    scene.git(&["init", "-q"]);
    scene.build();
    commit(&scene, "Start");
    let hand = "handed 2031-05-harbour --to ines-caldeira --document scene-setter";
    scene.play(hand).ends(0);
    scene.edit(PACK, "2. **Note** The quays", "2. **Note** HAND quays");
    for sentence in
        ["Builds small ferries.", "See how Tidewell means to run ferries without diesel."]
    {
        scene.edit(PACK, sentence, &format!("{sentence} Elsewhere by hand."));
    }
    scene.edit("data/contacts/2031-05-20-tidewell.yaml", "The quays", "FACT quays");
    for words in ["diff", "diff HEAD", "diff --explain --format markdown"] {
        let told = scene.play(words);
        assert!(told.says("In conflict") && !told.says("<<<<<<<"), "{told:?}");
        // No edit beside the sentence in conflict is told as taken out.
        let is_gone = told.says("[- Elsewhere") || told.says("<del>Elsewhere");
        assert!(!is_gone && told.says("FACT"), "{words}: {told:?}");
    }
    scene.play("build").ends(1);
    let text = scene.read(PACK);
    let first = text.lines().position(|line| line.starts_with("<<<<<<<")).expect("a conflict") + 1;
    let last = text.lines().position(|line| line.starts_with(">>>>>>>")).expect("its end") + 1;
    let why = scene.play(&format!("why {PACK}:{first}-{last}"));
    assert_eq!(why.out.matches("a mark of a conflict").count(), 4, "{why:?}");
    assert!(!why.says("written by hand:") && why.says("one version of a sentence"), "{why:?}");
    let told = scene.play("diff HEAD");
    assert!(told.says("In conflict") && told.says("Elsewhere by hand"), "{told:?}");
    let addendum = scene.play("addendum 2031-05-harbour --to ines-caldeira");
    assert!(addendum.says(PACK) && !addendum.says("data/contacts"), "{addendum:?}");
    let refused = scene.play(&format!("{hand} --eml x.eml"));
    assert_ne!(refused.status, 0, "{refused:?}");
    assert!(refused.says("conflict-markers") && !scene.path("x.eml").exists(), "{refused:?}");
}

#[test]
fn a_mail_of_a_pack_with_edits_holds_them() {
    let scene = Scene::of("tests/cases/harbour");
    scene.build();
    let hand = "handed 2031-05-harbour --to ines-caldeira --document scene-setter --eml x.eml";
    let told = scene.play(hand).ends(0);
    assert!(!told.says("by hand"), "{told:?}");
    scene.edit(PACK, "2. **Note** The quays", "2. **Note** HAND quays");
    scene.build();
    let told = scene.play(hand).ends(0);
    assert!(told.says("edited by hand"), "{told:?}");
}

#[test]
fn git_setup_names_the_driver_and_hunks_their_section() {
    let scene = Scene::of("tests/cases/harbour");
    let run = scene.play("git setup");
    assert!(run.status != 0 && run.says("not in a git repository"), "{run:?}");
    scene.git(&["init", "-q"]);
    scene.play("git setup").ends(0);
    let driver = scene.git(&["config", "merge.scene-setter.driver"]).ends(0);
    assert!(driver.says("%O") && driver.says("%A") && driver.says("%B"), "{driver:?}");
    scene.build();
    commit(&scene, "Start");
    scene.edit(PACK, "Builds small ferries.", "Builds large ferries.");
    let diff = scene.git(&["diff", "-U0"]).ends(0);
    let above = scene.read(PACK);
    let above = above.split("Builds large").next().unwrap_or_default();
    let heading = above.lines().rfind(|line| line.starts_with('#')).expect("a heading");
    let hunk = diff.out.lines().find(|line| line.starts_with("@@")).expect("a hunk");
    assert!(hunk.ends_with(heading), "{hunk}: {heading}");
}
