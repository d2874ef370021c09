//! Packs as Word files: the same words as in the Markdown, a sound file, the same bytes anywhere.

mod office;
mod read;
mod redline;
mod reference;
mod returned;
mod signs;
mod sound;

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use scene_setter::finding::report::Report;
use scene_setter::html::typeset;
use scene_setter::pack::format::{self, DOCX, Source};
use scene_setter::pack::make::make;
use scene_setter::pack::opened::Opened;
use scene_setter::pack::target::Target;
use scene_setter::project::load::load;
use scene_setter::project::photos::Photos;

use crate::scene::{Scene, files, repository};
use read::{Seen, notes, parts, seen};

/// Builds with Word files, and returns each document as Markdown and in Word.
fn built(scene: &Scene) -> Vec<(String, String, Vec<u8>)> {
    scene.play("build --docx").ends(0);
    let files = files(&scene.path("output")).into_iter();
    let word = files.filter(|file| file.extension().is_some_and(|ending| ending == "docx"));
    let documents = word.map(|file| {
        let markdown = fs::read_to_string(file.with_extension("md")).unwrap();
        (file.display().to_string(), markdown, fs::read(file).unwrap())
    });
    documents.collect()
}

/// Asserts that a Word file says what its Markdown says.
fn same(name: &str, markdown: &str, bytes: &[u8]) {
    let parts = parts(bytes);
    sound::sound(name, &parts);
    let (seen, notes) = (seen(&parts), notes(&parts));
    let said = Said::read(markdown, &language(&parts));
    assert_eq!(seen.len(), said.seen.len(), "{name}: {seen:#?}");
    for (seen, said) in seen.iter().zip(&said.seen) {
        assert_eq!(&with_notes(seen, &notes), said, "{name}");
    }
}

/// Asserts that every word of a Markdown stands in its Word file, however its styles are called.
fn same_words(name: &str, markdown: &str, parts: &BTreeMap<String, String>) {
    let words = |seen: &[Seen]| {
        let texts = seen.iter().flat_map(|one| match one {
            Seen::Heading(_, words) | Seen::Paragraph(words) | Seen::Item(words) => {
                vec![words.clone()]
            }
            Seen::Row(cells) => cells.clone(),
        });
        texts.collect::<Vec<String>>()
    };
    let notes = notes(parts);
    let seen: Vec<Seen> = seen(parts).iter().map(|seen| with_notes(seen, &notes)).collect();
    let said = Said::read(markdown, &language(parts));
    assert_eq!(words(&seen), words(&said.seen), "{name}");
}

/// Reads in which language a Word file is.
fn language(parts: &BTreeMap<String, String>) -> String {
    let core = &parts["docProps/core.xml"];
    let told = core.split_once("<dc:language>");
    let told = told.and_then(|(_, rest)| rest.split('<').next());
    told.unwrap_or_default().to_owned()
}

/// Puts what a note says in place of its number.
fn with_notes(seen: &Seen, notes: &BTreeMap<String, String>) -> Seen {
    let told = |words: &String| {
        let mut told = words.clone();
        for (number, note) in notes {
            told = told.replace(&format!("[{number}]"), &format!("[{note}]"));
        }
        told.replace("], [", "][")
    };
    match seen {
        Seen::Heading(level, words) => Seen::Heading(level.clone(), told(words)),
        Seen::Paragraph(words) => Seen::Paragraph(told(words)),
        Seen::Item(words) => Seen::Item(told(words)),
        Seen::Row(cells) => Seen::Row(cells.iter().map(told).collect()),
    }
}

/// What Markdown says, as a reader of a page sees it.
#[derive(Default)]
struct Said {
    seen: Vec<Seen>,
    words: String,
    notes: BTreeMap<String, String>,
}

