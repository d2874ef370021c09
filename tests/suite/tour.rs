//! The first five minutes, with the real program: from `init` to a pack that a new contact
//! changes.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::scene::{Run, Scene, files, repository};

const PACK: &str = "visit/output/2026-02-quays/scene-setter.md";

/// The commands of the README's first block below a heading, as written.
fn commands_below(heading: &str) -> Vec<String> {
    let readme = fs::read_to_string(repository().join("README.md")).unwrap();
    let (_, below) = readme.split_once(heading).unwrap();
    let (_, block) = below.split_once("```sh\n").unwrap();
    let (block, _) = block.split_once("```").unwrap();
    let commands = block.lines().map(|line| line.split(" #").next().unwrap().trim());
    commands.map(str::to_owned).collect()
}

/// Types a line into a shell in a folder of the scene.
fn typed(scene: &Scene, folder: &str, line: &str) -> Run {
    let program = Path::new(env!("CARGO_BIN_EXE_scene-setter"));
    let folder_of_program = program.parent().unwrap().display();
    let path = format!("{folder_of_program}:{}", std::env::var("PATH").unwrap());
    let mut shell = Command::new("sh");
    shell.args(["-c", line]).env("PATH", path);
    for who in ["AUTHOR", "COMMITTER"] {
        shell.env(format!("GIT_{who}_NAME"), "Ada");
        shell.env(format!("GIT_{who}_EMAIL"), "ada@example.org");
    }
    Run::of(shell.current_dir(scene.path(folder)).output().unwrap())
}

#[test]
fn the_tour_of_the_readme_runs_as_written() {
    let commands = commands_below("## The first five minutes");
    assert_eq!(commands.len(), 14, "{commands:?}");
    let scene = Scene::empty();
    let mut folder = "";
    let mut before = String::new();
    for command in &commands {
        if command == "cd visit" {
            folder = "visit";
            continue;
        }
        if command.ends_with("import inbox") {
            before = scene.read(PACK);
        }
        let run = typed(&scene, folder, command);
        let act = ["scene-setter check", "scene-setter check --fix"];
        let act = act.contains(&command.as_str())
            || command.ends_with("build --check")
            || command.contains(" diff ");
        assert_eq!(run.status, i32::from(act), "{command}: {}{}", run.out, run.err);
        let says = |words: &str| {
            let said = run.out.contains(words) || run.err.contains(words);
            assert!(said, "{command}: {words}\n{}{}", run.out, run.err);
        };
        match command.as_str() {
            "scene-setter init visit --example --git" => {
                let next = run.err.lines().filter(|l| l.starts_with("  scene-setter "));
                assert_eq!(next.count(), 3, "{}", run.err);
            }
            "scene-setter check" => {
                for code in ["near-name", "overdue", "stale-figure", "period-after-source"] {
                    says(code);
                }
                says("hint: ");
            }
            "scene-setter check --fix" => says("mended 1 place in data/"),
            "scene-setter import inbox" => says("wrote data/contacts/2025-10-02-brightwave-call"),
            "scene-setter build --check" => only_one_bullet_is_new(&run.out),
            "scene-setter status" => {
                says("2026-02-quays: Visit to the north quay, 10 February 2026, 4 days to go");
                says("30 September 2025: Palisade Freight: Noise figures for Tar Street");
            }
            "scene-setter diff HEAD~1 --explain" => {
                says("Brightwave Robotics: 1 new contact, 1 new source.");
                says(
                    "+ - 2 October 2025 — Call, Ola Brenn (Director for Quays and Cranes) with Iver Holm.",
                );
                says("because: contact 2025-10-02-brightwave-call was added");
            }
            command if command.starts_with("scene-setter why") => {
                says(
                    "- 2 October 2025 — Call, Ola Brenn (Director for Quays and Cranes) with Iver Holm.",
                );
                says("data/contacts/2025-10-02-brightwave-call.yaml");
                says("Ada: File the call of 2 October");
            }
            _ => {}
        }
    }
    let after = scene.read(PACK);
    let bullet =
        "- 2 October 2025 — Call, Ola Brenn (Director for Quays and Cranes) with Iver Holm.";
    assert!(after.contains(bullet) && !before.contains(bullet), "{after}");
    for planted in [
        "due **30 September 2025**",
        "Complaints about noise at night: the latest figure is of 2023.",
    ] {
        assert!(before.contains(planted), "{before}");
    }
}

