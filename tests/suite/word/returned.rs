//! Word files that come back edited, as Word writes such edits → hand edits of the Markdown.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};

use scene_setter::word::adopt::adopt;
use scene_setter::word::adopted::Adopted;
use scene_setter::word::archive::Parts;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::read::{Seen, notes, parts, seen};
use super::{Said, built, with_notes};
use crate::scene::Scene;

const PACK: &str = "output/2022-01-27-tiktok/meeting-brief";

const TEXT: &str = "word/document.xml";

/// Puts parts together as a Word file.
pub fn zipped(parts: &BTreeMap<String, String>) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Returns where the bookmark of each sentence begins and ends.
fn sentences(text: &str) -> Vec<(usize, usize)> {
    let starts = text.match_indices("w:name=\"_ss").map(|(at, _)| at);
    let places = starts.map(|at| {
        let start = text[..at].rfind("<w:bookmarkStart").unwrap();
        let id = text[start..].split('"').nth(1).unwrap();
        let end = format!("<w:bookmarkEnd w:id=\"{id}\"/>");
        (start, start + text[start..].find(&end).unwrap() + end.len())
    });
    places.collect()
}

/// Returns the paragraph around a place of the body; none within a table.
fn paragraph(text: &str, at: usize) -> Option<(usize, usize)> {
    let start = text[..at].rfind("<w:p>")?;
    let end = at + text[at..].find("</w:p>")? + "</w:p>".len();
    let in_table = text[..at].matches("<w:tbl>").count() > text[..at].matches("</w:tbl>").count();
    (!in_table).then_some((start, end))
}

fn run(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

const BY: &str = "w:author=\"Dana Director\" w:date=\"2026-11-20T10:00:00Z\"";

/// One edit, as Word writes it; none where it does not fit the sentence.
fn edit(parts: &mut BTreeMap<String, String>, number: usize, kind: usize) -> Option<&'static str> {
    let text = parts[TEXT].clone();
    let places = sentences(&text);
    let (start, end) = places[number * 7 % places.len()];
    let sentence = &text[start..end];
    let word = format!("zebra{number}");
    let first = sentence.find("</w:t>")?;
    let behind = sentence.find("</w:r>")? + "</w:r>".len();
    let put = |at: usize, what: &str| format!("{}{what}{}", &text[..at], &text[at..]);
    // A note stands in the list of sources and at the foot of pages: who rewrites one of them has
    // not rewritten the others.
    let style = text[..start].rfind("<w:pStyle ")?;
    if text[style..start].contains("Bibliography") && matches!(kind, 0..=4) {
        return None;
    }
    let (new, told) = match kind {
        0 => (put(start + first, &format!(" {word}")), "changed"),
        1 => {
            let inserted =
                format!("<w:ins w:id=\"9001\" {BY}>{}</w:ins>", run(&format!(" {word} ")));
            (put(start + behind, &inserted), "changed")
        }
        2 => {
            let open = sentence.find("<w:r>")?;
            let old = &sentence[open..behind];
            if !old.contains("<w:t ") {
                return None;
            }
            let deleted = old.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>");
            let both = format!(
                "<w:del w:id=\"9001\" {BY}>{deleted}</w:del><w:ins w:id=\"9002\" {BY}>{}</w:ins>",
                run(&format!("{word} "))
            );
            let text = format!("{}{both}{}", &text[..start + open], &text[start + behind..]);
            (text, "changed")
        }
        3 => (format!("{}{}", &text[..start], &text[end..]), "deleted"),
        4 => {
            let inside = sentence.find("/>")? + 2;
            let close = sentence.rfind("<w:bookmarkEnd")?;
            let bare = &sentence[inside..close];
            let typed = bare.replacen("</w:t>", &format!(" {word}</w:t>"), 1);
            (format!("{}{typed}{}", &text[..start], &text[end..]), "")
        }
        5 => {
            let (from, to) = paragraph(&text, start)?;
            let mut next = to;
            for _ in 0..3 {
                next += text[next..].find("<w:p>")? + 1;
            }
            let (_, place) = paragraph(&text, next)?;
            let (moved, between) = (&text[from..to], &text[to..place]);
            (format!("{}{between}{moved}{}", &text[..from], &text[place..]), "same")
        }
        6 => {
            let (_, place) = paragraph(&text, start)?;
            let pasted = format!("<w:p>{}</w:p>", run(&format!("A {word} walked in.")));
            (put(place, &pasted), "added")
        }
        7 => {
            let row = text[..start].rfind("<w:tr>")?;
            let close = row + text[row..].find("</w:tr>")? + "</w:tr>".len();
            if close < start {
                return None;
            }
            let cells = text[row..close].matches("<w:tc>").count();
            let cell =
                |n: usize| format!("<w:tc><w:p>{}</w:p></w:tc>", run(&format!("{word} {n}")));
            let new: String = (0..cells).map(cell).collect();
            (put(close, &format!("<w:tr>{new}</w:tr>")), "added")
        }
        8 => {
            let comment = format!(
                "<w:comments xmlns:w=\"x\"><w:comment w:id=\"5\" {BY}><w:p>{}</w:p></w:comment>\
                 </w:comments>",
                run(&word)
            );
            parts.insert("word/comments.xml".to_owned(), comment);
            let range = "<w:commentRangeStart w:id=\"5\"/>";
            let close =
                "<w:commentRangeEnd w:id=\"5\"/><w:r><w:commentReference w:id=\"5\"/></w:r>";
            let text = format!("{}{range}{sentence}{close}{}", &text[..start], &text[end..]);
            (text, "same")
        }
        _ => (put(end, &run(&format!(" {word} too."))), ""),
    };
    parts.insert(TEXT.to_owned(), new);
    Some(told)
}

