//! Files made to stop, fill or fool the program → a clear fault, in bounded time and memory.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::process::Command;

use crate::scene::Scene;

/// Seconds of work, not of waiting: these runs take well under one each, unoptimised.
const LONGEST: u64 = 20;

/// No run may take more memory than this, in KiB.
const MOST_MEMORY: u64 = 1024 * 1024;

/// Runs the program within bounds; returns what it says, a line each.
fn run(scene: &Scene, words: &[&str]) -> (i32, String) {
    let within = format!("ulimit -v {MOST_MEMORY}; ulimit -t {LONGEST}; exec \"$0\" \"$@\"");
    let output = Command::new("sh")
        .args(["-c", &within, env!("CARGO_BIN_EXE_scene-setter")])
        .args(["--format", "short"])
        .args(words)
        .current_dir(scene.path(""))
        .output()
        .expect("sh runs");
    let err = String::from_utf8(output.stderr).expect("messages are UTF-8");
    assert!(!err.contains("panicked") && !err.contains("a fault of scene-setter"), "{err}");
    (output.status.code().expect("not stopped by a bound"), err)
}

/// A project with one organisation and one more file.
fn with(path: &str, text: &str) -> Scene {
    let scene = Scene::empty();
    scene.write("data/organisations/acme.yaml", "name: Acme\n");
    scene.write(path, text);
    scene
}

/// Asserts that a contact with this text is refused with a code.
fn refused(text: &str, code: &str) -> String {
    let scene = with("data/contacts/call.yaml", text);
    let (status, err) = run(&scene, &["build"]);
    let start: String = err.chars().take(2000).collect();
    assert_eq!(status, 2, "{start}");
    assert!(err.contains(&format!("error[{code}]")), "{code}: {start}");
    assert!(!scene.path("output").exists());
    err
}

const CALL: &str = "kind: call\ndate: 2024-03-04\nwith: acme\n";

#[test]
fn nesting_is_bounded() {
    for open in ["[", "{", "- ", "? ", "[{a: ", "!a [", "&a ["] {
        refused(&format!("{CALL}topics:\n  {}", open.repeat(100_000)), "too-deep");
        refused(&open.repeat(10_000), "too-deep");
    }
    let levels = (0..1_500).map(|level| format!("{}a:\n", " ".repeat(level)));
    refused(&levels.collect::<String>(), "too-deep");
}

#[test]
fn repetition_is_refused_before_it_grows() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (last, next) in ('a'..='z').zip('b'..='z') {
        let items = vec![format!("*{last}"); 10].join(", ");
        bomb.push_str(&format!("{next}: &{next} [{items}]\n"));
    }
    refused(&bomb, "alias");
    refused("a: &a\n  <<: *a\n", "alias");
}

#[test]
fn large_files_are_not_read() {
    let scene = with("data/contacts/call.yaml", CALL);
    let text = format!("{CALL}summary: {}\n", "x".repeat(50 * 1024 * 1024));
    scene.write("data/contacts/large.yaml", &text);
    scene.write("data/settings.yaml", &text);
    scene.write("templates/large.md", &text);
    let (status, err) = run(&scene, &["build"]);
    assert_eq!(status, 2);
    assert_eq!(err.matches("error[too-large]").count(), 3, "{err}");
}

#[test]
fn many_keys_items_and_faults_take_linear_time() {
    let keys = |count: usize| (0..count).map(|n| format!("k{n}: \n")).collect::<String>();
    refused(&format!("{CALL}{}", keys(200_000)), "too-many-faults");
    let inner = keys(150_000).replace("k", "  k");
    refused(&format!("{CALL}closes:\n{inner}"), "too-many-faults");
    let same = "same: x\n".repeat(200_000);
    refused(&format!("{CALL}{same}"), "too-many-faults");
    let ids = (0..200_000).map(|n| format!("t{n},")).collect::<String>();
    refused(&format!("{CALL}topics: [{ids}]"), "too-many-faults");
    let odd = "A B,".repeat(300_000);
    refused(&format!("{CALL}topics: [{odd}]"), "too-many-faults");
    let tags = "!t x, ".repeat(200_000);
    refused(&format!("{CALL}topics: [{tags}]"), "too-many-faults");
    let points = "- them: Yes.\n  topc: x\n".repeat(70_000);
    refused(&format!("{CALL}points:\n{points}"), "too-many-faults");
}