impl Said {
    /// Reads a text as it is set in a language.
    fn read(markdown: &str, language: &str) -> Self {
        let options =
            Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
        let events = typeset(Parser::new_ext(markdown, options).collect(), language);
        let mut said = Self::default();
        let mut note = None;
        for event in &events {
            match event {
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    note = Some(label.to_string());
                    said.words.clear();
                }
                Event::End(TagEnd::FootnoteDefinition) => note = None,
                Event::End(TagEnd::Paragraph) if note.is_some() => {
                    let label = note.clone().unwrap();
                    said.notes.insert(label, said.words.trim().to_owned());
                    said.words.clear();
                }
                Event::Text(words) | Event::Code(words) => said.words.push_str(words),
                Event::SoftBreak | Event::HardBreak => said.words.push(' '),
                _ => {}
            }
        }
        said.words.clear();
        said.body(&events);
        said
    }

    fn body(&mut self, events: &[Event<'_>]) {
        let (mut row, mut boxes, mut depth) = (Vec::new(), 0, 0);
        // No level of a Word file is left out between two others.
        let mut above: Vec<u8> = Vec::new();
        for event in events {
            match event {
                Event::Start(Tag::BlockQuote(_)) => boxes += 1,
                Event::End(TagEnd::BlockQuote(_)) => boxes -= 1,
                Event::Start(Tag::Item) => depth += 1,
                Event::Start(Tag::List(_)) if depth > 0 => self.end(Seen::Item),
                Event::Text(words) | Event::Code(words) => self.words.push_str(words),
                Event::FootnoteReference(label) => {
                    let said = self.notes.get(&**label).cloned().unwrap_or_default();
                    self.words.push_str(&format!("[{said}]"));
                }
                Event::SoftBreak | Event::HardBreak => self.words.push(' '),
                Event::End(TagEnd::Heading(level)) => {
                    let level = match *level as u8 {
                        1 => "Title".to_owned(),
                        _ if boxes > 0 => "box".to_owned(),
                        level => {
                            // Headings of one level stay of one, where a level above is left out.
                            above.retain(|outer| *outer < level);
                            above.push(level);
                            above.len().to_string()
                        }
                    };
                    self.end(|words| Seen::Heading(level, words));
                }
                Event::End(TagEnd::CodeBlock) if depth == 0 => {
                    self.words = self.words.trim_end().to_owned();
                    self.end(Seen::Paragraph);
                }
                Event::End(TagEnd::Paragraph) if depth == 0 => self.end(Seen::Paragraph),
                Event::End(TagEnd::Item) => {
                    depth -= 1;
                    self.end(Seen::Item);
                }
                Event::End(TagEnd::TableCell) => {
                    row.push(std::mem::take(&mut self.words).trim().to_owned());
                }
                Event::End(TagEnd::TableHead | TagEnd::TableRow) => {
                    let cells = std::mem::take(&mut row);
                    if cells.iter().any(|cell| !cell.is_empty()) {
                        self.seen.push(Seen::Row(cells));
                    }
                }
                _ => {}
            }
        }
    }

    fn end(&mut self, seen: impl FnOnce(String) -> Seen) {
        let words = std::mem::take(&mut self.words).trim().to_owned();
        if !words.is_empty() {
            self.seen.push(seen(words));
        }
    }
}

#[test]
fn every_document_of_the_example_says_in_word_what_it_says_in_markdown() {
    let documents = built(&Scene::example());
    assert!(documents.len() >= 7, "{}", documents.len());
    for (name, markdown, bytes) in documents {
        same(&name, &markdown, &bytes);
    }
}

#[test]
fn packs_as_of_two_hundred_days_say_in_word_what_they_say_in_markdown() {
    let mut report = Report::default();
    let project = load(&repository(), &mut report);
    let opened = Opened::new(project, &mut report).expect("the example is sound");
    let (facts, printer) = (&opened.facts, &opened.printer);
    let targets =
        [Target::new("2022-01-27-tiktok", "meeting-brief"), Target::new("tiktok", "profile")];
    let first: NaiveDate = "2021-06-20".parse().unwrap();
    let days = (0..100).map(|n| first + Days::new(3 * n));
    for (day, target) in days.flat_map(|day| targets.iter().map(move |one| (day, one))) {
        let made = make(facts, printer, target, Some(day), &mut report).unwrap();
        let markdown: Arc<str> = made.markdown.as_str().into();
        let source = Source {
            printer,
            settings: facts.settings(),
            brief: &made.brief,
            photos: &Photos::default(),
            markdown: &markdown,
        };
        let files = format::files(&source, &[&DOCX], &mut report).unwrap();
        same(&format!("{target:?} on {day}"), &markdown, &files[0].bytes);
    }
}

