//! Repositories, names and paths made to run, hide or overwrite something → they do not.

use std::fs;

use crate::scene::{Scene, repository};

fn committed() -> Scene {
    let scene = Scene::of("tests/cases/harbour");
    scene.git(&["init", "-q"]).ends(0);
    scene.build();
    scene.git(&["add", "-A"]).ends(0);
    scene.git(&["commit", "-qm", "one"]).ends(0);
    scene
}

const PACK: &str = "output/2031-05-harbour/scene-setter.md";

/// A line of the pack with facts behind it that git knows.
fn a_line(scene: &Scene) -> String {
    let text = scene.read(PACK);
    let line = text.lines().position(|line| line.starts_with("- "));
    format!("{PACK}:{}", line.expect("the pack has a list") + 1)
}

#[test]
fn no_program_that_a_repository_names_is_run() {
    let scene = committed();
    let mark = scene.path("pwned");
    let touch = format!("sh -c 'touch {}; cat' #", mark.display());
    for setting in [
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "diff.external",
        "diff.y.textconv",
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
        "pager.blame",
    ] {
        scene.git(&["config", setting, &touch]).ends(0);
    }
    fs::write(scene.path(".git/info/attributes"), "*.yaml filter=x diff=y\n").unwrap();
    scene.write(".gitattributes", "*.yaml filter=x diff=y\n");
    let contact = "data/contacts/2031-03-04-tidewell-call.yaml";
    scene.write(contact, &(scene.read(contact) + "\n"));
    let why = scene.run(&["why", &a_line(&scene)]).ends(0);
    assert!(why.says("Test: one"), "{}", why.out);
    scene.play("diff HEAD");
    assert!(!mark.exists());
}

#[test]
fn line_ends_of_a_checkout_hide_no_fact() {
    let scene = committed();
    let place = a_line(&scene);
    let before = scene.run(&["why", &place]).ends(0).out;
    let crlf = |path: &str| scene.read(path).replace('\n', "\r\n");
    let base = PACK.replacen("output/", "output/.base/", 1);
    let records: Vec<String> = crate::scene::files(&scene.path("data"))
        .iter()
        .map(|path| path.strip_prefix(scene.path("")).unwrap().display().to_string())
        .collect();
    for path in records.iter().map(String::as_str).chain([PACK, base.as_str()]) {
        scene.write(path, &crlf(path));
    }
    let after = scene.run(&["why", &place]).ends(0).out;
    assert_eq!(after, before);
    let page = PACK.replace(".md", ".html");
    scene.write(&page, &crlf(&page));
    scene.play("build --check").ends(0);
    scene.write(PACK, &format!("\u{feff}{}", scene.read(PACK)));
    assert_eq!(scene.run(&["why", &place]).ends(0).out, before);
}

#[test]
fn a_shallow_clone_names_nobody_who_need_not_have_written_the_line() {
    let scene = committed();
    scene.write("note", "x");
    scene.git(&["add", "note"]).ends(0);
    scene.git(&["-c", "user.name=Bea", "commit", "-qm", "a note"]).ends(0);
    let clone = scene.path("clone");
    let from = format!("file://{}", scene.path("").display());
    let words = ["clone", "-q", "--depth", "1", &from, "clone"];
    scene.git(&words).ends(0);
    let place = a_line(&scene);
    let folder = clone.to_str().unwrap();
    let why = scene.run(&["-C", folder, "why", &format!("clone/{place}")]);
    let why = if why.status == 0 { why } else { scene.run(&["-C", folder, "why", &place]) };
    assert!(why.says("the history of this clone is cut here"), "{why:?}");
    assert!(!why.says("Bea"), "{why:?}");
}

#[test]
fn what_git_cannot_do_is_told_as_that() {
    let scene = committed();
    let none = [("PATH", "/nonexistent")];
    let diff = scene.run_under(&["diff", "HEAD"], &none).ends(2);
    assert!(diff.says("`git` cannot be run"), "{}", diff.err);
    assert!(diff.says("install git"), "{}", diff.err);
    let why = scene.run_under(&["why", &a_line(&scene)], &none).ends(0);
    assert!(why.says("Who wrote these facts is not known"), "{}", why.err);
    let foreign = [("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")];
    let diff = scene.run_under(&["diff", "HEAD"], &foreign).ends(2);
    let is_told = diff.says("error[git-failed]") && diff.says("does not trust this repository");
    assert!(is_told, "{}", diff.err);
    let why = scene.run_under(&["why", &a_line(&scene)], &foreign).ends(0);
    assert!(why.says("does not trust this repository"), "{}", why.err);
    fs::rename(scene.path(".git"), scene.path(".kept")).unwrap();
    let elsewhere = [("GIT_DIR", ".kept"), ("GIT_WORK_TREE", ".")];
    let why = scene
        .run_under(&["-C", "data", "why", &format!("../{}", a_line(&scene))], &elsewhere)
        .ends(0);
    assert!(why.says("Test: one"), "the places are those of where it was started: {why:?}");
    fs::rename(scene.path(".kept"), scene.path(".git")).unwrap();
    let blob = scene.git(&["rev-parse", "HEAD:data/contacts/2031-05-20-tidewell.yaml"]);
    let (folder, name) = blob.out.trim().split_at(2);
    fs::remove_file(scene.path(&format!(".git/objects/{folder}/{name}"))).unwrap();
    let diff = scene.play("diff HEAD --explain").ends(2);
    assert!(diff.says("error[git-failed]") && diff.says("missing"), "{}", diff.err);
    let head = scene.git(&["rev-parse", "HEAD"]);
    let (folder, name) = head.out.trim().split_at(2);
    fs::remove_file(scene.path(&format!(".git/objects/{folder}/{name}"))).unwrap();
    for revision in ["HEAD", "HEAD~1"] {
        let diff = scene.run(&["diff", revision]).ends(2);
        assert!(diff.says("error[git-failed]") && diff.says("it is lost"), "{}", diff.err);
    }
}