/// One bullet is added, and the source that it cites; nothing else changes.
fn only_one_bullet_is_new(diff: &str) {
    let (pack, _) = diff.split_once("output/2026-02-quays/scene-setter.html").unwrap();
    let changed = |line: &&str| {
        line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---")
    };
    let changed: Vec<&str> = pack.lines().filter(changed).collect();
    let cited = "[^meeting-report-2025-10-02-brightwave]";
    let [bullet, said @ .., source] = changed.as_slice() else {
        panic!("{diff}");
    };
    assert_eq!(
        *bullet,
        "+- 2 October 2025 — Call, Ola Brenn (Director for Quays and Cranes) with Iver Holm."
    );
    assert!(said.iter().all(|line| line.starts_with("+  ")), "{diff}");
    assert!(said.concat().contains(cited), "{diff}");
    assert!(source.starts_with(&format!("+{cited}: ")), "{source}");
}

#[test]
fn a_name_mended_by_hand_is_printed_right() {
    let scene = Scene::empty();
    scene.run(&["init", "--example"]).ends(0);
    scene.run(&["build"]).ends(0);
    let pack = "output/2026-02-quays/scene-setter.md";
    assert!(scene.read(pack).contains("Brightwave Robotiks"));
    scene.edit("data/contacts/2025-11-05-brightwave-call.yaml", "Robotiks", "Robotics");
    scene.run(&["build"]).ends(0);
    assert!(!scene.read(pack).contains("Robotiks"));
}

#[test]
fn init_writes_over_nothing_and_names_what_is_in_the_way() {
    let scene = Scene::empty();
    scene.write(".gitattributes", "mine\n");
    let run = scene.run(&["init"]).ends(2);
    assert!(run.err.contains(".gitattributes") && run.err.contains("file-exists"), "{}", run.err);
    assert_eq!(files(&scene.path("")).len(), 1, "nothing else was written");
    fs::remove_file(scene.path(".gitattributes")).unwrap();
    scene.run(&["init"]).ends(0);
    let run = scene.run(&["init"]).ends(2);
    assert!(run.err.contains("--> data\n"), "{}", run.err);
    assert!(scene.read("data/settings.yaml").contains("# Who says \"us\""));
    for folder in ["organisations", "people", "contacts", "topics", "sources", "visits"] {
        assert!(scene.path("data").join(folder).is_dir());
    }
}

#[test]
fn init_writes_the_checks_of_the_forge() {
    for (forge, path) in [("github", ".github/workflows/packs.yml"), ("gitlab", ".gitlab-ci.yml")] {
        let scene = Scene::empty();
        scene.run(&["init", "within", "--forge", forge]).ends(0);
        let text = scene.read(&format!("within/{path}"));
        assert!(text.contains("check --strict") && text.contains("build --check"));
    }
}

#[test]
fn records_are_begun_from_flags_and_never_over_others() {
    let scene = Scene::empty();
    scene.run(&["init", "--example"]).ends(0);
    let contact = [
        "new",
        "contact",
        "--date",
        "2026-03-01",
        "--kind",
        "call",
        "--with",
        "brightwave",
        "--us",
        "tomas-weller",
        "--them",
        "mara-quill",
        "--visit",
        "2026-02-quays",
    ];
    scene.run(&contact).ends(0);
    let path = "data/contacts/2026-03-01-brightwave-call.yaml";
    let text = scene.read(path);
    assert!(text.starts_with("# yaml-language-server: $schema="), "{text}");
    scene.run(&["new", "person", "jane-doe", "--with", "palisade"]).ends(0);
    scene.run(&["new", "organisation", "gannet-ferries", "--kind", "company"]).ends(0);
    scene.run(&["new", "topic", "night-trains"]).ends(0);
    scene
        .run(&["new", "source", "gannet-2025", "--kind", "report", "--name", "Ferries in figures"])
        .ends(0);
    scene
        .run(&[
            "new",
            "visit",
            "2026-05-ferries",
            "--name",
            "Ferries",
            "--us",
            "ingrid-solheim",
            "--date",
            "2026-05-04",
        ])
        .ends(0);
    scene.run(&["build"]).ends(0);
    let again = scene.run(&contact).ends(2);
    assert!(again.err.contains("file-exists"), "{}", again.err);
    assert_eq!(scene.read(path), text);
}

