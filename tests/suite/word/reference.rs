//! A house's own `templates/reference.docx` gives the styles of its packs.

use std::fs;

use super::read::parts;
use super::returned::zipped;
use super::{built, same_words, sound};
use crate::scene::Scene;

const REFERENCE: &str = "templates/reference.docx";
const PACK: &str = "output/2022-01-27-tiktok/meeting-brief.docx";

/// A Word file as a house in Germany keeps one: ids in German, names as every Word has them, and
/// some styles of ours missing.
fn house_file(scene: &Scene) -> Vec<u8> {
    scene.play("build --docx").ends(0);
    let mut parts = parts(&fs::read(scene.path(PACK)).unwrap());
    let styles = &parts["word/styles.xml"];
    let own = "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"Box\">";
    let start = styles.find(own).unwrap();
    let end = start + styles[start..].find("</w:style>").unwrap() + "</w:style>".len();
    let styles = format!("{}{}", &styles[..start], &styles[end..]);
    let styles = styles
        .replace("\"Heading1\"", "\"berschrift1\"")
        .replace("\"Title\"", "\"Titel\"")
        .replace("w:name w:val=\"Titel\"", "w:name w:val=\"Title\"")
        .replace("1D4293", "00AA55")
        .replace(
            "<w:outlineLvl w:val=\"0\"/>",
            "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/>",
        );
    parts.insert("word/styles.xml".to_owned(), styles);
    let text = parts["word/document.xml"]
        .replace("<w:pgSz w:w=\"11906\" w:h=\"16838\"/>", "<w:pgSz w:w=\"8391\" w:h=\"11906\"/>");
    parts.insert("word/document.xml".to_owned(), text);
    let theme = "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"/>";
    parts.insert("word/theme/theme1.xml".to_owned(), theme.to_owned());
    zipped(&parts)
}

fn dressed() -> Scene {
    let house = house_file(&Scene::example());
    let scene = Scene::example();
    fs::create_dir_all(scene.path("templates")).unwrap();
    fs::write(scene.path(REFERENCE), house).unwrap();
    scene
}

#[test]
fn its_styles_its_paper_and_its_colours_are_those_of_packs() {
    let scene = dressed();
    for (name, markdown, bytes) in built(&scene) {
        let parts = parts(&bytes);
        sound::sound(&name, &parts);
        let text = &parts["word/document.xml"];
        assert!(text.contains("<w:pStyle w:val=\"Titel\"/>"), "{name}");
        assert!(!text.contains("\"Title\""), "{name}");
        assert!(text.contains("<w:pgSz w:w=\"8391\""), "{name}: A5");
        let styles = &parts["word/styles.xml"];
        assert!(styles.contains("00AA55"), "{name}: its colour");
        assert!(styles.contains("w:styleId=\"Box\""), "{name}: our box");
        assert!(!styles.contains("numPr"), "{name}: its numbers are of other lists");
        assert!(parts.contains_key("word/theme/theme1.xml"), "{name}");
        same_words(&name, &markdown, &parts);
    }
    scene.play("build --check").ends(0);
    let run = scene.play(&format!("adopt {PACK}")).ends(0);
    assert!(run.says("already"), "{} {}", run.out, run.err);
    let run = scene.play("templates list").ends(0);
    assert!(run.out.contains("reference.docx"), "{}", run.out);
}

#[test]
fn a_file_that_gives_no_styles_is_refused_in_words() {
    let scene = Scene::example();
    fs::create_dir_all(scene.path("templates")).unwrap();
    fs::write(scene.path(REFERENCE), b"\xffno Word file").unwrap();
    let run = scene.play("build").ends(2);
    assert!(run.says("This file gives no styles"), "{}", run.err);
    assert!(run.says(REFERENCE), "{}", run.err);
}

#[test]
fn other_word_files_among_the_templates_are_left_alone() {
    let scene = Scene::example();
    fs::create_dir_all(scene.path("templates")).unwrap();
    fs::write(scene.path("templates/notes.docx"), b"\xff").unwrap();
    scene.build();
}