#[test]
fn a_clone_without_its_history_says_so() {
    let scene = committed();
    scene.write("notes.txt", "One more.\n");
    scene.git(&["add", "-A"]).ends(0);
    scene.git(&["commit", "-qm", "Note"]).ends(0);
    let from = format!("file://{}", scene.path("").display());
    scene.git(&["clone", "-q", "--depth", "1", &from, "cut"]).ends(0);
    let diff = scene.run(&["-C", "cut", "diff", "HEAD~1"]).ends(2);
    let is_told = diff.says("whose history is cut off") && diff.says("--unshallow");
    assert!(is_told, "{}", diff.err);
}

#[test]
fn a_page_of_changes_takes_the_place_of_no_fact() {
    let scene = committed();
    let contact = "data/contacts/2031-05-20-tidewell.yaml";
    let before = scene.read(contact);
    for path in [contact, "templates/x.html", "output/x.html", "notes.txt"] {
        scene.run(&["diff", "HEAD", "--html", path]).ends(2);
    }
    assert_eq!(scene.read(contact), before);
    scene.run(&["diff", "HEAD", "--html", "changes.html"]).ends(0);
}

#[test]
fn what_acts_on_a_screen_shows_as_a_sign_in_packs_and_cards() {
    let scene = Scene::of("tests/cases/harbour");
    let contact = "data/contacts/2031-03-04-tidewell-call.yaml";
    let text = scene.read(contact);
    let kept = text.lines().filter(|line| !line.starts_with("summary:"));
    let text: String = kept.map(|line| format!("{line}\n")).collect();
    let odd = "summary: \"One \\e[2J two \\u202e eerht \\u2066 four [x](javascript:a).\"\n";
    scene.write(contact, &(text + odd));
    scene.play("build 2031-03-04-tidewell-call --document flash-report").ends(0);
    let pack = scene.read("output/2031-03-04-tidewell-call/flash-report.md");
    let hidden = |c: char| c.is_control() && c != '\n' || "\u{202e}\u{2066}".contains(c);
    assert!(pack.contains('\u{fffd}') && !pack.contains(hidden), "{pack}");
    assert!(!pack.contains("](javascript"), "{pack}");
    let shown = scene.play("--color never show tidewell --as-of 2031-05-01").out;
    assert!(!shown.contains(hidden), "{shown:?}");
}

#[test]
fn a_byte_order_mark_and_a_damaged_base_are_told_as_that() {
    let scene = Scene::of("tests/cases/harbour");
    let template = fs::read_to_string(repository().join("templates/scene-setter.md"));
    scene.write(
        "templates/scene-setter.md",
        &format!("\u{feff}{}", template.expect("the template")),
    );
    scene.build();
    assert!(scene.read(PACK).starts_with('#'));
    scene.write(PACK, &format!("\u{feff}{}", scene.read(PACK)));
    scene.build();
    let html = scene.read(&PACK.replace(".md", ".html"));
    assert_eq!(html.matches("<h1").count(), 1);
    let base = scene.path(&PACK.replacen("output/", "output/.base/", 1));
    let mut bytes = fs::read(&base).unwrap();
    bytes.push(0xff);
    fs::write(&base, bytes).unwrap();
    scene.write(PACK, &(scene.read(PACK) + "\nBy hand.\n"));
    let run = scene.play("build").ends(1);
    assert!(run.says("is damaged"), "{}", run.err);
}

#[test]
fn names_that_windows_keeps_are_no_ids() {
    let scene = Scene::of("tests/cases/harbour");
    scene.write("data/organisations/con.yaml", "name: Con\n");
    let run = scene.play("check --as-of 2031-05-01").ends(2);
    assert!(run.says("Windows keeps this name for a device"), "{}", run.err);
}

#[test]
fn a_broken_template_leaves_context_to_be_read() {
    let scene = Scene::of("tests/cases/harbour");
    scene.write("templates/line.md", "{#- document: contact — line -#}\n{{ sheet.titel }}\n");
    scene.play("build").ends(2);
    let run = scene.play("build --context").ends(0);
    serde_json::from_str::<serde_json::Value>(&run.out).expect("one JSON text");
}

#[test]
fn what_a_killed_build_left_goes_with_the_next_one() {
    let scene = Scene::of("tests/cases/harbour");
    scene.build();
    scene.write("output/.base/staged/0", "half");
    scene.write("output/.base/lock", "");
    scene.build();
    assert!(!scene.path("output/.base/staged").exists());
    assert!(!scene.path("output/.base/lock").exists());
}
