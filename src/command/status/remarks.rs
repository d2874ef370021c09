//! What readers of a Word file said of a pack, and who wrote which line of it.

use crate::merge::remark::{Remark, without_remarks};
use crate::merge::section_at;
use crate::pack::base::{Known, digest};

/// A line that holds a remark alone is told as one.
pub fn is_remark(line: &str) -> bool {
    line.trim().starts_with("<!-- comment:")
}

/// Adds who wrote a line, where a Word file told.
pub fn by(line: &str, known: &Known) -> String {
    match known.made_from.edited.get(&digest(line)) {
        Some(who) => format!("{line} ({who})"),
        None => line.to_owned(),
    }
}

/// Lists what readers said of sentences: the headings above, the line, and the words.
pub fn remarks(markdown: &str) -> Vec<(String, usize, String)> {
    let lines: Vec<&str> = markdown.lines().collect();
    let remarks = without_remarks(markdown).remarks.into_iter();
    let told = remarks.map(|(_, at, Remark { by, day, text })| {
        let text = match day.as_str() {
            "" => format!("{by}: {text}"),
            day => format!("{by}, {day}: {text}"),
        };
        (section_at(&lines, at), at + 1, text)
    });
    told.collect()
}
