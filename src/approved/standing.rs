//! Approvals × the lines of a pack → which lines stand approved, and which are suspect.

use std::collections::{BTreeMap, BTreeSet};

use super::file::{Approval, Approvals};
use super::ground::{Ground, Line};

/// What has become of an approval that does not hold any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    Words,
    Fact,
    Source,
    Template,
    /// A build gave the line, and gives it no more.
    Unmade,
    /// The line is no longer there.
    Gone,
}

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

impl Change {
    /// Says it in words.
    pub fn words(self) -> &'static str {
        match self {
            Change::Words => "its words changed",
            Change::Fact => "a fact behind it changed",
            Change::Source => "its source changed",
            Change::Template => "its template changed",
            Change::Unmade => "no build gives it any more",
            Change::Gone => "it is no longer there",
        }
    }
}

impl Suspect<'_> {
    /// Says what changed.
    pub fn why(&self) -> String {
        let changes = self.changes.iter().map(|change| change.words());
        changes.collect::<Vec<_>>().join(", ")
    }
}

impl<'a> Standing<'a> {
    /// Holds every approval against the lines as they are.
    pub fn new(approvals: &'a Approvals, lines: &[Line]) -> Self {
        let mut standing = Self::default();
        let mut lost = Vec::new();
        for approval in &approvals.all {
            let covered: Vec<usize> =
                lines.iter().filter(|line| approval.covers(line)).map(|line| line.number).collect();
            if covered.is_empty() {
                lost.push(approval);
            }
            for number in covered {
                standing.approved.entry(number).or_default().push(approval);
            }
        }
        let is_open = |line: &&Line| !standing.approved.contains_key(&line.number);
        let mut open: Vec<&Line> = lines.iter().filter(is_open).collect();
        // A line with the very words comes before one that is alike.
        lost.sort_by_key(|approval| !open.iter().any(|line| line.words == approval.words));
        let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
        for approval in lost {
            // Two people who approved one line have one suspect line.
            let known = taken.get(approval.words.as_str()).copied();
            let line = match known {
                Some(number) => lines.iter().find(|line| line.number == number),
                None => now(approval, &open),
            };
            if let Some(line) = line {
                open.retain(|other| other.number != line.number);
                taken.insert(&approval.words, line.number);
            }
            standing.suspects.push(Suspect {
                approval,
                line: line.map(|line| line.number),
                changes: changes(approval, line),
            });
        }
        standing.open = open.iter().map(|line| line.number).collect();
        standing.suspects.sort_by_key(|suspect| suspect.line.unwrap_or(usize::MAX));
        standing
    }
}

/// Finds the line that an approval was about, as it is now: that with its words, else the one
/// with most of them.
fn now<'l>(approval: &Approval, open: &[&'l Line]) -> Option<&'l Line> {
    let same = open.iter().find(|line| line.words == approval.words);
    let alike = || {
        let scored = open.iter().map(|line| (alike(&approval.words, &line.words), line));
        let best = scored
            .max_by(|(a, one), (b, other)| a.total_cmp(b).then(other.number.cmp(&one.number)));
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

fn changes(approval: &Approval, line: Option<&Line>) -> Vec<Change> {
    let Some(line) = line else {
        return vec![Change::Gone];
    };
    let (then, now) = (&approval.ground, &line.ground);
    if approval.words == line.words && *now == Ground::by_hand() {
        return vec![Change::Unmade];
    }
    let all = [
        (Change::Words, approval.words != line.words),
        (Change::Fact, then.facts != now.facts),
        (Change::Source, then.sources != now.sources),
        (Change::Template, then.template != now.template),
    ];
    let changed = all.into_iter().filter(|(_, differs)| *differs);
    changed.map(|(change, _)| change).collect()
}

#[cfg(test)]
mod tests {
    use super::{Change, Standing};
    use crate::approved::file::Approvals;
    use crate::approved::ground::{Ground, Line};

    fn line(number: usize, words: &str, facts: &str) -> Line {
        Line {
            number,
            words: words.to_owned(),
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