/// Every word that a reader sees, with how often.
fn words(seen: &[Seen]) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    let texts = seen.iter().flat_map(|seen| match seen {
        Seen::Heading(_, text) | Seen::Paragraph(text) | Seen::Item(text) => vec![text],
        Seen::Row(cells) => cells.iter().collect(),
    });
    for word in texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric())) {
        *words.entry(word.to_owned()).or_default() += usize::from(!word.is_empty());
    }
    words
}

fn lost(parts: &BTreeMap<String, String>, markdown: &str) -> Vec<String> {
    let notes = notes(parts);
    let seen: Vec<Seen> = seen(parts).iter().map(|seen| with_notes(seen, &notes)).collect();
    let said = words(&Said::read(markdown, "en").seen);
    let wanted = words(&seen).into_iter();
    let lost = wanted.filter(|(word, count)| said.get(word).copied().unwrap_or_default() < *count);
    lost.map(|(word, _)| word).collect()
}

#[test]
fn of_two_hundred_edits_no_word_is_lost_and_nearly_all_find_their_sentence() {
    let documents = built(&Scene::example());
    let (mut edits, mut traced) = (0, 0);
    for number in 0..500 {
        let (name, markdown, bytes) = &documents[number % documents.len()];
        let mut parts = parts(bytes);
        let Some(told) = edit(&mut parts, number, number % 10) else {
            continue;
        };
        let edited = zipped(&parts);
        let returned = Parts::open(&edited).unwrap();
        let adopted = adopt(markdown, bytes, &returned).unwrap();
        let place = format!("{name}, edit {number} of kind {}", number % 10);
        let lost = lost(&parts, &adopted.markdown);
        assert!(lost.is_empty(), "{place}: {lost:?}\n{}", adopted.markdown);
        if number % 10 == 8 {
            let remark = format!("<!-- comment: Dana Director, 2026-11-20: zebra{number} -->");
            assert!(adopted.markdown.contains(&remark), "{place}");
        }
        edits += 1;
        traced += usize::from(is_traced(&adopted, told));
        assert!(notes_stand(markdown, &adopted.markdown), "{place}");
    }
    println!("{edits} edits, {traced} traced");
    assert!(edits >= 200, "{edits}");
    assert!(traced * 100 >= edits * 95, "{traced} of {edits}");
}

/// Says whether nothing but the edit is told.
fn is_traced(adopted: &Adopted, told: &str) -> bool {
    let (changed, added, deleted) = (adopted.changed.len(), adopted.added, adopted.deleted);
    match told {
        "changed" => changed == 1 && added + deleted == 0,
        "deleted" => deleted == 1 && changed + added == 0,
        "added" => added >= 1 && changed + deleted == 0,
        "same" => changed + added + deleted == 0,
        _ => changed + added + deleted <= 2,
    }
}

fn notes_stand(old: &str, new: &str) -> bool {
    let defined = |text: &str| text.lines().filter(|line| line.starts_with("[^")).count();
    defined(old) <= defined(new) + 1
}

#[test]
fn a_round_trip_without_an_edit_changes_nothing() {
    for (name, markdown, bytes) in built(&Scene::example()) {
        let adopted = adopt(&markdown, &bytes, &Parts::open(&bytes).unwrap()).unwrap();
        assert!(adopted.markdown == markdown, "{name}");
        assert!(adopted.notes.is_empty(), "{name}: {:?}", adopted.notes);
    }
}

