//! What each command costs on a store of 1,000 and one of 10,000 contacts, against the floors: to
//! look at every file, to read it, to parse it into records.
//!
//! `cargo bench --bench packs` makes both stores, runs every step in a process of its own, in
//! turns, three times, and prints the median CPU time, its ratio to a floor beside the ratio that
//! is wanted, the peak memory, and how the time grows from one store to the other: an exponent of
//! 1 is in proportion. The result stands in `tests/bench/results.md`. `-- 1000` takes the small
//! store alone, `-- store 1000 FOLDER` only writes one, `-- import` prints what an import takes against
//! its parser alone. CPU time and memory come from /proc; elsewhere wall time is printed and memory is
//! not.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests make, read and print what they like"
)]

mod cost;
mod intake;
mod map;
mod project;
mod steps;
mod texts;
mod words;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use cost::{Cost, median};
use scene_setter::finding::report::Report;
use scene_setter::project::load::load;
use scene_setter::project::load::state::Glance;
use steps::{STEPS, Step, Store};

const ROUNDS: usize = 3;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["map", rounds] => map::map(rounds.parse().expect("a number")),
        ["import", ..] => intake::intake(),
        ["floor", step, folder] => floor(step, Path::new(folder)),
        ["store", contacts, folder] => {
            let contacts = contacts.parse().expect("a number");
            project::write(Path::new(folder), contacts, (contacts / 100).clamp(1, 100));
        }
        words => {
            let small_only = words.contains(&"1000");
            let result = compare(if small_only { &[1_000] } else { &[1_000, 10_000] });
            println!("{result}");
            let root = Path::new(env!("CARGO_MANIFEST_DIR"));
            let path = root.join("tests/bench/results.md");
            fs::write(path, result).expect("the result is written");
            map::map(20);
        }
    }
}

/// A floor, run as a process of its own.
fn floor(step: &str, folder: &Path) {
    match step {
        "look" => assert!(Glance::of(folder).is_some(), "a state"),
        "read" => read(folder),
        "parse" => {
            let mut report = Report::default();
            let project = load(folder, &mut report);
            let contacts = project.records.contacts.len();
            assert!(contacts >= 1_000, "{:?}", report.found());
        }
        other => panic!("no floor is called {other}"),
    }
}

/// Reads the bytes of every file.
fn read(folder: &Path) {
    let mut folders = vec![folder.join("data")];
    let mut bytes = 0;
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder").flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => bytes += fs::read(path).expect("a file").len(),
            }
        }
    }
    assert!(bytes > 0, "files were read");
}

/// Measures every step on stores of some sizes.
fn compare(sizes: &[usize]) -> String {
    let mut costs: Vec<Vec<Vec<Cost>>> = Vec::new();
    for size in sizes {
        let store = Store::new(*size);
        let mut rounds: Vec<Vec<Cost>> = STEPS.iter().map(|_| Vec::new()).collect();
        for round in 0..ROUNDS {
            for (step, costs) in STEPS.iter().zip(&mut rounds) {
                costs.push(store.run(step, round));
            }
        }
        costs.push(rounds);
    }
    table(sizes, &costs)
}

fn table(sizes: &[usize], costs: &[Vec<Vec<Cost>>]) -> String {
    let mut text = String::from(
        "# The last run of `cargo bench --bench packs`\n\nMedians of three rounds; a ratio is \
         the median of the rounds' own. `look` takes the stamps of all files, `read` their bytes, \
         `parse` makes typed records of them.\n\n| step | contacts | CPU s | peak MB | ratio | \
         wanted | of | growth |\n|---|--:|--:|--:|--:|--:|---|--:|\n",
    );
    for (number, step) in STEPS.iter().enumerate() {
        for (at, size) in sizes.iter().enumerate() {
            let rounds = &costs[at][number];
            let seconds = median(rounds.iter().map(|cost| cost.seconds));
            let peak = median(rounds.iter().map(|cost| cost.peak));
            let (ratio, wanted, of) = ratio(step, rounds, &costs[at]);
            let growth = match at {
                0 => String::new(),
                _ => {
                    let before = costs[at - 1][number].iter().map(|cost| cost.seconds);
                    let times = *size as f64 / sizes[at - 1] as f64;
                    let grown = seconds.max(0.005) / median(before).max(0.005);
                    format!("{:.2}", grown.ln() / times.ln())
                }
            };
            let _ = writeln!(
                text,
                "| {} | {size} | {seconds:.2} | {peak:.0} | {ratio} | {wanted} | {of} | {growth} |",
                step.name
            );
        }
    }
    text
}

fn ratio(step: &Step, rounds: &[Cost], all: &[Vec<Cost>]) -> (String, String, &'static str) {
    let Some((wanted, of)) = step.wanted else {
        return (String::new(), String::new(), "");
    };
    let place = STEPS.iter().position(|other| other.name == of);
    let floor = &all[place.expect("a step of that name")];
    let pairs = rounds.iter().zip(floor);
    let ratios = pairs.map(|(cost, floor)| cost.seconds / floor.seconds.max(0.005));
    (format!("{:.2}", median(ratios)), format!("{wanted:.2}"), of)
}
