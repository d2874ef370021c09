//! Mentions of notes, and what each note says at the foot of a page.

use super::{NOTE, Runs};
use crate::word::document::{Look, Piece, Sentence};
use crate::word::revision::Revision;

impl Runs<'_> {
    fn raised(&mut self, out: &mut String, inside: &str) {
        let style = self.styles.name("FootnoteReference");
        let run = format!("<w:r><w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>{inside}</w:r>");
        self.tracked(out, &run);
    }

    /// Writes the comma between two mentions.
    pub(super) fn comma(&mut self, out: &mut String) {
        let text = self.text_element();
        self.raised(out, &format!("<w:{text} xml:space=\"preserve\">, </w:{text}>"));
    }

    /// Writes a mention: the first in a part brings the note to the foot of its page, the others
    /// refer to that one, so that a source cited forty times does not fill the pages.
    pub(super) fn mention(&mut self, out: &mut String, label: &str) {
        let Some((note, said)) = self.document.note(label) else {
            self.run(out, &format!("[^{label}]"), Look::default(), false);
            return;
        };
        // Nothing may refer to a mention that goes.
        let goes = self.revision.is_some_and(Revision::is_of_old);
        let known = self.noted.get(&note).filter(|_| !goes).cloned();
        if let Some((name, number)) = known {
            self.raised(out, "<w:fldChar w:fldCharType=\"begin\"/>");
            let code =
                format!("<w:instrText xml:space=\"preserve\"> NOTEREF {name} \\h </w:instrText>");
            self.raised(out, &code);
            self.raised(out, "<w:fldChar w:fldCharType=\"separate\"/>");
            self.raised(out, &format!("<w:t>{number}</w:t>"));
            self.raised(out, "<w:fldChar w:fldCharType=\"end\"/>");
            return;
        }
        self.notes += 1;
        let number = self.notes;
        let reference = format!("<w:footnoteReference w:id=\"{number}\"/>");
        if goes {
            self.raised(out, &reference);
        } else {
            let name = format!("{NOTE}{note}_{}", self.part);
            self.noted.insert(note, (name.clone(), number));
            let id = self.bookmark(out, &name);
            self.raised(out, &reference);
            self.end(out, id);
        }
        let note = self.footnote(number, &said);
        self.footnotes.push_str(&note);
    }

    fn footnote(&mut self, number: usize, said: &[&Sentence]) -> String {
        let around = self.revision.take();
        let style = self.styles.name("FootnoteText");
        let mut out = format!(
            "<w:footnote w:id=\"{number}\"><w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"
        );
        self.raised(&mut out, "<w:footnoteRef/>");
        for sentence in said {
            self.revision = None;
            self.space(&mut out);
            for piece in &sentence.pieces {
                let (revision, piece) = piece.parts();
                self.revision = revision;
                match piece {
                    // Links stand in the list of sources, whose relationships are those of the text.
                    Piece::Words(words) => self.run(&mut out, &words.text, words.look, false),
                    Piece::Break => self.tracked(&mut out, "<w:r><w:br/></w:r>"),
                    Piece::Mention(_) | Piece::Revised(..) => {}
                }
            }
        }
        self.revision = around;
        out.push_str("</w:p></w:footnote>\n");
        out
    }
}
