//! Every folder in tests/import: a file and the example project → the records it becomes, no
//! word lost, all of them sound, and nothing new the second time. `BLESS=1` writes them anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mail_parser::MessageParser;
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use scene_setter::facts::records::{Gathered, Records};
use scene_setter::facts::settings::Settings;
use scene_setter::import::known::Known;
use scene_setter::import::{Original, Wishes, import};
use scene_setter::read;

use crate::scene::{Scene, copy, files, repository};

/// A case: its folder, and the file in it.
struct Case {
    folder: PathBuf,
    input: PathBuf,
}

fn cases() -> Vec<Case> {
    let inputs = files(&repository().join("tests/import"));
    let inputs = inputs
        .into_iter()
        .filter(|file| file.file_stem().is_some_and(|s| s == "input"));
    let cases: Vec<Case> = inputs
        .map(|input| Case {
            folder: input.parent().unwrap().to_owned(),
            input,
        })
        .collect();
    assert!(cases.len() > 10, "the folders are read");
    cases
}

fn project() -> Scene {
    let scene = Scene::empty();
    scene.run(&["init", "--example", "--forge", "none"]).ends(0);
    scene
}

fn names(folder: &Path) -> BTreeSet<PathBuf> {
    files(folder)
        .iter()
        .map(|f| f.strip_prefix(folder).unwrap().to_owned())
        .collect()
}

/// Imports a case; returns what is new under data/, and what was said.
fn run(case: &Case) -> (Scene, Vec<PathBuf>, String) {
    let scene = project();
    let before = names(&scene.path("data"));
    let name = case.input.file_name().unwrap().to_str().unwrap();
    fs::copy(&case.input, scene.path(name)).unwrap();
    let run = scene.run(&["--format", "short", "import", name]);
    assert!(run.status < 2, "{}: {}", case.folder.display(), run.err);
    let new = names(&scene.path("data"))
        .difference(&before)
        .cloned()
        .collect();
    (scene, new, run.err)
}

#[test]
fn every_case_becomes_its_records() {
    let mut complaints = Vec::new();
    for case in cases() {
        let (scene, new, said) = run(&case);
        let expected = case.folder.join("expected");
        if std::env::var_os("BLESS").is_some() {
            let _ = fs::remove_dir_all(&expected);
            for path in &new {
                let target = expected.join(path);
                fs::create_dir_all(target.parent().unwrap()).unwrap();
                fs::copy(scene.path("data").join(path), target).unwrap();
            }
            fs::create_dir_all(&expected).unwrap();
            fs::write(expected.join("said.txt"), &said).unwrap();
            continue;
        }
        let mut wanted = names(&expected);
        wanted.remove(Path::new("said.txt"));
        let made: BTreeSet<PathBuf> = new.into_iter().collect();
        if wanted != made {
            complaints.push(format!(
                "{}: {made:?}, not {wanted:?}",
                case.folder.display()
            ));
            continue;
        }
        let same = made.iter().all(|path| {
            fs::read(expected.join(path)).unwrap()
                == fs::read(scene.path("data").join(path)).unwrap()
        });
        if !same || fs::read_to_string(expected.join("said.txt")).unwrap() != said {
            complaints.push(format!(
                "{} differs: BLESS=1 and git diff show how",
                case.folder.display()
            ));
        }
    }
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn what_is_drafted_is_sound_and_drafted_once() {
    for case in cases() {
        let (scene, new, said) = run(&case);
        for code in found_in(&scene, &new) {
            assert!(
                said.contains(&code),
                "{}: {code}: {said}",
                case.folder.display()
            );
        }
        take_up_what_is_owed(&scene, &new);
        let build = scene.run(&["build"]);
        assert_eq!(build.status, 0, "{}: {}", case.folder.display(), build.err);
        let before = names(&scene.path("data"));
        let name = case.input.file_name().unwrap().to_str().unwrap();
        let again = scene.run(&["import", name]);
        assert!(
            again.err.contains("on file already as"),
            "{}: {}",
            case.folder.display(),
            again.err
        );
        assert_eq!(
            before,
            names(&scene.path("data")),
            "{}",
            case.folder.display()
        );
    }
}

/// The codes that `check` finds in drafts on the last day that they tell of.
fn found_in(scene: &Scene, new: &[PathBuf]) -> BTreeSet<String> {
    let day = |path: &PathBuf| {
        let name = path.strip_prefix("contacts").ok()?.to_str()?;
        name.get(..10).map(str::to_owned)
    };
    let Some(day) = new.iter().filter_map(day).max() else {
        return BTreeSet::new();
    };
    let out = scene
        .run(&["--format", "json", "check", "--as-of", &day])
        .out;
    let found = out.lines().map(|line| {
        let found: serde_json::Value = serde_json::from_str(line).unwrap();
        ["file", "code"].map(|key| found[key].as_str().unwrap_or_default().to_owned())
    });
    let drafts: Vec<String> = new
        .iter()
        .map(|path| format!("data/{}", path.display()))
        .collect();
    found
        .filter(|[file, _]| drafts.contains(file))
        .map(|[_, code]| code)
        .collect()
}

/// What a draft suggests is a key as soon as its mark is deleted.
fn take_up_what_is_owed(scene: &Scene, new: &[PathBuf]) {
    for path in new.iter().filter(|path| path.starts_with("contacts")) {
        let path = format!("data/{}", path.display());
        let text = scene.read(&path);
        scene.write(&path, &text.replace("    # opens: ", "    opens: "));
    }
}

/// Words of a text, as a reader sees them.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let text = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    text.map(str::to_owned)
}