#[test]
fn long_words_are_neither_compared_nor_printed_whole() {
    let long = "x".repeat(1_900_000);
    for text in [
        format!("{CALL}{long}: x\n"),
        format!("{CALL}mode: {long}\n"),
        format!("{CALL}topics: {long}\n"),
        format!("{CALL}time: {long}\n"),
        format!("{CALL}points: {long}\n"),
        format!("{CALL}tz: {long}\n"),
        format!("{CALL}title: Note: {long}\n"),
        format!("{CALL}title: \"{long}\n"),
        format!("{CALL}title: {}\n", "word #1 ".repeat(200_000)),
        format!("{CALL}title: word\n{}", " - word\n".repeat(200_000)),
        format!("{CALL}title: \"x\n{}", " word\n".repeat(200_000)),
        format!("{CALL}{} x", "#\n".repeat(900_000)),
        format!("{CALL}\n{}\tx: y", "\n".repeat(900_000)),
    ] {
        let scene = with("data/contacts/call.yaml", &text);
        let (status, err) = run(&scene, &["build"]);
        let start: String = text.chars().take(80).collect();
        assert_eq!(status, 2, "{start}");
        assert!(err.len() < 200_000, "{start}: {} bytes", err.len());
    }
}

#[test]
fn two_long_words_are_not_compared_letter_by_letter() {
    let long = "x".repeat(900_000);
    let scene = with("data/contacts/call.yaml", &format!("{CALL}mode: {long}y\n"));
    scene.write("data/settings.yaml", &format!("modes: [{long}]\n"));
    let (status, err) = run(&scene, &["build"]);
    assert_eq!(status, 2);
    assert!(err.contains("error[unknown-mode]"));
    assert!(err.len() < 5_000);
}

#[test]
fn a_thousand_records_with_faults_are_all_told() {
    let scene = with("data/contacts/call.yaml", CALL);
    for n in 0..1_000 {
        let text = format!("kind: call\ndate: 2024-03-04\nwith: acme-{n}\nmode: onlin\n");
        scene.write(&format!("data/contacts/call-{n}.yaml"), &text);
    }
    let (status, err) = run(&scene, &["build"]);
    assert_eq!(status, 2);
    assert_eq!(err.matches("error[unknown-organisation]").count(), 1_000);
    assert_eq!(err.matches("error[unknown-mode]").count(), 1_000);
}

#[test]
fn pipes_and_links_are_not_followed() {
    let scene = with("data/contacts/call.yaml", CALL);
    let pipe = |path: &str| {
        let made = Command::new("mkfifo").arg(scene.path(path)).status();
        assert!(made.expect("mkfifo runs").success());
    };
    pipe("data/settings.yaml");
    pipe("data/topics");
    fs::create_dir_all(scene.path("templates")).expect("a folder");
    pipe("templates/pack.md");
    symlink("/", scene.path("data/sources")).expect("a link");
    symlink("visits", scene.path("data/visits")).expect("a link");
    symlink("../..", scene.path("data/people")).expect("a link");
    symlink("/dev/zero", scene.path("data/contacts/zero.yaml")).expect("a link");
    symlink("/proc/self/mem", scene.path("templates/memory.md")).expect("a link");
    let (status, err) = run(&scene, &["build"]);
    assert_eq!(status, 2);
    assert_eq!(err.matches("error[not-a-file]").count(), 3, "{err}");
    assert_eq!(err.matches("error[link]").count(), 5, "{err}");
    assert!(!err.contains("error[unknown-"), "nothing else follows: {err}");
}

#[test]
fn data_itself_may_not_be_a_link() {
    let (scene, other) = (Scene::empty(), with("data/contacts/call.yaml", CALL));
    symlink(other.path("data"), scene.path("data")).expect("a link");
    let (status, err) = run(&scene, &["build"]);
    assert_eq!(status, 2);
    assert!(err.contains("data: error[link]"), "{err}");
    assert!(!err.contains("no-records"), "{err}");
}

