//! A pack as a person left it × the pack as built → the edits that may be released.
//!
//! A line that a person wrote into a pack is released only when it ends with
//! `<!-- release: LEVEL -->`; `<!-- release: no -->` leaves it out knowingly.

use similar::{ChangeTag, TextDiff};

use crate::finding::report::{At, Report};
use crate::merge::markers;
use crate::merge::remark::without_comments;
use crate::tidy::tidy;

/// Lines side by side to be added to an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The lines before it that the build gives, the nearest first.
    pub after: Vec<String>,
    /// The lines, without their marks.
    pub text: String,
    /// The first of them.
    pub line: usize,
}

const OPEN: &str = "<!-- release:";
const CLOSE: &str = "-->";

/// Collects the marked edits; every other difference is a fault with its line.
pub fn edits(
    path: &str,
    built: &str,
    pack: &str,
    [levels, all_levels]: [&[String]; 2],
    report: &mut Report,
) -> Vec<Edit> {
    let mut refuse = |code, line: usize, message: String, hints: &[String]| {
        let at = At::Path(format!("{path}:{line}"));
        report.error(code, at, message).hints.extend_from_slice(hints);
    };
    let built_first = "if the facts have changed, build the pack first".to_owned();
    let mut edits: Vec<Edit> = Vec::new();
    if let Some(line) = markers(pack).into_iter().next() {
        let mend = "keep what is right, delete the lines with markers, build, release again";
        let message = "This pack holds conflict markers.".to_owned();
        refuse("conflict-markers", line, message, &[mend.to_owned()]);
        return edits;
    }
    // No reader of a pack sees its comments, and none goes out.
    let is_built = |line: &str| built.lines().any(|known| known == line);
    let lines = pack.lines().map(|line| match mark(line) {
        _ if !line.contains("<!--") || is_built(line) => line.to_owned(),
        Some((words, level)) => format!("{} {OPEN} {level} {CLOSE}", without_comments(words)),
        None => without_comments(line).trim_end().to_owned(),
    });
    let pack = lines.collect::<Vec<String>>().join("\n") + "\n";
    let mut before: Vec<String> = Vec::new();
    let mut line = 0;
    for change in TextDiff::from_lines(built, &pack).iter_all_changes() {
        let text = change.value().trim_end_matches(['\r', '\n']);
        line += usize::from(change.tag() != ChangeTag::Delete);
        if change.tag() != ChangeTag::Insert {
            before.insert(0, text.to_owned());
        }
        if change.tag() == ChangeTag::Equal || text.trim().is_empty() {
            continue;
        }
        if change.tag() == ChangeTag::Delete {
            let message = format!("Before this line one was deleted by hand: “{text}”.");
            let mend = "an edition is made of the facts: mark what is withheld there";
            let hints = [mend.to_owned(), built_first.clone()];
            refuse("unmarked-edit", line + 1, message, &hints);
            continue;
        }
        let known = |levels: &[String], level| levels.iter().any(|known| known == level);
        match mark(text) {
            Some((words, level)) if known(levels, level) => {
                // Rows of a table and lines of a paragraph are read together.
                let above = |last: &&mut Edit| last.line + last.text.lines().count() == line;
                match edits.last_mut().filter(above) {
                    Some(last) => last.text += &format!("\n{words}"),
                    None => edits.push(Edit { after: before.clone(), text: words.into(), line }),
                }
            }
            Some((_, level)) if level == "no" || known(all_levels, level) => {}
            _ => {
                let message = format!("This line was written by hand and is not marked: “{text}”.");
                let hints = [
                    format!("end it with `{OPEN} public {CLOSE}` to release it"),
                    format!("end it with `{OPEN} no {CLOSE}` to leave it out"),
                    built_first.clone(),
                ];
                refuse("unmarked-edit", line, message, &hints);
            }
        }
    }
    edits
}

/// Splits a line into its words and the level in its mark.
fn mark(line: &str) -> Option<(&str, &str)> {
    let (words, rest) = line.trim_end().rsplit_once(OPEN)?;
    Some((words.trim_end(), rest.strip_suffix(CLOSE)?.trim()))
}

/// Finds the edits that stand in a part of the pack which the edition does not have.
pub fn misplaced<'e>(edition: &str, edits: &'e [Edit]) -> Vec<&'e Edit> {
    let is_heading = |line: &&String| line.trim_start_matches(['>', ' ']).starts_with('#');
    let is_there = |heading: &String| edition.lines().any(|line| line == heading);
    let without = edits.iter().filter(|edit| {
        let headings = edit.after.iter().filter(is_heading);
        headings.take(1).any(|heading| !is_there(heading))
    });
    without.collect()
}

/// Puts the edits into an edition, each behind the nearest line that both have.
pub fn insert(edition: &str, edits: &[Edit], abbreviations: &[String]) -> String {
    let mut lines: Vec<String> = edition.lines().map(str::to_owned).collect();
    for edit in edits.iter().rev() {
        let anchor = edit
            .after
            .iter()
            .filter(|line| !line.trim().is_empty())
            .find_map(|line| lines.iter().position(|known| known == line));
        let place = anchor.map_or(lines.len(), |anchor| anchor + 1);
        let in_list = |text: &str| text.trim_start().starts_with(['-', '>', '|']);
        let beside = anchor.is_some_and(|at| in_list(&lines[at]) && in_list(&edit.text));
        if beside {
            lines.insert(place, edit.text.clone())
        } else {
            lines.splice(place..place, [String::new(), edit.text.clone(), String::new()]);
        }
    }
    tidy(&lines.join("\n"), abbreviations)
}
