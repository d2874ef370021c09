//! Hand edits × new lines → woven lines: the new build in its order, the edits laid over it.

use std::mem::take;

use super::Deleted;
use super::align::{Added, Became, Side, Sides};
use super::pair::alike;
use super::parts::is_news;
use super::policy::{Built, Joined, Policy};
use super::section::{heading, section_at};
use super::thread::{Clash, Thread, starts_a_block};

/// The lines of a merged text.
#[derive(Debug, Default)]
pub struct Woven<'a> {
    /// The lines, with markers where both sides changed the same sentence.
    pub lines: Vec<&'a str>,
    /// What a person had deleted and stays out.
    pub deleted: Vec<Deleted>,
    /// Lines that a person added behind a sentence that the facts have changed since.
    pub near_change: Vec<usize>,
}

/// Weaves the edits between `base` and `theirs` into `ours`.
pub fn weave<'a>(
    base: &[&'a str],
    theirs: &[&'a str],
    ours: &[&'a str],
    sides: &Sides,
    policy: Policy<'_>,
) -> Woven<'a> {
    let Sides { theirs: edits, ours: facts } = sides;
    let mut weaver = Weaver {
        base,
        theirs,
        ours,
        edits,
        facts,
        from: facts.origins(ours.len()),
        moved: edits.moved(),
        behind: vec![Vec::new(); ours.len() + 1],
        emptied: None,
        policy,
        clash: Clash::default(),
        woven: Woven::default(),
    };
    weaver.place_edits();
    weaver.weave();
    weaver.woven
}

struct Weaver<'a, 's> {
    base: &'s [&'a str],
    theirs: &'s [&'a str],
    ours: &'s [&'a str],
    edits: &'s Side,
    facts: &'s Side,
    /// The line of the base that a new line is, if any.
    from: Vec<Option<usize>>,
    /// Whether a person moved a line of the base.
    moved: Vec<bool>,
    /// What a person added, before the first new line and behind each.
    behind: Vec<Vec<Thread<'a>>>,
    /// Level of a heading that was deleted and whose section has nothing left so far.
    emptied: Option<usize>,
    policy: Policy<'s>,
    clash: Clash<'a>,
    woven: Woven<'a>,
}

impl<'a, 's> Weaver<'a, 's> {
    /// Puts what a person added behind the new line that it followed.
    fn place_edits(&mut self) {
        let mut anchor = 0;
        self.place_gap(0, anchor);
        for at in 0..self.base.len() {
            match (self.facts.of_base[at], self.edits.of_base[at]) {
                (Became::Kept(place) | Became::Changed(place), _) => anchor = place + 1,
                (Became::Gone, Became::Changed(written)) => {
                    let (base, theirs) = (self.base[at], self.theirs[written]);
                    self.behind[anchor].push(if self.policy.lets_stand(base, theirs) {
                        Thread::Line(theirs)
                    } else {
                        Thread::Contested { base, theirs }
                    });
                }
                (Became::Gone, Became::Kept(_) | Became::Gone) => {}
            }
            self.place_gap(at + 1, anchor);
        }
    }

