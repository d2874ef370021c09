//! A text as an editor laid it out → the same words laid out as they were built.

use std::collections::{BTreeMap, BTreeSet};

use super::section::heading;
use super::thread::starts_a_block;
use crate::tidy::tidy;

/// Returns the lines of a person as those of the base wherever only their layout differs: signs
/// of items, blanks, the width of columns, where lines are broken. What a build gave is no layout
/// of theirs: the same words may stand in one list and, with other blanks, in another.
pub fn as_built(base: &[&str], theirs: &[&str], is_given: impl Fn(&str) -> bool) -> Vec<String> {
    let wanted: BTreeSet<String> = base.iter().map(|line| words(line)).collect();
    let unbroken: Vec<String> =
        paragraphs(theirs).flat_map(|paragraph| unbroken(paragraph, &wanted)).collect();
    let literal: BTreeSet<&str> = unbroken.iter().map(String::as_str).collect();
    let mut built: BTreeMap<String, &str> = BTreeMap::new();
    for line in base.iter().filter(|line| !literal.contains(*line)) {
        built.entry(words(line)).or_insert(line);
    }
    let as_built = |line: &String| match built.get(&words(line)) {
        Some(same) if !line.trim().is_empty() && !is_given(line) => (*same).to_owned(),
        _ => line.clone(),
    };
    unbroken.iter().map(as_built).collect()
}

/// Splits a text where a paragraph or an item begins.
fn paragraphs<'l, 't>(lines: &'l [&'t str]) -> impl Iterator<Item = &'l [&'t str]> {
    let goes_on = |line: &&str, next: &&str| {
        let is_open = !line.trim().is_empty() && heading(line).is_none();
        is_open && !starts_a_block(next) && !next.starts_with('<')
    };
    lines.chunk_by(goes_on)
}

/// Returns a paragraph a sentence a line where its sentences are all of the base, else as it is.
fn unbroken(paragraph: &[&str], wanted: &BTreeSet<String>) -> Vec<String> {
    let as_is = || paragraph.iter().map(|line| (*line).to_owned()).collect();
    let is_wanted = |line: &str| wanted.contains(&words(line));
    let [first, more @ ..] = paragraph else {
        return as_is();
    };
    if first.trim().is_empty() || paragraph.iter().all(|line| is_wanted(line)) {
        return as_is();
    }
    let quoted = first.starts_with('>');
    let rest = more.iter().map(|line| {
        let line = if quoted { line.trim_start_matches('>') } else { line };
        line.trim()
    });
    let one_line: Vec<&str> = [first.trim_end()].into_iter().chain(rest).collect();
    let sentences = tidy(&one_line.join(" "), &[]);
    if sentences.lines().all(is_wanted) {
        sentences.lines().map(str::to_owned).collect()
    } else {
        as_is()
    }
}

/// Returns what a line says, whatever its layout.
fn words(line: &str) -> String {
    let text = line.trim();
    if text.starts_with('|') {
        let cells = text.trim_matches('|').split('|').map(|cell| {
            let cell = cell.trim();
            let is_rule = !cell.is_empty() && cell.chars().all(|c| "-:".contains(c));
            if is_rule { "-" } else { cell }
        });
        return cells.collect::<Vec<_>>().join("|");
    }
    let signs = ["* ", "+ ", "- "];
    let item = signs.into_iter().find_map(|sign| text.strip_prefix(sign));
    let words =
        item.unwrap_or(text).split_whitespace().collect::<Vec<_>>().join(" ").replace("__", "**");
    match item {
        Some(_) => format!("- {words}"),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::as_built;

    const BASE: &str = "# A\n\n- One thing.\n- Two things.\n  More.\n\nThey met in winter.\n\
                        They spoke of crews.\n\n| a | b |\n|---|---|\n| long words | c |\n";

    fn laid_out(theirs: &str) -> String {
        let split = |text| str::lines(text).collect::<Vec<&str>>();
        let lines = as_built(&split(BASE), &split(theirs), |_| false);
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    #[test]
    fn layout_alone_is_no_edit() {
        let table = "|---|---|\n| long words | c |";
        for theirs in [
            BASE.replace("- ", "* "),
            BASE.replace("winter.\n", "winter.   \n"),
            BASE.replace("winter.\nThey", "winter. They"),
            BASE.replace("things.\n  More", "things. More"),
            BASE.replace("They spoke of", "They spoke\nof"),
            BASE.replace(table, "|:---------|----|\n| long words | c  |"),
        ] {
            assert_eq!(laid_out(&theirs), BASE, "{theirs}");
        }
    }

    #[test]
    fn what_a_build_gives_elsewhere_is_no_layout() {
        let moved = ["- May.", "  They met."];
        let lines = as_built(&["They met."], &moved, |line| moved.contains(&line));
        assert_eq!(lines, moved);
    }

    #[test]
    fn words_by_hand_keep_their_layout() {
        let edited = BASE.replace("One thing.", "One thing, by hand.   And more.");
        assert_eq!(laid_out(&edited), edited);
    }
}
