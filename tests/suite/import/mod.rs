//! Every folder in tests/import: a file and the example project → the records it becomes, no
//! word lost, all of them sound, and nothing new the second time. `BLESS=1` writes them anew.

mod documents;
mod growth;
mod hostile;
mod mutation;
mod on_record;
mod pieces;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{LazyLock, Mutex};
use std::thread;

use mail_parser::{MessageParser, MessagePart, MimeHeaders, PartType};

use scene_setter::import::doubts::Doubts;
use scene_setter::import::encoding::decode;

use crate::scene::{Run, Scene, copy, files, repository};

/// A case: its folder, and the file in it.
struct Case {
    folder: PathBuf,
    input: PathBuf,
}

fn cases() -> Vec<Case> {
    let inputs = files(&repository().join("tests/import"));
    let inputs = inputs.into_iter().filter(|file| file.file_stem().is_some_and(|s| s == "input"));
    let cases: Vec<Case> =
        inputs.map(|input| Case { folder: input.parent().unwrap().to_owned(), input }).collect();
    assert!(cases.len() > 10, "the folders are read");
    cases
}

/// The example as `init` writes it, once.
fn project() -> Scene {
    static FILES: LazyLock<BTreeMap<PathBuf, Vec<u8>>> = LazyLock::new(|| {
        let scene = Scene::empty();
        scene.run(&["init", "--example", "--forge", "none"]).ends(0);
        texts(&scene.path(""))
    });
    let scene = Scene::empty();
    for (path, bytes) in FILES.iter() {
        let path = scene.path("").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    scene
}

fn names(folder: &Path) -> BTreeSet<PathBuf> {
    files(folder).iter().map(|f| f.strip_prefix(folder).unwrap().to_owned()).collect()
}

/// What a case became.
struct Outcome {
    scene: Scene,
    /// What is new or changed under data/.
    new: Vec<PathBuf>,
    said: String,
}

/// Imports a case, its second file after the first.
fn run(case: &Case) -> Outcome {
    let scene = project();
    let before = texts(&scene.path("data"));
    let run = import(&scene, case);
    let after = texts(&scene.path("data"));
    let is_new = |path: &&PathBuf| before.get(*path) != after.get(*path);
    let new: Vec<PathBuf> = after.keys().filter(is_new).cloned().collect();
    let is_known = run.err.contains("on file already as");
    let nothing = new.is_empty() && run.out.is_empty() && !is_known;
    let is_two = run.status == 2;
    assert_eq!(is_two, nothing, "{}: {}", case.folder.display(), run.err);
    Outcome { scene, new, said: run.out + &run.err }
}

fn import(scene: &Scene, case: &Case) -> Run {
    let mut args = vec!["--format".to_owned(), "short".into(), "import".into()];
    for file in files(&case.folder) {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        if name == "args" {
            let words = fs::read_to_string(&file).unwrap();
            args.extend(words.split_whitespace().map(str::to_owned));
        } else if file.parent() == Some(&case.folder) {
            fs::copy(&file, scene.path(&name)).unwrap();
            args.push(name);
        }
    }
    scene.run(&args.iter().map(String::as_str).collect::<Vec<_>>())
}

fn texts(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let text = |path: PathBuf| {
        let bytes = fs::read(folder.join(&path)).unwrap();
        (path, bytes)
    };
    names(folder).into_iter().map(text).collect()
}

/// Each case is imported once, and held against all that must be true of it.
#[test]
fn every_case_becomes_its_records_sound_and_whole() {
    let cases = cases();
    let next = AtomicUsize::new(0);
    let complaints = Mutex::new(Vec::new());
    thread::scope(|threads| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            threads.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Relaxed)) {
                    let outcome = run(case);
                    let found = [
                        other_records(case, &outcome),
                        lost_words(case, &outcome),
                        unsound(case, &outcome),
                    ];
                    let named = |words| format!("{}: {words}", case.folder.display());
                    complaints.lock().unwrap().extend(found.into_iter().flatten().map(named));
                }
            });
        }
    });
    let complaints = complaints.into_inner().unwrap();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

