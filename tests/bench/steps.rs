//! The steps that are measured, and the store they run on.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::cost::{Cost, run};
use crate::project;

/// One step.
pub struct Step {
    pub name: &'static str,
    /// Who runs it: the program, or this one as a floor.
    pub is_floor: bool,
    pub words: &'static [&'static str],
    /// What is done to the store before.
    pub before: Before,
    /// How many times another step it may take.
    pub wanted: Option<(f64, &'static str)>,
}

/// What is done to a store before a step.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Before {
    Nothing,
    /// No pack is built, and nothing is known.
    ForgetAll,
    /// Nothing is known; packs stay.
    Forget,
    /// The pack of the visit is gone.
    LosePack,
    /// One contact is another.
    Edit,
    /// The contact is that of the last commit, and packs are built.
    Settle,
}

const fn floor(name: &'static str, words: &'static [&'static str]) -> Step {
    Step { name, is_floor: true, words, before: Before::Nothing, wanted: None }
}

const fn step(
    name: &'static str,
    words: &'static [&'static str],
    before: Before,
    wanted: Option<(f64, &'static str)>,
) -> Step {
    Step { name, is_floor: false, words, before, wanted }
}

const DAY: &str = "2026-11-27";
const VISIT: &str = "VISIT";
const LINE: &str = "LINE";

/// Every step, in the order in which they run.
pub const STEPS: &[Step] = &[
    floor("look", &["floor", "look"]),
    floor("read", &["floor", "read"]),
    floor("parse", &["floor", "parse"]),
    step("build, cold", &["build", "-q"], Before::ForgetAll, Some((2.5, "parse"))),
    step("build, unchanged", &["build", "-q"], Before::Nothing, Some((2.0, "look"))),
    step("build, one contact changed", &["build", "-q"], Before::Edit, Some((0.08, "build, cold"))),
    step("build ID, cold", &["build", "-q", VISIT], Before::ForgetAll, Some((2.0, "read"))),
    step("build ID, pack lost", &["build", "-q", VISIT], Before::LosePack, None),
    step("build ID, unchanged", &["build", "-q", VISIT], Before::Nothing, Some((3.0, "look"))),
    step("check", &["check", "--as-of", DAY], Before::Settle, Some((2.5, "parse"))),
    step("status", &["status", "--as-of", DAY], Before::Forget, Some((1.0, "build, cold"))),
    step("status, again", &["status", "--as-of", DAY], Before::Nothing, Some((0.1, "status"))),
    step("show", &["show", "organisation-0", "--as-of", DAY], Before::Nothing, None),
    step("show, again", &["show", "organisation-0", "--as-of", DAY], Before::Nothing, None),
    step("list", &["list", "contacts", "--as-of", DAY], Before::Nothing, None),
    step("list, again", &["list", "contacts", "--as-of", DAY], Before::Nothing, None),
    step("why", &["why", LINE], Before::Nothing, None),
    step("why, again", &["why", LINE], Before::Nothing, None),
    step(
        "release ID",
        &["release", VISIT, "--level", "internal", "-q"],
        Before::Nothing,
        Some((3.0, "build ID, cold")),
    ),
    step("diff HEAD~1", &["diff", "HEAD~1"], Before::Settle, Some((4.0, "parse"))),
];

fn contact_before(root: &Path, visit: usize) -> PathBuf {
    let contacts = root.join("data/contacts");
    let read = |path: &Path| fs::read_to_string(path).expect("a contact");
    let field = |text: &str, key: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(key));
        line.expect("a field").to_owned()
    };
    let meeting = read(&contacts.join(format!("meeting-{visit}-0.yaml")));
    let (day, with) = (field(&meeting, "date: "), field(&meeting, "with: "));
    let all = fs::read_dir(&contacts).expect("contacts").flatten().map(|entry| entry.path());
    let dated = all.filter_map(|path| {
        let text = read(&path);
        let own = field(&text, "date: ");
        let is_with = field(&text, "with: ").trim_matches(['[', ']']) == with;
        (is_with && own < day).then_some((own, path))
    });
    dated.max().expect("an earlier contact").1
}

/// A store in a repository of two commits, which differ in the title of one contact.
pub struct Store {
    folder: TempDir,
    cache: TempDir,
    visit: String,
    /// The last contact before the visit with the organisation of its first meeting.
    contact: PathBuf,
}

impl Store {
    /// Makes a store.
    pub fn new(contacts: usize) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let visits = (contacts / 100).max(1);
        project::write(folder.path(), contacts, visits);
        let store = Self {
            contact: contact_before(folder.path(), visits / 2),
            folder,
            cache: tempfile::tempdir().expect("a temporary folder"),
            visit: format!("visit-{}", visits / 2),
        };
        fs::write(store.path(".gitignore"), "output/\n").expect("a file");
        store.git(&["init", "-q"]);
        for title in ["First title", "Second title"] {
            store.retitle(title);
            store.git(&["add", "."]);
            store.git(&["commit", "-q", "-m", title]);
        }
        store
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn git(&self, words: &[&str]) {
        let who = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org"];
        let mut git = Command::new("git");
        let git = git.current_dir(self.folder.path()).args(who).args(words);
        assert!(git.status().is_ok_and(|status| status.success()), "{words:?}");
    }

    fn retitle(&self, title: &str) {
        let text = fs::read_to_string(&self.contact).expect("a contact");
        let kept = text.lines().filter(|line| !line.starts_with("title:"));
        let kept: Vec<&str> = kept.collect();
        let text = format!("title: {title}\n{}\n", kept.join("\n"));
        fs::write(&self.contact, text).expect("a contact");
    }

    fn program(&self, words: &[&str]) -> Cost {
        let program = Path::new(env!("CARGO_BIN_EXE_scene-setter"));
        let mut all = vec!["-C", self.folder.path().to_str().expect("UTF-8")];
        all.extend(words);
        run(program, &all, self.cache.path())
    }

    /// Runs a step.
    pub fn run(&self, step: &Step, round: usize) -> Cost {
        let forget = |path: &Path| {
            let _ = fs::remove_dir_all(path);
        };
        let pack = self.path("output").join(&self.visit);
        match step.before {
            Before::Nothing => {}
            Before::ForgetAll => {
                forget(&self.path("output"));
                forget(self.cache.path());
            }
            Before::Forget => forget(self.cache.path()),
            Before::LosePack => {
                self.program(&["build", "-q"]);
                forget(&pack);
            }
            Before::Edit => self.retitle(&format!("Title {round}")),
            Before::Settle => {
                self.retitle("Second title");
                self.program(&["build", "-q"]);
            }
        }
        let line = pack.join("scene-setter.md:60-66");
        let line = line.to_string_lossy();
        let own = step.words.iter().map(|word| match *word {
            VISIT => self.visit.as_str(),
            LINE => &line,
            word => word,
        });
        let mut words: Vec<&str> = own.collect();
        if step.is_floor {
            let this = std::env::current_exe().expect("a path");
            words.push(self.folder.path().to_str().expect("UTF-8"));
            return run(&this, &words, self.cache.path());
        }
        self.program(&words)
    }
}
