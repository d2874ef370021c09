//! Kills at any moment → whole files, one build, and a next build that goes on.

use std::env;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::merge::{LETTER, many_packs, output, packs};
use crate::scene::Scene;

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
        match number % 2 {
            0 => scene.remove(LETTER),
            _ => drop(scene.write(LETTER, &letter)),
        }
        let mut build = scene.start("build");
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let share = (random >> 33) as f64 / f64::from(1_u32 << 31);
        // Half of the kills come at any moment, a quarter each while the build stages its
        // files and while it moves them.
        let (sign, most) = match number % 4 {
            0 | 1 => (".", whole),
            2 => ("output/.base/lock", window),
            _ => ("output/.base/journal", Duration::from_millis(2)),
        };
        let start = Instant::now();
        while !scene.path(sign).exists() && start.elapsed() < whole * 2 {
            sleep(Duration::from_micros(50));
        }
        sleep(most.mul_f64(share));
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
                let run = scene.play("status --as-of 2031-05-01");
                assert_eq!(run.status, 1, "{run:?}");
                assert!(!run.says("by hand: "), "half of a build is nobody's edit: {run:?}");
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
    let mut build = scene.start("build");
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
        assert!(pack.contains("You last spoke on 16 May 2031"), "{pack}");
    }
    assert!(!scene.path("output/.base/journal").exists());
    assert_eq!(scene.play("build --check").status, 0);
}

fn files_of(pack: &str) -> [String; 4] {
    let stem = pack.trim_end_matches(".md");
    let base = stem.replace("output/", "output/.base/");
    [pack.to_owned(), format!("{stem}.html"), format!("{base}.md"), format!("{base}.facts")]
}

fn digest(text: &str) -> String {
    scene_setter::pack::base::digest(text)
}
