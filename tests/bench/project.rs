//! A number of contacts → a project folder of invented facts, always the same.
//!
//! Organisations, people and topics come in proportion to the contacts, a few organisations have
//! many contacts, and the meetings of each visit are contacts of their own, as in a real house.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const SOURCES: usize = 370;
const MEETINGS: usize = 6;

/// How many there are of what contacts name.
#[derive(Clone, Copy)]
struct Counts {
    companies: usize,
    people: usize,
    topics: usize,
}

/// Writes a project: everything invented, every contact about a page long.
pub fn write(root: &Path, contacts: usize, visits: usize) {
    let counts = Counts {
        companies: contacts * 8 / 100,
        people: contacts / 4,
        topics: (contacts / 80).clamp(40, 120),
    };
    let file = |folder: &str, id: &str, text: String| {
        let folder = root.join("data").join(folder);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("{id}.yaml")), text).expect("a file");
    };
    fs::create_dir_all(root.join("data")).expect("a folder");
    fs::write(root.join("data/settings.yaml"), "us: house\n").expect("a file");
    file("organisations", "house", "name: The House\nkind: institution\n".into());
    file(
        "people",
        "principal",
        "name: Paula Principal\norganisation: house\nlevel: commissioner\nsenior: true\n".into(),
    );
    for n in 0..counts.companies {
        file("organisations", &format!("company-{n}"), company(n));
    }
    for n in 0..counts.people {
        let text = format!(
            "name: Given{n} Family{n}\norganisation: company-{}\nroles:\n  - {{ title: Head of \
             Area {n}, seen: 2023-01-05 }}\n",
            n % counts.companies
        );
        file("people", &format!("person-{n}"), text);
    }
    for n in 0..counts.topics {
        file("topics", &format!("topic-{n}"), topic(n));
    }
    for n in 0..SOURCES {
        let text = format!(
            "kind: report\ntitle: Report number {n}\npublisher: Institute {}\ndate: {}\nabout: \
             company-{}\nfinding: The study counted {n} cases and asks for better reporting.\n",
            n % 30,
            day(n * 7),
            n % counts.companies
        );
        file("sources", &format!("source-{n}"), text);
    }
    for n in 0..contacts {
        file("contacts", &format!("contact-{n}"), contact(n, counts));
    }
    for n in 0..visits {
        for meeting in 0..MEETINGS {
            let id = format!("meeting-{n}-{meeting}");
            file("contacts", &id, planned(n, meeting, counts));
        }
        file("visits", &format!("visit-{n}"), visit(n, counts));
    }
}

fn day(n: usize) -> String {
    format!("20{:02}-{:02}-{:02}", 20 + n / 336 % 4, n / 28 % 12 + 1, n % 28 + 1)
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
         figures:\n  - {{ id: figure-{n}-a, what: cases in area {n}, value: \"12{n}\", period: 2019, source: source-{n} }}\n\
         notes:\n  - {{ text: Area {n} grows every year., about: company-{n}, source: source-{n} }}\n\
         background: |\n  The area has a long history. Several laws apply to it.\n\n  A review is under way.\n"
    )
}

/// A tenth of the companies has half of the contacts.
fn company_of(n: usize, counts: Counts) -> usize {
    match n % 2 {
        0 => n / 2 % (counts.companies / 10).max(1),
        _ => n * 7 % counts.companies,
    }
}

fn contact(n: usize, counts: Counts) -> String {
    let company = company_of(n, counts);
    let person = company + counts.companies * (n % 3);
    let topic = n % counts.topics;
    let mut text = format!(
        "title: Talk number {n}\nkind: {}\ndate: {}\nlevel: {}\nwith: company-{company}\nus: \
         [principal]\nthem: [person-{person}]\ntopics: [topic-{topic}, topic-{}]\npurpose: the \
         plans of the company in area {topic}\nsummary: The company set out its plans for area \
         {topic} and asked for clear rules.\nreports: [source-{}]\npoints:\n",
        ["meeting", "call", "workshop", "email"][n % 4],
        day(n * 3),
        ["commissioner", "service"][n % 2],
        (topic + 1) % counts.topics,
        n % SOURCES
    );
    for point in 0..6 {
        let _ = writeln!(
            text,
            "  - {}: Point {point} of contact {n} explains in one sentence what was said about \
             the matter.\n    topic: topic-{topic}{}{}",
            ["them", "us"][point % 2],
            if point == 0 { "\n    key: true\n    line: quality" } else { "" },
            if point == 2 && n.is_multiple_of(2) {
                format!("\n    opens: {{ id: promise-{n}, kind: promise, due: 2024-03 }}")
            } else {
                String::new()
            }
        );
    }
    if n % 4 == 1 && n > 400 {
        let older = (n - 400) / 2 * 2;
        let _ = writeln!(text, "closes: {{ promise-{older}: done }}");
    }
    if n.is_multiple_of(10) {
        let _ = writeln!(
            text,
            "claims:\n  - {{ what: staff, value: \"{n}\", qualifier: about, as_of: 2020 }}"
        );
    }
    text
}

fn planned(visit: usize, meeting: usize, counts: Counts) -> String {
    let n = visit * MEETINGS + meeting;
    let company = company_of(n, counts);
    let topic = n % counts.topics;
    format!(
        "kind: meeting\ndate: 2024-05-1{}\nstatus: planned\ntime: \"1{meeting}:00\"\nlevel: \
         commissioner\nvisit: visit-{visit}\nwith: company-{company}\ntopics: [topic-{topic}]\n\
         plan:\n  objective: Learn about the plans in area {topic}.\n  them: [person-{company}]\n  \
         raise:\n    - discuss: the timetable.\n    - ask: Which rules matter most?\n      id: \
         question-{n}\n",
        visit % 9
    )
}

fn visit(n: usize, counts: Counts) -> String {
    let meetings: Vec<String> =
        (0..MEETINGS).map(|meeting| format!("meeting-{n}-{meeting}")).collect();
    let topics: Vec<String> = (0..MEETINGS)
        .map(|meeting| format!("topic-{}", (n * MEETINGS + meeting) % counts.topics))
        .collect();
    let topics = topics.join(", ");
    format!(
        "title: Visit {n}\nfor: principal\ndates: 2024-05-1{}\nplace: Town {n}\npurpose: Talk to \
         companies about clear rules.\naims: [Learn about plans., Win support for rules.]\ntopics: \
         [topic-{}]\nmeetings: [{}]\ngeneral_points: [{topics}]\nbackground: [recent-contacts, \
         {topics}]\ndefault: {{ us: [principal] }}\n",
        n % 9,
        n * MEETINGS % counts.topics,
        meetings.join(", "),
    )
}

/// Reads the bytes of every file.
pub fn read(folder: &Path) {
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
