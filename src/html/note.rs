//! Footnotes → Endnotes: numbered by first use, each with its way back.

use std::collections::BTreeMap;
use std::fmt::Write;

use pulldown_cmark::{Event, Tag};

use super::anchor::Anchors;
use super::escape::{push_text, push_value};
use super::shell::Words;

/// The notes of a page: where each is mentioned and what it says.
pub(super) struct Notes {
    by_label: BTreeMap<String, Note>,
    /// What the list is called where no heading stands above it, and the way back.
    words: [String; 2],
}

struct Note {
    number: usize,
    name: String,
    mentions: usize,
    text: String,
}

impl Notes {
    /// Numbers the defined notes in order of first use, unused ones last.
    pub(super) fn number(events: &[Event], anchors: &mut Anchors, words: &Words) -> Self {
        let mut by_label = BTreeMap::new();
        let mut written = Vec::new();
        for event in events {
            if let Event::Start(Tag::FootnoteDefinition(label)) = event {
                by_label.entry(label.to_lowercase()).or_insert_with_key(|key| {
                    written.push(key.clone());
                    Note { number: 0, name: anchors.note(label), mentions: 0, text: String::new() }
                });
            }
        }
        let used = events.iter().filter_map(|event| match event {
            Event::FootnoteReference(label) => Some(label.to_lowercase()),
            _ => None,
        });
        let mut last = 0;
        for label in used.chain(written) {
            if let Some(note) = by_label.get_mut(&label)
                && note.number == 0
            {
                last += 1;
                note.number = last;
            }
        }
        Self { by_label, words: [words.sources.clone(), words.back.clone()] }
    }

    /// Writes one mention; inside a link it cannot be a link itself.
    pub(super) fn mention(&mut self, out: &mut String, label: &str, linked: bool) {
        let Some(note) = self.by_label.get_mut(&label.to_lowercase()) else {
            push_text(out, &format!("[^{label}]"));
            return;
        };
        note.mentions += 1;
        let Note { number, name, mentions, .. } = note;
        let written = if linked {
            write!(out, "<sup id=\"fnref-{name}-{mentions}\">{number}</sup>")
        } else {
            write!(
                out,
                "<sup id=\"fnref-{name}-{mentions}\">\
                 <a href=\"#fn-{name}\" role=\"doc-noteref\">{number}</a></sup>"
            )
        };
        written.expect("a String takes all text");
    }

    /// Keeps what a note says; a second definition adds to the first.
    pub(super) fn define(&mut self, label: &str, text: &str) {
        if let Some(note) = self.by_label.get_mut(&label.to_lowercase()) {
            note.text.push_str(text);
        }
    }

    /// Writes the list of notes, or nothing when there are none.
    pub(super) fn section(&self, label: &str) -> String {
        let mut out = String::new();
        if self.by_label.is_empty() {
            return out;
        }
        let mut notes: Vec<&Note> = self.by_label.values().collect();
        notes.sort_by_key(|note| note.number);
        out.push_str("<section role=\"doc-endnotes\" aria-label=\"");
        let [sources, back] = &self.words;
        push_value(&mut out, if label.is_empty() { sources } else { label });
        out.push_str("\">\n<ol>\n");
        for note in notes {
            note.write(&mut out, back);
        }
        out.push_str("</ol>\n</section>\n");
        out
    }
}

impl Note {
    fn write(&self, out: &mut String, back: &str) {
        write!(out, "<li id=\"fn-{}\">", self.name).expect("a String takes all text");
        let text = self.text.trim_end();
        match text.strip_suffix("</p>") {
            Some(paragraph) => {
                out.push_str(paragraph);
                self.way_back(out, back);
                out.push_str("</p>");
            }
            None => {
                out.push_str(text);
                self.way_back(out, back);
            }
        }
        out.push_str("</li>\n");
    }

    fn way_back(&self, out: &mut String, back: &str) {
        if self.mentions == 0 {
            return;
        }
        out.push_str(" <span class=\"back\">");
        for mention in 1..=self.mentions {
            let Note { number, name, .. } = self;
            // The selector after the arrow asks for a letter, not a picture.
            let arrow = if mention == 1 { "↩\u{fe0e}".to_owned() } else { mention.to_string() };
            let space = if mention == 1 { "" } else { " " };
            let numbers = [mention.to_string(), number.to_string()];
            let said =
                numbers.iter().fold(back.to_owned(), |said, number| said.replacen("{}", number, 1));
            write!(
                out,
                "{space}<a href=\"#fnref-{name}-{mention}\" role=\"doc-backlink\" aria-label=\""
            )
            .expect("a String takes all text");
            push_value(out, &said);
            write!(out, "\">{arrow}</a>").expect("a String takes all text");
        }
        out.push_str("</span>");
    }
}
