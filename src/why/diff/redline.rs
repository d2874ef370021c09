//! Changes → one self-contained page, to send to someone without git.

use serde::Serialize;
use tera::{Context, Tera};

use super::lines::Change;
use super::told_once::told_once;
use super::within_line::{WordChange, words};
use super::{Explained, PackDiff};
use crate::brief::words::and;

/// What stands around the changes.
#[derive(Debug, Clone, Copy)]
pub struct Head<'h> {
    pub language: &'h str,
    /// The highest handling mark of the packs; may be empty.
    pub marking: &'h str,
    /// What changed, in a line.
    pub summary: &'h str,
    pub from: &'h str,
    pub to: &'h str,
}

/// The changes of one pack, section by section.
#[derive(Serialize)]
pub struct Changes<'d> {
    path: &'d str,
    title: &'d str,
    pub sections: Vec<Section<'d>>,
}

/// The changes below one heading.
#[derive(Serialize)]
pub struct Section<'d> {
    title: &'d str,
    changes: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    kind: &'static str,
    pieces: Vec<Piece>,
    causes: Vec<String>,
}

#[derive(Serialize)]
struct Piece {
    fate: &'static str,
    text: String,
}

/// Writes the page. `causes` says why a line changed.
pub fn redline(
    diffs: &[PackDiff],
    head: &Head<'_>,
    causes: &dyn Fn(&Explained) -> Vec<String>,
    (page, style): (&str, &str),
) -> Result<String, tera::Error> {
    let (changed, same): (Vec<&PackDiff>, Vec<&PackDiff>) =
        diffs.iter().partition(|diff| !diff.changes.is_empty());
    let packs: Vec<Changes<'_>> = changed.iter().map(|diff| changes(diff, causes)).collect();
    let unchanged: Vec<&str> = same.iter().map(|diff| diff.title()).collect();
    let mut tera = Tera::default();
    tera.add_raw_template("redline.html", page)?;
    let mut context = Context::new();
    context.insert("title", "What changed");
    context.insert("language", &head.language.replace('_', "-"));
    context.insert("marking", head.marking);
    context.insert("summary", head.summary);
    context.insert("from", head.from);
    context.insert("to", head.to);
    context.insert("style", style);
    context.insert("packs", &packs);
    context.insert("unchanged", &and(&unchanged));
    tera.render("redline.html", &context)
}

pub fn changes<'d>(diff: &'d PackDiff, causes: &dyn Fn(&Explained) -> Vec<String>) -> Changes<'d> {
    let mut sections: Vec<Section<'d>> = Vec::new();
    for (explained, causes) in diff.changes.iter().zip(told_once(diff, causes)) {
        let approved =
            explained.approved.iter().map(|who| format!("approved by {who}, and suspect now"));
        let line = Line {
            kind: explained.change.word(),
            pieces: pieces(diff, explained.change),
            causes: approved.chain(causes).collect(),
        };
        match sections.last_mut() {
            Some(last) if last.title == explained.section => last.changes.push(line),
            _ => sections.push(Section { title: &explained.section, changes: vec![line] }),
        }
    }
    Changes { path: &diff.path, title: diff.title(), sections }
}

fn pieces(diff: &PackDiff, change: Change) -> Vec<Piece> {
    let one = |fate, text: &str| vec![Piece { fate, text: readable(text) }];
    match change {
        Change::Added(new) => one("come", diff.new_line(new)),
        Change::Removed(old) => one("gone", diff.old_line(old)),
        Change::Moved(_, new) => one("kept", diff.new_line(new)),
        Change::Changed(old, new) => {
            let (old, new) = (diff.old_line(old), diff.new_line(new));
            // Where only marks changed, the marks are what there is to see.
            let (a, b) = match (readable(old), readable(new)) {
                (a, b) if a == b => (old.to_owned(), new.to_owned()),
                both => both,
            };
            let stretches = words(&a, &b).into_iter();
            let piece = |(fate, text)| Piece {
                fate: match fate {
                    WordChange::Kept => "kept",
                    WordChange::Gone => "gone",
                    WordChange::Come => "come",
                },
                text,
            };
            stretches.map(piece).collect()
        }
    }
}

/// Returns a line of Markdown as one reads it aloud: without marks, cells apart.
pub fn readable(line: &str) -> String {
    let mut text = line.trim().trim_start_matches(['>', ' ']).replace("**", "");
    if let Some(row) = text.strip_prefix('|') {
        let cells = row.trim_end_matches('|').split('|').map(str::trim);
        text = cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" · ");
    }
    let text = text.trim_start_matches(['#', '-']).trim_start();
    let mut read = String::new();
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '\\' if letters.peek().is_some_and(char::is_ascii_punctuation) => {
                read.extend(letters.next());
            }
            '[' if letters.peek() == Some(&'^') => {
                letters.by_ref().take_while(|c| *c != ']').for_each(drop);
                // The colon behind the label of a note that begins here.
                letters.next_if(|c| read.is_empty() && *c == ':');
            }
            // A picture says nothing.
            '!' if letters.peek() == Some(&'[') => {
                letters.by_ref().take_while(|c| *c != ')').for_each(drop);
            }
            '*' => {}
            c => read.push(c),
        }
    }
    read.trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn a_line_reads_without_its_marks() {
        let read = readable("> - **Ask** *why* a\\*b.[^source-1]");
        assert_eq!(read, "Ask why a*b.");
        assert_eq!(readable("[^source-1]: A report."), "A report.");
        assert_eq!(readable("| **Open** | us |"), "Open · us");
        assert_eq!(readable("- ![](../a.png) **Jo Ray** — Chair!"), "Jo Ray — Chair!");
    }
}
