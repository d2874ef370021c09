//! Sentences → runs: words as they look, links, mentions of notes, and the bookmark by which each
//! sentence is known when the file comes back.

mod look;
mod mention;

use std::collections::BTreeMap;

use super::document::{Document, Look, Piece, Sentence};
use super::house::Styles;
use super::margin::Margin;
use super::package::Relationship;
use super::picture::Picture;
use super::revision::Revision;
use crate::project::photos::Photos;

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
    pub pictures: Vec<Picture>,
    photos: &'a Photos,
    drawings: usize,
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
    pub fn new(
        document: &'a Document,
        margin: &'a Margin,
        styles: &'a Styles,
        photos: &'a Photos,
    ) -> Self {
        Self {
            document,
            margin,
            styles,
            footnotes: String::new(),
            links: Vec::new(),
            pictures: Vec::new(),
            photos,
            drawings: 0,
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

    /// Writes a picture and the space behind it, outside of any sentence.
    pub fn picture(&mut self, out: &mut String, address: Option<&str>) {
        let Some(address) = address else { return };
        let known = self.pictures.iter().find(|one| one.address == address);
        let new = match known {
            Some(_) => None,
            None => Picture::read(self.photos, address, self.pictures.len()),
        };
        self.pictures.extend(new);
        let Some(picture) = self.pictures.iter().find(|one| one.address == address) else {
            return;
        };
        self.drawings += 1;
        let drawing = picture.drawing(self.drawings);
        out.push_str(&format!("<w:r>{drawing}</w:r>"));
        self.run(out, "\u{a0}", Look::default(), false);
    }

    /// Writes a sentence within its bookmark.
    pub fn sentence(&mut self, out: &mut String, sentence: &Sentence) {
        self.picture(out, sentence.picture.as_deref());
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
                    if matches!(before, Some((same, Piece::Mention(_))) if same == revision) {
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
        out.push_str(&format!("<w:{element}RangeStart{by} w:name=\"move{number}\"/>"));
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
        if self.revision == Some(Revision::Deleted) { "delText" } else { "t" }
    }

    /// Writes what parts two sentences and belongs to neither: a space, or a new line.
    pub fn between(&mut self, out: &mut String, revision: Option<Revision>, on_lines: bool) {
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
}
