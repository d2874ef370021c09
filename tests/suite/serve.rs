//! The desk over the wire: what a browser is sent, what anybody else is, and what a change does.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::scene::Scene;

/// A desk that is served until it goes.
pub struct Desk {
    child: Child,
    /// `127.0.0.1:PORT`
    pub address: String,
}

impl Desk {
    /// Serves a project.
    pub fn of(scene: &Scene) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_scene-setter"))
            .args(["serve", "--port", "0"])
            .current_dir(scene.path(""))
            .env("SCENE_SETTER_CACHE", scene.path(".known"))
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let stderr = child.stderr.take().expect("it is piped");
        let mut lines = BufReader::new(stderr).lines().map_while(Result::ok);
        let said = lines.find(|line| line.starts_with("http://"));
        let said = said.expect("an address");
        let address = said.split('/').nth(2).expect("an address").to_owned();
        assert!(address.starts_with("127.0.0.1:"), "{said}");
        Self { child, address }
    }

    /// Asks for a page.
    pub fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\n", self.address))
    }

    fn get_as(&self, path: &str, host: &str) -> String {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n"))
    }

    fn ask(&self, head: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        write!(stream, "{head}Connection: close\r\n\r\n").expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Asks until the page holds some words.
    pub fn until(&self, path: &str, holds: impl Fn(&str) -> bool) -> String {
        let begun = Instant::now();
        loop {
            let page = self.get(path);
            if holds(&page) {
                return page;
            }
            assert!(begun.elapsed() < Duration::from_secs(10), "{page}");
            sleep(Duration::from_millis(30));
        }
    }

    fn state(&self) -> String {
        let answer = self.get("/state");
        answer.lines().last().expect("a state").to_owned()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const ACME: &str = "data/organisations/acme.yaml";

fn project() -> Scene {
    let scene = Scene::empty();
    scene.write("data/settings.yaml", "us: house\n");
    scene.write("data/organisations/house.yaml", "name: The House\n");
    scene.write(ACME, "name: Acme\n");
    scene.write(
        "data/contacts/call.yaml",
        "kind: call\ndate: 2022-01-25\nwith: acme\ndocuments: [meeting-brief]\n",
    );
    scene
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

#[test]
fn a_pack_is_shown_as_a_build_would_make_it_and_changes_are_told() {
    let scene = project();
    let desk = Desk::of(&scene);
    assert!(desk.get("/").contains("href=\"/pack/call/meeting-brief\""));
    assert!(desk.get("/call/meeting-brief").contains("Acme"));
    assert!(desk.get("/pack/call/meeting-brief").contains("data-line=\"1\""));
    let file = desk.get("/call/meeting-brief.md");
    assert!(file.contains("text/markdown") && file.contains("\n# "), "{file}");
    assert!(!scene.path("output").exists(), "nothing is written");
    let before = desk.state();
    assert_eq!(desk.state(), before);
    scene.write(ACME, "name: Zenith Works\n");
    desk.until("/call/meeting-brief", |page| page.contains("Zenith Works"));
    assert_ne!(desk.state(), before);
    assert!(!scene.path("output").exists(), "nothing is written");
}

#[test]
fn a_fault_is_shown_over_the_last_good_page_as_on_the_terminal() {
    let scene = project();
    scene.run(&["build"]).ends(0);
    let desk = Desk::of(&scene);
    let pack = "output/call/meeting-brief.md";
    let text = scene.read(pack);
    scene.write(
        pack,
        &format!("<<<<<<< mine\na\n||||||| base\nb\n=======\nc\n>>>>>>> theirs\n{text}"),
    );
    let marked = "This pack holds conflict markers";
    desk.until("/call/meeting-brief", |page| page.contains(marked));
    scene.write(ACME, "nam: <script>alert(1)</script>\n");
    let page = desk.until("/organisation/acme", |page| page.contains("role=\"alert\""));
    assert!(page.contains("error[unknown-key]"), "{page}");
    assert!(page.contains("<h1>Acme</h1>"), "the last good page: {page}");
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(!page.contains('\u{1b}'), "escapes of a terminal: {page}");
    let said = scene.run(&["build", "--no-cache"]).err;
    let line = said.lines().find(|line| line.contains("-->")).expect("a place");
    assert!(page.contains(&line.trim().replace("-->", "--&gt;")), "{line}: {page}");
    scene.write(ACME, "name: Zenith Works\n");
    desk.until("/organisation/acme", |page| {
        page.contains("<h1>Zenith Works</h1>") && !page.contains("role=\"alert\"")
    });
}

#[test]
fn a_project_that_cannot_be_read_at_first_is_shown_once_it_can() {
    let scene = project();
    scene.write(ACME, "name: [\n");
    let desk = Desk::of(&scene);
    let page = desk.get("/");
    assert!(page.contains("role=\"alert\"") && !page.contains('\u{1b}'), "{page}");
    scene.write(ACME, "name: Acme\n");
    desk.until("/", |page| page.contains("Acme"));
}

#[test]
fn a_template_that_fails_is_told_over_the_last_good_pack() {
    let scene = project();
    let desk = Desk::of(&scene);
    assert!(desk.get("/pack/call/meeting-brief").contains("Acme"));
    scene.write("templates/sheet/head.md", "{{ 1 / 0 }}\n");
    let page = desk.until("/pack/call/meeting-brief", |p| p.contains("role=\"alert\""));
    assert!(page.contains("templates/sheet/head.md"), "{page}");
    scene.remove("templates/sheet/head.md");
    desk.until("/pack/call/meeting-brief", |p| !p.contains("role=\"alert\""));
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    let scene = Scene::example();
    scene.build();
    let desk = Desk::of(&scene);
    desk.until("/pack/2022-01-27-tiktok/meeting-brief", |p| p.contains("class=\"found\""));
    let mut seen = std::collections::BTreeSet::from(["/".to_owned()]);
    let mut next = vec!["/".to_owned()];
    while let Some(path) = next.pop() {
        let page = desk.get(&path);
        assert_eq!(status(&page), "200", "{path}");
        if !page.contains("text/html") {
            continue;
        }
        for link in page.split(" href=\"").skip(1) {
            let link = link.split('"').next().unwrap_or_default();
            let link = link.split('#').next().unwrap_or_default();
            let link = link.replace("&amp;", "&").replace("&#x2F;", "/");
            if link.starts_with('/') && seen.insert(link.clone()) {
                next.push(link);
            }
        }
    }
    for kind in ["organisation", "person", "contact", "topic", "source", "visit", "promise"] {
        let start = format!("/{kind}/");
        assert!(seen.iter().any(|path| path.starts_with(&start)), "{kind}: {seen:?}");
    }
    assert!(seen.len() > 100, "{}", seen.len());
}

#[test]
fn a_search_finds_facts_packs_and_originals_without_accents() {
    let scene = project();
    scene.write("data/people/ada.yaml", "name: Ada Žižková\norganisation: acme\n");
    scene.write(
        "data/sources/note.yaml",
        "kind: report\ntitle: A note\ndate: 2022-01-26\nfile: note.txt\nabout: acme\n",
    );
    scene.write("data/sources/note.txt", "She spoke of <b>wobbling</b> façades.\n");
    let desk = Desk::of(&scene);
    assert!(desk.get("/search?q=zizkova").contains("href=\"/person/ada\""));
    let original = desk.get("/search?q=Wobbling+facades");
    assert!(original.contains("href=\"/original/note#line-1\""), "{original}");
    assert!(original.contains("<mark>façades</mark>"), "{original}");
    assert!(!original.contains("<b>wobbling"), "{original}");
    assert!(desk.get("/original/note").contains("&lt;b&gt;wobbling"));
    assert!(desk.get("/search?q=Call+Acme").contains("/pack/call/meeting-brief"));
    assert!(desk.get("/search?q=zizkowa").contains("shown is <b>zizkova</b>"));
    assert!(desk.get("/search?q=nowhere-at-all").contains("Nothing found."));
    assert!(!desk.get("/search?q=%3Cscript%3E").contains("<script>"));
}

#[test]
fn what_is_behind_a_line_is_told_with_its_words_and_its_author() {
    let scene = project();
    scene.write("data/settings.yaml", "us: house\neditor: zed\n");
    scene.write("data/organisations/acme.yaml", "name: Acme\nabout: Acme makes anvils.\n");
    scene.git(&["init", "-q"]);
    scene.git(&["add", "-A"]);
    scene.git(&["commit", "-qm", "Begin the file"]).ends(0);
    let desk = Desk::of(&scene);
    let page = desk.until("/pack/call/meeting-brief", |p| p.contains("makes anvils"));
    let before = page.split("Acme makes anvils").next().unwrap_or_default();
    let line = before.rsplit("data-line=\"").next().unwrap_or_default();
    let line = line.split('"').next().unwrap_or_default();
    let part = desk.get(&format!("/behind/call/meeting-brief?line={line}"));
    for words in [
        "Acme makes anvils.",
        "data/organisations/acme.yaml:2",
        "zed://file",
        "Test",
        "Begin the file",
        "templates/",
    ] {
        assert!(part.contains(words), "{words}: {part}");
    }
    for line in ["0", "9999", "x", ""] {
        let part = desk.get(&format!("/behind/call/meeting-brief?line={line}"));
        assert_eq!(status(&part), "404", "{line}");
    }
}

#[test]
fn only_a_browser_on_this_machine_is_answered() {
    let scene = project();
    let desk = Desk::of(&scene);
    let evil = format!("{}@evil.example", desk.address);
    for host in ["evil.example", "evil.example:80", "", "localhost", &evil] {
        let answer = desk.get_as("/call/meeting-brief", host);
        assert_eq!(status(&answer), "403", "{host}: {answer}");
    }
    let own = format!("Host: {}\r\n", desk.address);
    for (head, expected) in [
        (format!("GET / HTTP/1.1\r\n{own}Host: evil\r\n"), "400"),
        (format!("GET / HTTP/1.1\r\n{own}{own}"), "400"),
        (format!("GET * HTTP/1.1\r\n{own}"), "400"),
        (format!("GET http://evil/ HTTP/1.1\r\n{own}"), "403"),
        ("GET / HTTP/1.1\r\n".to_owned(), "400"),
        (format!("POST / HTTP/1.1\r\n{own}Content-Length: 0\r\n"), "405"),
        (format!("DELETE /call/x HTTP/1.1\r\n{own}"), "405"),
        (format!("GET /search?q=a HTTP/1.1\r\n{own}Sec-Fetch-Site: cross-site\r\n"), "403"),
    ] {
        let answer = desk.ask(&head);
        assert_eq!(status(&answer), expected, "{head}");
    }
    for path in [
        "/none/meeting-brief",
        "/call/none",
        "/../data/settings.yaml",
        "/%2e%2e/data/settings.yaml",
        "/original/..%2f..%2fsettings.yaml",
        "/x",
    ] {
        assert_eq!(status(&desk.get(path)), "404", "{path}");
    }
}

#[test]
fn a_head_says_what_a_page_would_and_no_answer_opens_a_door() {
    let scene = project();
    let desk = Desk::of(&scene);
    let head = desk.ask(&format!("HEAD / HTTP/1.1\r\nHost: {}\r\n", desk.address));
    assert_eq!(status(&head), "200");
    assert!(head.ends_with("\r\n\r\n"), "a HEAD has no body: {head}");
    for path in ["/", "/search?q=a", "/call/meeting-brief.html", "/desk.js", "/none/x"] {
        let answer = desk.get(path).to_lowercase();
        for wanted in ["x-content-type-options: nosniff", "default-src 'none'", "frame-ancestors"] {
            assert!(answer.contains(wanted), "{path} lacks {wanted}");
        }
        assert!(!answer.contains("access-control"), "{path}");
        assert!(!answer.contains("unsafe-inline'; s"), "{path}");
    }
    let page = desk.get("/call/meeting-brief");
    for inline in ["<style", " style=", "<script>", " onclick"] {
        assert!(!page.contains(inline), "{inline}: {page}");
    }
}

#[test]
fn who_is_slow_or_idle_holds_up_nobody() {
    let scene = project();
    let desk = Desk::of(&scene);
    let idle: Vec<TcpStream> = (0..50)
        .map(|number| {
            let mut stream = TcpStream::connect(&desk.address).expect("it listens");
            if number % 2 == 0 {
                stream.write_all(b"GET / HTTP/1.1\r\nHo").expect("half a head");
            }
            stream
        })
        .collect();
    let begun = Instant::now();
    for _ in 0..40 {
        assert_eq!(status(&desk.get("/state")), "200");
    }
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    drop(idle);
}

#[test]
fn a_change_is_pushed_to_whoever_listens() {
    let scene = project();
    let desk = Desk::of(&scene);
    let mut stream = TcpStream::connect(&desk.address).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
    write!(stream, "GET /live HTTP/1.1\r\nHost: {}\r\n\r\n", desk.address).expect("sent");
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let mut next = || lines.find(|line| line.starts_with("data: ")).expect("an event");
    let first = next();
    scene.write(ACME, "name: Zenith Works\n");
    assert_ne!(next(), first);
    // Of many saves one is told as fast as the desk can, whatever else the machine does.
    let mut told = (0..40).map(|number| {
        let name = format!("Zenith {number}.");
        let saved = Instant::now();
        scene.write(ACME, &format!("name: {name}\n"));
        loop {
            next();
            if desk.get("/organisation/acme").contains(&name) {
                break saved.elapsed();
            }
        }
    });
    let is_quick = |elapsed: Duration| elapsed < Duration::from_millis(300);
    assert!(told.any(is_quick), "no save of forty was told within 300 ms");
}

/// Looking at files is no change of them, though the system tells of both.
#[test]
#[cfg(target_os = "linux")]
fn a_desk_that_nobody_uses_rests() {
    let scene = project();
    let desk = Desk::of(&scene);
    scene.write(ACME, "name: Zenith Works\n");
    desk.until("/organisation/acme", |page| page.contains("Zenith Works"));
    sleep(Duration::from_secs(1));
    let ticks = || -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", desk.child.id()));
        let stat = stat.expect("it runs");
        let fields = stat.rsplit(')').next().expect("fields").split_whitespace();
        let spent = fields.skip(11).take(2);
        spent.map(|field| field.parse::<u64>().expect("ticks")).sum()
    };
    let before = ticks();
    sleep(Duration::from_secs(2));
    let spent = ticks() - before;
    assert!(spent < 15, "{spent} ticks in two seconds");
}

/// Returns what a person sees of an answer.
/// Lists the processes that a desk began, that ended, and for which it did not wait.
#[cfg(target_os = "linux")]
fn dead_children(desk: &Desk) -> usize {
    let parent = desk.child.id().to_string();
    let processes = std::fs::read_dir("/proc").expect("processes").flatten();
    let is_dead = |entry: &std::fs::DirEntry| {
        let stat = std::fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        let mut words = stat.rsplit(") ").next().unwrap_or_default().split(' ');
        words.next() == Some("Z") && words.next() == Some(&parent)
    };
    processes.filter(is_dead).count()
}

#[cfg(target_os = "linux")]
#[test]
fn a_search_for_findings_that_a_change_overtook_is_waited_for() {
    let scene = project();
    let desk = Desk::of(&scene);
    for number in 0..8 {
        let before = desk.state();
        scene.write(ACME, &format!("name: Acme {number}\n"));
        let _ = desk.until("/state", |answer| !answer.ends_with(&format!("\n{before}")));
    }
    let begun = Instant::now();
    while dead_children(&desk) > 0 {
        assert!(begun.elapsed() < Duration::from_secs(10), "{} are left", dead_children(&desk));
        sleep(Duration::from_millis(50));
    }
}

fn body(answer: &str) -> &str {
    answer.find("<body").map_or(answer, |at| &answer[at..])
}

/// Only what changed is made again: what is kept must not be seen.
#[test]
fn after_each_change_a_desk_shows_what_a_new_one_shows() {
    let scene = Scene::example();
    scene.build();
    let desk = Desk::of(&scene);
    let contact = "data/contacts/2022-01-27-tiktok.yaml";
    let pack = "output/2022-01-silicon-valley/scene-setter.md";
    let changes: [(&str, &dyn Fn()); 6] = [
        ("a fact", &|| {
            scene.edit(contact, "plan:\n", "plan:\n  venue: The small hall\n");
        }),
        ("a hand", &|| {
            scene.edit(pack, "## Purpose\n", "## Purpose\n\nRead this first.\n");
        }),
        ("a build", &|| {
            scene.play("build");
        }),
        ("a template", &|| {
            let text = scene.play("templates show sheet/head.md").ends(0).out;
            scene.write("templates/sheet/head.md", &format!("{text}\nBy the house.\n"));
        }),
        ("a record", &|| {
            scene.write(
                "data/contacts/2022-01-20-letter.yaml",
                "kind: letter\ndate: 2022-01-20\nwith: tiktok\nsummary: They wrote of lanterns.\n",
            );
        }),
        ("a record less", &|| scene.remove("data/contacts/2022-01-20-letter.yaml")),
    ];
    for (what, change) in changes {
        let before = desk.state();
        change();
        desk.until("/state", |answer| answer.lines().last() != Some(&before));
        let new = Desk::of(&scene);
        for path in [
            "/",
            "/findings",
            "/pack/2022-01-silicon-valley/scene-setter",
            "/pack/2022-01-27-tiktok/meeting-brief",
            "/behind/2022-01-27-tiktok/meeting-brief?line=16",
            "/organisation/tiktok",
            "/contact/2022-01-27-tiktok",
            "/search?q=lanterns",
            "/search?q=hall",
        ] {
            // What takes long, as findings do, comes to both a little later.
            let begun = Instant::now();
            loop {
                let (old, new) = (desk.get(path), new.get(path));
                if body(&old) == body(&new) {
                    break;
                }
                let late = begun.elapsed() > Duration::from_secs(10);
                assert!(!late, "after {what}: {path}\n{}\n{}", body(&old), body(&new));
                sleep(Duration::from_millis(50));
            }
        }
    }
}
