//! What an import takes against its parser alone, of large texts.

use std::fs;
use std::process::Command;

use calcard::{Entry, Parser};
use mail_parser::MessageParser;
use scene_setter::finding::report::Report;
use scene_setter::import::known::Known;
use scene_setter::import::{Original, Wishes, import};
use scene_setter::project::Project;
use scene_setter::project::load::load;

use super::texts::{SAID, events, items, line, quotations};

/// How much more than its parser an import may take.
const WANTED: f64 = 10.0;
const ROUNDS: usize = 3;

/// Prints the times in microseconds of one thread, and their ratio.
pub fn intake() {
    let folder = tempfile::tempdir().expect("a folder");
    let example = ["-q", "init", "p", "--example", "--forge", "none"];
    let program = env!("CARGO_BIN_EXE_scene-setter");
    let made = Command::new(program).args(example).current_dir(&folder).status();
    assert!(made.is_ok_and(|status| status.success()), "the example is written");
    let project = load(&folder.path().join("p"), &mut Report::default());
    println!("| text | parser alone | import | ratio | wanted |\n|:--|--:|--:|--:|--:|");
    for (name, text) in [
        ("a line of 800 KB.eml", line(800_000 / SAID.len())),
        ("a text of 2 MB.eml", items(2_000_000 / SAID.len())),
        ("20,000 events.ics", events(20_000)),
        ("300 quoted levels.eml", quotations(300)),
    ] {
        let parser = least(&|| parse(name, &text));
        let whole = least(&|| read(&project, name, &text));
        let ratio = whole as f64 / parser.max(1) as f64;
        println!(
            "| {name} | {} µs | {} µs | {ratio:.1} | {WANTED:.0} |",
            parser / 1000,
            whole / 1000
        );
    }
}

fn least(time: &dyn Fn() -> u64) -> u64 {
    (0..ROUNDS).map(|_| time()).min().unwrap_or(0)
}

/// The clock of the system ticks too seldom for one turn of a parser.
const TURNS: u64 = 100;

fn parse(name: &str, text: &str) -> u64 {
    let before = worked();
    for _ in 0..TURNS {
        if name.ends_with(".ics") {
            let mut parser = Parser::new(text);
            while !matches!(parser.entry(), Entry::Eof) {}
        } else {
            assert!(MessageParser::default().parse(text).is_some(), "{name} is a mail");
        }
    }
    (worked() - before) / TURNS
}

fn read(project: &Project, name: &str, text: &str) -> u64 {
    let before = worked();
    let original = Original { name, bytes: text.as_bytes() };
    let found = import(&original, &Wishes::default(), &mut Known::new(project));
    assert!(!found.drafts.is_empty(), "{name} becomes records");
    worked() - before
}

/// Nanoseconds that this thread has worked, which no other program makes longer.
fn worked() -> u64 {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    stat.split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0)
}