/// Where the drafts are not those in the folder `expected`.
fn other_records(case: &Case, Outcome { scene, new, said }: &Outcome) -> Option<String> {
    let expected = case.folder.join("expected");
    if std::env::var_os("BLESS").is_some() {
        let _ = fs::remove_dir_all(&expected);
        for path in new {
            let target = expected.join(path);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::copy(scene.path("data").join(path), target).unwrap();
        }
        fs::create_dir_all(&expected).unwrap();
        fs::write(expected.join("said.txt"), said).unwrap();
        return None;
    }
    let mut wanted = names(&expected);
    wanted.remove(Path::new("said.txt"));
    let made: BTreeSet<PathBuf> = new.iter().cloned().collect();
    if wanted != made {
        return Some(format!("{made:?}, not {wanted:?}"));
    }
    let same = made.iter().all(|path| {
        fs::read(expected.join(path)).unwrap() == fs::read(scene.path("data").join(path)).unwrap()
    });
    let is_said = fs::read_to_string(expected.join("said.txt")).unwrap() == *said;
    (!same || !is_said).then(|| "differs: BLESS=1 and git diff show how".to_owned())
}

/// Where `check` finds what was not said, the drafts cannot be built, or a second time drafts more.
fn unsound(case: &Case, Outcome { scene, new, said }: &Outcome) -> Option<String> {
    if let Some(code) = found_in(scene, new).iter().find(|code| !said.contains(*code)) {
        return Some(format!("{code} is not said: {said}"));
    }
    let build = scene.run(&["build"]);
    if build.status != 0 {
        return Some(build.err);
    }
    let before = texts(&scene.path("data"));
    let again = import(scene, case);
    let is_known = new.is_empty() || again.err.contains(" 0 records drafted");
    let is_same = before == texts(&scene.path("data"));
    (!is_known || !is_same).then_some(again.err)
}

/// The codes that `check` finds in drafts on the last day that they tell of as held, else before
/// the first that lies ahead.
fn found_in(scene: &Scene, new: &[PathBuf]) -> BTreeSet<String> {
    let day = |path: &PathBuf| {
        let name = path.strip_prefix("contacts").ok()?.to_str()?;
        name.get(..10).map(str::to_owned)
    };
    let is_ahead = |path: &&PathBuf| {
        let bytes = fs::read(scene.path("data").join(path)).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        text.contains("status: planned") || text.contains("status: tbc")
    };
    let (ahead, held): (Vec<&PathBuf>, Vec<&PathBuf>) = new.iter().partition(is_ahead);
    let held = held.into_iter().filter_map(day).max();
    let Some(day) = held.or(ahead.into_iter().filter_map(day).min()) else {
        return BTreeSet::new();
    };
    let out = scene.run(&["--format", "json", "check", "--as-of", &day]).out;
    let found = out.lines().map(|line| {
        let found: serde_json::Value = serde_json::from_str(line).unwrap();
        ["file", "code"].map(|key| found[key].as_str().unwrap_or_default().to_owned())
    });
    let drafts: Vec<String> = new.iter().map(|path| format!("data/{}", path.display())).collect();
    found.filter(|[file, _]| drafts.contains(file)).map(|[_, code]| code).collect()
}

/// Words of a text, as a reader sees them.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let text = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    text.map(str::to_owned)
}

/// The words of a page, each tag a gap.
fn without_tags(page: &str) -> String {
    let mut is_tag = false;
    let shown = page.chars().map(|c| {
        is_tag = c == '<' || is_tag && c != '>';
        if is_tag || c == '>' { ' ' } else { c }
    });
    let shown: String = shown.collect();
    shown.replace("&lt;", "<").replace("&gt;", ">")
}

