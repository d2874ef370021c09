//! Records of the example, damaged at random → never a panic, and never a silent misreading.

use std::fs;
use std::sync::LazyLock;

use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::sample::{Index, select};
use scene_setter::command::terminal::{Drawing, draw};
use scene_setter::facts::contact::Contact;
use scene_setter::facts::organisation::Organisation;
use scene_setter::facts::person::Person;
use scene_setter::facts::records::AnyRecord;
use scene_setter::facts::resolve::resolve;
use scene_setter::facts::source::Source;
use scene_setter::facts::topic::Topic;
use scene_setter::facts::visit::Visit;
use scene_setter::finding::field::Kind;
use scene_setter::finding::report::Report;
use scene_setter::project::read;
use scene_setter::project::read_all::gather_texts;
use scene_setter::project::role::FileRole;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::scene::{files, repository};

/// Every file of the example: path from the project folder, text.
static FILES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let root = repository();
    let paths = files(&root.join("data")).into_iter();
    let texts = paths.filter_map(|path| {
        let text = fs::read_to_string(&path).ok()?;
        let path = path.strip_prefix(&root).expect("below the root");
        Some((path.to_string_lossy().into_owned(), text))
    });
    texts.filter(|(path, _)| FileRole::of(path) != Ok(FileRole::Original)).collect()
});

/// One damage to a text.
#[derive(Debug, Clone)]
enum Edit {
    Insert(Index, &'static str),
    Delete(Index, usize),
    Double(Index),
    Swap(Index, Index),
}

impl Edit {
    fn apply(&self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let mut lines: Vec<&str> = text.split('\n').collect();
        match self {
            Edit::Insert(at, words) => {
                let at = at.index(chars.len() + 1);
                let words = words.chars();
                chars[..at]
                    .iter()
                    .copied()
                    .chain(words)
                    .chain(chars[at..].iter().copied())
                    .collect()
            }
            Edit::Delete(at, count) => {
                let at = at.index(chars.len() + 1);
                let rest = chars.get(at + count..).unwrap_or_default();
                chars[..at].iter().chain(rest).collect()
            }
            Edit::Double(line) => {
                let line = line.index(lines.len());
                lines.insert(line, lines[line]);
                lines.join("\n")
            }
            Edit::Swap(one, other) => {
                let (one, other) = (one.index(lines.len()), other.index(lines.len()));
                lines.swap(one, other);
                lines.join("\n")
            }
        }
    }
}

const WORDS: &[&str] = &[
    ":",
    ": ",
    "#",
    " #",
    " #x",
    "-",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "\n",
    "\n  ",
    "\t",
    " ",
    "  ",
    "&a",
    "*a",
    "!t ",
    "|",
    ">",
    "%",
    "@",
    "`",
    ",",
    "?",
    "? ",
    "~",
    "null",
    "---\n",
    "...\n",
    "é",
    "\u{a0}",
    "\u{202e}",
    "\u{feff}",
    "\u{7}",
    "\0",
    "\r",
    "\r\n",
    "<<: ",
    "us: ",
    "1e5",
    "2021-02-30",
    "\\",
    "\u{1f600}",
    "[REDACTED]",
    "\u{85}",
    "\u{2028}",
];

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        6 => (any::<Index>(), select(WORDS)).prop_map(|(at, words)| Edit::Insert(at, words)),
        3 => (any::<Index>(), 1_usize..12).prop_map(|(at, count)| Edit::Delete(at, count)),
        1 => any::<Index>().prop_map(Edit::Double),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Edit::Swap(a, b)),
    ]
}

/// What another reader makes of the same text with the same types; `None` when it refuses.
fn by_serde<T: DeserializeOwned + Serialize>(text: &str) -> Option<Value> {
    let record: T = serde_saphyr::from_str(text).ok()?;
    Some(serde_json::to_value(record).expect("records hold words and numbers"))
}

fn other_reading(kind: Kind, text: &str) -> Option<Value> {
    match kind {
        Kind::Settings => None,
        Kind::Organisation => by_serde::<Organisation>(text),
        Kind::Person => by_serde::<Person>(text),
        Kind::Contact => by_serde::<Contact>(text),
        Kind::Topic => by_serde::<Topic>(text),
        Kind::Source => by_serde::<Source>(text),
        Kind::Visit => by_serde::<Visit>(text),
    }
}

fn own_reading(record: &AnyRecord) -> Value {
    let value = match record {
        AnyRecord::Organisation(record) => serde_json::to_value(record.get()),
        AnyRecord::Person(record) => serde_json::to_value(record.get()),
        AnyRecord::Contact(record) => serde_json::to_value(record.get()),
        AnyRecord::Topic(record) => serde_json::to_value(record.get()),
        AnyRecord::Source(record) => serde_json::to_value(record.get()),
        AnyRecord::Visit(record) => serde_json::to_value(record.get()),
    };
    value.expect("records hold words and numbers")
}

/// Reads one text as its record; a sound reading is the one any reader has.
fn compare(path: &str, text: &str) {
    let Ok(FileRole::Record(key)) = FileRole::of(path) else {
        return;
    };
    let mut faults = Vec::new();
    let reading = read::record(&key, text, &mut faults);
    for fault in &faults {
        assert!(text.get(fault.range.clone()).is_some(), "{fault:?} in {text:?}");
    }
    match reading.record {
        None => assert!(!faults.is_empty(), "nothing is read, and nothing said: {text:?}"),
        Some(record) if faults.is_empty() => {
            if let Some(other) = other_reading(key.kind, text) {
                assert_eq!(own_reading(&record), other, "{path}: {text}");
            }
        }
        Some(_) => {}
    }
}

fn project(path: &str, text: &str) {
    let texts = FILES.iter().map(|(own, unchanged)| {
        let text = if own == path { text } else { unchanged };
        (own.clone(), text.to_owned())
    });
    let mut report = Report::default();
    let mut project = gather_texts(texts.collect(), &mut report);
    let records = project.take_records();
    resolve(records, &project.unread, &mut report);
    for drawing in [Drawing::Human, Drawing::Short, Drawing::Json] {
        draw(&report, Some(&project), drawing);
    }
}

/// As many cases as the environment asks for, else those that take a second.
fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig {
        cases: asked.and_then(|count| count.parse().ok()).unwrap_or(cases),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

#[test]
fn the_example_reads_as_any_reader_has_it() {
    let mut compared = 0;
    for (path, text) in FILES.iter() {
        compare(path, text);
        if let Ok(FileRole::Record(key)) = FileRole::of(path) {
            compared += usize::from(other_reading(key.kind, text).is_some());
        }
    }
    assert!(compared * 10 > FILES.len() * 9, "{compared} of {}", FILES.len());
}

proptest! {
    #![proptest_config(config(1_500))]

    #[test]
    fn a_damaged_record_is_read_rightly_or_refused(
        file in any::<Index>(),
        edits in proptest::collection::vec(edit(), 1..4),
    ) {
        let (path, text) = file.get(&FILES);
        let text = edits.iter().fold(text.clone(), |text, edit| edit.apply(&text));
        compare(path, &text);
    }
}

proptest! {
    #![proptest_config(config(40))]

    #[test]
    fn a_project_with_a_damaged_record_is_drawn(
        file in any::<Index>(),
        edits in proptest::collection::vec(edit(), 1..6),
    ) {
        let (path, text) = file.get(&FILES);
        let text = edits.iter().fold(text.clone(), |text, edit| edit.apply(&text));
        project(path, &text);
    }
}
