//! Words → a run of text that looks like this, within its link.

use super::Runs;
use crate::word::document::{Look, Words};
use crate::word::package::Relationship;
use crate::word::xml::{address, words};

impl Runs<'_> {
    pub(super) fn words(&mut self, out: &mut String, words: &Words) {
        let Some(link) = &words.link else {
            self.run(out, &words.text, words.look, false);
            return;
        };
        // A place within a web page is no place in this file.
        if link.starts_with('#') {
            self.run(out, &words.text, words.look, false);
            return;
        }
        let id = format!("rLink{}", self.links.len());
        out.push_str(&format!("<w:hyperlink r:id=\"{id}\" w:history=\"1\">"));
        self.links.push(Relationship {
            id,
            kind: "hyperlink",
            target: address(link),
            external: true,
        });
        self.run(out, &words.text, words.look, true);
        out.push_str("</w:hyperlink>");
    }

    pub(super) fn run(&mut self, out: &mut String, text: &str, look: Look, link: bool) {
        let (look, element) = (self.look(look, link), self.text_element());
        let run = format!(
            "<w:r>{look}<w:{element} xml:space=\"preserve\">{}</w:{element}></w:r>",
            words(text)
        );
        self.tracked(out, &run);
    }

    /// Writes how words look, in the order in which Word wants it.
    fn look(&self, look: Look, link: bool) -> String {
        let name = match (link, look.code) {
            (true, _) => Some("Hyperlink"),
            (false, true) => Some("CodeWords"),
            (false, false) => None,
        };
        let style = name.map(|style| format!("<w:rStyle w:val=\"{}\"/>", self.styles.name(style)));
        let marks = [
            (look.bold, "<w:b/><w:bCs/>"),
            (look.italic, "<w:i/><w:iCs/>"),
            (look.struck, "<w:strike/>"),
        ]
        .into_iter()
        .filter(|(on, _)| *on)
        .map(|(_, mark)| mark);
        let inside = style.unwrap_or_default() + &marks.collect::<String>();
        if inside.is_empty() { String::new() } else { format!("<w:rPr>{inside}</w:rPr>") }
    }
}