#[test]
fn no_word_of_a_report_is_lost() {
    for case in cases() {
        let ending = case.input.extension().unwrap().to_str().unwrap();
        let bytes = fs::read(&case.input).unwrap();
        let text = match ending {
            "eml" => {
                let mail = MessageParser::default().parse(&bytes).unwrap();
                let bodies =
                    (0..mail.text_body_count()).filter_map(|at| mail.body_text(at));
                let subject = mail.subject().unwrap_or_default().to_owned();
                bodies.fold(subject, |all, body| all + "\n" + &body)
            }
            "txt" | "md" => bytes
                .iter()
                .map(|byte| char::from(*byte))
                .collect::<String>(),
            _ => continue,
        };
        let text = String::from_utf8(bytes)
            .ok()
            .filter(|_| ending != "eml")
            .unwrap_or(text);
        let (scene, new, _) = run(&case);
        let drafts = new
            .iter()
            .filter(|path| path.extension().is_some_and(|e| e == "yaml"));
        let drafts: String = drafts
            .map(|path| scene.read(&format!("data/{}", path.display())))
            .collect();
        let kept: BTreeSet<String> =
            words(&drafts).map(|word| word.to_lowercase()).collect();
        let lost: Vec<String> = words(&text)
            .filter(|word| !kept.contains(&word.to_lowercase()))
            .collect();
        assert!(lost.is_empty(), "{}: {lost:?}", case.folder.display());
    }
}

#[test]
fn a_dry_run_prints_and_writes_nothing() {
    let scene = project();
    let before = names(&scene.path(""));
    let run = scene.run(&["import", "--dry-run", "inbox"]).ends(0);
    assert!(
        run.out
            .contains("--- data/contacts/2026-02-05-palisade-call.yaml"),
        "{}",
        run.out
    );
    assert_eq!(before, names(&scene.path("")));
}

#[test]
fn a_folder_is_read_file_by_file_and_the_rest_is_named() {
    let scene = project();
    scene.write(
        "post/a.txt",
        "Call with Palisade, 3 May 2025\n\nPalisade agreed.\n",
    );
    scene.write(
        "post/deep/b.md",
        "# Call with Palisade, 4 May 2025\n\nPalisade agreed.\n",
    );
    scene.write("post/c.pdf", "%PDF");
    let run = scene.run(&["import", "post"]);
    assert!(
        run.err.contains("2 files read: 4 records drafted"),
        "{}",
        run.err
    );
    assert!(
        run.err.contains("unread-file") && run.err.contains("c.pdf"),
        "{}",
        run.err
    );
}

#[test]
fn what_the_person_says_goes_before_the_text() {
    let scene = project();
    scene.write("a.txt", "Note\n\nThey asked for a berth.\n");
    scene
        .run(&[
            "import",
            "a.txt",
            "--date",
            "2025-05-03",
            "--with",
            "palisade",
        ])
        .ends(1);
    let text = scene.read("data/contacts/2025-05-03-palisade-meeting.yaml");
    assert!(
        text.contains("\n  - them: They asked for a berth.\n"),
        "{text}"
    );
    let run = scene
        .run(&["import", "a.txt", "--with", "palisaed"])
        .ends(2);
    assert!(run.err.contains("did you mean `palisade`?"), "{}", run.err);
}

/// Imports bytes under a name into a project that knows nobody; every draft must read.
fn holds(name: &str, bytes: &[u8]) {
    let settings: Settings = read::settings("", &mut Vec::new())
        .record
        .expect("the defaults");
    let records = Records::new(settings, Gathered::default());
    let mut known = Known::new(&records);
    let found = import(&Original { name, bytes }, &Wishes::default(), &mut known);
    for draft in &found.drafts {
        let mut faults = Vec::new();
        let record = read::record(&draft.key, &draft.text, &mut faults).record;
        assert!(
            record.is_some() && faults.is_empty(),
            "{faults:?}\n{}",
            draft.text
        );
    }
    assert!(!found.drafts.is_empty() || !found.doubts.found().is_empty());
}

