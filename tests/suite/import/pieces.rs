//! The pieces of an import by themselves: what is put into a record, how words are quoted in
//! YAML, how folded lines are joined.

use std::collections::BTreeSet;
use std::fs;

use scene_setter::import::amend::{Rule, amend};
use scene_setter::import::doubts::Doubts;
use scene_setter::import::encoding::lines;
use scene_setter::import::yaml::{flow, scalar};

use crate::scene::{files, repository};

const ORDER: &str = "kind time with us points";

#[test]
fn puts_in_what_is_new_and_touches_nothing_else() {
    let record = "# Mine.\nkind: meeting   # sure\ntime: \"09:00\"   # early\nwith: a\n\nus: [b]   # she\npoints:\n- us: One.   # first\n# end\n";
    let draft = "kind: call\ntime: \"10:00\"\nus:\n  - c      # C\n  - { name: D E }\npoints:\n  - them: Two.\n    act: asked\n  # Who says so? Three.\nhandling: internal\n";
    let rule = |key: &str| match key {
        "time" => Rule::Set,
        "us" | "points" => Rule::Append,
        _ => Rule::Keep,
    };
    let found = amend(record, draft, ORDER, &rule);
    assert_eq!(
        found.text,
        "# Mine.\nkind: meeting   # sure\ntime: \"10:00\"   # early\nwith: a\n\nus: [b, c, { name: D E }]   # she\npoints:\n- us: One.   # first\n- them: Two.\n  act: asked\n# Who says so? Three.\n# end\n"
    );
    assert!(found.unfit.is_empty());
}

#[test]
fn puts_into_a_plan_what_is_planned() {
    let record = "kind: meeting\nplan:\n  them: [a]   # she\n  venue: Hall 1\n";
    let draft = "us:\n  - u\nthem:\n  - b\nvenue: Hall 2\n";
    let found = amend(record, draft, "us them venue", &|_| Rule::Plan);
    assert_eq!(
        found.text,
        "kind: meeting\nplan:\n  us:\n    - u\n  them: [a, b]   # she\n  venue: Hall 2\n"
    );
    let flow = amend("plan: { them: a }\n", draft, "us", &|_| Rule::Plan);
    assert_eq!(flow.unfit, ["us"]);
}

#[test]
fn adds_keys_in_their_place() {
    let found = amend("kind: meeting\nwith: a", "time: \"10:00\"\nus: b\n", ORDER, &|_| Rule::Add);
    assert_eq!(found.text, "kind: meeting\ntime: \"10:00\"\nwith: a\nus: b\n");
}

#[test]
fn quotes_what_yaml_would_misread() {
    for (words, written) in [
        ("Plain words, with commas", "Plain words, with commas"),
        ("no", "\"no\""),
        ("2021-09-20", "2021-09-20"),
        ("15:30", "\"15:30\""),
        ("15:15-16:15", "\"15:15-16:15\""),
        ("Note: this", "\"Note: this\""),
        ("- dash", "\"- dash\""),
        ("say \"so\"", "say \"so\""),
        ("[REDACTED]", "\"[REDACTED]\""),
    ] {
        assert_eq!(scalar(words), written);
    }
    assert_eq!(flow("Head of Policy, Europe"), "\"Head of Policy, Europe\"");
}

#[test]
fn unfolds_every_form() {
    for (bytes, last) in [
        (&b"A:one\r\n  two\r\n"[..], "A:one two"),
        (b"A:\xc3\r\n \xbc\r\n", "A:\u{fc}"),
        (b"BEGIN:VCARD\rVERSION:2.1\rA:one\r two", "A:one two"),
        (b"A;ENCODING=QUOTED-PRINTABLE:a.=0D=0Ab=\n c", "A:a.\\nb c"),
        (b"A;CHARSET=ISO-8859-1:\xfc", "A:\u{fc}"),
        (b"A;ENCODING=B:QUJD\nREVG\n", "A;ENCODING=B:QUJDREVG"),
        (b"\xff\xfeA\0:\0b\0", "A:b"),
    ] {
        let mut doubts = Doubts::default();
        let found = lines(bytes, &mut doubts);
        assert_eq!(found.last().map(String::as_str), Some(last));
        assert!(doubts.found().is_empty());
    }
}

#[test]
fn every_doubt_stands_in_the_table_and_is_raised() {
    let folder = repository().join("src/import");
    let table = fs::read_to_string(folder.join("doubts.txt")).unwrap();
    let rows = table.lines().filter(|line| !line.starts_with('#'));
    let names: BTreeSet<&str> = rows.map(|row| row.split_once(": ").unwrap().0).collect();
    let sources = files(&folder).into_iter().filter(|file| file.extension().unwrap() == "rs");
    let sources: String = sources.map(|file| fs::read_to_string(file).unwrap()).collect();
    for name in &names {
        assert!(sources.contains(&format!("\"{name}\"")), "{name} is raised nowhere");
    }
    for call in sources.split("oubts.add(").skip(1) {
        let Some(name) = call.strip_prefix('"').and_then(|call| call.split('"').next()) else {
            continue;
        };
        assert!(names.contains(name), "{name} is no doubt of the table");
    }
}
