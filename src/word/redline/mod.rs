//! Two states of texts, line by line → one text that tracks how one became the other, each change
//! with its cause at the margin.

mod merged;
mod pieces;
mod side;

use super::document::Document;
use super::margin::{Margin, PROGRAM};
use crate::merge::remark::Remark;
use merged::Merged;
use side::Side;

/// A line of the old text, of the new one, or of both; numbers count from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Step {
    pub old: Option<usize>,
    pub new: Option<usize>,
    /// The number of the move, where the line stands in both texts and at another place.
    pub moved: Option<usize>,
    /// Why the line changed.
    pub why: Vec<String>,
}

/// A text that tracks its changes.
#[derive(Debug, Default)]
pub struct Redline {
    pub document: Document,
    pub margin: Margin,
    language: String,
    sentences: usize,
    packs: usize,
}

/// A comment as far as it goes: its sentences, first and last, and what it says.
struct Comment<'s> {
    first: usize,
    last: usize,
    why: &'s [String],
}

impl Redline {
    /// Begins a text in a language; `day` is that of its changes.
    pub fn new(day: &str, language: &str) -> Self {
        let mut redline = Self::default();
        redline.margin.day = day.to_owned();
        redline.language = language.to_owned();
        redline
    }

    /// Adds a pack, on a page of its own. `steps` lead from its old text to the new one.
    pub fn add(&mut self, old: &str, new: &str, steps: &[Step]) {
        let sides = [old, new].map(|text| Side::new(&without_marks(text), &self.language));
        let [old, new] = &sides;
        let steps: Vec<&Step> = steps.iter().filter(|step| is_told(step, old, new)).collect();
        let prefix = match self.packs {
            0 => String::new(),
            pack => format!("{pack} "),
        };
        let mut merged = Merged::new(old, new, prefix, self);
        merged.pair(&steps);
        let mut comments: Vec<Comment<'_>> = Vec::new();
        let mut before: &[String] = &[];
        for step in steps {
            let Some((first, last)) = merged.step(step) else {
                continue;
            };
            match comments.last_mut() {
                _ if step.why.is_empty() => {}
                // Lines in a row that have the same cause have one comment.
                Some(comment) if before == step.why => comment.last = last,
                _ => comments.push(Comment { first, last, why: &step.why }),
            }
            before = &step.why;
        }
        merged.end();
        for Comment { first, last, why } in comments {
            let comment = Remark {
                by: PROGRAM.to_owned(),
                day: self.margin.day.clone(),
                text: why.join("\n"),
            };
            self.margin.add(first, last, comment);
        }
        self.packs += 1;
    }
}

fn is_told(step: &Step, old: &Side, new: &Side) -> bool {
    let has =
        |side: &Side, line: Option<usize>| line.is_some_and(|line| side.lines.contains_key(&line));
    has(old, step.old) || has(new, step.new)
}

/// Blanks what no reader of the pack sees, and keeps the number of lines.
fn without_marks(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("<!--") {
            let Some((_, behind)) = after.split_once("-->") else {
                break;
            };
            out.push_str(before.trim_end_matches(' '));
            rest = behind;
        }
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Redline, Step};
    use crate::word::document::Block;

    fn step(old: Option<usize>, new: Option<usize>) -> Step {
        Step { old, new, ..Step::default() }
    }

    #[test]
    fn a_deleted_line_stands_where_it_stood() {
        let (old, new) = ("# A\n\nOne.\nTwo.\n\n- x\n- y\n", "# A\n\nOne.\n\n- y\n- z\n");
        let steps = [
            step(Some(0), Some(0)),
            step(Some(2), Some(2)),
            step(Some(3), None),
            step(Some(5), None),
            step(Some(6), Some(4)),
            step(None, Some(5)),
        ];
        let mut redline = Redline::new("2026-11-27", "en");
        redline.add(old, new, &steps);
        let told: Vec<Vec<String>> = redline
            .document
            .blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(one) => {
                    let all = one.sentences.iter();
                    all.map(|s| format!("{:?} {:?}", s.text(), s.revision())).collect()
                }
                Block::Table(_) => Vec::new(),
            })
            .collect();
        assert_eq!(
            told,
            [
                vec!["\"A\" None"],
                vec!["\"One.\" None", "\"\" Some(Deleted)"],
                vec!["\"\" Some(Deleted)"],
                vec!["\"y\" None"],
                vec!["\"z\" Some(Inserted)"],
            ]
        );
    }
}
