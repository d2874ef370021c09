//! Runs → spans of Markdown: words that look alike are written together, whatever pieces a word
//! processor cut them into.

use std::collections::BTreeMap;

use super::{Author, Span};
use crate::page::escape::escaped_within;
use crate::word::document::Look;

/// A run, the sentence that it stands in, and who inserted it.
pub type Piece = (Option<usize>, Run, Option<Author>);

/// A piece of a paragraph.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    text: String,
    look: Look,
    link: Option<String>,
    kind: Kind,
    raised: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Words,
    Mention,
    Break,
}

impl Run {
    /// Returns a run without words yet that looks like this.
    pub fn like(look: Look) -> Self {
        Self { look, ..Self::default() }
    }

    /// Returns a new line.
    pub fn line_break() -> Self {
        Self { kind: Kind::Break, ..Self::default() }
    }

    /// Returns a mention of a note.
    pub fn mention(name: String) -> Self {
        Self { text: name, kind: Kind::Mention, ..Self::default() }
    }

    /// Returns words that look like this.
    pub fn with(&self, text: &str, link: Option<&str>) -> Self {
        Self { text: text.to_owned(), link: link.map(str::to_owned), ..self.clone() }
    }

    /// Notes how its words look.
    pub fn looks(&mut self, property: &str, on: bool, style: &str) {
        match property {
            "b" => self.look.bold = on,
            "i" => self.look.italic = on,
            "strike" => self.look.struck = on,
            _ => {
                self.look.code |= matches!(style, "code words" | "verbatim char");
                self.raised |= style.starts_with("footnote");
            }
        }
    }

    /// Says whether it is words.
    pub fn is_words(&self) -> bool {
        self.kind == Kind::Words && !self.text.is_empty()
    }

    /// Says whether a run is the comma between two signs of notes.
    pub fn is_raised_comma(&self, run: &Run) -> bool {
        self.raised && run.kind == Kind::Words && run.text.trim() == ","
    }

    fn ends_in_blank(&self) -> bool {
        self.kind == Kind::Words && self.text.ends_with(char::is_whitespace)
    }

    fn looks_like(&self, other: &Run) -> bool {
        let words = self.kind == Kind::Words && other.kind == Kind::Words;
        words && self.look == other.look && self.link == other.link
    }

    fn write(&self, out: &mut String) {
        match self.kind {
            Kind::Break => return out.push_str("  "),
            Kind::Mention => return out.push_str(&format!("[^{}]", self.text)),
            Kind::Words => {}
        }
        let core = self.text.trim();
        if core.is_empty() {
            return out.push_str(&self.text);
        }
        let start = self.text.len() - self.text.trim_start().len();
        let words = if self.look.code {
            format!("`{}`", core.replace('`', "'"))
        } else {
            escaped_within(core)
        };
        let marks = [(self.look.struck, "~~"), (self.look.bold, "**"), (self.look.italic, "*")];
        let on = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark);
        let before: String = on.clone().collect();
        let after: String = on.rev().collect();
        let marked = format!("{before}{words}{after}");
        out.push_str(&self.text[..start]);
        match &self.link {
            Some(link) if *link == core || *link == format!("mailto:{core}") => {
                out.push_str(&format!("<{core}>"));
            }
            Some(link) => {
                out.push_str(&format!("[{marked}]({})", link.replace(')', "%29")));
            }
            None => out.push_str(&marked),
        }
        out.push_str(&self.text[start + core.len()..]);
    }
}

/// Takes the bold of a whole heading for that of its style, which some write into each run.
pub fn without_bold(pieces: &mut [Piece]) {
    let is_bold = |(_, run, _): &Piece| {
        run.kind != Kind::Words || run.text.trim().is_empty() || run.look.bold
    };
    if pieces.iter().all(is_bold) {
        pieces.iter_mut().for_each(|(_, run, _)| run.look.bold = false);
    }
}

/// LibreOffice ends a bookmark a letter early behind a note: what follows a sentence without a
/// blank is part of it.
fn glued(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut open = None;
    for (own, run, by) in pieces {
        let is_parted =
            run.kind == Kind::Break || out.last().is_some_and(|(_, last, _)| last.ends_in_blank());
        open = own.or(open.filter(|_| !is_parted));
        let end = match run.kind {
            Kind::Words => run.text.find(char::is_whitespace),
            Kind::Mention | Kind::Break => None,
        };
        match (own, open, end) {
            (None, Some(_), Some(end)) => {
                let (before, after) = run.text.split_at(end);
                let link = run.link.as_deref();
                if !before.is_empty() {
                    out.push((open, run.with(before, link), by.clone()));
                }
                out.push((None, run.with(after, link), by));
                open = None;
            }
            _ => out.push((open, run, by)),
        }
    }
    out
}

/// Joins runs that look alike, and writes those of one sentence as Markdown. `cut` says who deleted
/// something from a sentence.
pub fn spans(pieces: Vec<Piece>, cut: &BTreeMap<usize, Author>) -> Vec<Span> {
    let mut joined: Vec<Piece> = Vec::new();
    for (sentence, run, by) in glued(pieces) {
        match joined.last_mut() {
            Some((last, before, first_by)) if *last == sentence && before.looks_like(&run) => {
                before.text.push_str(&run.text);
                *first_by = by.or(first_by.take());
            }
            _ => joined.push((sentence, run, by)),
        }
    }
    let mut spans: Vec<Span> = Vec::new();
    for (sentence, run, by) in joined {
        let cut = sentence.and_then(|number| cut.get(&number).cloned());
        match spans.last_mut() {
            Some(span) if span.sentence == sentence => {
                run.write(&mut span.text);
                span.by = by.or(span.by.take());
            }
            _ => {
                let mut text = String::new();
                run.write(&mut text);
                let by = by.or(cut);
                spans.push(Span { sentence, text, by });
            }
        }
    }
    spans
}
