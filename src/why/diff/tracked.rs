//! Changes of packs → a text that tracks them, as a word processor does.

use std::collections::BTreeMap;

use super::lines::{Change, is_blank};
use super::{Explained, PackDiff};
use crate::word::redline::{Redline, Step};

/// Puts all packs that changed into one text; `day` is that of its changes.
pub fn tracked(
    diffs: &[PackDiff],
    day: &str,
    language: &str,
    causes: &dyn Fn(&Explained) -> Vec<String>,
) -> Redline {
    let mut redline = Redline::new(day, language);
    for diff in diffs.iter().filter(|diff| !diff.changes.is_empty()) {
        redline.add(&diff.old, &diff.new, &steps(diff, causes));
    }
    redline
}

/// Leads line by line from the old text of a pack to the new one: a line that goes stands before
/// the next one that stays.
fn steps(diff: &PackDiff, causes: &dyn Fn(&Explained) -> Vec<String>) -> Vec<Step> {
    let mut of_old: BTreeMap<usize, Step> = BTreeMap::new();
    let mut of_new: BTreeMap<usize, Step> = BTreeMap::new();
    for (number, explained) in diff.changes.iter().enumerate() {
        let step = Step {
            old: explained.change.old_line(),
            new: explained.change.new_line(),
            moved: None,
            why: causes(explained),
        };
        match explained.change {
            Change::Added(new) | Change::Changed(_, new) => {
                of_new.insert(new, step);
            }
            Change::Removed(old) => {
                of_old.insert(old, step);
            }
            Change::Moved(old, new) => {
                let moved = Some(number);
                of_new.insert(new, Step { old: None, moved, ..step });
                let away = Step { old: Some(old), moved, ..Step::default() };
                of_old.insert(old, away);
            }
        }
    }
    let changed: Vec<usize> = of_new.values().filter_map(|step| step.old).collect();
    let stays = |line: &usize| !of_old.contains_key(line) && !changed.contains(line);
    let old_lines: Vec<&str> = diff.old.lines().collect();
    let mut stay = (0..old_lines.len()).filter(|line| !is_blank(old_lines[*line]) && stays(line));
    let mut steps = Vec::new();
    let mut gone = of_old.clone().into_iter().peekable();
    let mut before = |line: usize, steps: &mut Vec<Step>| {
        while let Some((_, step)) = gone.next_if(|(old, _)| *old < line) {
            steps.push(step);
        }
    };
    let new_lines = diff.new.lines().enumerate();
    let mut come: Vec<Step> = Vec::new();
    for (new, _) in new_lines.filter(|(_, line)| !is_blank(line)) {
        let step = of_new.remove(&new).unwrap_or_else(|| Step {
            old: stay.next(),
            new: Some(new),
            ..Step::default()
        });
        match step.old {
            // What went stands before what came in its place.
            Some(old) => {
                before(old, &mut steps);
                steps.append(&mut come);
                steps.push(step);
            }
            None => come.push(step),
        }
    }
    before(usize::MAX, &mut steps);
    steps.append(&mut come);
    steps
}

#[cfg(test)]
mod tests {
    use super::steps;
    use crate::why::diff::lines::changes;
    use crate::why::diff::{Explained, PackDiff};

    #[test]
    fn what_went_stands_before_what_came_in_its_place() {
        let old = "# A\n\nOne stays.\nTwo goes away now.\nThree.\n";
        let new = "# A\n\nOne stays.\nSomething else entirely came.\nThree.\n";
        let explained = |change| Explained {
            change,
            section: String::new(),
            causes: Vec::new(),
            approved: Vec::new(),
        };
        let diff = PackDiff {
            path: String::new(),
            old: old.to_owned(),
            new: new.to_owned(),
            changes: changes(old, new).into_iter().map(explained).collect(),
        };
        let told = steps(&diff, &|_| Vec::new());
        let lines: Vec<_> = told.iter().map(|step| (step.old, step.new)).collect();
        assert_eq!(
            lines,
            [
                (Some(0), Some(0)),
                (Some(2), Some(2)),
                (Some(3), None),
                (None, Some(3)),
                (Some(4), Some(4)),
            ]
        );
    }
}
