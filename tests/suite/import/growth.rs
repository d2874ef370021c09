//! Time grows with size: twice as much of anything takes at most three times as long.

use std::fs;

use scene_setter::finding::report::Report;
use scene_setter::import::known::Known;
use scene_setter::import::{Original, Wishes, import};
use scene_setter::project::Project;
use scene_setter::project::load::load;

use super::project;
use texts::{HEAD, SAID, calendar, day, events, items, line, quotations};

#[path = "../../bench/texts.rs"]
mod texts;

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

fn attendees(n: usize) -> String {
    let one = |n: usize| format!("ATTENDEE;CN=Per{n} Holm:mailto:a{n}@palisade.example\n");
    let list: String = (0..n).map(one).collect();
    calendar(&format!(
        "BEGIN:VEVENT\nUID:1@x\nDTSTART:20260311T140000Z\nSUMMARY:Call with Palisade\n\
         {list}END:VEVENT\n"
    ))
}

fn rows(n: usize) -> String {
    let row = |n: usize| format!("| 4 March 2026 | Palisade Freight | Topic number {n} |\n");
    let rows: String = (0..n).map(row).collect();
    format!("{HEAD}| Date | Organisation | Subject |\n|---|---|---|\n{rows}")
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

fn cards_of_one(n: usize) -> String {
    let one = |n: usize| {
        format!(
            "BEGIN:VCARD\nVERSION:3.0\nFN:Per Holm\nORG:Firm\nTEL:+47 {n}\nNOTE:Card {n}\nEND:VCARD\n"
        )
    };
    (0..n).map(one).collect()
}

/// A way to make a text, the name of its file, and how much of it is a small one.
type Growing = (&'static str, fn(usize) -> String, usize);

const GROWING: [Growing; 11] = [
    ("line.eml", line, 2_500),
    ("items.eml", items, 1_000),
    ("quotations.eml", quotations, 100),
    ("messages.eml", messages, 300),
    ("people.eml", people, 500),
    ("attendees.ics", attendees, 2_000),
    ("rows.eml", rows, 500),
    ("events.ics", events, 500),
    ("series.ics", days_of_a_series, 500),
    ("cards.vcf", cards, 1_000),
    ("cards-of-one.vcf", cards_of_one, 500),
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