fn rounds() -> u32 {
    std::env::var("IMPORT_CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(64)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: rounds(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_a_draft(
        parts in prop::collection::vec(prop::sample::select(vec![
            "From: A B <a@b.c>\n", "To:\n", "Subject: Call with X: \"y\" # z\n", "Date: 3 May 2025\n", "\n",
            "- them: {a: [b", "[REDACTED], Head of X (online)\n", "Participants: A B, C D;\n", "Monday 3 May 2025 (venue: x)\n",
            "Meeting with X\n", "SCENE SETTER\n", "Main objective\n", "\u{85}\u{2028}\t", "\\\"'`|>%@&*!", "COM: ,\n", "15.15 – 16.15\n",
            "no\n", "~", "é", "We said so. They asked why?\n", "BEGIN:VEVENT\n", "DTSTART:20260101T000000Z\n", "END:VEVENT\n",
        ]), 0..40),
        noise in any::<String>(),
        at in any::<prop::sample::Index>(),
        ending in prop::sample::select(vec!["txt", "eml", "md", "ics", "vcf"]),
    ) {
        let mut text = parts;
        let at = at.index(text.len() + 1);
        text.insert(at, &noise);
        holds(&format!("x.{ending}"), text.concat().as_bytes());
    }

    #[test]
    fn no_damage_to_a_mail_goes_unsaid(
        place in any::<prop::sample::Index>(),
        bytes in prop::collection::vec(any::<u8>(), 0..12),
        cut in any::<prop::sample::Index>(),
        which in any::<prop::sample::Index>(),
    ) {
        let all = cases();
        let case = &all[which.index(all.len())];
        let mut mail = fs::read(&case.input).unwrap();
        let place = place.index(mail.len());
        mail.splice(place..place, bytes);
        mail.truncate(cut.index(mail.len()) + 1);
        holds(case.input.file_name().unwrap().to_str().unwrap(), &mail);
    }
}

#[test]
fn what_is_wrong_with_a_mail_is_named() {
    let head = "From: a@b.example\nSubject: Call with Palisade, 3 May 2025\n";
    let part = "Content-Type: text/plain; charset=";
    let base64 = "utf-8\nContent-Transfer-Encoding: base64\n\n@@!!\n";
    for (mail, named) in [
        (String::new(), "This is no mail"),
        (
            "\u{1}\u{2}\n\n\u{3}".into(),
            "neither sender nor date nor subject",
        ),
        (
            format!("{head}Date: Tue, 99 Foo 2025\n\nPalisade agreed.\n"),
            "99 Foo 2025` is no date",
        ),
        (
            format!("{head}{part}klingon\n\nPalisade agreed.\n"),
            "No encoding is called `klingon`",
        ),
        (format!("{head}{part}{base64}"), "not encoded as it says"),
        (
            format!("{head}Content-Type: multipart/mixed; boundary=x\n\n--y\nHi\n"),
            "has no text",
        ),
    ] {
        let scene = project();
        scene.write("a.eml", &mail);
        let run = scene.run(&["import", "a.eml"]).ends(1);
        assert!(run.err.contains(named), "{mail:?}: {}", run.err);
    }
}

#[test]
fn many_mails_are_imported_one_after_another() {
    let count: usize = std::env::var("IMPORT_MAILS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(200);
    let scene = project();
    for n in 0..count {
        let (day, month) = (n % 28 + 1, n / 28 % 12 + 1);
        let text = format!(
            "From: A B <a@b.example>\nTo: C D <c@d.example>\nDate: Mon, 5 May 2025 10:00:00 +0000\n\
             Subject: Call with Palisade\n\nOn {day:02}/{month:02}/2025, a call took place to discuss berth {n}.\n\n\
             - Palisade asked for berth {n}.\n"
        );
        scene.write(&format!("post/{n:05}.eml"), &text);
    }
    let run = scene.run(&["import", "post"]);
    assert!(
        run.err.contains(&format!(
            "{count} files read: {} records drafted",
            2 * count
        )),
        "{}",
        run.err
    );
    scene.run(&["build"]).ends(0);
}

#[test]
fn copies_are_the_originals_to_the_byte() {
    let case = repository().join("tests/import/eml/forward-with-attachment/input.eml");
    let scene = project();
    copy(case.parent().unwrap(), &scene.path("post"));
    scene.run(&["import", "post/input.eml"]);
    let copies = files(&scene.path("data/sources"));
    let copy = copies
        .iter()
        .find(|path| path.extension().is_some_and(|e| e == "eml"))
        .unwrap();
    assert_eq!(fs::read(copy).unwrap(), fs::read(case).unwrap());
}
