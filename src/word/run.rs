//! Sentences → runs: words as they look, links, mentions of notes, and the bookmark by which each
//! sentence is known when the file comes back.

use std::collections::BTreeMap;

use super::document::{Document, Look, Piece, Sentence, Words};
use super::house::Styles;
use super::package::Relationship;
use super::xml::{address, words};

/// How the bookmark of a sentence is called, before its number.
pub const SENTENCE: &str = "_ss";

/// How the bookmark of a mention that notes refer to is called.
pub const NOTE: &str = "_sn";

/// Writes runs, and collects the notes and links that they need.
pub struct Runs<'a> {
    pub document: &'a Document,
    remarks: &'a BTreeMap<usize, Vec<usize>>,
    styles: &'a Styles,
    pub footnotes: String,
    pub links: Vec<Relationship>,
    /// Which notes stand at the foot of a page in this part: their place and number.
    noted: BTreeMap<usize, (String, usize)>,
    part: usize,
    notes: usize,
    bookmarks: usize,
}

impl<'a> Runs<'a> {
    /// Begins with a document.
    pub fn new(
        document: &'a Document,
        remarks: &'a BTreeMap<usize, Vec<usize>>,
        styles: &'a Styles,
    ) -> Self {
        Self {
            document,
            remarks,
            styles,
            footnotes: String::new(),
            links: Vec::new(),
            noted: BTreeMap::new(),
            part: 0,
            notes: 0,
            bookmarks: 0,
        }
    }

    /// From here on, every note is said anew: a part is read, printed and handed on by itself.
    pub fn begin_part(&mut self) {
        self.noted.clear();
        self.part += 1;
    }

    /// Writes a bookmark that holds nothing.
    pub fn place(&mut self, out: &mut String, name: &str) {
        let id = self.bookmark(out, name);
        self.end(out, id);
    }

    fn bookmark(&mut self, out: &mut String, name: &str) -> usize {
        let id = self.bookmarks;
        self.bookmarks += 1;
        let start = format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/>");
        out.push_str(&start);
        id
    }

    fn end(&self, out: &mut String, id: usize) {
        out.push_str(&format!("<w:bookmarkEnd w:id=\"{id}\"/>"));
    }

    /// Writes a sentence within its bookmark.
    pub fn sentence(&mut self, out: &mut String, sentence: &Sentence) {
        let id = self.bookmark(out, &format!("{SENTENCE}{}", sentence.number));
        let remarks = self
            .remarks
            .get(&sentence.number)
            .map_or(&[][..], Vec::as_slice);
        for remark in remarks {
            out.push_str(&format!("<w:commentRangeStart w:id=\"{remark}\"/>"));
        }
        let mut before: Option<&Piece> = None;
        for piece in &sentence.pieces {
            match piece {
                Piece::Words(words) => self.words(out, words),
                Piece::Break => out.push_str("<w:r><w:br/></w:r>"),
                Piece::Mention(label) => {
                    if matches!(before, Some(Piece::Mention(_))) {
                        self.raised(out, "<w:t xml:space=\"preserve\">, </w:t>");
                    }
                    self.mention(out, label);
                }
            }
            before = Some(piece);
        }
        let style = self.styles.name("CommentReference");
        for remark in remarks {
            out.push_str(&format!(
                "<w:commentRangeEnd w:id=\"{remark}\"/><w:r><w:rPr><w:rStyle w:val=\"{style}\"/>\
                 </w:rPr><w:commentReference w:id=\"{remark}\"/></w:r>"
            ));
        }
        self.end(out, id);
    }

    /// Writes the space between two sentences, which belongs to neither.
    pub fn space(&self, out: &mut String) {
        out.push_str("<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>");
    }

    fn words(&mut self, out: &mut String, words: &Words) {
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

    fn run(&self, out: &mut String, text: &str, look: Look, link: bool) {
        out.push_str("<w:r>");
        out.push_str(&self.look(look, link));
        out.push_str("<w:t xml:space=\"preserve\">");
        out.push_str(&words(text));
        out.push_str("</w:t></w:r>");
    }

    /// Writes how words look, in the order in which Word wants it.
    fn look(&self, look: Look, link: bool) -> String {
        let style = match (link, look.code) {
            (true, _) => Some("Hyperlink"),
            (false, true) => Some("CodeWords"),
            (false, false) => None,
        };
        let style = style
            .map(|style| format!("<w:rStyle w:val=\"{}\"/>", self.styles.name(style)));
        let marks = [
            (look.bold, "<w:b/><w:bCs/>"),
            (look.italic, "<w:i/><w:iCs/>"),
            (look.struck, "<w:strike/>"),
        ];
        let marks = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark);
        let inside = style.unwrap_or_default() + &marks.collect::<String>();
        match inside.is_empty() {
            true => String::new(),
            false => format!("<w:rPr>{inside}</w:rPr>"),
        }
    }

    fn raised(&self, out: &mut String, inside: &str) {
        let style = self.styles.name("FootnoteReference");
        out.push_str(&format!(
            "<w:r><w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>{inside}</w:r>"
        ));
    }

    /// Writes a mention: the first in a part brings the note to the foot of its page, the others
    /// refer to that one, so that a source cited forty times does not fill the pages.
    fn mention(&mut self, out: &mut String, label: &str) {
        let Some((note, said)) = self.document.note(label) else {
            self.run(out, &format!("[^{label}]"), Look::default(), false);
            return;
        };
        if let Some((name, number)) = self.noted.get(&note).cloned() {
            self.raised(out, "<w:fldChar w:fldCharType=\"begin\"/>");
            let code = format!(
                "<w:instrText xml:space=\"preserve\"> NOTEREF {name} \\h </w:instrText>"
            );
            self.raised(out, &code);
            self.raised(out, "<w:fldChar w:fldCharType=\"separate\"/>");
            self.raised(out, &format!("<w:t>{number}</w:t>"));
            self.raised(out, "<w:fldChar w:fldCharType=\"end\"/>");
            return;
        }
        self.notes += 1;
        let (number, name) = (self.notes, format!("{NOTE}{note}_{}", self.part));
        self.noted.insert(note, (name.clone(), number));
        let id = self.bookmark(out, &name);
        self.raised(out, &format!("<w:footnoteReference w:id=\"{number}\"/>"));
        self.end(out, id);
        let note = self.footnote(number, &said);
        self.footnotes.push_str(&note);
    }

    fn footnote(&mut self, number: usize, said: &[&Sentence]) -> String {
        let style = self.styles.name("FootnoteText");
        let mut out = format!(
            "<w:footnote w:id=\"{number}\"><w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"
        );
        self.raised(&mut out, "<w:footnoteRef/>");
        for sentence in said {
            self.space(&mut out);
            for piece in &sentence.pieces {
                match piece {
                    // Links stand in the list of sources, whose relationships are those of the text.
                    Piece::Words(words) => {
                        self.run(&mut out, &words.text, words.look, false)
                    }
                    Piece::Break => out.push_str("<w:r><w:br/></w:r>"),
                    Piece::Mention(_) => {}
                }
            }
        }
        out.push_str("</w:p></w:footnote>\n");
        out
    }
}
