//! A program → what running it takes: CPU time and memory, where the system tells.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// What a run took.
#[derive(Clone, Copy)]
pub struct Cost {
    /// CPU seconds.
    pub seconds: f64,
    /// The most memory it held, in MB.
    pub peak: f64,
}

/// Runs a program to its end; a command may find something to act on.
pub fn run(program: &Path, words: &[&str], cache: &Path) -> Cost {
    let before = cpu_of_children();
    let begun = Instant::now();
    let mut child = Command::new(program)
        .args(words)
        .env("SCENE_SETTER_CACHE", cache)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
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
    let is_sound = matches!(status.code(), Some(0 | 1));
    assert!(is_sound, "{words:?} ended with {status}");
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
pub fn cpu_of_this() -> Option<f64> {
    cpu(10)
}

/// Two fields of /proc/self/stat behind the name, in hundredths of a second.
fn cpu(first: usize) -> Option<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let after_name = stat.rsplit_once(") ")?.1;
    let fields: Vec<f64> = after_name.split(' ').filter_map(|field| field.parse().ok()).collect();
    Some((fields.get(first)? + fields.get(first + 1)?) / 100.0)
}

fn peak_of(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// Returns the middle one.
pub fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
