//! What a cold build costs, against the bare read-and-parse of the same files.
//!
//! `cargo bench` generates projects of 1,000 and 10,000 contacts and runs each step in a
//! process of its own, in turn, five times. It prints the median CPU time, the ratio to the
//! bare parse of the same round, and the peak memory. The bare parse reads every file and
//! lets the YAML crate make its own tree of it, without our types, places or checks. CPU time
//! and memory come from /proc; elsewhere wall time is printed and memory is not.
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

use scene_setter::finding::report::Report;
use scene_setter::pack::base::Base;
use scene_setter::pack::keep_edits::OnDisk;
use scene_setter::pack::wanted::Wanted;
use scene_setter::pack::{Run, pages};
use scene_setter::project::load::load;
use scene_setter::why::built::Built;

const ROUNDS: usize = 5;

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if let [_, word, rounds] = words.as_slice()
        && word == "map"
    {
        return map(rounds.parse().expect("a number"));
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
    map(20);
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
        ("bare read and parse", &this, vec!["generic", path]),
        ("read into records", &this, vec!["parse", path]),
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

/// What knowing the facts behind every line adds to making the example's packs, in CPU time:
/// the whole map of each pack beside its Markdown alone, and beside its Markdown and page.
fn map(rounds: u32) {
    let mut report = Report::default();
    let project = load(Path::new(env!("CARGO_MANIFEST_DIR")), &mut report);
    let built = Built::of(project, &mut report).expect("the example is sound");
    let targets = built.opened.targets(&Wanted::default(), &mut report);
    let run = Run {
        as_of: None,
        discard_edits: false,
        lying: &|_, _| None,
        also: &[],
        on_disk: &|_, _| {
            Some(OnDisk {
                markdown: None,
                base: Base::Missing,
            })
        },
        made_one: &|| {},
    };
    let make = |what: &str| {
        let mut report = Report::default();
        let made = match what {
            "pages" => pages(&built.opened, &targets, &run, &mut report).len(),
            what => built
                .packs(&targets, None, what == "maps", &mut report)
                .len(),
        };
        assert_eq!(made, targets.len());
    };
    let cost = |what| {
        let before = cpu_of_this().unwrap_or_default();
        (0..rounds).for_each(|_| make(what));
        (cpu_of_this().unwrap_or_default() - before) * 1e3 / f64::from(rounds)
    };
    ["markdown", "pages", "maps"].into_iter().for_each(make);
    let costs: Vec<[f64; 3]> = (0..2 * ROUNDS + 1)
        .map(|_| ["markdown", "pages", "maps"].map(cost))
        .collect();
    let typical = |of: fn(&[f64; 3]) -> f64| median(costs.iter().map(of));
    println!(
        "example: Markdown {:.1} ms, with pages {:.1} ms, maps {:.1} ms: {:.2} of the first, {:.2} of the second",
        typical(|[markdown, ..]| *markdown),
        typical(|[_, pages, _]| *pages),
        typical(|[markdown, _, both]| both - markdown),
        typical(|[markdown, _, both]| (both - markdown) / markdown),
        typical(|[markdown, pages, both]| (both - markdown) / pages),
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
    // The first field is a letter and does not parse: cutime and cstime are 13th and 14th.
    cpu(12)
}

/// CPU seconds of this process, where the system tells.
fn cpu_of_this() -> Option<f64> {
    cpu(10)
}

/// Two fields of /proc/self/stat behind the name, in hundredths of a second.
fn cpu(first: usize) -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let after_name = stat.rsplit_once(") ")?.1;
    let fields: Vec<f64> = after_name
        .split(' ')
        .filter_map(|field| field.parse().ok())
        .collect();
    Some((fields.get(first)? + fields.get(first + 1)?) / 100.0)
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