/// What cannot be listed is not taken for nothing: links into it are no faults.
#[test]
fn a_folder_that_may_not_be_read_is_said_once() {
    let text = format!("{CALL}them: ada-example\nreports: flash\n");
    let scene = with("data/contacts/call.yaml", &text);
    scene.write("data/people/ada-example.yaml", "name: Ada\norganisation: acme\n");
    scene.write("data/sources/flash.yaml", "kind: flash-report\ntitle: Flash\n");
    let close = |path: &str| {
        let closed = fs::Permissions::from_mode(0o000);
        fs::set_permissions(scene.path(path), closed).expect("a mode");
    };
    fs::set_permissions(scene.path(""), fs::Permissions::from_mode(0o755)).expect("a mode");
    close("data/people");
    close("data/sources/flash.yaml");
    let program = scene.path("program");
    fs::copy(env!("CARGO_BIN_EXE_scene-setter"), &program).expect("a copy");
    let run = |command: &mut Command| {
        let words = ["--format", "short", "build"];
        command.args(words).current_dir(scene.path(""));
        // A copy cannot be run while a child of another test still holds it open.
        loop {
            let output = command.output()?;
            let err = String::from_utf8_lossy(&output.stderr).into_owned();
            if !err.contains("Text file busy") {
                return std::io::Result::Ok(err);
            }
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    };
    // The superuser may read everything: become nobody.
    let err = if fs::read_dir(scene.path("data/people")).is_err() {
        run(&mut Command::new(&program)).expect("the program runs")
    } else {
        let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"];
        let Ok(err) = run(Command::new("setpriv").args(nobody).arg(&program)) else {
            println!("skipped: the superuser reads everything, and setpriv is not here");
            return;
        };
        err
    };
    let open = fs::Permissions::from_mode(0o755);
    fs::set_permissions(scene.path("data/people"), open).expect("a mode");
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(lines.len(), 2, "{err}");
    assert!(lines[0].starts_with("data/people: error[unreadable]"), "{err}");
    assert!(lines[1].starts_with("data/sources/flash.yaml: error[unreadable]"), "{err}");
}

#[test]
fn ids_do_not_leave_their_folder() {
    for id in ["../acme", "/etc/passwd", "..", "a/../b", "C:\\x", "acme.yaml", "%2e%2e"] {
        let err = refused(&format!("kind: call\ndate: 2024\nwith: '{id}'\n"), "bad-id");
        assert!(err.starts_with("data/contacts/call.yaml:3:7: "), "{err}");
    }
    let scene = with("data/contacts/call.yaml", CALL);
    let (status, err) = run(&scene, &["build", "../../../etc/passwd"]);
    assert_eq!(status, 2);
    assert!(err.contains("error[unknown-id]"), "{err}");
    let scene = with("data/contacts/a..b.yaml", CALL);
    scene.write("data/contacts/..\\x.yaml", CALL);
    let (_, err) = run(&scene, &["build"]);
    assert_eq!(err.matches("error[bad-id]").count(), 1, "{err}");
}

#[test]
fn hidden_characters_are_shown() {
    let text = format!(
        "{CALL}mode: \"on\u{202e}enil\u{2028}\u{feff}\"\ntitle: [\"\u{1b}[2J\u{9b}\", \u{200b}a]\n"
    );
    let scene = with("data/contacts/call.yaml", &text);
    scene.write("data/contacts/a\u{202e}b\u{1b}.yaml", CALL);
    for (format, shown) in [("human", "\\u{202e}"), ("short", "\\u{202e}"), ("json", "\\u202e")] {
        let run = scene.run(&["--color", "never", "--format", format, "build"]);
        let all = format!("{}{}", run.out, run.err);
        assert!(all.contains(shown), "{all}");
        let hidden =
            |c: char| c.is_control() && c != '\n' || "\u{202e}\u{2028}\u{feff}\u{200b}".contains(c);
        assert!(!all.contains(hidden), "{all:?}");
        if format == "json" {
            let lines: Vec<_> = all.lines().collect();
            for line in lines {
                serde_json::from_str::<serde_json::Value>(line).expect("JSON");
            }
        }
    }
}
