//! What a piece of a paragraph says: words, revisions, fields, mentions of notes.

use quick_xml::events::BytesStart;

use super::Reading;
use crate::word::read::run::{self, Run};
use crate::word::read::{Author, Paragraph, Said, Span, style};
use crate::word::run::{NOTE, SENTENCE};
use crate::word::tag::value;

impl Reading<'_> {
    /// What was inserted is taken, what was deleted is not; who did it is noted.
    pub(super) fn revision(&mut self, tag: &BytesStart<'_>, name: &str, empty: bool) {
        let author = Author {
            name: value(tag, "author").unwrap_or_default(),
            day: value(tag, "date").unwrap_or_default().chars().take(10).collect(),
        };
        let deletes = matches!(name, "del" | "moveFrom");
        if self.in_properties > 0 {
            // The mark of a paragraph, or a row.
            let is_row = self.paragraph.is_none();
            if let Some(table) = self.rows.last_mut().filter(|_| is_row && deletes) {
                table.is_deleted = true;
            }
            return;
        }
        if empty {
            return;
        }
        if deletes {
            self.left_out += 1;
            let sentence = self.sentence();
            if let (Some(draft), Some(sentence)) = (&mut self.paragraph, sentence) {
                draft.cut.insert(sentence, author);
            }
        } else {
            self.authors.push(author);
        }
    }

    /// Returns the sentence whose bookmark is open.
    pub(super) fn sentence(&self) -> Option<usize> {
        let mut open = self.open.iter().rev();
        open.find_map(|(_, name)| name.strip_prefix(SENTENCE)?.parse().ok())
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.skipped > 0 {
            return;
        }
        match &mut self.field {
            // A field that has begun says what it is before it says what it shows.
            Some(code) if self.fields == 1 => code.push_str(text),
            _ if self.in_text => self.words(text),
            _ => {}
        }
    }

    pub(super) fn words(&mut self, text: &str) {
        let run = self.run.with(text, self.link.as_deref());
        self.say(run);
    }

    pub(super) fn say(&mut self, run: Run) {
        let is_note = self.field.as_deref().is_some_and(|code| code.starts_with("NOTEREF"));
        if self.left_out > 0 || is_note || self.run.is_raised_comma(&run) {
            return;
        }
        if run.is_words() {
            self.open.retain(|(_, name)| note(name).is_none());
        }
        let sentence = self.sentence();
        self.last = sentence.or(self.last);
        for begun in self.commented.values_mut() {
            *begun = begun.or(sentence);
        }
        let by = self.authors.last().cloned();
        if let Some(draft) = &mut self.paragraph {
            draft.runs.push((sentence, run, by));
        }
    }

    /// A field begins, goes on to what it shows, and ends.
    pub(super) fn field(&mut self, step: &str) {
        match step {
            "begin" => {
                self.field = Some(String::new());
                self.fields = 1;
            }
            "separate" => {
                self.fields = 2;
                let code = self.field.take().unwrap_or_default();
                self.code(code.trim());
            }
            _ => {
                self.field = None;
                self.fields = 0;
            }
        }
    }

    /// Reads what a field is: a mention of a note that stands elsewhere.
    pub(super) fn code(&mut self, code: &str) {
        let code = code.trim().to_owned();
        let mut words = code.split_whitespace();
        if words.next() == Some("NOTEREF")
            && let Some(note) = words.next().and_then(note)
        {
            self.field = None;
            self.say(Run::mention(format!("#{note}")));
        }
        self.field = Some(code);
    }

    /// Ends a bookmark. That of a note stays open up to the next words: LibreOffice ends it before
    /// the sign of the note.
    pub(super) fn close(&mut self, id: &str) {
        self.open.retain(|(open, name)| open != id || note(name).is_some());
    }

    pub(super) fn mention(&mut self, id: &str) {
        let place = self.open.iter().position(|(_, name)| note(name).is_some());
        let known = place.and_then(|at| note(&self.open.remove(at).1));
        let said = self.footnotes.get(id).cloned().unwrap_or_default();
        match known {
            Some(number) => {
                self.returned.notes.entry(number).or_default().insert(said);
                self.say(Run::mention(format!("#{number}")));
            }
            None => {
                let name = format!("note-{}", self.returned.new_notes.len() + 1);
                self.say(Run::mention(name.clone()));
                self.returned.new_notes.push((name, said));
            }
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        let Some(draft) = self.paragraph.take() else {
            return;
        };
        self.paragraph = self.outside.pop();
        let style = self.names.of(&draft.style);
        if style.starts_with("toc") {
            return;
        }
        let mut runs = draft.runs;
        let is_head = style == "title" || style.contains("head");
        if is_head {
            run::without_bold(&mut runs);
        }
        let spans = run::spans(runs, &draft.cut);
        if let Some(table) = self.rows.first_mut() {
            if let Some(cell) = table.cells.last_mut() {
                if !cell.is_empty() && !spans.is_empty() {
                    cell.push(Span { sentence: None, text: " ".to_owned(), by: None });
                }
                cell.extend(spans);
            }
            return;
        }
        if spans.iter().all(|span| span.text.trim().is_empty()) {
            return;
        }
        let (kind, in_box) = style::kind(&style, draft.level);
        self.returned.blocks.push(Said::Paragraph(Paragraph { kind, in_box, spans }));
    }
}

fn note(name: &str) -> Option<usize> {
    let number = name.strip_prefix(NOTE)?.split('_').next()?;
    number.parse().ok()
}
