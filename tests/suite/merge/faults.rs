//! Kills, full disks, folders that may not be written, two builds at once → no half pack.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::scene::Scene;

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
    let harbour = crate::scene::repository().join("tests/cases/harbour/later/contacts");
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
        let Ok(entries) = fs::read_dir(scene.path(&folder)) else { continue };
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

#[derive(Debug, Default)]
struct Tally {
    kills: usize,
    before_writing: usize,
    while_staging: usize,
    while_moving: usize,
    after: usize,
}

/// Kills builds at random moments: `KILLS=200 cargo test --test suite kill`.
#[test]
fn a_killed_build_leaves_whole_files_and_the_next_one_goes_on() {
    let kills = env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(10);
    let (scene, letter) = many_packs();
    let old = output(&scene);
    let start = Instant::now();
    scene.write(LETTER, &letter);
    scene.build();
    let whole = start.elapsed();
    let new = output(&scene);
    assert_ne!(old, new);
    let window = writing_takes(&scene, &letter);
    let mut tally = Tally::default();
    let mut random: u64 = 0x9e37_79b9_7f4a_7c15;
    for number in 0..kills {
        // Each turn goes to the other state: with the letter, and without it.
        let (from, to) = if number % 2 == 0 { (&new, &old) } else { (&old, &new) };
        if number % 2 == 0 { scene.remove(LETTER) } else { scene.write(LETTER, &letter) }
        let mut build = scene.command("build").spawn().expect("the program runs");
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let share = (random >> 33) as f64 / f64::from(1_u32 << 31);
        // Half of the kills come at any moment, half while the build writes.
        let start = Instant::now();
        let wrote = || scene.path("output/.base/lock").exists();
        while number % 4 > 1 && !wrote() && start.elapsed() < whole * 2 {
            sleep(Duration::from_micros(200));
        }
        sleep(if number % 4 > 1 { window } else { whole }.mul_f64(share));
        build.kill().expect("a process can be killed");
        build.wait().expect("a process ends");
        let left = output(&scene);
        let journal = left.contains_key("output/.base/journal");
        let staged = left.keys().any(|path| path.starts_with("output/.base/staged/"));
        for (path, text) in &from.clone() {
            let now = left.get(path).unwrap_or_else(|| panic!("{path} is gone"));
            assert!(now == text || *now == to[path], "{path} is neither old nor new");
        }
        let mixed = from.keys().any(|path| left[path] != from[path])
            && to.keys().any(|path| left[path] != to[path]);
        assert!(journal || !mixed, "two builds are mixed and nothing says so");
        tally.kills += 1;
        match (journal, staged) {
            (true, _) => {
                let run = scene.run("status --as-of 2031-05-01");
                assert_eq!(run.status, Some(1), "{run:?}");
                assert!(run.says("A build was interrupted"), "{run:?}");
                tally.while_moving += 1;
            }
            (false, true) => tally.while_staging += 1,
            (false, false) if from.iter().all(|(path, text)| left[path] == *text) => {
                tally.before_writing += 1;
            }
            (false, false) => tally.after += 1,
        }
        scene.build();
        assert_eq!(&output(&scene), to, "the next build finishes the work");
    }
    println!("{tally:?}; a build takes {whole:?}, of which it writes {window:?}");
}

/// Measures how long a build holds the lock.
fn writing_takes(scene: &Scene, letter: &str) -> Duration {
    scene.remove(LETTER);
    scene.build();
    scene.write(LETTER, letter);
    let mut build = scene.command("build").spawn().expect("the program runs");
    let mut start = None;
    while build.try_wait().expect("a process can be asked").is_none() {
        let locked = scene.path("output/.base/lock").exists();
        if locked && start.is_none() {
            start = Some(Instant::now());
        }
        sleep(Duration::from_micros(200));
    }
    start.map_or(Duration::from_millis(50), |start| start.elapsed())
}

#[test]
fn an_edit_made_after_a_kill_is_not_overwritten_by_what_was_under_way() {
    let (scene, letter) = many_packs();
    scene.write(LETTER, &letter);
    let old = output(&scene);
    scene.build();
    let new = output(&scene);
    // The moment after the first of two packs was moved: all else waits.
    let [first, second] = [&packs(&scene)[0], &packs(&scene)[1]];
    let mut journal = String::from("# interrupted\n");
    let mut number = 0;
    for (pack, path) in [first, second].into_iter().enumerate() {
        for path in files_of(path) {
            journal.push_str(&format!("{pack} {number} {} {path}\n", digest(&old[&path])));
            if number > 0 {
                scene.write(&format!("output/.base/staged/{number}"), &new[&path]);
                scene.write(&path, &old[&path]);
            }
            number += 1;
        }
    }
    scene.write("output/.base/journal", &journal);
    scene.edit(first, "**Note** The quays", "**Note** By hand: the quays");
    scene.edit(second, "**Note** The quays", "**Note** By hand: the quays");
    scene.build();
    for path in [first, second] {
        let pack = scene.read(path);
        assert!(pack.contains("**Note** By hand: the quays"), "{pack}");
        assert!(pack.contains("By hand: a date for the first"), "{pack}");
        assert!(pack.contains("Told you then: The north quay"), "{pack}");
    }
    assert!(scene.find("output/.base/journal").is_none());
    assert_eq!(scene.run("build --check").status, Some(0));
}

