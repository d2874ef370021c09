//! Bytes damaged at random → every reader of what people and programs hand in: none may panic,
//! none may hang.
//!
//! `cargo bench --bench fuzz` gives each kind of target a minute; `-- --seconds 600 yaml merge`
//! gives two of them ten. As many run at once as there are cores. An input that breaks a target is
//! written to a file, with the seed that made it.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "tests make, read and print what they like"
)]

mod corpus;
mod mutate;
mod targets;

use std::num::NonZero;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;
use std::time::{Duration, Instant};

use mutate::Random;
use targets::TARGETS;

/// Nothing a person hands in takes as long.
const HANGS: Duration = Duration::from_secs(20);

fn main() -> ExitCode {
    let mut seconds = 60;
    let mut seed = 1;
    let mut named = Vec::new();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut number = || words.next().and_then(|word| word.parse().ok());
        match word.as_str() {
            "--seconds" => seconds = number().expect("a number of seconds"),
            "--seed" => seed = number().expect("a number"),
            word if word.starts_with('-') => {}
            word => named.push(word.to_owned()),
        }
    }
    let wanted = TARGETS.iter().filter(|target| {
        let named_so = |name: &String| name == target.name || name == target.kind();
        named.is_empty() || named.iter().any(named_so)
    });
    let wanted: Vec<_> = wanted.collect();
    let next = AtomicUsize::new(0);
    let broken = AtomicUsize::new(0);
    // As many targets at once as there are cores.
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    std::thread::scope(|threads| {
        for _ in 0..cores {
            threads.spawn(|| {
                while let Some(target) = wanted.get(next.fetch_add(1, Relaxed)) {
                    let sharing = wanted.iter().filter(|one| one.kind() == target.kind()).count();
                    let time = Duration::from_secs(seconds) / u32::try_from(sharing).unwrap_or(1);
                    let found = fuzz(target, seed, time);
                    broken.fetch_add(found, Relaxed);
                }
            });
        }
    });
    ExitCode::from(u8::from(broken.into_inner() > 0))
}

fn fuzz(target: &targets::Target, seed: u64, time: Duration) -> usize {
    let inputs = (target.corpus)();
    assert!(!inputs.is_empty(), "{} has nothing to begin with", target.name);
    let begun = Instant::now();
    let (mut runs, mut broken) = (0_u64, 0);
    let mut slowest = Duration::ZERO;
    while begun.elapsed() < time {
        let own_seed = seed.wrapping_mul(1_000_003).wrapping_add(runs);
        let bytes = mutate::damaged(&inputs, &mut Random::new(own_seed));
        let one = Instant::now();
        let sound = catch_unwind(AssertUnwindSafe(|| (target.run)(&bytes))).is_ok();
        slowest = slowest.max(one.elapsed());
        runs += 1;
        if !sound || one.elapsed() > HANGS {
            broken += 1;
            let name = format!("fuzz-{}-{own_seed}", target.name.replace('/', "-"));
            let path = std::env::temp_dir().join(name);
            std::fs::write(&path, &bytes).expect("the input is kept");
            println!("{}: broken by {}", target.name, path.display());
        }
    }
    println!(
        "{:<14} {runs:>9} inputs, slowest {:>6.0} ms, {broken} broken",
        target.name,
        slowest.as_secs_f64() * 1e3
    );
    broken
}
