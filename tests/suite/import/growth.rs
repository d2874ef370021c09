//! Time grows with size: twice as much of anything takes at most three times as long.

use std::fs;

use scene_setter::finding::report::Report;
use scene_setter::import::known::Known;
use scene_setter::import::{Original, Wishes, import};
use scene_setter::project::Project;
use scene_setter::project::load::load;

use super::project;

const HEAD: &str = "From: Ola Brenn <ola.brenn@norrvik.example>\n\
    To: Ingrid Solheim <ingrid.solheim@norrvik.example>\n\
    Date: Fri, 6 Feb 2026 08:55:00 +0100\nSubject: Call with Palisade on 3 February 2026\n\n";
const SAID: &str = "Palisade asked for a berth, and NHA said that it would be ready by March. ";
const QUOTED: &str = "On 3 Feb 2026, at 17:12, Lena Foss <lena@palisade.example> wrote:\n";

fn line(n: usize) -> String {
    format!("{HEAD}Palisade agreed.\n\n{}\n", SAID.repeat(n))
}

fn items(n: usize) -> String {
    format!("{HEAD}{}", format!("- {SAID}\n\n").repeat(n))
}

fn quotations(n: usize) -> String {
    let level = |depth: usize| {
        let signs = ">".repeat(depth);
        format!("{signs}{QUOTED}{signs}> {SAID}\n{signs}> {SAID}\n")
    };
    format!("{HEAD}{}", (0..n).map(level).collect::<String>())
}

fn messages(n: usize) -> String {
    let head = "From: Lena Foss <lena@palisade.example>\nSent: 3 Feb 2026 17:12\n\
        To: Ola Brenn\nSubject: Call\n\n";
    format!("{HEAD}{}", format!("{SAID}\n\n{head}").repeat(n))
}

fn people(n: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
    let person = |n: usize| {
        let (a, b, c) = (letter(n), letter(n / 26), letter(n / 676));
        format!("- Per{a} Holm{b}{c} (Palisade)\n")
    };
    let list: String = (0..n).map(person).collect();
    format!("{HEAD}Participants:\n{list}\nPalisade agreed.\n")
}

fn calendar(events: &str) -> String {
    format!("BEGIN:VCALENDAR\nVERSION:2.0\n{events}END:VCALENDAR\n")
}

fn attendees(n: usize) -> String {
    let one = |n: usize| format!("ATTENDEE;CN=Per{n} Holm:mailto:a{n}@palisade.example\n");
    let list: String = (0..n).map(one).collect();
    calendar(&format!(
        "BEGIN:VEVENT\nUID:1@x\nDTSTART:20260311T140000Z\nSUMMARY:Call with Palisade\n\
         {list}END:VEVENT\n"
    ))
}

fn day(n: usize) -> String {
    format!("{}{:02}{:02}T050000Z", 2026 + n / 336, n / 28 % 12 + 1, n % 28 + 1)
}

fn events(n: usize) -> String {
    let one = |n: usize| {
        let day = day(n);
        format!("BEGIN:VEVENT\nUID:{n}@x\nDTSTART:{day}\nSUMMARY:Call with Palisade\nEND:VEVENT\n")
    };
    calendar(&(0..n).map(one).collect::<String>())
}

fn days_of_a_series(n: usize) -> String {
    let one = |n: usize| {
        let day = day(n);
        format!(
            "BEGIN:VEVENT\nUID:one@x\nRECURRENCE-ID:{day}\nDTSTART:{day}\n\
             SUMMARY:Call with Palisade\nEND:VEVENT\n"
        )
    };
    calendar(&(0..n).map(one).collect::<String>())
}

fn cards(n: usize) -> String {
    let one = |n: usize| {
        format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:Per{n} Holm\nN:Holm;Per{n};;;\nORG:Firm {}\n\
             EMAIL:a{n}@x.example\nTEL:+47 {n}\nEND:VCARD\n",
            n % 50
        )
    };
    (0..n).map(one).collect()
}

/// A way to make a text, the name of its file, and how much of it is a small one.
type Growing = (&'static str, fn(usize) -> String, usize);

const GROWING: [Growing; 9] = [
    ("line.eml", line, 2_500),
    ("items.eml", items, 1_000),
    ("quotations.eml", quotations, 100),
    ("messages.eml", messages, 300),
    ("people.eml", people, 500),
    ("attendees.ics", attendees, 2_000),
    ("events.ics", events, 500),
    ("series.ics", days_of_a_series, 500),
    ("cards.vcf", cards, 1_000),
];

/// Nanoseconds that this thread has worked, which no other program makes longer.
fn worked() -> u64 {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let first = stat.split(' ').next();
    first.and_then(|n| n.parse().ok()).unwrap_or(0)
}

fn takes(project: &Project, name: &str, text: &str) -> u64 {
    let before = worked();
    let mut known = Known::new(project);
    let original = Original { name, bytes: text.as_bytes() };
    let found = import(&original, &Wishes::default(), &mut known);
    assert!(!found.drafts.is_empty(), "{name} becomes records");
    worked() - before
}

#[test]
fn time_grows_with_size() {
    /// A clock that ticks, and what is done once however long the text is.
    const SLACK: u64 = 50_000_000;
    let scene = project();
    let project = load(&scene.path(""), &mut Report::default());
    for (name, text, small) in GROWING {
        let (once, twice) = (text(small), text(2 * small));
        let is_linear = || {
            let time = takes(&project, name, &once);
            takes(&project, name, &twice) <= 3 * time + SLACK
        };
        assert!(is_linear() || is_linear(), "{name}");
    }
}

/// What an import takes against its parser alone, in milliseconds of one thread.
/// `cargo test --locked against_the_parser -- --ignored --nocapture` prints it.
#[test]
#[ignore = "it measures, and says nothing of an unoptimised build"]
fn times_against_the_parser_alone() {
    let scene = project();
    let project = load(&scene.path(""), &mut Report::default());
    let parses = |name: &str, text: &str| {
        let before = worked();
        if name.ends_with(".ics") {
            let mut parser = calcard::Parser::new(text);
            while !matches!(parser.entry(), calcard::Entry::Eof) {}
        } else {
            assert!(mail_parser::MessageParser::default().parse(text).is_some());
        }
        worked() - before
    };
    for (name, text) in [
        ("a line of 800 KB.eml", line(800_000 / SAID.len())),
        ("a text of 2 MB.eml", items(2_000_000 / SAID.len())),
        ("20,000 events.ics", events(20_000)),
        ("300 quotations.eml", quotations(300)),
    ] {
        let least = |time: &dyn Fn() -> u64| (0..3).map(|_| time()).min().unwrap_or(1);
        let parser = least(&|| parses(name, &text));
        let whole = least(&|| takes(&project, name, &text));
        let times = whole as f64 / parser as f64;
        println!("{name}: {} + {} µs, {times:.1} times", parser / 1000, whole / 1000);
    }
}
