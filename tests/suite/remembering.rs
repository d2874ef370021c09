//! A remembered answer is the answer: whatever is done to a project between two runs, a run
//! that may remember prints what one that works everything out prints.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use scene_setter::finding::report::Report;
use scene_setter::project::load::load_after;
use scene_setter::project::load::state::Seen;
use scene_setter::project::{Last, Project};
use tempfile::TempDir;

use crate::scene::{Run, Scene, files};

const HOUSE: &str = "settings.yaml";
const PACKS: &str = "output";

/// As many sequences as a quick run allows; `SCENE_SETTER_SEQUENCES` asks for more.
const SEQUENCES: u32 = 6;

/// What may happen to a project between two runs. Files are named by numbers, counted round.
#[derive(Debug, Clone)]
enum Step {
    /// Another word in a record.
    Word(usize, u8),
    WordAndTimeSetBack(usize, u8),
    /// The clock goes back or forth: an unchanged file bears another time.
    Time(usize, i64),
    /// A day of a record moves.
    Day(usize, u8),
    AddContact(usize, u8),
    AddSource(usize, u8),
    AddPerson(usize, u8),
    AddPart(usize, u8),
    AddVisit(usize, u8),
    Delete(usize),
    PutBack,
    Move(usize),
    Swap(usize, usize),
    Rename(usize),
    Break(usize),
    House(u8),
    Template(u8),
    HandEdit(usize, u8),
    LosePack(usize),
    Damage(u8),
    Cut,
    /// A run that is killed, most often while it writes what it knows.
    Kill(u8),
    Nothing,
}

fn step() -> impl Strategy<Value = Step> {
    let (file, n) = (0..1_000_usize, 0..4_u8);
    prop_oneof![
        4 => (file.clone(), n.clone()).prop_map(|(at, n)| Step::Word(at, n)),
        1 => (file.clone(), n.clone()).prop_map(|(at, n)| Step::WordAndTimeSetBack(at, n)),
        1 => (file.clone(), -7200..7200_i64).prop_map(|(at, n)| Step::Time(at, n)),
        2 => (file.clone(), n.clone()).prop_map(|(at, n)| Step::Day(at, n)),
        3 => (file.clone(), n.clone()).prop_map(|(at, n)| Step::AddContact(at, n)),
        1 => (file.clone(), n.clone()).prop_map(|(at, n)| Step::AddSource(at, n)),
        1 => (file.clone(), n.clone()).prop_map(|(at, n)| Step::AddPerson(at, n)),
        1 => (file.clone(), n.clone()).prop_map(|(at, n)| Step::AddPart(at, n)),
        1 => (file.clone(), n.clone()).prop_map(|(at, n)| Step::AddVisit(at, n)),
        2 => file.clone().prop_map(Step::Delete),
        2 => Just(Step::PutBack),
        1 => file.clone().prop_map(Step::Move),
        1 => (file.clone(), file.clone()).prop_map(|(a, b)| Step::Swap(a, b)),
        1 => file.clone().prop_map(Step::Rename),
        1 => file.clone().prop_map(Step::Break),
        1 => n.clone().prop_map(Step::House),
        1 => n.clone().prop_map(Step::Template),
        1 => (file.clone(), n.clone()).prop_map(|(at, n)| Step::HandEdit(at, n)),
        1 => file.prop_map(Step::LosePack),
        1 => any::<u8>().prop_map(Step::Damage),
        1 => Just(Step::Cut),
        1 => any::<u8>().prop_map(Step::Kill),
        2 => Just(Step::Nothing),
    ]
}

const COMMANDS: [&str; 9] = [
    "build",
    "build",
    "build",
    "build --check",
    "build --as-of 2031-05-01",
    "check --as-of 2031-05-01",
    "status --as-of 2031-05-01",
    "list contacts --as-of 2031-05-01",
    "list promises --as-of 2031-05-01",
];

/// Two projects that are alike, of which one remembers.
struct Pair {
    cold: Scene,
    warm: Scene,
    cache: TempDir,
}

