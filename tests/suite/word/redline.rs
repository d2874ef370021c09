//! `diff --docx`: all changes accepted it is the new pack, all rejected the old one.

use std::collections::BTreeMap;
use std::fs;

use scene_setter::finding::report::Report;
use scene_setter::pack::opened::Opened;
use scene_setter::project::load::load;
use scene_setter::project::photos::Photos;
use scene_setter::why::diff::lines::changes;
use scene_setter::why::diff::tracked::tracked;
use scene_setter::why::diff::{Explained, PackDiff};
use scene_setter::word::archive::Parts;
use scene_setter::word::house::Head;
use scene_setter::word::read::{Said, Span, read};
use scene_setter::word::{docx, redline_docx};

use super::read::parts;
use super::returned::zipped;
use super::sound;
use crate::scene::{Scene, files, repository};

const PACK: &str = "output/2022-01-27-tiktok/meeting-brief";
const VISIT: &str = "output/2022-01-silicon-valley/scene-setter";
const CONTACT: &str = "data/contacts/2022-01-27-tiktok.yaml";

/// What a Word file says once every change in it is accepted, without signs of notes.
fn accepted(parts: &BTreeMap<String, String>) -> Vec<String> {
    let read = read(&Parts::open(&zipped(parts)).unwrap()).unwrap();
    let told = |spans: &[Span]| {
        let text: String = spans.iter().map(|span| span.text.as_str()).collect();
        let mut words = String::new();
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once("[^") {
            words.push_str(before);
            rest = after.split_once(']').map_or("", |(_, rest)| rest);
        }
        words.push_str(rest);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let blocks = read.blocks.iter().map(|block| match block {
        Said::Paragraph(paragraph) => {
            let in_one: Vec<Span> = paragraph.spans.clone();
            told(&in_one)
        }
        Said::Row(cells, _) => {
            let cells: Vec<String> = cells.iter().map(|cell| told(cell)).collect();
            cells.join(" | ")
        }
    });
    blocks.collect()
}

/// Turns what was inserted into what was deleted, and the other way round.
fn turned(parts: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut parts = parts.clone();
    for name in ["word/document.xml", "word/footnotes.xml"] {
        let mut xml = parts[name].replace("delText", "t");
        for (one, other) in [("ins", "del"), ("moveTo", "moveFrom")] {
            for end in [" ", ">"] {
                for start in ["<w:", "</w:"] {
                    let tag = |name: &str| format!("{start}{name}{end}");
                    xml = xml
                        .replace(&tag(one), &tag("other"))
                        .replace(&tag(other), &tag(one))
                        .replace(&tag("other"), &tag(other));
                }
            }
        }
        parts.insert(name.to_owned(), xml);
    }
    parts
}

/// Asserts that a redline leads from one file to another.
fn leads(redline: &BTreeMap<String, String>, old: &[u8], new: &[u8]) {
    assert_eq!(accepted(redline), accepted(&parts(new)), "accepted");
    assert_eq!(accepted(&turned(redline)), accepted(&parts(old)), "rejected");
}

/// Builds the example, changes it, and returns the redline of one pack with both of its files.
fn changed(scene: &Scene, pack: &str, change: impl FnOnce(&Scene)) -> Vec<u8> {
    scene.play("build --docx").ends(0);
    let old = fs::read(scene.path(&format!("{pack}.docx"))).unwrap();
    change(scene);
    let (id, document) = pack["output/".len()..].split_once('/').unwrap();
    scene.play(&format!("diff {id} --document {document} --docx changes.docx")).ends(1);
    let redline = fs::read(scene.path("changes.docx")).unwrap();
    scene.play("build").ends(0);
    let new = fs::read(scene.path(&format!("{pack}.docx"))).unwrap();
    let tracked = parts(&redline);
    sound::sound("changes.docx", &tracked);
    leads(&tracked, &old, &new);
    redline
}

fn a_word_and_a_name(scene: &Scene) {
    scene.edit(CONTACT, "current technical efforts", "all technical efforts");
    a_name(scene);
}

fn a_name(scene: &Scene) {
    scene.edit("data/people/suzy-loftus.yaml", "Suzy Loftus", "Suzanne Loftus");
}

#[test]
fn a_changed_word_is_tracked_with_its_cause() {
    let scene = Scene::example();
    let redline = changed(&scene, PACK, a_word_and_a_name);
    let parts = parts(&redline);
    let text = &parts["word/document.xml"];
    assert!(text.contains("<w:delText xml:space=\"preserve\">Suzy</w:delText>"), "{text}");
    let comments = &parts["word/comments.xml"];
    assert!(comments.contains("w:author=\"scene-setter\""), "{comments}");
    assert!(comments.contains("suzy-loftus"), "{comments}");
    // The file is no pack, and nobody takes it for one.
    let run = scene.play("adopt changes.docx").ends(2);
    assert!(run.says("does not say of which pack"), "{}", run.err);
    let again = fs::read(scene.path("changes.docx")).unwrap();
    assert_eq!(again, redline);
}

#[test]
fn a_visit_of_many_changes_is_tracked_whole() {
    let scene = Scene::example();
    changed(&scene, VISIT, |scene| {
        let point = "    - discuss: current technical efforts and any measures about to be \
                     introduced.\n      topic: csa-detection\n      at: 100-101\n";
        scene.edit(CONTACT, point, "");
        a_name(scene);
    });
}

/// A pack in which lines went, came, moved and changed; another for each number.
fn edited(markdown: &str, number: usize) -> String {
    let mut lines: Vec<String> = markdown.lines().map(str::to_owned).collect();
    let is_item = |line: &String| line.starts_with("- ") && line.split(' ').count() > 4;
    let items = |lines: &[String]| -> Vec<usize> {
        (0..lines.len()).filter(|at| is_item(&lines[*at])).collect()
    };
    let pick = |places: &[usize], step: usize| places[number * step % places.len()];
    let all = items(&lines);
    if all.len() < 4 {
        return markdown.replacen(" the ", " this ", 1 + number);
    }
    lines.remove(pick(&all, 7));
    let line = lines.remove(pick(&items(&lines), 5));
    let place = pick(&items(&lines), 11);
    lines.insert(place, line);
    let place = pick(&items(&lines), 3);
    lines.insert(place + 1, format!("- A wholly new line of number {number}."));
    let place = pick(&items(&lines), 13);
    lines[place] = lines[place].replacen(' ', " **indeed** ", 2);
    lines.join("\n") + "\n"
}

#[test]
fn a_hundred_redlines_lead_from_the_old_text_to_the_new() {
    let mut report = Report::default();
    let project = load(&repository(), &mut report);
    let opened = Opened::new(project, &mut report).expect("the example is sound");
    let house = opened.printer.house();
    let head = Head {
        title: "A pack",
        language: "en",
        marking: "",
        as_of: "",
        author: "",
        of: "",
        one_page: false,
        photos: &Photos::default(),
    };
    let packs = files(&repository().join("output")).into_iter();
    let packs = packs.filter(|file| {
        file.extension().is_some_and(|ending| ending == "md")
            && !file.components().any(|step| step.as_os_str() == ".base")
    });
    let (mut redlines, mut moves) = (0, 0);
    for (number, file) in packs.cycle().take(100).enumerate() {
        let old = fs::read_to_string(&file).unwrap();
        let new = edited(&old, number);
        let explained = |change| Explained {
            change,
            section: String::new(),
            causes: Vec::new(),
            approved: Vec::new(),
        };
        let diff = PackDiff {
            path: file.display().to_string(),
            changes: changes(&old, &new).into_iter().map(explained).collect(),
            old,
            new,
        };
        if diff.changes.is_empty() {
            continue;
        }
        let why = |_: &Explained| vec!["a test".to_owned()];
        let redline = tracked(std::slice::from_ref(&diff), "2026-11-27", "en", &why);
        let redline = parts(&redline_docx(&redline, &head, house).unwrap());
        sound::sound(&diff.path, &redline);
        let [old, new] = [&diff.old, &diff.new].map(|text| docx(text, &head, house, "").unwrap());
        leads(&redline, &old, &new);
        moves += redline["word/document.xml"].matches("<w:moveToRangeStart").count();
        redlines += 1;
    }
    assert!(redlines >= 90 && moves >= 30, "{redlines} redlines, {moves} moves");
}

#[test]
fn a_redline_lies_where_it_takes_the_place_of_nothing() {
    let scene = Scene::example();
    scene.build();
    a_word_and_a_name(&scene);
    for file in ["changes.html", "output/changes.docx"] {
        let run = scene.play(&format!("diff --docx {file}")).ends(2);
        assert!(run.says("changes.docx"), "{}", run.err);
    }
    let scene = Scene::example();
    scene.build();
    let run = scene.play("diff --docx changes.docx").ends(0);
    assert!(run.says("was not written"), "{}", run.err);
}