    fn place_gap(&mut self, gap: usize, anchor: usize) {
        let newly = self.from[anchor..].iter().take_while(|from| from.is_none());
        let new = &self.ours[anchor..anchor + newly.count()];
        let said_already = |line: &str| !line.trim().is_empty() && new.contains(&line);
        let lines: Vec<&'a str> = self.edits.added[gap]
            .iter()
            .filter_map(|added| match added {
                Added::Line(at) => Some(self.theirs[*at]),
                Added::Moved(at) => match (self.facts.of_base[*at], self.edits.of_base[*at]) {
                    (Became::Kept(_), Became::Kept(own)) => Some(self.theirs[own]),
                    (Became::Kept(place) | Became::Changed(place), _) => Some(self.ours[place]),
                    (Became::Gone, _) => None,
                },
            })
            .collect();
        let mut kept = lines.clone();
        kept.retain(|line| !said_already(line));
        let nothing_left = kept.len() < lines.len() && kept.iter().all(|l| l.trim().is_empty());
        if !nothing_left {
            let followed = gap.checked_sub(1);
            let changed = followed.is_some_and(|at| {
                let said = !self.base[at].trim().is_empty();
                said && !matches!(self.facts.of_base[at], Became::Kept(_))
            });
            let thread: fn(&'a str) -> Thread<'a> =
                if changed { Thread::NearChange } else { Thread::Line };
            self.behind[anchor].extend(kept.into_iter().map(thread));
        }
    }

    fn weave(&mut self) {
        let mut waiting = take(&mut self.behind[0]);
        for at in 0..self.ours.len() {
            let goes_on = self.from[at].is_none() && !starts_a_block(self.ours[at]);
            if !(goes_on && waiting.first().is_some_and(Thread::starts_a_block)) {
                self.put_threads(take(&mut waiting));
            }
            self.put_new(at);
            waiting.append(&mut self.behind[at + 1]);
        }
        self.put_threads(waiting);
        self.put_clash();
    }

    fn put_threads(&mut self, threads: Vec<Thread<'a>>) {
        for thread in threads {
            match thread {
                Thread::Line(line) => self.put(line),
                Thread::NearChange(line) => {
                    self.put(line);
                    self.woven.near_change.push(self.woven.lines.len() - 1);
                }
                Thread::Contested { base, theirs } => {
                    self.clash.base.push(base);
                    self.clash.theirs.push(theirs);
                }
            }
        }
    }

    fn put_new(&mut self, at: usize) {
        let new = self.ours[at];
        let level = heading(new).map(|(level, _)| level);
        if level.zip(self.emptied).is_some_and(|(here, above)| here <= above) {
            self.emptied = None;
        }
        let Some(from) = self.from[at] else {
            return self.put_addition(at);
        };
        if self.moved[from] {
            return;
        }
        if let Policy::Join(built) = self.policy {
            return self.put_joined(built, from, new);
        }
        match (self.edits.of_base[from], self.facts.of_base[from]) {
            (Became::Kept(own), _) if new == self.base[from] => self.put_standing(self.theirs[own]),
            (Became::Kept(_), _) => self.put_standing(new),
            (Became::Changed(written), Became::Changed(_)) if self.theirs[written] != new => {
                self.clash.base.push(self.base[from]);
                self.clash.theirs.push(self.theirs[written]);
                self.clash.ours.push(new);
                self.emptied = None;
            }
            (Became::Changed(written), _) => self.put_standing(self.theirs[written]),
            (Became::Gone, Became::Changed(_)) if !alike(self.base[from], new) => {
                self.put_addition(at);
            }
            (Became::Gone, _) => {
                self.emptied = self.emptied.or(level);
                self.leave_out(at, is_news(self.base[from], new));
            }
        }
    }

    fn put_joined(&mut self, built: &Built<'_>, from: usize, new: &'a str) {
        let base = self.base[from];
        let one = match self.edits.of_base[from] {
            Became::Kept(own) | Became::Changed(own) => Some(self.theirs[own]),
            Became::Gone => None,
        };
        match built.join(base, one, Some(new)) {
            Joined::Lines(lines) => lines.into_iter().for_each(|line| self.put(line)),
            Joined::Conflict => {
                self.clash.base.push(base);
                self.clash.theirs.extend(one);
                self.clash.ours.push(new);
            }
        }
    }

    /// New words under a heading that was deleted would seem to belong to the one above.
    fn put_addition(&mut self, at: usize) {
        match self.emptied {
            Some(_) => self.leave_out(at, true),
            None => self.put(self.ours[at]),
        }
    }

    fn put_standing(&mut self, line: &'a str) {
        if !line.trim().is_empty() {
            self.emptied = None;
        }
        self.put(line);
    }

    fn put(&mut self, line: &'a str) {
        self.put_clash();
        self.woven.lines.push(line);
    }

    fn put_clash(&mut self) {
        let clash = take(&mut self.clash);
        if !clash.base.is_empty() {
            self.woven.lines.extend(clash.lines(self.policy.marks()));
        }
    }

    fn leave_out(&mut self, at: usize, news: bool) {
        if self.ours[at].contains(char::is_alphanumeric) {
            self.woven.deleted.push(Deleted {
                section: section_at(self.ours, at),
                sentence: self.ours[at].trim().to_owned(),
                news,
            });
        }
    }
}
