//! Approvals × the lines of a pack → which lines stand approved, and which are suspect.

use std::collections::{BTreeMap, BTreeSet};

use super::change::{Change, changes};
use super::file::{Approval, Approvals};
use super::ground::Line;

/// An approval that no longer holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect<'a> {
    pub approval: &'a Approval,
    /// The line, from 1, as it stands now.
    pub line: Option<usize>,
    pub changes: Vec<Change>,
}

/// How the lines of a pack stand.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Lines that are as they were approved, by number, with who approved them.
    pub approved: BTreeMap<usize, Vec<&'a Approval>>,
    pub suspects: Vec<Suspect<'a>>,
    /// Lines that nobody approved.
    pub open: Vec<usize>,
}

/// A line with so many of the words of another is taken to be that one, changed.
const ALIKE: f64 = 0.5;

impl Suspect<'_> {
    fn why(&self) -> String {
        let changes = self.changes.iter().map(|change| change.words());
        changes.collect::<Vec<_>>().join(", ")
    }
}

/// Says who approved a line and what changed since, what changed for all of them once: `Ada approved
/// it on 2022-01-25; its source changed`.
pub fn in_words(of_one_line: &[&Suspect<'_>], what: &str) -> String {
    let runs = of_one_line.chunk_by(|one, other| one.changes == other.changes);
    let told = runs.map(|same| {
        let who = same.iter().enumerate().map(|(at, Suspect { approval, .. })| {
            let (who, day) = (&approval.who, &approval.day);
            if at == 0 {
                format!("{who} approved {what} on {day}")
            } else {
                format!("{who} on {day}")
            }
        });
        let who = who.collect::<Vec<_>>().join(", ");
        format!("{who}; {}", same[0].why())
    });
    told.collect::<Vec<_>>().join("; ")
}

impl<'a> Standing<'a> {
    /// Returns the suspects of each line together, whoever approved it.
    pub fn by_line(&self) -> Vec<Vec<&Suspect<'a>>> {
        let same = |one: &Suspect<'_>, other: &Suspect<'_>| {
            one.line == other.line
                && (one.line.is_some() || one.approval.words == other.approval.words)
        };
        self.suspects.chunk_by(same).map(|run| run.iter().collect()).collect()
    }

    /// Holds every approval against the lines as they are.
    pub fn new(approvals: &'a Approvals, lines: &[Line]) -> Self {
        let mut standing = Self::default();
        let mut lost = Vec::new();
        for approval in &approvals.all {
            let covered: Vec<usize> =
                lines.iter().filter(|line| approval.covers(line)).map(|line| line.number).collect();
            // Without its place an approval is of one line that has the words, nobody knows which.
            let is_lost =
                covered.is_empty() || covered.len() > 1 && approval.ground.place.is_none();
            if is_lost {
                lost.push(approval);
                continue;
            }
            for number in covered {
                standing.approved.entry(number).or_default().push(approval);
            }
        }
        let is_open = |line: &&Line| !standing.approved.contains_key(&line.number);
        lost.retain(|approval| {
            let mut covered = lines.iter().filter(|line| approval.covers(line)).peekable();
            covered.peek().is_none() || covered.any(|line| is_open(&line))
        });
        let mut open: Vec<&Line> = lines.iter().filter(is_open).collect();
        // A line with the very words comes before one that is alike.
        lost.sort_by_key(|approval| !open.iter().any(|line| line.words == approval.words));
        let mut taken: BTreeMap<(&str, &Option<String>), usize> = BTreeMap::new();
        for approval in lost {
            // Two people who approved one line have one suspect line.
            let same = (approval.words.as_str(), &approval.ground.place);
            let known = taken.get(&same).copied();
            let line = match known {
                Some(number) => lines.iter().find(|line| line.number == number),
                None => now(approval, &open),
            };
            if let Some(line) = line {
                open.retain(|other| other.number != line.number);
                taken.insert(same, line.number);
            }
            standing.suspects.push(Suspect {
                approval,
                line: line.map(|line| line.number),
                changes: changes(approval, line),
            });
        }
        standing.open = open.iter().map(|line| line.number).collect();
        let place = |one: &Suspect<'a>| (one.line.unwrap_or(usize::MAX), one.approval);
        standing.suspects.sort_by(|one, other| place(one).cmp(&place(other)));
        standing
    }
}

/// Finds the line that an approval was about, as it is now: that with its words, else the one
/// with most of them.
fn now<'l>(approval: &Approval, open: &[&'l Line]) -> Option<&'l Line> {
    let is_here = |line: &&&Line| {
        let (place, now) = (&approval.ground.place, &line.ground.place);
        place.is_none() || place == now
    };
    let mut of_same_words = open.iter().filter(|line| line.words == approval.words);
    let same = of_same_words.clone().find(is_here).or_else(|| of_same_words.next());
    let alike = || {
        let scored = open.iter().map(|line| (alike(&approval.words, &line.words), line));
        let best = scored.max_by(|(a, one), (b, other)| {
            let here = is_here(one).cmp(&is_here(other));
            a.total_cmp(b).then(here).then(other.number.cmp(&one.number))
        });
        best.filter(|(score, _)| *score >= ALIKE).map(|(_, line)| line)
    };
    same.or_else(alike).copied()
}

/// Returns how much of their words two lines share, from none to 1.
fn alike(one: &str, other: &str) -> f64 {
    let words = |line: &'_ str| -> BTreeSet<String> {
        line.split_whitespace().map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count() * 2;
    shared as f64 / (one.len() + other.len()).max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::Standing;
    use crate::approved::change::Change;
    use crate::approved::file::Approvals;
    use crate::approved::ground::{Ground, Line};

    fn line(number: usize, words: &str, facts: &str) -> Line {
        Line {
            number,
            words: words.to_owned(),
            by_hand: false,
            ground: Ground { facts: facts.to_owned(), ..Ground::by_hand() },
        }
    }

    #[test]
    fn a_line_is_suspect_when_it_or_its_ground_changed() {
        let then = [
            line(1, "One stays.", "a"),
            line(2, "Two of five came late.", "b"),
            line(3, "Three is founded anew.", "c"),
            line(4, "Four leaves.", "d"),
        ];
        let mut approvals = Approvals::default();
        approvals.add(&then.iter().collect::<Vec<_>>(), "Ada", "2022-01-25");
        approvals.add(&[&then[1]], "Bo", "2022-01-25");
        let now = [
            line(1, "New.", "n"),
            line(2, "One stays.", "a"),
            line(3, "Two of six came late.", "b"),
            line(4, "Three is founded anew.", "x"),
        ];
        let standing = Standing::new(&approvals, &now);
        let found: Vec<_> =
            standing.suspects.iter().map(|one| (one.line, one.changes.clone())).collect();
        let words = vec![Change::Words];
        assert_eq!(
            found,
            [
                (Some(3), words.clone()),
                (Some(3), words),
                (Some(4), vec![Change::Fact]),
                (None, vec![Change::Gone])
            ]
        );
        assert_eq!(standing.approved.keys().collect::<Vec<_>>(), [&2]);
        assert_eq!(standing.open, [1]);
    }
}
