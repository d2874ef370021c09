//! Template text → the same template with marks: which line printed what, and in which branch.

use std::sync::Arc;

use super::branch::{Branch, paths};
use super::compare::blind;
use crate::page::mark::{MOST_LINES, Mark, stand_in};
use crate::page::render::BECAUSE;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TemplateLine {
    pub name: Arc<str>,
    /// From 1.
    pub line: usize,
}

/// Templates with marks, and what the numbers of the marks mean.
#[derive(Debug, Default)]
pub struct Instrumented {
    /// Name and text.
    pub texts: Vec<(String, String)>,
    /// Lines that print something, by number.
    pub lines: Vec<TemplateLine>,
    /// Branches and loops, by number.
    pub branches: Vec<Branch>,
}

// A template is not asked where a word came from: it is rendered once more with letters between
// its words that stand for a template line or a branch, from a range of Unicode that is nobody's.
// Putting them in is delicate, because a mark must change nothing else:
//
// - A tag with `-` takes away the white space beside it, and a mark between them would stop it. So
//   the mark of a line stands behind its first letter, and one before such a tag takes away that
//   white space itself.
// - `raw` must stay as it is: what looks like a tag in it is text.
// - A branch is open from `if` or `for` to its end, and `elif` and `else` are decided by every
//   condition before them as well: each carries the paths of all that were asked so far.
//
// That the words are the same with and without marks is not believed but looked at, render by
// render (`Job::faithful`).
/// Puts marks into every template. White space keeps its effect: a mark stands behind the
/// first word of a line, or before a tag.
pub fn instrument<'t>(templates: impl Iterator<Item = (&'t str, &'t str)>) -> Instrumented {
    let mut all = Instrumented::default();
    for (name, text) in templates {
        let mut writer = Writer {
            all: &mut all,
            name: name.into(),
            out: String::with_capacity(text.len() * 2),
            line: 1,
            raw: false,
            open: Vec::new(),
        };
        writer.template(&stand_in(text));
        let out = writer.out;
        all.texts.push((name.to_owned(), out));
    }
    all
}

struct Writer<'w> {
    all: &'w mut Instrumented,
    name: Arc<str>,
    out: String,
    line: usize,
    raw: bool,
    /// The branches and loops that are open: whether a fact decides, and what decides.
    open: Vec<(bool, Vec<String>)>,
}

impl Writer<'_> {
    fn template(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = next_tag(rest) {
            self.literal(&rest[..at]);
            let tag = &rest[at..at + tag_length(&rest[at..])];
            match &tag[..2] {
                "{{" if !self.raw => self.printed(tag),
                "{%" => self.control(tag),
                _ => self.out.push_str(tag),
            }
            self.line += tag.matches('\n').count();
            rest = &rest[at + tag.len()..];
        }
        self.literal(rest);
    }

    fn literal(&mut self, text: &str) {
        for line in text.split_inclusive('\n') {
            match line.char_indices().find(|(_, c)| !c.is_whitespace()) {
                Some((at, c)) if !self.raw => {
                    let end = at + c.len_utf8();
                    self.out.push_str(&line[..end]);
                    if let Some(number) = self.here() {
                        self.out.push(Mark::Literal(number).letter());
                    }
                    self.out.push_str(&line[end..]);
                }
                _ => self.out.push_str(line),
            }
            self.line += usize::from(line.ends_with('\n'));
        }
    }

    fn printed(&mut self, tag: &str) {
        if let Some(number) = self.here() {
            self.mark(Mark::Printed(number), trims_left(tag));
        }
        self.out.push_str(&blind(tag));
    }

    fn control(&mut self, tag: &str) {
        let inner =
            tag.trim_start_matches(['{', '%', '-']).trim_end_matches(['}', '%', '-']).trim();
        let (word, rest) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        if self.raw && word != "endraw" {
            self.out.push_str(tag);
            return;
        }
        let before = match word {
            "elif" | "else" | "endif" | "endfor" => self.open.pop(),
            _ => None,
        };
        if let Some((true, _)) = &before {
            self.mark(Mark::Over, trims_left(tag));
        }
        self.out.push_str(&blind(tag));
        let decides = match word {
            "raw" | "endraw" => {
                self.raw = word == "raw";
                None
            }
            "if" => Some(paths(rest)),
            "for" => Some(paths(rest.split_once(" in ").map_or("", |(_, list)| list))),
            "elif" | "else" => before.map(|(_, mut decides)| {
                decides.extend(paths(rest));
                decides
            }),
            _ => None,
        };
        if let Some(decides) = decides {
            let item = (word == "for").then(|| loop_item(rest));
            self.branch(decides, item, tag.ends_with("-%}"));
        }
    }

    fn branch(&mut self, decides: Vec<String>, item: Option<String>, trims: bool) {
        if decides.is_empty() && item.is_none() {
            self.open.push((false, decides));
            return;
        }
        let number = self.all.branches.len();
        self.all.branches.push(Branch::new(decides.clone(), item));
        let close = if trims { "-}}" } else { "}}" };
        self.out.push_str(&format!("{{{{ {number} | {BECAUSE} {close}"));
        self.open.push((true, decides));
    }

    /// A mark takes the white space that the tag behind it would trim.
    fn mark(&mut self, mark: Mark, trims: bool) {
        if trims {
            self.out.truncate(self.out.trim_end().len());
        }
        self.out.push(mark.letter());
    }

    fn here(&mut self) -> Option<u16> {
        let here = TemplateLine { name: Arc::clone(&self.name), line: self.line };
        if self.all.lines.last() != Some(&here) {
            self.all.lines.push(here);
        }
        let number = self.all.lines.len() - 1;
        u16::try_from(number).ok().filter(|_| number < MOST_LINES)
    }
}

/// Finds the name that a loop gives each item: `v` in `for k, v in map`.
fn loop_item(rest: &str) -> String {
    let names = rest.split_once(" in ").map_or(rest, |(names, _)| names);
    names.rsplit(',').next().unwrap_or_default().trim().to_owned()
}

fn trims_left(tag: &str) -> bool {
    tag[2..].starts_with('-')
}

fn next_tag(text: &str) -> Option<usize> {
    text.char_indices()
        .map(|(at, _)| at)
        .find(|at| ["{{", "{%", "{#"].iter().any(|tag| text[*at..].starts_with(tag)))
}

/// Returns where a tag ends; words in quotes may hold braces.
fn tag_length(text: &str) -> usize {
    let close = match &text[..2] {
        "{{" => "}}",
        "{%" => "%}",
        _ => "#}",
    };
    let mut quote = None;
    for (at, c) in text.char_indices().skip(2) {
        match quote {
            Some(open) if open == c => quote = None,
            Some(_) => {}
            None if text[at..].starts_with(close) => return at + 2,
            None if close != "#}" && matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::instrument;
    use crate::page::mark::strip;

    #[test]
    fn marks_stand_where_white_space_keeps_its_effect() {
        let text = "{% for c in list -%}\n- {{ c }}\n{%- endfor %}\n";
        let made = instrument(std::iter::once(("a.md", text)));
        assert_eq!(
            strip(&made.texts[0].1).plain,
            "{% for c in list -%}{{ 0 | __because -}}\n- {{ c }}{%- endfor %}\n"
        );
        assert_eq!(made.lines.len(), 1);
        assert_eq!(made.branches[0].decides, ["list"]);
    }
}
