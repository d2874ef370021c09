//! Marked draft × finished Markdown → for every line, the marks whose words it shows.

use std::iter::Peekable;
use std::slice::Iter;

use super::unshown::Unshown;
use crate::page::mark::Mark;

/// What the marks say of one line of a page; the numbers are those of the marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Followed {
    /// Facts whose words stand in the line.
    pub leaves: Vec<u16>,
    /// Template lines that print it, in the order of the line.
    pub template: Vec<u16>,
    /// Branches around the beginning of the line, the innermost last.
    pub because: Vec<u16>,
    /// Branches within the line that print words of their own.
    pub within: Vec<u16>,
    begun: bool,
}

/// Follows every letter of a draft into the page that was made of it: a page drops lines,
/// breaks and joins others, but keeps the order of what it shows. `used` is the draft without
/// the lines that the page drops.
pub fn follow(draft: &str, marks: &[(usize, Mark)], used: &str, page: &str) -> Vec<Followed> {
    let mut page = Unshown::new(page);
    let mut sweep = Sweep::new(marks, page.lines.len());
    let mut used = used.lines().peekable();
    let mut at = 0;
    for text in draft.split_inclusive('\n') {
        let line = text.trim_end();
        let kept = used.next_if_eq(&text.trim_end_matches(['\n', '\r'])).is_some();
        let mut from = 0;
        while kept && from < line.len() {
            let Some((target, length)) = page.take_line(&line[from..]) else {
                break;
            };
            sweep.stretch(&line[from..from + length], at + from, Some(target));
            from += length;
        }
        if kept {
            sweep.letters(&text[from..], at + from, |c| page.take(c))
        } else {
            sweep.stretch(text, at, None)
        }
        sweep.pending.clear();
        at += text.len();
    }
    sweep.marks(usize::MAX);
    sweep.lines
}

/// A walk over the draft: the marks that are open, and what they tell of each line.
struct Sweep<'d> {
    lines: Vec<Followed>,
    to_come: Peekable<Iter<'d, (usize, Mark)>>,
    leaves: Vec<u16>,
    because: Vec<u16>,
    pending: Vec<u16>,
    last: Option<u16>,
    before: Option<usize>,
    /// Whether a mark was met since the last letter.
    changed: bool,
}

impl<'d> Sweep<'d> {
    fn new(marks: &'d [(usize, Mark)], lines: usize) -> Self {
        Self {
            lines: vec![Followed::default(); lines],
            to_come: marks.iter().peekable(),
            leaves: Vec::new(),
            because: Vec::new(),
            pending: Vec::new(),
            last: None,
            before: None,
            changed: false,
        }
    }

    /// Meets the letters of a line, each of which may have gone elsewhere.
    fn letters(&mut self, text: &str, at: usize, mut to: impl FnMut(char) -> Option<usize>) {
        for (within, c) in text.char_indices() {
            self.marks(at + within);
            if !c.is_whitespace() {
                self.meet(to(c));
            }
        }
    }

    /// Meets words that have gone to one line, or nowhere.
    fn stretch(&mut self, text: &str, at: usize, target: Option<usize>) {
        let mut from = 0;
        while from < text.len() {
            self.marks(at + from);
            let next = self.to_come.peek().map_or(usize::MAX, |(place, _)| *place);
            let to = text.len().min(next - at);
            if !text[from..to].trim().is_empty() {
                self.meet(target);
            }
            from = to;
        }
    }

    /// Meets the marks up to a byte of the draft.
    fn marks(&mut self, at: usize) {
        while let Some((_, mark)) = self.to_come.next_if(|(place, _)| *place <= at) {
            self.mark(*mark);
        }
    }

    fn mark(&mut self, mark: Mark) {
        self.changed = true;
        match mark {
            Mark::Start(n) => self.leaves.push(n),
            Mark::End => {
                self.leaves.pop();
            }
            Mark::Literal(n) => {
                self.last = Some(n);
                if let Some(line) = self.before.and_then(|line| self.lines.get_mut(line)) {
                    add(&mut line.template, n);
                }
            }
            Mark::Printed(n) => {
                self.last = Some(n);
                self.pending.push(n);
            }
            Mark::Because(n) => self.because.push(n),
            Mark::Over => {
                self.because.pop();
            }
        }
    }

    fn meet(&mut self, target: Option<usize>) {
        let news = self.changed || target != self.before;
        self.before = target;
        let target = target.filter(|_| news);
        let Some(line) = target.and_then(|target| self.lines.get_mut(target)) else {
            return;
        };
        self.changed = false;
        if line.begun && self.leaves.is_empty() {
            let inner = self.because.last().filter(|n| !line.because.contains(n));
            inner.iter().for_each(|n| add(&mut line.within, **n));
        }
        for n in &self.leaves {
            add(&mut line.leaves, *n);
        }
        for n in self.pending.drain(..) {
            add(&mut line.template, n);
        }
        if !line.begun {
            line.begun = true;
            line.because.clone_from(&self.because);
            if line.template.is_empty() && !self.leaves.is_empty() {
                line.template.extend(self.last);
            }
        }
    }
}

fn add(lines: &mut Vec<u16>, n: u16) {
    if !lines.contains(&n) {
        lines.push(n);
    }
}

#[cfg(test)]
mod tests {
    use super::follow;
    use crate::page::mark::{Mark, strip};

    #[test]
    fn words_are_found_where_they_went() {
        let [start, end] = [Mark::Start(3), Mark::End].map(Mark::letter);
        let line = Mark::Literal(0).letter();
        let draft = strip(&format!("> A{line} b. {start}C. D{end}\n"));
        let lines = follow(&draft.plain, &draft.marks, &draft.plain, "> A b.\n> C.\n> D\n");
        assert!(lines[0].leaves.is_empty() && lines[0].template == [0]);
        assert!(lines[1].leaves.contains(&3) && lines[2].leaves.contains(&3));
    }
}