/// Words of a report that are neither in a draft nor in a comment.
fn lost_words(case: &Case, Outcome { scene, new, said }: &Outcome) -> Option<String> {
    let ending = case.input.extension().unwrap().to_str().unwrap();
    let bytes = fs::read(&case.input).unwrap();
    let text = match ending {
        "eml" => {
            let mail = MessageParser::default().parse(&bytes).unwrap();
            let is_calendar = |part: &MessagePart<'_>| {
                let kind = part.content_type().and_then(|kind| kind.subtype());
                kind.is_some_and(|kind| kind == "calendar")
            };
            let bodies = mail.parts.iter().filter_map(|part| match &part.body {
                _ if is_calendar(part) => None,
                PartType::Text(text) => Some(text.to_string()),
                PartType::Html(page) => Some(without_tags(page)),
                _ => None,
            });
            let subject = mail.subject().unwrap_or_default().to_owned();
            let all = bodies.fold(subject, |all, body| all + "\n" + &body);
            // What follows in a mailbox begins with a head of its own, not with words.
            let (words, next) = all.split_once("\nFrom ").unwrap_or((&all, ""));
            let next = next.split_once("\n\n").map_or("", |(_, words)| words);
            format!("{words}\n{next}")
        }
        "txt" | "md" => decode(&bytes, &mut Doubts::default()),
        _ => return None,
    };
    // A reply that a program sent stays in its file alone, and so does what is only proposed.
    let stays = ["sent by a program", "nothing was written yet"];
    if new.is_empty() && stays.iter().any(|words| said.contains(words)) {
        return None;
    }
    // What changes a record leaves the rest of its words to the copy.
    let is_change = case.folder.join("args").exists();
    let drafts =
        new.iter().filter(|path| is_change || path.extension().is_some_and(|e| e == "yaml"));
    let drafts: String =
        drafts.map(|path| scene.read(&format!("data/{}", path.display()))).collect();
    let kept: BTreeSet<String> = words(&drafts).map(|word| word.to_lowercase()).collect();
    // The number of an item is no word: its point stands in its place.
    let lines = text.lines().map(|line| {
        let bare = line.trim_start_matches(['>', ' ']);
        let (first, rest) = bare.split_once(' ').unwrap_or(("", line));
        let is_number = first.len() <= 4 && first.ends_with(['.', ')', ']', '/'])
            || first.chars().all(|c| "0123456789.".contains(c))
                && (first.contains('.') || rest.starts_with(['-', '–', ' ']));
        if is_number { rest } else { line }
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    let lost: Vec<String> =
        words(&text).filter(|word| !kept.contains(&word.to_lowercase())).collect();
    (!lost.is_empty()).then(|| format!("lost: {lost:?}"))
}

#[test]
fn a_dry_run_prints_and_writes_nothing() {
    let scene = project();
    let before = names(&scene.path(""));
    let run = scene.run(&["import", "--dry-run", "inbox"]).ends(0);
    assert!(run.out.contains("--- data/contacts/2025-10-02-brightwave-call.yaml"), "{}", run.out);
    assert_eq!(before, names(&scene.path("")));
}

#[test]
fn two_reports_of_one_meeting_go_into_one_file() {
    let scene = project();
    scene.write("post/a.txt", "Call with Palisade, 5 May 2025\n\nPalisade agreed.\n");
    scene.write("post/b.txt", "Report of a call with Palisade, 5 May 2025\n\nPalisade asked.\n");
    let run = scene.run(&["import", "post"]).ends(1);
    let shown = "+  - them: { text: Palisade asked., source: ";
    assert!(run.out.contains(shown), "{}\n{}", run.out, run.err);
    let path = "data/contacts/2025-05-05-palisade-call.yaml";
    assert!(!scene.read(path).contains("asked"));
    scene.run(&["import", "--apply", "post"]);
    let text = scene.read(path);
    assert!(text.contains("Palisade agreed.") && text.contains("Palisade asked."));
    let second = scene.path("data/contacts/2025-05-05-palisade-call-2.yaml");
    assert!(!second.exists(), "one meeting stays one file");
    scene.run(&["build"]).ends(0);
}

#[test]
fn a_folder_is_read_file_by_file_and_the_rest_is_named() {
    let scene = project();
    scene.write("post/a.txt", "Call with Palisade, 3 May 2025\n\nPalisade agreed.\n");
    scene.write("post/deep/b.md", "# Call with Palisade, 4 May 2025\n\nPalisade agreed.\n");
    scene.write("post/c.pdf", "%PDF");
    let run = scene.run(&["import", "post"]);
    assert!(run.err.contains("2 files read: 4 records drafted"), "{}", run.err);
    assert!(run.err.contains("unread-file") && run.err.contains("c.pdf"), "{}", run.err);
}

#[test]
fn what_the_person_says_goes_before_the_text() {
    let scene = project();
    scene.write("a.txt", "Note\n\nThey asked for a berth.\n");
    scene.run(&["import", "a.txt", "--date", "2025-05-03", "--with", "palisade"]).ends(1);
    let text = scene.read("data/contacts/2025-05-03-palisade-meeting.yaml");
    assert!(text.contains("\n  # Who says so? They asked for a berth.\n"), "{text}");
    let run = scene.run(&["import", "a.txt", "--with", "palisaed"]).ends(2);
    assert!(run.err.contains("did you mean `palisade`?"), "{}", run.err);
}

#[test]
fn copies_are_the_originals_to_the_byte() {
    let case = repository().join("tests/import/eml/forward-with-attachment/input.eml");
    let scene = project();
    copy(case.parent().unwrap(), &scene.path("post"));
    scene.run(&["import", "post/input.eml"]);
    let copies = files(&scene.path("data/sources"));
    let copy = copies.iter().find(|path| path.extension().is_some_and(|e| e == "eml")).unwrap();
    assert_eq!(fs::read(copy).unwrap(), fs::read(case).unwrap());
}
