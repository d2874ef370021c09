//! Lines of a file in output/ → which of them a build gives, and which a person wrote.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffTag, TextDiff};

use super::Trace;
use crate::brief::reader::Reader;
use crate::merge::{LineOf, lines_of};

/// The lines that a person wrote, moved or edited, each with the line that a build gives for it,
/// where it gives one.
pub type ByHand = BTreeMap<usize, Option<String>>;

/// Returns, for every line of a file, the line of the built pack that it is. How lines end is
/// no part of them, nor is a byte order mark: git and editors change both.
pub fn lines_of_build(file: &str, built: &str) -> Vec<Option<usize>> {
    let [file, built] = [file, built].map(bare_lines);
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_slices(&file, &built);
    let mut lines = vec![None; file.len()];
    for op in diff.ops().iter().filter(|op| op.tag() == DiffTag::Equal) {
        for (old, new) in op.old_range().zip(op.new_range()) {
            lines[old] = Some(new);
        }
    }
    lines
}

/// Finds the lines of a text that a build does not give as they stand there.
pub fn by_hand(text: &str, built: &str) -> ByHand {
    let built_lines = bare_lines(built);
    let given = |line: LineOf| built_lines.get(line.line()).map(|line| (*line).to_owned());
    let lines = lines_of(built, text).into_iter().enumerate();
    lines
        .filter(|(_, line)| !matches!(line, Some(LineOf::Same(_))))
        .map(|(at, line)| (at, line.and_then(given)))
        .collect()
}

/// Returns the lines of a text as a reader sees them.
pub fn bare_lines(text: &str) -> Vec<&str> {
    text.trim_start_matches('\u{feff}').lines().collect()
}

/// Returns the ids that a line cites, as in `[^flash-2021-10-26]`.
pub fn cited(line: &str) -> Vec<&str> {
    let mut ids = Vec::new();
    for part in line.split("[^").skip(1) {
        let id = part.split(']').next().unwrap_or_default();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

/// Lists the sources that a line cites, else those on which the facts rest that it shows.
pub fn sources(reader: Reader<'_>, line: &str, trace: &Trace) -> Vec<String> {
    let mut ids: Vec<String> = cited(line).into_iter().map(str::to_owned).collect();
    if ids.is_empty() {
        for found in &trace.shows {
            let cited = reader.cites(reader.facts.rests(&found.field));
            let new: Vec<String> = cited
                .into_iter()
                .filter(|id| !ids.iter().any(|known| known == id))
                .map(str::to_owned)
                .collect();
            ids.extend(new);
        }
    }
    ids
}
