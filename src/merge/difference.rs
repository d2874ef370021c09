//! Two texts → how they differ, line by line.

use similar::TextDiff;

/// Returns the changes with three lines around them, as `diff -u` prints them.
pub fn unified(path: &str, made: &str, old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new)
        .unified_diff()
        .context_radius(3)
        .header(path, &format!("{path} ({made})"))
        .to_string()
}