#[test]
fn an_edited_file_becomes_hand_edits_that_the_next_build_keeps() {
    let scene = Scene::example();
    scene.play("build --docx").ends(0);
    let file = format!("{PACK}.docx");
    let mut parts = parts(&fs::read(scene.path(&file)).unwrap());
    edit(&mut parts, 3, 1).unwrap();
    edit(&mut parts, 4, 8).unwrap();
    fs::write(scene.path(&file), zipped(&parts)).unwrap();
    let status = scene.play("build").status;
    assert_eq!(status, 1, "an edited file is not built over");
    let run = scene.play(&format!("adopt {file}")).ends(0);
    assert!(run.out.contains("zebra3"), "{}", run.out);
    let pack = scene.read(&format!("{PACK}.md"));
    assert!(pack.contains("zebra3") && pack.contains("<!-- comment: Dana Director"), "{pack}");
    scene.play("build").ends(0);
    assert_eq!(scene.read(&format!("{PACK}.md")), pack);
    scene.play("build --check").ends(0);
    assert!(!scene.read(&format!("{PACK}.html")).contains("Dana Director"));
    let status = scene.play("status");
    assert!(status.out.contains("(Dana Director, 2026-11-20)"), "{}", status.out);
    assert!(status.out.contains("comment: "), "{}", status.out);
    let again = fs::read(scene.path(&file)).unwrap();
    let comments = super::parts(&again)["word/comments.xml"].clone();
    assert!(comments.contains("Dana Director"), "the comment goes out again");
    scene.play(&format!("adopt {file}")).ends(0);
    assert_eq!(scene.read(&format!("{PACK}.md")), pack);
}

#[test]
fn a_file_of_an_older_build_is_merged_against_its_own_base() {
    let scene = Scene::example();
    scene.play("build --docx").ends(0);
    let mut parts = parts(&fs::read(scene.path(&format!("{PACK}.docx"))).unwrap());
    edit(&mut parts, 1, 0).unwrap();
    fs::write(scene.path("back.docx"), zipped(&parts)).unwrap();
    scene.edit("data/people/suzy-loftus.yaml", "Suzy Loftus", "Suzanne Loftus");
    scene.play("build").ends(0);
    scene.play("adopt back.docx").ends(0);
    let pack = scene.read(&format!("{PACK}.md"));
    assert!(pack.contains("Suzanne Loftus") && pack.contains("zebra1"), "{pack}");
    assert!(!pack.contains("Suzy Loftus"), "{pack}");
    scene.play("build").ends(0);
}

#[test]
fn hostile_files_are_refused_in_words_and_nothing_changes() {
    let scene = Scene::example();
    scene.play("build --docx").ends(0);
    let sound = parts(&fs::read(scene.path(&format!("{PACK}.docx"))).unwrap());
    let before = scene.read(&format!("{PACK}.md"));
    let with = |name: &str, text: &str| {
        let mut parts = sound.clone();
        parts.insert(name.to_owned(), text.to_owned());
        zipped(&parts)
    };
    let bomb = format!("<w:document>{}</w:document>", " ".repeat(40 << 20));
    let many = format!("<w:document>{}</w:document>", "<w:p></w:p>".repeat(100_000));
    let deep = format!("{}{}", "<w:p>".repeat(100_000), "</w:p>".repeat(100_000));
    let entities = "<!DOCTYPE x [<!ENTITY a \"b\">]><w:document>&a;</w:document>";
    let fetched = "<Relationships><Relationship Id=\"a\" TargetMode=\"External\" \
                   Type=\"x/attachedTemplate\" Target=\"https://example.org/t.dotm\"/>\
                   </Relationships>";
    let mut broken = zipped(&sound);
    let place = broken.windows(9).rposition(|bytes| bytes == b"word/docu").unwrap();
    broken[place - 30] ^= 0xff;
    let cases: [(&str, Vec<u8>); 10] = [
        ("no Word file", b"not a zip".to_vec()),
        ("more than 32 MiB", with(TEXT, &bomb)),
        ("more than 20000 paragraphs", with(TEXT, &many)),
        ("nests without end", with(TEXT, &deep)),
        ("entities", with(TEXT, entities)),
        ("would fetch", with("word/_rels/settings.xml.rels", fetched)),
        ("macros", with("word/vbaProject.bin", "x")),
        ("a part of it", with("../evil.xml", "x")),
        ("not whole", with(TEXT, "<w:document><w:p>")),
        ("", broken),
    ];
    for (words, bytes) in cases {
        fs::write(scene.path("back.docx"), bytes).unwrap();
        let run = scene.play("adopt back.docx").ends(2);
        assert!(run.err.contains(words) && run.err.contains("hint"), "{words}: {}", run.err);
        assert_eq!(scene.read(&format!("{PACK}.md")), before);
    }
}

#[test]
fn a_changed_sentence_that_shows_one_fact_is_offered_as_a_change_of_it() {
    let scene = Scene::example();
    scene.play("build --docx").ends(0);
    let mut parts = parts(&fs::read(scene.path(&format!("{PACK}.docx"))).unwrap());
    let old = "current technical efforts and any measures";
    assert!(parts[TEXT].contains(old));
    let new = parts[TEXT].replace(old, "all technical efforts and any measures");
    parts.insert(TEXT.to_owned(), new);
    fs::write(scene.path("back.docx"), zipped(&parts)).unwrap();
    let run = scene.play("adopt back.docx --facts --dry-run").ends(0);
    assert!(run.out.contains("data/contacts/2022-01-27-tiktok.yaml:"), "{}", run.out);
    assert!(run.out.contains("all technical efforts"), "{}", run.out);
    assert!(!scene.read(&format!("{PACK}.md")).contains("all technical efforts"));
}
