//! A number of contacts → a project folder of invented facts, always the same.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const COMPANIES: usize = 200;
const PEOPLE: usize = 600;
const TOPICS: usize = 20;
const SOURCES: usize = 1_000;

/// Writes a project: everything invented, every contact about a page long.
pub fn write(root: &Path, contacts: usize, visits: usize) {
    let file = |folder: &str, id: &str, text: String| {
        let folder = root.join("data").join(folder);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("{id}.yaml")), text).expect("a file");
    };
    fs::create_dir_all(root.join("data")).expect("a folder");
    fs::write(root.join("data/settings.yaml"), "us: house\n").expect("a file");
    file(
        "organisations",
        "house",
        "name: The House\nkind: institution\n".into(),
    );
    file(
        "people",
        "principal",
        "name: Paula Principal\norganisation: house\nlevel: commissioner\nsenior: true\n"
            .into(),
    );
    for n in 0..COMPANIES {
        file("organisations", &format!("company-{n}"), company(n));
    }
    for n in 0..PEOPLE {
        let text = format!(
            "name: Given{n} Family{n}\norganisation: company-{}\nroles:\n  - {{ title: Head of \
             Area {n}, seen: 2023-01-05 }}\n",
            n % COMPANIES
        );
        file("people", &format!("person-{n}"), text);
    }
    for n in 0..TOPICS {
        file("topics", &format!("topic-{n}"), topic(n));
    }
    for n in 0..SOURCES {
        let text = format!(
            "kind: report\ntitle: Report number {n}\npublisher: Institute {}\ndate: {}\nabout: \
             company-{}\nfinding: The study counted {n} cases and asks for better reporting.\n",
            n % 30,
            day(n * 7),
            n % COMPANIES
        );
        file("sources", &format!("source-{n}"), text);
    }
    for n in 0..contacts {
        file("contacts", &format!("contact-{n}"), contact(n, visits));
    }
    for n in 0..visits {
        file("visits", &format!("visit-{n}"), visit(n));
    }
}

fn day(n: usize) -> String {
    format!(
        "20{:02}-{:02}-{:02}",
        20 + n / 336 % 4,
        n / 28 % 12 + 1,
        n % 28 + 1
    )
}

fn company(n: usize) -> String {
    format!(
        "name: Company{n} Works\nkind: company\nabout: Makes things of kind {n} for the market.\n\
         lines:\n  quality: Quality comes first in all that we do\n  jobs: We keep jobs in the \
         region\nassessment: {{ date: 2023-05-0{}, by: UNIT.A1, text: Reliable and open to talk. }}\n",
        n % 9 + 1
    )
}

fn topic(n: usize) -> String {
    format!(
        "name: Topic {n}\nowner: UNIT.A{n}\nline: Rules should be clear and fair for area {n}.\n\
         messages:\n  - highlight: the value of clear rules.\n  - encourage: voluntary reporting.\n\
         milestones:\n  - {{ what: Adoption of proposal {n}, expected: 2025-06 }}\n\
         figures:\n  - {{ id: figure-{n}-a, what: cases in area {n}, value: \"12{n}\", period: 2022, source: source-{n} }}\n\
         notes:\n  - {{ text: Area {n} grows every year., about: company-{n}, source: source-{n} }}\n\
         background: |\n  The area has a long history. Several laws apply to it.\n\n  A review is under way.\n"
    )
}

fn contact(n: usize, visits: usize) -> String {
    let company = n % COMPANIES;
    let person = company + COMPANIES * (n / COMPANIES % 3);
    let topic = n % TOPICS;
    let mut text = format!(
        "kind: {}\ndate: {}\nlevel: {}\nwith: company-{company}\nus: [principal]\nthem: \
         [person-{person}]\ntopics: [topic-{topic}, topic-{}]\npurpose: the plans of the company \
         in area {topic}\nsummary: The company set out its plans for area {topic} and asked for \
         clear rules.\nreports: [source-{}]\npoints:\n",
        ["meeting", "call", "workshop", "email"][n % 4],
        day(n * 3),
        ["commissioner", "service"][n % 2],
        (topic + 1) % TOPICS,
        n % SOURCES
    );
    for point in 0..6 {
        let _ = writeln!(
            text,
            "  - {}: Point {point} of contact {n} explains in one sentence what was said about \
             the matter.\n    topic: topic-{topic}{}{}",
            ["them", "us"][point % 2],
            if point == 0 {
                "\n    key: true\n    line: quality"
            } else {
                ""
            },
            if point == 2 && n.is_multiple_of(5) {
                format!("\n    opens: {{ id: promise-{n}, kind: promise, due: 2024-03 }}")
            } else {
                String::new()
            }
        );
    }
    if n.is_multiple_of(7) && n >= 1000 {
        let older = (n - 1000) / 5 * 5;
        let _ = writeln!(text, "closes: {{ promise-{older}: done }}");
    }
    if n.is_multiple_of(10) {
        let _ = writeln!(
            text,
            "claims:\n  - {{ what: staff, value: \"{n}\", qualifier: about, as_of: 2020 }}"
        );
    }
    if n < visits * 8 {
        let _ = writeln!(
            text,
            "plan:\n  objective: Learn about the plans in area {topic}.\n  raise:\n    - discuss: \
             the timetable.\n    - ask: Which rules matter most?\n      id: question-{n}"
        );
    }
    text
}

fn visit(n: usize) -> String {
    let meetings: Vec<String> = (0..8)
        .map(|meeting| format!("contact-{}", n * 8 + meeting))
        .collect();
    format!(
        "title: Visit {n}\nfor: principal\ndates: 2024-05-1{}\nplace: Town {n}\npurpose: Talk to \
         companies about clear rules.\naims: [Learn about plans., Win support.]\ntopics: \
         [topic-{}]\nmeetings: [{}]\ngeneral_points: [topic-{}]\nbackground: [recent-contacts, \
         topic-{}]\ndefault: {{ us: [principal] }}\n",
        n % 9,
        n % TOPICS,
        meetings.join(", "),
        (n + 1) % TOPICS,
        n % TOPICS
    )
}

/// Reads and parses every file with the YAML library's own untyped values.
pub fn parse_generic(folder: &Path) {
    use rayon::prelude::*;
    let mut files = Vec::new();
    for kind in fs::read_dir(folder.join("data")).expect("data").flatten() {
        if kind.path().is_dir() {
            files.extend(
                fs::read_dir(kind.path())
                    .expect("a kind")
                    .flatten()
                    .map(|e| e.path()),
            );
        }
    }
    let parsed = files.par_iter().filter(|file| {
        let text = fs::read_to_string(file).expect("a text");
        let value: serde_json::Value = serde_saphyr::from_str(&text).expect("YAML");
        value.is_object()
    });
    assert_eq!(parsed.count(), files.len());
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