fn files_of(pack: &str) -> [String; 4] {
    let stem = pack.trim_end_matches(".md");
    let base = stem.replace("output/", "output/.base/");
    [pack.to_owned(), format!("{stem}.html"), format!("{base}.md"), format!("{base}.facts")]
}

fn digest(text: &str) -> String {
    scene_setter::page::base::digest(text)
}

#[test]
fn two_builds_at_once_leave_what_one_would() {
    let (scene, letter) = many_packs();
    scene.write(LETTER, &letter);
    let start = |_| scene.command("build").spawn().expect("the program runs");
    let builds: Vec<_> = (0..4).map(start).collect();
    for build in builds {
        let output = build.wait_with_output().expect("a process ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let together = output(&scene);
    scene.build();
    assert_eq!(output(&scene), together);
    assert!(together.keys().all(|path| !path.contains("lock") && !path.contains("staged")));
    assert!(packs(&scene).iter().all(|path| together[path].contains("north quay")));
}

#[test]
fn a_lock_that_a_dead_build_left_holds_nobody_up() {
    let scene = Scene::of("tests/cases/harbour");
    scene.write("output/.base/lock", "");
    scene.build();
    assert!(scene.find("output/.base/lock").is_none());
}

/// Mounts a small disk on output/; not every machine lets a test do so.
fn small_disk(scene: &Scene, options: &str) -> bool {
    let output = scene.path("output");
    fs::create_dir_all(&output).expect("the folder can be made");
    let mut mount = Command::new("mount");
    mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(&output);
    let mounted = mount.output().is_ok_and(|run| run.status.success());
    if !mounted {
        println!("skipped: no disk can be mounted here");
    }
    mounted
}

struct Mounted<'a>(&'a Path);

impl Drop for Mounted<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).output();
    }
}

#[test]
fn a_full_disk_leaves_output_as_it_was() {
    let scene = Scene::of("tests/cases/harbour");
    if !small_disk(&scene, "size=2m") {
        return;
    }
    let folder = scene.path("output");
    let _mounted = Mounted(&folder);
    scene.build();
    let old = output(&scene);
    fs::write(scene.path("output/filler"), "").expect("the disk is not full yet");
    let mut filler = fs::File::options().append(true).open(scene.path("output/filler"));
    let filler = filler.as_mut().expect("the file is there");
    while std::io::Write::write_all(filler, &[b'x'; 1024]).is_ok() {}
    fs::write(scene.path(LETTER), "kind: call\ndate: 2031-05-16\nwith: tidewell\nus: ines-caldeira\n")
        .expect("the facts lie on another disk");
    let run = scene.run("build");
    assert_eq!(run.status, Some(2), "{run:?}");
    assert!(run.says("No space left"), "{run:?}");
    let mut now = output(&scene);
    now.remove("output/filler");
    assert_eq!(now, old);
    scene.remove("output/filler");
    scene.build();
    assert_ne!(output(&scene), old);
}

#[test]
fn a_folder_that_may_not_be_written_is_left_as_it_was() {
    let scene = Scene::of("tests/cases/harbour");
    if !small_disk(&scene, "size=2m") {
        return;
    }
    let folder = scene.path("output");
    let _mounted = Mounted(&folder);
    scene.build();
    let old = output(&scene);
    let mut mount = Command::new("mount");
    mount.args(["-o", "remount,ro"]).arg(&folder);
    assert!(mount.output().is_ok_and(|run| run.status.success()));
    assert_eq!(scene.run("build").status, Some(0), "there is nothing to write");
    scene.remove("data/contacts/2031-03-04-tidewell-call.yaml");
    let run = scene.run("build");
    assert_eq!(run.status, Some(2), "{run:?}");
    assert!(run.says("Cannot write"), "{run:?}");
    assert_eq!(output(&scene), old);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_project_is_not_followed() {
    let elsewhere = Scene::empty();
    elsewhere.write("pack.md", "Mine.\n");
    for link in ["output", "output/2031-05-harbour", "output/.base"] {
        let scene = Scene::of("tests/cases/harbour");
        let path = scene.path(link);
        fs::create_dir_all(path.parent().expect("a link lies in a folder"))
            .expect("the folder can be made");
        std::os::unix::fs::symlink(elsewhere.path(""), path).expect("a link can be made");
        let run = scene.run("build");
        assert_eq!(run.status, Some(2), "{run:?}");
        assert!(run.says("is a link"), "{run:?}");
    }
    let scene = Scene::of("tests/cases/harbour");
    scene.write("output/2031-05-harbour/scene-setter.html", "");
    let pack = scene.path("output/2031-05-harbour/scene-setter.md");
    std::os::unix::fs::symlink(elsewhere.path("pack.md"), pack).expect("a link can be made");
    assert_ne!(scene.run("build --discard-edits").status, Some(0));
    assert_eq!(elsewhere.read("pack.md"), "Mine.\n");
    let left = fs::read_dir(elsewhere.path("")).expect("the folder is there");
    assert_eq!(left.count(), 1);
}
