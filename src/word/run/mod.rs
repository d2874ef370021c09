//! Sentences → runs: words as they look, links, mentions of notes, and the bookmark by which each
//! sentence is known when the file comes back.

mod mention;

use std::collections::BTreeMap;

use super::document::{Document, Look, Piece, Sentence, Words};
use super::house::Styles;
use super::margin::Margin;
use super::package::Relationship;
use super::revision::Revision;
use super::xml::{address, words};

/// How the bookmark of a sentence is called, before its number.
pub const SENTENCE: &str = "_ss";

/// How the bookmark of a mention that notes refer to is called.
pub const NOTE: &str = "_sn";

/// Writes runs, and collects the notes and links that they need.
pub struct Runs<'a> {
    pub document: &'a Document,
    margin: &'a Margin,
    styles: &'a Styles,
    pub footnotes: String,
    pub links: Vec<Relationship>,
    /// Which notes stand at the foot of a page in this part: their place and number.
    noted: BTreeMap<usize, (String, usize)>,
    part: usize,
    notes: usize,
    bookmarks: usize,
    /// What became of what is being written.
    revision: Option<Revision>,
    revisions: usize,
}

/// The numbers of changes begin here, so that they are none of a bookmark or comment.
const FIRST_REVISION: usize = 1_000_000;

impl<'a> Runs<'a> {
    /// Begins with a document.
    pub fn new(document: &'a Document, margin: &'a Margin, styles: &'a Styles) -> Self {
        Self {
            document,
            margin,
            styles,
            footnotes: String::new(),
            links: Vec::new(),
            noted: BTreeMap::new(),
            part: 0,
            notes: 0,
            bookmarks: 0,
            revision: None,
            revisions: FIRST_REVISION,
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
        for comment in self.margin.begin(sentence.number) {
            out.push_str(&format!("<w:commentRangeStart w:id=\"{comment}\"/>"));
        }
        let moved = self.begin_move(out, sentence.revision());
        let mut before: Option<(Option<Revision>, &Piece)> = None;
        for piece in &sentence.pieces {
            let (revision, piece) = piece.parts();
            self.revision = revision;
            match piece {
                Piece::Words(words) => self.words(out, words),
                Piece::Break => self.tracked(out, "<w:r><w:br/></w:r>"),
                Piece::Mention(label) => {
                    if matches!(before, Some((same, Piece::Mention(_))) if same == revision)
                    {
                        self.comma(out);
                    }
                    self.mention(out, label);
                }
                Piece::Revised(..) => {}
            }
            before = Some((revision, piece));
        }
        self.revision = None;
        out.push_str(&moved);
        let style = self.styles.name("CommentReference");
        for comment in self.margin.end(sentence.number) {
            out.push_str(&format!(
                "<w:commentRangeEnd w:id=\"{comment}\"/><w:r><w:rPr><w:rStyle w:val=\"{style}\"/>\
                 </w:rPr><w:commentReference w:id=\"{comment}\"/></w:r>"
            ));
        }
        self.end(out, id);
    }

    /// Begins a place from or to which a sentence moved, and returns what ends it.
    fn begin_move(&mut self, out: &mut String, revision: Option<Revision>) -> String {
        let (element, number) = match revision {
            Some(Revision::MovedHere(number)) => ("moveTo", number),
            Some(Revision::MovedAway(number)) => ("moveFrom", number),
            _ => return String::new(),
        };
        let by = self.by();
        out.push_str(&format!(
            "<w:{element}RangeStart{by} w:name=\"move{number}\"/>"
        ));
        format!("<w:{element}RangeEnd w:id=\"{}\"/>", self.revisions)
    }

    /// Returns the values that say who made the next change, and when.
    pub fn by(&mut self) -> String {
        self.revisions += 1;
        self.margin.by(self.revisions)
    }

    /// Writes a run, within the change that it is part of.
    fn tracked(&mut self, out: &mut String, run: &str) {
        match self.revision {
            None => out.push_str(run),
            Some(revision) => {
                let (element, by) = (revision.element(), self.by());
                out.push_str(&format!("<w:{element}{by}>{run}</w:{element}>"));
            }
        }
    }

    fn text_element(&self) -> &'static str {
        if self.revision == Some(Revision::Deleted) {
            "delText"
        } else {
            "t"
        }
    }

    /// Writes what parts two sentences and belongs to neither: a space, or a new line.
    pub fn between(
        &mut self,
        out: &mut String,
        revision: Option<Revision>,
        on_lines: bool,
    ) {
        self.revision = revision;
        if on_lines {
            self.tracked(out, "<w:r><w:br/></w:r>");
        } else {
            self.space(out);
        }
        self.revision = None;
    }

    fn space(&mut self, out: &mut String) {
        self.run(out, " ", Look::default(), false);
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

    fn run(&mut self, out: &mut String, text: &str, look: Look, link: bool) {
        let (look, element) = (self.look(look, link), self.text_element());
        let run = format!(
            "<w:r>{look}<w:{element} xml:space=\"preserve\">{}</w:{element}></w:r>",
            words(text)
        );
        self.tracked(out, &run);
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
        if inside.is_empty() {
            String::new()
        } else {
            format!("<w:rPr>{inside}</w:rPr>")
        }
    }
}