impl Pair {
    fn new(is_example: bool) -> Self {
        let scene = || match is_example {
            true => Scene::example(),
            false => Scene::of("tests/cases/harbour"),
        };
        let (cold, warm) = (scene(), scene());
        // What was written just now is not trusted: most files of a project are old.
        for scene in [&cold, &warm] {
            files(&scene.path("data")).iter().for_each(|path| set_time(path, -9_000));
        }
        let cache = tempfile::tempdir().unwrap();
        Self { cold, warm, cache }
    }

    fn warm(&self, words: &[&str]) -> Run {
        let folder = self.cache.path().to_str().unwrap();
        self.warm.run_under(words, &[("SCENE_SETTER_CACHE", folder)])
    }

    fn take(&self, step: &Step) {
        let cached = || files(self.cache.path());
        match step {
            Step::Damage(n) => cached().iter().for_each(|path| {
                let mut bytes = fs::read(path).unwrap();
                let at = bytes.len() * usize::from(*n) / 256;
                bytes[at] ^= 1;
                fs::write(path, bytes).unwrap();
            }),
            Step::Cut => cached().iter().for_each(|path| {
                let bytes = fs::read(path).unwrap();
                fs::write(path, &bytes[..bytes.len() / 2]).unwrap();
            }),
            Step::Kill(wait) => {
                let mut command = self.warm.command(&["check"]);
                command.env("SCENE_SETTER_CACHE", self.cache.path());
                let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
                let mut child = quiet.spawn().unwrap();
                std::thread::sleep(Duration::from_millis(u64::from(*wait)));
                let _ = child.kill();
                child.wait().unwrap();
            }
            step => [&self.cold, &self.warm].into_iter().for_each(|one| play(one, step)),
        }
    }
}

fn set_time(path: &Path, seconds: i64) {
    let file = fs::File::options().append(true).open(path).unwrap();
    let now = SystemTime::now();
    let by = Duration::from_secs(seconds.unsigned_abs());
    let time = if seconds < 0 { now - by } else { now + by };
    file.set_modified(time).unwrap();
}

/// Returns the file of a number below a folder, in the order of their paths.
fn nth(scene: &Scene, folder: &str, at: usize) -> Option<PathBuf> {
    let mut all = files(&scene.path(folder));
    all.retain(|path| !path.ends_with(HOUSE));
    all.sort();
    (!all.is_empty()).then(|| all.swap_remove(at % all.len()))
}

