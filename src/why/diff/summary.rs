//! Changes → the one line that a reviewer reads first.

use std::collections::BTreeMap;

use super::PackDiff;
use super::facts::{Facts, Fate};
use crate::brief::promises::State;
use crate::finding::field::Kind;
use crate::why::built::TracedPack;

/// Says what is new, what was kept, and where lines changed.
pub fn summary(
    facts: &Facts<'_>,
    packs: &[(Option<&TracedPack>, Option<&TracedPack>)],
    diffs: &[PackDiff],
) -> String {
    let mut parts = Vec::new();
    let records = facts.records();
    for kind in Kind::FOLDERS {
        for fate in [Fate::Added, Fate::Changed, Fate::Removed] {
            let of_kind = records
                .iter()
                .filter(|(key, f)| key.kind == kind && **f == fate);
            let word = if fate == Fate::Added {
                "new"
            } else {
                fate.word()
            };
            parts.extend(counted(of_kind.count(), word, kind.noun()));
        }
    }
    promises(packs, &mut parts);
    let titles: Vec<&str> = packs
        .iter()
        .flat_map(|(old, new)| [old, new])
        .flatten()
        .flat_map(|pack| &pack.sheets)
        .map(String::as_str)
        .collect();
    let mut lines: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let mut order: Vec<&str> = Vec::new();
    for explained in diffs.iter().flat_map(|diff| &diff.changes) {
        let section = explained.section.as_str();
        let known = order.iter().position(|other| *other == section);
        let place = known.unwrap_or_else(|| {
            order.push(section);
            order.len() - 1
        });
        *lines.entry((place, section)).or_default() += 1;
    }
    for ((_, section), count) in lines {
        let noun = if count == 1 { "line" } else { "lines" };
        let place = if titles.contains(&section) {
            format!("on the {section} sheet")
        } else {
            format!("in “{section}”")
        };
        parts.push(format!("{count} {noun} changed {place}"));
    }
    if parts.is_empty() {
        "nothing changed".to_owned()
    } else {
        parts.join(", ")
    }
}

fn promises(
    packs: &[(Option<&TracedPack>, Option<&TracedPack>)],
    parts: &mut Vec<String>,
) {
    let mut became: BTreeMap<&str, (Option<State>, State)> = BTreeMap::new();
    for (old, new) in packs.iter().filter_map(|(old, new)| (*old).zip(*new)) {
        for (id, state) in &new.promises {
            became.insert(id, (old.promises.get(id).copied(), *state));
        }
    }
    let count = |state: State| {
        let is = |(before, now): &&(Option<State>, State)| {
            *now == state && *before != Some(state)
        };
        became.values().filter(is).count()
    };
    let came =
        |(before, now): &&(Option<State>, State)| before.is_none() && !now.is_settled();
    parts.extend(counted(
        became.values().filter(came).count(),
        "new",
        "promise",
    ));
    for (state, word) in [
        (State::Done, "kept"),
        (State::Overdue, "overdue"),
        (State::Dropped, "given up"),
    ] {
        let n = count(state);
        let noun = if n == 1 { "promise" } else { "promises" };
        parts.extend((n > 0).then(|| format!("{n} {noun} {word}")));
    }
}

fn counted(count: usize, word: &str, noun: &str) -> Option<String> {
    let plural = match noun {
        "person" => "people".to_owned(),
        noun => format!("{noun}s"),
    };
    let noun = if count == 1 { noun } else { &plural };
    (count > 0).then(|| format!("{count} {word} {noun}"))
}
