//! Lines of a file in output/ → which of them a build gives, and which a person wrote.

use similar::{Algorithm, DiffTag, TextDiff};

/// Returns, for every line of a file, the line of the built pack that it is.
pub fn lines_of_build(file: &str, built: &str) -> Vec<Option<usize>> {
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .diff_lines(file, built);
    let mut lines = vec![None; file.lines().count()];
    for op in diff.ops().iter().filter(|op| op.tag() == DiffTag::Equal) {
        for (old, new) in op.old_range().zip(op.new_range()) {
            if let Some(line) = lines.get_mut(old) {
                *line = Some(new);
            }
        }
    }
    lines
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
