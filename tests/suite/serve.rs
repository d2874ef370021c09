//! The preview: what a browser is sent, and what anybody else is.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use crate::scene::Scene;

struct Preview {
    child: Child,
    address: String,
}

impl Preview {
    fn of(scene: &Scene) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_scene-setter"))
            .args(["serve", "--port", "0"])
            .current_dir(scene.path(""))
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut said = String::new();
        let stderr = child.stderr.take().expect("it is piped");
        BufReader::new(stderr).read_line(&mut said).expect("a line");
        let address = said
            .split("//")
            .nth(1)
            .and_then(|rest| rest.split('/').next());
        let address = address.expect("an address").to_owned();
        assert!(address.starts_with("127.0.0.1:"), "{said}");
        Self { child, address }
    }

    fn get(&self, path: &str) -> String {
        self.get_as(path, &self.address)
    }

    fn get_as(&self, path: &str, host: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    fn state(&self) -> String {
        let answer = self.get("/state");
        answer.lines().last().expect("a state").to_owned()
    }
}

impl Drop for Preview {
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

#[test]
fn a_pack_is_shown_as_a_build_would_make_it_and_changes_are_told() {
    let scene = project();
    let preview = Preview::of(&scene);
    assert!(preview.get("/").contains("call: meeting-brief"));
    assert!(preview.get("/call/meeting-brief").contains("Acme"));
    let file = preview.get("/call/meeting-brief.md");
    assert!(
        file.contains("text/markdown") && file.contains("\n# "),
        "{file}"
    );
    assert!(!scene.path("output").exists(), "nothing is written");
    let before = preview.state();
    assert_eq!(preview.state(), before);
    scene.write(ACME, "name: Zenith Works\n");
    assert_ne!(preview.state(), before);
    assert!(preview.get("/call/meeting-brief").contains("Zenith Works"));
}

#[test]
fn faults_and_conflict_markers_are_shown_above_the_pack() {
    let scene = project();
    scene.run(&["build"]).ends(0);
    let preview = Preview::of(&scene);
    let pack = "output/call/meeting-brief.md";
    let text = scene.read(pack);
    scene.write(
        pack,
        &format!("<<<<<<< mine\na\n||||||| base\nb\n=======\nc\n>>>>>>> theirs\n{text}"),
    );
    let page = preview.get("/call/meeting-brief");
    assert!(page.contains("This pack holds conflict markers"), "{page}");
    scene.write(ACME, "nam: <script>alert(1)</script>\n");
    let page = preview.get("/call/meeting-brief");
    assert!(page.contains("error[unknown-key]"), "{page}");
    assert!(!page.contains("<script>alert"), "{page}");
}

#[test]
fn only_a_browser_on_this_machine_is_answered() {
    let scene = project();
    let preview = Preview::of(&scene);
    for host in ["evil.example", "evil.example:80", ""] {
        let answer = preview.get_as("/call/meeting-brief", host);
        assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
    }
    for path in [
        "/none/meeting-brief",
        "/call/none",
        "/../data/settings.yaml",
        "/x",
    ] {
        let answer = preview.get(path);
        assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
    }
}
