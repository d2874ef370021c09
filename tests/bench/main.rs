//! What a cold build costs, against the bare read-and-parse of the same files.
//!
//! `cargo bench` generates projects of 1,000 and 10,000 contacts and runs each step in a
//! process of its own, in turn, five times. It prints the median CPU time, the ratio to the
//! bare parse of the same round, and the peak memory. CPU time and memory come from /proc;
//! elsewhere wall time is printed and memory is not.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests make, read and print what they like"
)]

mod project;

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use scene_setter::edition::Edition;
use scene_setter::load::load;
use scene_setter::report::Report;
use scene_setter::target::Wanted;

const ROUNDS: usize = 5;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if words.iter().any(|word| word == "map") {
        return map();
    }
    if let [_, step, folder] = words.as_slice()
        && !step.starts_with("--")
    {
        return in_child(step, Path::new(folder));
    }
    println!(
        "{:>9} {:<28} {:>9} {:>7} {:>9}",
        "contacts", "step", "CPU s", "ratio", "peak MB"
    );
    for (contacts, visits) in [(1_000, 10), (10_000, 100)] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        project::write(folder.path(), contacts, visits);
        measure(contacts, folder.path());
    }
    start_up();
    map();
}

/// One step, run as a process of its own.
fn in_child(step: &str, folder: &Path) {
    let mut report = Report::default();
    match step {
        "parse" => {
            let project = load(folder, &mut report);
            assert!(
                project.records.contacts.len() >= 1_000,
                "{:?}",
                report.found()
            );
        }
        "generic" => project::parse_generic(folder),
        other => panic!("no step is called {other}"),
    }
}

fn measure(contacts: usize, folder: &Path) {
    let this = std::env::current_exe().expect("a path");
    let program = Path::new(env!("CARGO_BIN_EXE_scene-setter"));
    let path = folder.to_str().expect("UTF-8");
    let steps: [(&str, &Path, Vec<&str>); 5] = [
        ("read and parse, typed", &this, vec!["parse", path]),
        ("read and parse, untyped", &this, vec!["generic", path]),
        ("build, cold", program, vec!["-q", "-C", path, "build"]),
        ("build, unchanged", program, vec!["-q", "-C", path, "build"]),
        (
            "check",
            program,
            vec!["-C", path, "check", "--as-of", "2024-01-01"],
        ),
    ];
    let mut costs: Vec<Vec<Cost>> = steps.iter().map(|_| Vec::new()).collect();
    for _ in 0..ROUNDS {
        for (number, (name, program, words)) in steps.iter().enumerate() {
            if *name == "build, cold" {
                let _ = std::fs::remove_dir_all(folder.join("output"));
            }
            costs[number].push(run(program, words));
        }
    }
    let parse: Vec<f64> = costs[0].iter().map(|cost| cost.seconds).collect();
    for ((name, ..), costs) in steps.iter().zip(&costs) {
        let seconds = median(costs.iter().map(|cost| cost.seconds));
        let ratio = median(
            costs
                .iter()
                .zip(&parse)
                .map(|(cost, parse)| cost.seconds / parse),
        );
        let peak = median(costs.iter().map(|cost| cost.peak));
        println!("{contacts:>9} {name:<28} {seconds:>9.2} {ratio:>7.2} {peak:>9.1}");
    }
}

/// What knowing the facts behind every line adds to rendering the example's packs.
fn map() {
    let mut report = Report::default();
    let project = load(Path::new(env!("CARGO_MANIFEST_DIR")), &mut report);
    let edition = Edition::new(project, &mut report).expect("the example is sound");
    let targets = edition.targets(&Wanted::default(), &mut report);
    let mut time = |traced| {
        median((0..20).map(|_| {
            let begun = Instant::now();
            let packs = edition.packs(&targets, None, traced, &mut report);
            assert_eq!(packs.len(), targets.len());
            begun.elapsed().as_secs_f64() * 1e3
        }))
    };
    let (plain, traced) = (time(false), time(true));
    println!(
        "example: its packs in {plain:.1} ms wall, with their maps in {traced:.1} ms, {:.2} times",
        traced / plain
    );
}

/// The example, from start to exit.
fn start_up() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    project::copy(&root.join("data"), &folder.path().join("data"));
    let path = folder.path().to_str().expect("UTF-8");
    let program = Path::new(env!("CARGO_BIN_EXE_scene-setter"));
    let _ = run(program, &["-q", "-C", path, "build"]);
    for (name, words) in [
        ("example: build, unchanged", vec!["-q", "-C", path, "build"]),
        ("example: --version", vec!["--version"]),
    ] {
        let wall = median((0..20).map(|_| {
            let begun = Instant::now();
            let _ = run(program, &words);
            begun.elapsed().as_secs_f64() * 1e3
        }));
        println!("{name}: {wall:.1} ms wall");
    }
}

struct Cost {
    seconds: f64,
    peak: f64,
}

fn run(program: &Path, words: &[&str]) -> Cost {
    let before = cpu_of_children();
    let begun = Instant::now();
    let mut child = Command::new(program)
        .args(words)
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut peak = 0.0_f64;
    let status = loop {
        peak = peak.max(peak_of(child.id()).unwrap_or(0.0));
        match child.try_wait().expect("a child") {
            Some(status) => break status,
            None => sleep(Duration::from_millis(1)),
        }
    };
    assert!(status.success(), "{words:?} ended with {status}");
    let seconds = match (before, cpu_of_children()) {
        (Some(before), Some(after)) => after - before,
        _ => begun.elapsed().as_secs_f64(),
    };
    Cost { seconds, peak }
}

/// CPU seconds of all children that have ended, where the system tells.
fn cpu_of_children() -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let after_name = stat.rsplit_once(") ")?.1;
    let fields: Vec<f64> = after_name
        .split(' ')
        .filter_map(|field| field.parse().ok())
        .collect();
    // The first field is a letter and does not parse: cutime and cstime are 13th and 14th.
    Some((fields.get(12)? + fields.get(13)?) / 100.0)
}

fn peak_of(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