fn id(scene: &Scene, folder: &str, at: usize) -> String {
    let path = nth(scene, folder, at);
    let stem = path.as_ref().and_then(|path| path.file_stem());
    stem.map_or("nobody".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

/// Writes anew the last line that a pattern is in; nothing where there is none.
fn rewrite(path: &Path, change: impl Fn(&str) -> Option<String>) {
    let text = fs::read_to_string(path).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let found = lines.iter_mut().rev().find_map(|line| {
        *line = change(line)?;
        Some(())
    });
    if found.is_some() {
        fs::write(path, lines.join("\n") + "\n").unwrap();
    }
}

fn another_word(path: &Path, n: u8) {
    rewrite(path, |line| {
        let (before, word) = line.rsplit_once(' ')?;
        let is_word = word.len() > 3 && word.chars().all(|c| c.is_ascii_lowercase());
        is_word.then(|| format!("{before} word{n}"))
    });
}

fn play(scene: &Scene, step: &Step) {
    let organisation = |at: usize| id(scene, "data/organisations", at);
    match step {
        Step::Word(at, n) => {
            another_word(&nth(scene, "data", *at).unwrap(), *n);
        }
        Step::WordAndTimeSetBack(at, n) => {
            let path = nth(scene, "data", *at).unwrap();
            let time = fs::metadata(&path).unwrap().modified().unwrap();
            another_word(&path, *n);
            let file = fs::File::options().append(true).open(&path).unwrap();
            file.set_modified(time).unwrap();
        }
        Step::Time(at, seconds) => {
            set_time(&nth(scene, "data", *at).unwrap(), *seconds);
        }
        Step::Day(at, n) => {
            rewrite(&nth(scene, "data/contacts", *at).unwrap(), |line| {
                line.starts_with("date: ").then(|| format!("date: 2031-05-0{}", n + 1))
            });
        }
        Step::AddContact(at, n) => {
            let (with, visit) = (organisation(*at), id(scene, "data/visits", *at));
            let text = format!(
                "kind: call\ndate: 2031-04-0{}\nwith: {with}\nvisit: {visit}\npoints:\n\
                 - them: They will send numbers {n}.\n  opens: {{ id: new-{n}, kind: promise }}\n",
                n + 1
            );
            scene.write(&format!("data/contacts/2031-04-01-new-{n}.yaml"), &text);
        }
        Step::AddSource(at, n) => {
            let about = organisation(*at);
            let text = format!(
                "kind: report\ntitle: Report {n}\ndate: 2031-03-0{}\nabout: {about}\n",
                n + 1
            );
            scene.write(&format!("data/sources/report-{n}.yaml"), &text);
        }
        Step::AddPerson(at, n) => {
            let text = format!("name: Person {n}\norganisation: {}\n", organisation(*at));
            scene.write(&format!("data/people/person-{n}.yaml"), &text);
        }
        Step::AddPart(at, n) => {
            let text = format!("name: Part {n}\nparent: {}\n", organisation(*at));
            scene.write(&format!("data/organisations/part-{n}.yaml"), &text);
        }
        Step::AddVisit(at, n) => {
            let (who, with) = (id(scene, "data/people", *at), organisation(*at));
            let text = format!(
                "title: Visit {n}\nfor: {who}\ndates: 2031-06-0{}\nmeetings:\n\
                 - {{ with: {with}, time: \"10:00\" }}\n",
                n + 1
            );
            scene.write(&format!("data/visits/2031-06-visit-{n}.yaml"), &text);
        }
        Step::Delete(at) => {
            let path = nth(scene, "data", *at).unwrap();
            let from = path.strip_prefix(scene.path("")).unwrap().to_owned();
            let from = from.to_string_lossy().replace('/', "+");
            fs::create_dir_all(scene.path("kept")).unwrap();
            fs::rename(&path, scene.path("kept").join(from)).unwrap();
        }
        Step::PutBack => {
            for path in files(&scene.path("kept")) {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                fs::rename(&path, scene.path(&name.replace('+', "/"))).unwrap();
            }
        }
        Step::Move(at) => {
            let path = nth(scene, "data/contacts", *at).unwrap();
            fs::create_dir_all(scene.path("data/contacts/2031")).unwrap();
            let name = path.file_name().unwrap();
            fs::rename(&path, scene.path("data/contacts/2031").join(name)).unwrap();
        }
        Step::Swap(one, other) => {
            let one = nth(scene, "data/contacts", *one).unwrap();
            let other = nth(scene, "data/contacts", *other).unwrap();
            let (a, b) = (fs::read(&one).unwrap(), fs::read(&other).unwrap());
            fs::write(one, b).unwrap();
            fs::write(other, a).unwrap();
        }
        Step::Rename(at) => {
            let old = organisation(*at);
            scene.run(&["rename", "organisation", &old, &format!("{old}-x")]);
        }
        Step::Break(at) => {
            let path = nth(scene, "data", *at).unwrap();
            let text = fs::read_to_string(&path).unwrap();
            fs::write(path, text + "no-such-key: 1\n").unwrap();
        }
        Step::House(n) => {
            let path = scene.path("data").join(HOUSE);
            let text = fs::read_to_string(&path).unwrap_or_default();
            fs::write(path, format!("{text}# {n}\n")).unwrap();
        }
        Step::Template(n) => {
            let text = scene.play("templates show sheet/gaps.md").out;
            scene.write("templates/sheet/gaps.md", &format!("{text}{{#- {n} -#}}\n"));
        }
        Step::HandEdit(at, n) => {
            if let Some(path) = nth(scene, PACKS, *at)
                && path.extension().is_some_and(|ending| ending == "md")
            {
                let text = fs::read_to_string(&path).unwrap();
                fs::write(path, format!("{text}\nBy hand {n}.\n")).unwrap();
            }
        }
        Step::LosePack(at) => {
            if let Some(path) = nth(scene, PACKS, *at) {
                fs::remove_file(path).unwrap();
            }
        }
        Step::Damage(_) | Step::Cut | Step::Kill(_) | Step::Nothing => {}
    }
}

fn same(warm: &Run, cold: &Run) -> bool {
    (&warm.out, &warm.err, warm.status) == (&cold.out, &cold.err, cold.status)
}

/// Reads a project, after another state of it.
fn read(root: &Path, last: Option<&Project>) -> (Project, Report) {
    let last = last.map(|project| Last { project, records: &project.records });
    let mut report = Report::default();
    let project = load_after(root, Seen::new(), None, last, &mut report);
    (project, report)
}

fn told((project, report): &(Project, Report)) -> String {
    let keys = project.keys().into_iter();
    let digests: Vec<Option<u64>> = keys.map(|key| project.digest_of(&key)).collect();
    format!("{:?} {digests:?} {:?}", project.records, report.found())
}

/// Returns every file below a folder of the project with its bytes.
fn contents(scene: &Scene, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
    let root = scene.path("");
    let all = files(&scene.path(folder)).into_iter();
    all.map(|path| {
        let bytes = fs::read(&path).unwrap();
        (path.strip_prefix(&root).unwrap().to_owned(), bytes)
    })
    .collect()
}

#[test]
fn a_run_that_remembers_does_and_prints_what_one_that_does_not_does() {
    let asked = std::env::var("SCENE_SETTER_SEQUENCES").ok();
    let mut runner = TestRunner::new(Config {
        cases: asked.and_then(|n| n.parse().ok()).unwrap_or(SEQUENCES),
        failure_persistence: None,
        ..Config::default()
    });
    let one = (step(), 0..COMMANDS.len());
    let sequence = (prop::bool::weighted(0.2), prop::collection::vec(one, 2..7));
    let checked = runner.run(&sequence, |(is_example, sequence)| {
        let pair = Pair::new(is_example);
        let root = pair.warm.path("");
        let mut last = read(&root, None).0;
        for (step, command) in sequence {
            pair.take(&step);
            let (fresh, after) = (read(&root, None), read(&root, Some(&last)));
            prop_assert_eq!(told(&fresh), told(&after), "{:?}", step);
            last = after.0;
            let words: Vec<&str> = COMMANDS[command].split(' ').collect();
            let (cold, warm) = (pair.cold.run(&words), pair.warm(&words));
            prop_assert!(same(&warm, &cold), "{step:?} {words:?} {warm:?} {cold:?}");
            for folder in ["data", "output"] {
                let (cold, warm) = (&pair.cold, &pair.warm);
                let differ = contents(cold, folder) != contents(warm, folder);
                prop_assert!(!differ, "{step:?} {words:?} {folder}");
            }
        }
        Ok(())
    });
    checked.unwrap();
}

#[test]
fn an_answer_is_remembered_and_can_be_asked_for_anew() {
    let scene = Scene::of("tests/cases/harbour");
    let cache = tempfile::tempdir().unwrap();
    let folder = cache.path().to_str().unwrap().to_owned();
    let run = |words: &[&str]| scene.run_under(words, &[("SCENE_SETTER_CACHE", &folder)]);
    let first = run(&["build"]);
    let answers = files(&cache.path().join("answers"));
    assert_eq!(answers.len(), 1, "{first:?}");
    let built = run(&["build", "--no-cache"]);
    let again = run(&["build"]);
    assert!(same(&again, &built) && again.says("0 files written"), "{again:?}");
    // A pack that somebody deletes is made again.
    let pack = "output/2031-05-harbour/scene-setter.md";
    scene.remove(pack);
    assert!(run(&["build"]).says(pack));
    // Nothing lies in the project.
    assert!(!files(&scene.path("")).iter().any(|path| path.ends_with("answers")));
}

#[test]
fn the_folder_of_answers_stays_small() {
    let scene = Scene::of("tests/cases/harbour");
    let cache = tempfile::tempdir().unwrap();
    let folder = cache.path().join("answers");
    fs::create_dir_all(&folder).unwrap();
    for n in 0..300 {
        fs::write(folder.join(n.to_string()), "x").unwrap();
    }
    let variable = cache.path().to_str().unwrap().to_owned();
    scene.run_under(&["build"], &[("SCENE_SETTER_CACHE", &variable)]);
    assert!(files(&folder).len() <= 200);
}

/// A sheet tells what several firms owe together, and asks nothing of the others' contacts while it
/// is open: another word in one of those is no reason to make its pack again.
#[test]
fn a_pack_asks_nothing_of_firms_that_owe_something_too() {
    let scene = Scene::empty();
    let contact = |id: &str, text: &str| {
        scene.write(&format!("data/contacts/{id}.yaml"), &format!("kind: call\nus: ines\n{text}"));
    };
    scene
        .write("data/settings.yaml", "us: house\n")
        .write("data/organisations/house.yaml", "name: The House\n")
        .write("data/organisations/acme.yaml", "name: Acme\n")
        .write("data/organisations/borel.yaml", "name: Borel\n")
        .write("data/people/ines.yaml", "name: Inês Caldeira\norganisation: house\n");
    let opens =
        "points:\n- both: They will send numbers.\n  opens: { id: numbers, kind: promise }\n";
    contact("2031-01-10-both", &format!("date: 2031-01-10\nwith: [acme, borel]\n{opens}"));
    contact("2031-02-10-borel", "date: 2031-02-10\nwith: borel\nsummary: Nothing was agreed.\n");
    let plan = "date: 2031-05-01\nwith: acme\ndocuments: meeting-brief\nplan:\n  us: ines\n";
    contact("2031-05-01-acme", plan);
    let cache = tempfile::tempdir().unwrap();
    let folder = cache.path().to_str().unwrap().to_owned();
    let build = || scene.run_under(&["build"], &[("SCENE_SETTER_CACHE", &folder)]);
    build().ends(0);
    assert!(scene.read("output/2031-05-01-acme/meeting-brief.md").contains("send numbers"));
    let packs = files(&cache.path().join("packs"));
    let text = String::from_utf8_lossy(&fs::read(&packs[0]).unwrap()).into_owned();
    assert!(text.contains("ContactsWith acme\n") && !text.contains("ContactsWith borel"), "{text}");
}

/// What was proved of the records holds while only words of contacts change that name nothing.
#[test]
fn prose_is_read_anew_and_links_are_proved_anew() {
    let scene = Scene::of("tests/cases/harbour");
    let cache = tempfile::tempdir().unwrap();
    let folder = cache.path().to_str().unwrap().to_owned();
    let organisation = id(&scene, "data/organisations", 0);
    let write = |id: &str, with: &str, words: &str| {
        let text = format!(
            "kind: call\ndate: 2031-04-01\nwith: {with}\ntitle: A {words}\nsummary: B {words}\n\
             points:\n- them: C {words}\nplan:\n  objective: D {words}\n  raise:\n  \
             - ask: E {words}\n"
        );
        scene.write(&format!("data/contacts/2031-04-01-{id}.yaml"), &text);
        set_time(&scene.path(&format!("data/contacts/2031-04-01-{id}.yaml")), -9_000);
    };
    let proved = || fs::read(&files(&cache.path().join("proofs"))[0]).unwrap();
    let run = |words: &[&str]| scene.run_under(words, &[("SCENE_SETTER_CACHE", &folder)]);
    let as_cold = |words: &[&str]| {
        let warm = run(words);
        let cold = scene.run(words);
        assert!(same(&warm, &cold), "{words:?} {warm:?} {cold:?}");
        warm
    };
    ["a", "b"].iter().for_each(|id| write(id, &organisation, "ship"));
    as_cold(&["check", "--as-of", "2031-05-01"]);
    let first = proved();
    write("a", &organisation, "lighthouse");
    let shown = as_cold(&["show", "2031-04-01-a", "--as-of", "2031-05-01"]);
    assert!(shown.says("A lighthouse") && !shown.says("ship"), "{shown:?}");
    assert!(as_cold(&["show", "2031-04-01-b", "--as-of", "2031-05-01"]).says("A ship"));
    assert_eq!(proved(), first);
    // A link to nothing is found, beside the words that are known.
    write("a", "no-such-firm", "lighthouse");
    assert!(as_cold(&["check", "--as-of", "2031-05-01"]).says("no-such-firm"));
    scene.remove("data/contacts/2031-04-01-a.yaml");
    as_cold(&["list", "contacts", "--as-of", "2031-05-01"]);
    assert_ne!(proved(), first);
}
