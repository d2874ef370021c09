//! Word files edited by LibreOffice itself, as a person does it → hand edits of the Markdown.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use scene_setter::word::adopt::adopt;
use scene_setter::word::adopted::Adopted;
use scene_setter::word::archive::Parts;
use serde_json::{Value, json};

use super::built;
use crate::scene::{Scene, repository};

const KINDS: [&str; 11] = [
    "typed",
    "tracked",
    "accepted",
    "replaced",
    "deleted",
    "paragraph",
    "moved",
    "pasted",
    "cell",
    "row",
    "comment",
];

/// So many edits are made in all.
const EDITS: usize = 224;

fn runs(program: &str, words: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::null());
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Finds LibreOffice, and a Python that talks to it.
fn office() -> Option<(&'static str, &'static str)> {
    let office = ["soffice", "libreoffice"];
    let office = office.into_iter().find(|name| runs(name, &["--version"]))?;
    let python = ["python3", "/usr/bin/python3"];
    let python = python.into_iter().find(|name| runs(name, &["-c", "import uno"]))?;
    Some((office, python))
}

/// Makes edits, and returns what was done.
fn edited((office, python): (&str, &str), jobs: &[Value], folder: &Path) -> Vec<Value> {
    let list = folder.join("jobs.json");
    fs::write(&list, json!(jobs).to_string()).unwrap();
    let run = Command::new(python)
        .arg(repository().join("tests/office/edit.py"))
        .arg(office)
        .arg(&list)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let told = String::from_utf8(run.stdout).unwrap();
    told.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// How often each word stands in a text, labels of notes and numbers of lists left out.
fn words(text: &str) -> BTreeMap<String, usize> {
    let lines = text.lines().map(|line| {
        let inner = line.trim_start_matches(['>', ' ']);
        let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.strip_prefix(". ").unwrap_or(inner)
    });
    let mut bare = lines.collect::<Vec<_>>().join("\n");
    while let Some(start) = bare.find("[^") {
        let end = bare[start..].find(']').map_or(bare.len(), |end| start + end + 1);
        bare.replace_range(start..end, " ");
    }
    let mut words = BTreeMap::new();
    for word in bare.split(|c: char| !c.is_alphanumeric()) {
        *words.entry(word.to_owned()).or_default() += usize::from(!word.is_empty());
    }
    words
}

/// The words of a text that stand in another less often, those that were taken away aside.
fn lost(before: &str, gone: &str, after: &str) -> Vec<String> {
    let (gone, after) = (words(gone), words(after));
    let count =
        |words: &BTreeMap<String, usize>, word: &str| words.get(word).copied().unwrap_or_default();
    let is_lost =
        |(word, times): &(String, usize)| count(&after, word) + count(&gone, word) < *times;
    let lost = words(before).into_iter().filter(is_lost);
    lost.map(|(word, _)| word).collect()
}

/// Says whether what was adopted is the edit and nothing else.
fn is_traced(adopted: &Adopted, told: &str) -> bool {
    let (changed, added, deleted) = (adopted.changed.len(), adopted.added, adopted.deleted);
    match told {
        "changed" => changed == 1 && added + deleted == 0,
        "deleted" => deleted >= 1 && changed + added == 0,
        "added" => added >= 1 && changed + deleted == 0,
        _ => changed + added + deleted == 0,
    }
}

#[test]
#[ignore = "needs LibreOffice, and a minute: cargo test office -- --ignored"]
fn edits_by_libreoffice_lose_no_word_and_find_their_sentence() {
    let Some(office) = office() else {
        println!("skipped: LibreOffice with its Python (uno) is not installed");
        return;
    };
    let scene = Scene::example();
    let documents = built(&scene);
    let folder = scene.path("edited");
    fs::create_dir_all(&folder).unwrap();
    let jobs: Vec<Value> = (0..EDITS)
        .map(|number| {
            let (name, ..) = &documents[number % documents.len()];
            json!({
                "file": name,
                "into": folder.join(format!("{number}.docx")),
                "kind": KINDS[number / documents.len() % KINDS.len()],
                "number": number,
                "document": number % documents.len(),
            })
        })
        .collect();
    let (mut edits, mut astray) = (0, Vec::new());
    for done in edited(office, &jobs, &folder) {
        let text = |key: &str| done[key].as_str().unwrap_or_default().to_owned();
        if text("told").is_empty() {
            continue;
        }
        let number = done["number"].as_u64().unwrap();
        let at = usize::try_from(done["document"].as_u64().unwrap()).unwrap();
        let (name, markdown, bytes) = &documents[at];
        let place = format!("{name}, edit {number}: {}", text("kind"));
        let returned = Parts::open(&fs::read(text("into")).unwrap()).unwrap();
        let adopted = adopt(markdown, bytes, &returned).unwrap();
        let lost = lost(markdown, &text("gone"), &adopted.markdown);
        assert!(lost.is_empty(), "{place}: {lost:?}\n{}", adopted.markdown);
        let kind = text("kind");
        let brings = !matches!(&*kind, "deleted" | "paragraph" | "moved");
        let word = format!("zebra{number}");
        assert!(!brings || adopted.markdown.contains(&word), "{place}");
        let remark = "<!-- comment: Dana Director";
        assert!(kind != "comment" || adopted.markdown.contains(remark), "{place}");
        let changes = adopted.markdown != *markdown;
        if !is_traced(&adopted, &text("told")) || !changes {
            let (changed, notes) = (&adopted.changed, &adopted.notes);
            let (added, deleted) = (adopted.added, adopted.deleted);
            astray.push(format!("{place}: +{added} -{deleted} {changed:#?} {notes:?}"));
        }
        edits += 1;
    }
    println!("{edits} edits by LibreOffice, {} not traced", astray.len());
    assert!(edits >= 200, "{edits}");
    assert!(astray.len() * 20 <= edits, "{astray:#?}");
}

#[test]
#[ignore = "needs LibreOffice, and a minute: cargo test office -- --ignored"]
fn each_kind_of_edit_by_libreoffice_is_adopted_and_the_next_build_is_clean() {
    let Some(office) = office() else {
        println!("skipped: LibreOffice with its Python (uno) is not installed");
        return;
    };
    let scene = Scene::example();
    let pack = "output/2022-01-27-tiktok/meeting-brief";
    scene.play("build --docx").ends(0);
    let folder = scene.path("edited");
    fs::create_dir_all(&folder).unwrap();
    let job = |(number, kind): (usize, &&str)| {
        json!({
            "file": scene.path(&format!("{pack}.docx")),
            "into": folder.join(format!("{kind}.docx")),
            "kind": kind,
            "number": number,
        })
    };
    let jobs: Vec<Value> = KINDS.iter().enumerate().map(job).collect();
    for done in edited(office, &jobs, &folder) {
        let kind = done["kind"].as_str().unwrap();
        scene.play(&format!("adopt edited/{kind}.docx")).ends(0);
        let edited = scene.read(&format!("{pack}.md"));
        let run = scene.play("build 2022-01-27-tiktok --document meeting-brief");
        assert_eq!(run.status, 0, "{kind}: {}{}", run.out, run.err);
        assert_eq!(scene.read(&format!("{pack}.md")), edited, "{kind}");
        scene.play("build 2022-01-27-tiktok --discard-edits").ends(0);
    }
}