#[test]
fn packs_of_all_cases_say_in_word_what_they_say_in_markdown() {
    let mut packs = 0;
    for case in fs::read_dir(repository().join("tests/cases")).unwrap().flatten() {
        let name = format!("tests/cases/{}", case.file_name().to_string_lossy());
        if !case.path().join("data").is_dir() {
            continue;
        }
        let scene = Scene::of(&name);
        if scene.play("build --docx").status == 0 {
            for (name, markdown, bytes) in built(&scene) {
                same(&name, &markdown, &bytes);
                packs += 1;
            }
        }
    }
    assert!(packs >= 10, "{packs} packs");
}

#[test]
fn a_word_file_is_made_where_it_is_asked_for_and_then_kept_up_to_date() {
    let scene = Scene::example();
    let pack = "output/2022-01-27-tiktok/meeting-brief.docx";
    scene.build();
    assert!(!scene.path(pack).exists());
    scene.play("build 2022-01-27-tiktok --docx").ends(0);
    let first = fs::read(scene.path(pack)).unwrap();
    assert!(!scene.path("output/2022-01-silicon-valley/scene-setter.docx").exists());
    scene.edit("data/people/suzy-loftus.yaml", "Suzy Loftus", "Suzanne Loftus");
    scene.play("build --check").ends(1);
    scene.build();
    assert!(first != fs::read(scene.path(pack)).unwrap(), "it is stale");
    scene.play("build --check").ends(0);
    let settings = scene.read("data/settings.yaml");
    scene.write("data/settings.yaml", &format!("{settings}\nformats: [docx]\n"));
    scene.build();
    assert!(scene.path("output/2022-01-silicon-valley/scene-setter.docx").exists());
}

#[test]
fn a_word_file_that_somebody_edited_is_left_alone_and_said() {
    let scene = Scene::example();
    scene.play("build --docx").ends(0);
    let pack = scene.path("output/2022-01-27-tiktok/meeting-brief.docx");
    fs::write(&pack, b"edited").unwrap();
    let run = scene.play("build --docx");
    assert_eq!(run.status, 1, "{}", run.err);
    assert!(run.says("scene-setter adopt"), "{}", run.err);
    assert_eq!(fs::read(&pack).unwrap(), b"edited");
}

#[test]
fn a_machine_without_a_browser_is_told_so() {
    let scene = Scene::example();
    let words = ["build", "2022-01-27-tiktok", "--pdf"];
    let run = scene.run_under(&words, &[("CHROMIUM", "no-such-browser")]);
    assert_eq!(run.status, 2, "{}", run.err);
    assert!(run.says("No browser that prints PDF"), "{}", run.err);
    assert!(scene.path("output/2022-01-27-tiktok/meeting-brief.html").exists());
}

#[test]
fn a_pack_is_printed_as_pdf() {
    if crate::browser::chromium().is_none() {
        return;
    }
    let scene = Scene::example();
    scene.play("build 2022-01-27-tiktok --pdf").ends(0);
    let pdf = fs::read(scene.path("output/2022-01-27-tiktok/meeting-brief.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    let holds =
        |pdf: &[u8], words: &str| pdf.windows(words.len()).any(|bytes| bytes == words.as_bytes());
    assert!(holds(&pdf, "/StructTreeRoot"), "it is tagged");
    assert!(holds(&pdf, "/MediaBox [0 0 594"), "A4");
    scene.play("build --check 2022-01-27-tiktok").ends(0);
    // A pack that stands as it is is printed too.
    scene.play("build 2022-01-27-tiktok --pdf=a5").ends(0);
    let pdf = fs::read(scene.path("output/2022-01-27-tiktok/meeting-brief.pdf")).unwrap();
    assert!(holds(&pdf, "/MediaBox [0 0 420"), "A5");
}
