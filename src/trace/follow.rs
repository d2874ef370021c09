//! Marked draft × finished Markdown → for every line, the marks whose words it shows.

use std::collections::BTreeSet;

use crate::page::mark::{Mark, Stripped};

/// What the marks say of one line of a page; the numbers are those of the marks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Followed {
    /// Facts whose words stand in the line.
    pub leaves: BTreeSet<u16>,
    /// Template lines that print it, in the order of the line.
    pub template: Vec<u16>,
    /// Branches around the beginning of the line, the innermost last.
    pub because: Vec<u16>,
    /// Branches within the line that print words of their own.
    pub within: Vec<u16>,
    begun: bool,
}

/// Follows every character of a draft into the page that was made of it: a page drops lines,
/// breaks and joins others, but keeps the order of what it shows.
pub fn follow(draft: &Stripped, used: &str, page: &str) -> Vec<Followed> {
    let mut lines = vec![Followed::default(); page.lines().count()];
    let targets = targets(&draft.plain, used, page);
    let mut sweep = Sweep::default();
    let mut marks = draft.marks.iter().peekable();
    for ((at, c), target) in draft.plain.char_indices().zip(targets) {
        while let Some((_, mark)) = marks.next_if(|(place, _)| *place <= at) {
            sweep.mark(*mark, &mut lines);
        }
        if c == '\n' {
            sweep.pending.clear();
        }
        if c.is_whitespace() {
            continue;
        }
        if let Some(line) = target.and_then(|target| lines.get_mut(target)) {
            sweep.meet(line);
        }
        sweep.before = target;
    }
    marks.for_each(|(_, mark)| sweep.mark(*mark, &mut lines));
    lines
}

#[derive(Default)]
struct Sweep {
    leaves: Vec<u16>,
    because: Vec<u16>,
    pending: Vec<u16>,
    last: Option<u16>,
    before: Option<usize>,
}

impl Sweep {
    fn mark(&mut self, mark: Mark, lines: &mut [Followed]) {
        match mark {
            Mark::Start(n) => self.leaves.push(n),
            Mark::End(n) => {
                let open = self.leaves.iter().rposition(|leaf| *leaf == n);
                open.map(|open| self.leaves.remove(open));
            }
            Mark::Literal(n) => {
                self.last = Some(n);
                if let Some(line) = self.before.and_then(|before| lines.get_mut(before)) {
                    add(&mut line.template, n);
                }
            }
            Mark::Printed(n) => {
                self.last = Some(n);
                self.pending.push(n);
            }
            Mark::Because(n) => self.because.push(n),
            Mark::Over(_) => {
                self.because.pop();
            }
        }
    }

    fn meet(&mut self, line: &mut Followed) {
        if line.begun && self.leaves.is_empty() {
            let inner = self.because.last().filter(|n| !line.because.contains(n));
            inner.iter().for_each(|n| add(&mut line.within, **n));
        }
        line.leaves.extend(&self.leaves);
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

/// Returns the line of the page for every character of the draft that it shows.
fn targets(draft: &str, used: &str, page: &str) -> Vec<Option<usize>> {
    let shown = page.lines().enumerate().flat_map(|(n, line)| {
        let letters = line.chars().filter(|c| !c.is_whitespace());
        letters.map(move |c| (c, n))
    });
    let mut shown = shown.peekable();
    let mut used = used.lines().peekable();
    let mut targets = Vec::with_capacity(draft.len());
    for line in draft.split_inclusive('\n') {
        let kept = used
            .next_if_eq(&line.trim_end_matches(['\n', '\r']))
            .is_some();
        for c in line.chars() {
            if !kept || c.is_whitespace() {
                targets.push(None);
                continue;
            }
            // Breaking a line within a quotation adds its sign to the next.
            while c != '>' && shown.next_if(|(other, _)| *other == '>').is_some() {}
            targets.push(shown.next_if(|(other, _)| *other == c).map(|(_, n)| n));
        }
    }
    targets
}

#[cfg(test)]
mod tests {
    use super::follow;
    use crate::page::mark::{Mark, strip};

    #[test]
    fn words_are_found_where_they_went() {
        let [start, end] = [Mark::Start(3), Mark::End(3)].map(Mark::text);
        let line = Mark::Literal(0).text();
        let draft = format!("> A{line} b. {start}C. D{end}\n");
        let draft = strip(&draft);
        let lines = follow(&draft, &draft.plain, "> A b.\n> C.\n> D\n");
        assert!(lines[0].leaves.is_empty() && lines[0].template == [0]);
        assert!(lines[1].leaves.contains(&3) && lines[2].leaves.contains(&3));
    }
}
