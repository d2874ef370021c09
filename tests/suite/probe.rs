//! What anybody may send to the desk: every case of `tests/probes/`, over the wire.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::scene::{Scene, files, repository};
use crate::serve::Desk;

/// Words that stand beside the project, where no page may reach.
const SECRET: &str = "the words beside the project";

struct Case {
    name: String,
    request: Vec<u8>,
    wishes: Vec<String>,
}

fn cases(text: &str, address: &str) -> Vec<Case> {
    let (_, port) = address.split_once(':').expect("a port");
    let blocks = text.split("\n= ").map(|block| block.trim_start_matches("= "));
    blocks
        .map(|block| {
            let (name, rest) = block.split_once('\n').expect("a name");
            let is_wish = |line: &&str| line.starts_with("? ");
            let (wishes, lines): (Vec<&str>, Vec<&str>) = rest.lines().partition(is_wish);
            let head = lines.join("\r\n");
            let head = head.trim_end_matches("\r\n");
            let head = head.replace("{host}", address).replace("{port}", port);
            let (first, last) = head.rsplit_once("\r\n\r\n").unwrap_or(("", &head));
            let is_head = |part: &str| part.contains(" HTTP/1.");
            let to_close = if first.is_empty() { &head } else { last };
            let is_closed = to_close.contains("Connection:") || !is_head(to_close);
            let close = if is_closed { "" } else { "\r\nConnection: close" };
            Case {
                name: name.to_owned(),
                request: bytes(&format!("{}{close}\r\n\r\n", repeated(&head))),
                wishes: wishes.iter().map(|wish| wish[2..].to_owned()).collect(),
            }
        })
        .collect()
}

/// `{ab*3}` is `ababab`.
fn repeated(text: &str) -> String {
    let Some((before, rest)) = text.split_once('{') else {
        return text.to_owned();
    };
    let (inner, after) = rest.split_once('}').expect("it is closed");
    let (words, times) = inner.rsplit_once('*').expect("a number");
    let times: usize = times.parse().expect("a number");
    format!("{before}{}{}", words.repeat(times), repeated(after))
}

fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend(before.as_bytes());
        let (byte, length) = match after.as_bytes()[0] {
            b'r' => (b'\r', 1),
            b'n' => (b'\n', 1),
            b't' => (b'\t', 1),
            b'0' => (0, 1),
            b'x' => (u8::from_str_radix(&after[1..3], 16).expect("a byte"), 3),
            other => (other, 1),
        };
        bytes.push(byte);
        rest = &after[length..];
    }
    bytes.extend(rest.as_bytes());
    bytes
}

/// Sends what may be refused half-way, and reads whatever comes back.
fn sent(address: &str, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).expect("it listens");
    let patience = Some(Duration::from_secs(10));
    stream.set_read_timeout(patience).expect("a timeout");
    let _ = stream.write_all(request);
    let (mut answer, mut part) = (Vec::new(), [0; 65536]);
    while let Ok(count) = stream.read(&mut part) {
        if count == 0 {
            break;
        }
        answer.extend(&part[..count]);
    }
    String::from_utf8_lossy(&answer).into_owned()
}

fn complaints(case: &Case, answer: &str) -> Vec<String> {
    let head = answer.split("\r\n\r\n").next().unwrap_or_default();
    let head = head.to_lowercase();
    let status = answer.split(' ').nth(1).unwrap_or_default();
    let mut complaints = Vec::new();
    for wish in &case.wishes {
        let (word, rest) = wish.split_once(' ').unwrap_or((wish, ""));
        let holds = match word {
            "has" => answer.to_lowercase().contains(&rest.to_lowercase()),
            "lacks" => !answer.contains(rest),
            "closes" => head.contains("connection: close"),
            "answers" => answer.matches("HTTP/1.1 ").count().to_string() == rest,
            _ => wish.split(' ').any(|one| one == status || answer.is_empty() && one == "none"),
        };
        if !holds {
            complaints.push(format!("not “{wish}”"));
        }
    }
    // What cannot be read at all is answered with a number alone.
    if head.contains("content-type") {
        for wanted in [
            "x-content-type-options: nosniff",
            "cache-control: no-store",
            "content-security-policy: default-src 'none'",
            "frame-ancestors",
            "referrer-policy: no-referrer",
            "content-length: ",
        ] {
            let streams = head.contains("event-stream") && wanted == "content-length: ";
            if !head.contains(wanted) && !streams {
                complaints.push(format!("lacks {wanted}"));
            }
        }
    }
    for forbidden in ["access-control-", "set-cookie", "unsafe-", "location:", "server:"] {
        if head.contains(forbidden) {
            complaints.push(format!("says {forbidden}"));
        }
    }
    if answer.contains(SECRET) || answer.contains("us: house") {
        complaints.push("shows a file that is no page".to_owned());
    }
    complaints
}

#[test]
fn whatever_is_sent_is_answered_as_it_should_be() {
    let scene = Scene::empty();
    for (path, text) in [
        ("secret.txt", SECRET),
        ("data/settings.yaml", "us: house\n"),
        ("data/organisations/house.yaml", "name: The House\n"),
        ("data/organisations/acme.yaml", "name: Acme\n"),
        ("data/organisations/odd.yaml", "name: \"Odd <img src=x onerror=alert(1)>\"\n"),
        (
            "data/contacts/call.yaml",
            "kind: call\ndate: 2022-01-25\nwith: acme\ndocuments: [meeting-brief]\n",
        ),
        (
            "data/sources/note.yaml",
            "kind: report\ntitle: A note\ndate: 2022-01-26\nfile: note.txt\nabout: acme\n",
        ),
        ("data/sources/note.txt", "She spoke of <b>wobbling</b> cranes.\n"),
    ] {
        scene.write(path, text);
    }
    let desk = Desk::of(&scene);
    let folder = repository().join("tests/probes");
    let (mut tried, mut failed) = (0, Vec::new());
    for file in files(&folder) {
        if file.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let text = fs::read_to_string(folder.join(&file)).expect("cases");
        for case in cases(&text, &desk.address) {
            tried += 1;
            let answer = sent(&desk.address, &case.request);
            let found = complaints(&case, &answer);
            if !found.is_empty() {
                let start: String = answer.chars().take(700).collect();
                let name = &case.name;
                failed.push(format!("{}: {name}: {found:#?}\n{start}", file.display()));
            }
            let after = desk.get("/state");
            assert!(after.starts_with("HTTP/1.1 200"), "{}: {after}", case.name);
        }
    }
    assert!(failed.is_empty(), "{} of {tried}:\n{}", failed.len(), failed.join("\n"));
    assert!(tried > 150, "only {tried} cases were found");
}
