//! Merged lines → merged lines: a note that a hand-written line cites is kept.

use std::collections::BTreeSet;

/// Puts back the definition of every note that the facts no longer need and a line written
/// by hand cites.
pub fn keep_cited<'a>(
    mut lines: Vec<&'a str>,
    base: &[&'a str],
    theirs: &[&'a str],
) -> Vec<&'a str> {
    let built: BTreeSet<&str> = base.iter().copied().collect();
    let by_hand = theirs.iter().filter(|line| !built.contains(**line));
    let cited: BTreeSet<&str> = by_hand.flat_map(|line| citations(line)).collect();
    let defined = |lines: &[&'a str], label: &str| {
        let found = lines.iter().position(|line| label_of(line) == Some(label));
        found.map(|at| (at, lines[at]))
    };
    for label in cited {
        let lost = defined(theirs, label).filter(|_| defined(&lines, label).is_none());
        let still_cited = || {
            let mut texts = lines.iter().filter(|line| label_of(line).is_none());
            texts.any(|line| citations(line).any(|cited| cited == label))
        };
        if let Some((_, definition)) = lost.filter(|_| still_cited()) {
            let last = lines.iter().rposition(|line| label_of(line).is_some());
            lines.insert(last.map_or(lines.len(), |at| at + 1), definition);
        }
    }
    lines
}

/// Returns a text without the notes that it cites: `[^a]`.
pub fn without_citations(text: &str) -> String {
    let mut left = text.to_owned();
    for label in citations(text) {
        left = left.replacen(&format!("[^{label}]"), "", 1);
    }
    left
}

fn label_of(line: &str) -> Option<&str> {
    Some(line.strip_prefix("[^")?.split_once("]:")?.0)
}

fn citations(line: &str) -> impl Iterator<Item = &str> {
    let text = match label_of(line) {
        Some(label) => &line[label.len() + 4..],
        None => line,
    };
    text.match_indices("[^").filter_map(move |(at, _)| {
        let label = &text[at + 2..];
        Some(&label[..label.find(']')?])
    })
}