#[test]
fn flags_that_name_nothing_are_refused_with_the_nearest() {
    let scene = Scene::empty();
    scene.run(&["init", "--example"]).ends(0);
    for (flag, typed, meant) in [
        ("--with", "brightwaev", "brightwave"),
        ("--us", "tomas-weler", "tomas-weller"),
        ("--them", "quill-mara", "mara-quill"),
        ("--visit", "2026-02-quais", "2026-02-quays"),
        ("--kind", "cal", "call"),
    ] {
        let run = scene.run(&["new", "contact", "x", flag, typed]).ends(2);
        assert!(run.err.contains(&format!("did you mean `{meant}`?")), "{}", run.err);
        assert!(!scene.path("data/contacts/x.yaml").exists());
    }
    scene.run(&["new", "contact", "x", "--date", "yesterday"]).ends(2);
    scene.run(&["new", "topic", "../x"]).ends(2);
}

#[test]
fn the_editor_of_the_environment_is_opened() {
    let scene = Scene::empty();
    scene.run(&["init", "--example"]).ends(0);
    let run =
        scene.run_under(&["new", "topic", "tides", "--edit"], &[("VISUAL", ""), ("EDITOR", "ls")]);
    assert!(run.ends(0).out.contains("data/topics/tides.yaml"));
}

#[test]
fn a_record_without_an_id_gets_one() {
    let scene = Scene::empty();
    scene.run(&["init", "--example"]).ends(0);
    for (words, path) in [
        ("new person", "people/new-person"),
        ("new person", "people/new-person-2"),
        ("new contact", "contacts/new-contact"),
        ("new organisation --name Gannet-Ferries", "organisations/gannet-ferries"),
        ("new person --name 山田太郎", "people/shantiantailang"),
        ("new visit --name Ferries --date 2026-05-04", "visits/2026-05-ferries"),
        ("new contact --with palisade --kind call", "contacts/palisade-call"),
    ] {
        let run = scene.play(words).ends(0);
        let path = format!("data/{path}.yaml");
        assert!(run.says(&format!("wrote {path}")), "{run:?}");
    }
    scene.run(&["build"]).ends(0);
}

#[test]
fn what_is_begun_and_not_filled_stops_no_build_and_is_named() {
    let scene = Scene::empty();
    scene.run(&["init", "--example"]).ends(0);
    scene.run(&["build"]).ends(0);
    scene.play("new contact held-later").ends(0);
    let run = scene.run(&["build", "--check"]).ends(0);
    assert!(run.says("unfilled-record") && run.says("held-later.yaml:2"), "{run:?}");
    scene.edit(
        "data/visits/2026-02-quays.yaml",
        "2026-02-10-palisade]",
        "2026-02-10-palisade, held-later]",
    );
    let run = scene.run(&["build"]).ends(2);
    assert!(run.says("The contact `held-later` is begun and not filled."), "{run:?}");
}

#[test]
fn a_project_that_is_new_says_what_it_needs() {
    let scene = Scene::empty();
    let run = scene.run(&["init"]).ends(0);
    assert!(run.says("git init"), "{run:?}");
    let run = scene.run(&["status"]).ends(0);
    for needed in ["`us:`", "new organisation", "new person", "new visit"] {
        assert!(run.says(needed), "{run:?}");
    }
}

#[test]
fn a_conflict_is_nobodys_words() {
    let scene = Scene::empty();
    scene.run(&["init", "--example"]).ends(0);
    scene.run(&["build"]).ends(0);
    let pack = "output/2026-02-quays/scene-setter.md";
    let text = scene.read(pack);
    let line = text.lines().find(|line| line.starts_with("- ")).unwrap();
    let marked = "<<<<<<< HEAD\n- One.\n=======\n- Two.\n>>>>>>> other\n- By hand.";
    scene.write(pack, &text.replacen(line, marked, 1));
    let run = scene.run(&["status"]).ends(1);
    for marks in ["<<<<<<<", "=======", ">>>>>>>", "One.", "Two."] {
        assert!(!run.out.contains(marks), "{run:?}");
    }
    assert!(run.says("by hand: ") && run.says("- By hand."), "{run:?}");
}
