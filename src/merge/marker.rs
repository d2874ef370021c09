//! Conflict markers: written, found, shown on a page, and taken out of a base.

use super::PackLine;
use super::section::section_at;

const THEIRS: &str = "<<<<<<< written by hand";
const MIDDLE: &str = "=======";

/// The marks around a text by hand, the last build and the new one.
pub const OF_A_BUILD: [&str; 3] = [THEIRS, "||||||| last build", ">>>>>>> new build"];

/// The marks around two sides that git merges, and what both began with.
pub const OF_TWO_SIDES: [&str; 3] =
    ["<<<<<<< one side", "||||||| before", ">>>>>>> the other side"];

/// Returns a conflict as diff3 shows it, what both began with between the two.
pub fn conflict<'a>(
    [first, second, last]: [&'a str; 3],
    theirs: &[&'a str],
    base: &[&'a str],
    ours: &[&'a str],
) -> Vec<&'a str> {
    [&[first], theirs, &[second], base, &[MIDDLE], ours, &[last]].concat()
}

/// Returns the numbers, from 1, of the lines that hold conflict markers, git's among them.
pub fn markers(text: &str) -> Vec<usize> {
    let found = |sure: fn(&str) -> bool| {
        let lines = text.lines().enumerate();
        lines.filter_map(move |(at, line)| sure(line).then_some(at + 1))
    };
    // A row of equals signs alone may underline a heading.
    if found(is_sure).next().is_none() {
        return Vec::new();
    }
    found(|line| is_sure(line) || line == MIDDLE).collect()
}

pub fn conflicts(lines: &[&str]) -> Vec<PackLine> {
    let first = |line: &str| line == THEIRS;
    let found = lines.iter().enumerate().filter(|(_, line)| first(line));
    found.map(|(at, _)| PackLine { section: section_at(lines, at), line: at + 1 }).collect()
}

/// Returns the place of every line of a text that begins a conflict, git's among them.
pub fn places(text: &str) -> Vec<PackLine> {
    let lines: Vec<&str> = text.lines().collect();
    let starts = (0..lines.len()).filter(|at| starts_with(lines[*at], '<'));
    starts.map(|at| PackLine { section: section_at(&lines, at), line: at + 1 }).collect()
}

/// Returns the text for a page: what is in conflict shows as it is typed.
pub fn fenced(text: &str) -> String {
    if markers(text).is_empty() {
        return text.to_owned();
    }
    let mut shown = String::with_capacity(text.len());
    for line in text.lines() {
        let starts = starts_with(line, '<');
        let ends = starts_with(line, '>');
        shown.push_str(if starts { "\n```text\n" } else { "" });
        shown.push_str(line);
        shown.push_str(if ends { "\n```\n\n" } else { "\n" });
    }
    shown
}

/// Returns a base that git merged from two, with the lines of both where they differ.
///
/// Both texts were built, so every line of either is one that no hand wrote.
pub fn settled_by_both(text: &str) -> String {
    if markers(text).is_empty() {
        return text.to_owned();
    }
    let mut settled = String::with_capacity(text.len());
    let mut in_ancestor = false;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\r', '\n']);
        in_ancestor = match words {
            MIDDLE => false,
            _ => in_ancestor || starts_with(words, '|'),
        };
        if !in_ancestor && !is_sure(words) && words != MIDDLE {
            settled.push_str(line);
        }
    }
    settled
}

/// Returns a text in conflict with what a person wrote, and nothing of either build.
pub fn by_hand_alone(text: &str) -> String {
    let mut is_theirs = true;
    let kept = text.lines().filter(|line| {
        is_theirs = match *line {
            line if line == OF_A_BUILD[1] => false,
            line if line == OF_A_BUILD[2] => true,
            _ => is_theirs,
        };
        is_theirs && !OF_A_BUILD.contains(line)
    });
    kept.map(|line| format!("{line}\n")).collect()
}

/// Returns a text in conflict with what the new build gives there; none where git wrote the marks,
/// for then nobody knows which side that is.
pub fn settled_by_build(text: &str) -> Option<String> {
    if text.lines().any(|line| is_sure(line) && !OF_A_BUILD.contains(&line)) {
        return None;
    }
    let [first, _, last] = OF_A_BUILD;
    let (mut is_open, mut is_of_build) = (false, true);
    let mut settled = String::with_capacity(text.len());
    for line in text.lines() {
        match line {
            line if line == first => (is_open, is_of_build) = (true, false),
            MIDDLE if is_open => is_of_build = true,
            line if line == last => (is_open, is_of_build) = (false, true),
            line if OF_A_BUILD.contains(&line) || !is_of_build => {}
            line => settled.extend([line, "\n"]),
        }
    }
    Some(settled)
}

/// Returns a text with an empty line for each that is in conflict, so that lines keep their
/// numbers.
pub fn without_conflicts(text: &str) -> String {
    if markers(text).is_empty() {
        return text.to_owned();
    }
    let mut inside = false;
    let line = |line: &str| {
        inside |= starts_with(line, '<');
        let shown = if inside { "" } else { line };
        inside &= !starts_with(line, '>');
        format!("{shown}\n")
    };
    text.lines().map(line).collect()
}

fn is_sure(line: &str) -> bool {
    ['<', '|', '>'].iter().any(|sign| starts_with(line, *sign))
}

/// Says whether a line begins with seven of a sign and goes on with a blank or ends.
fn starts_with(line: &str, sign: char) -> bool {
    let rest = line.trim_start_matches(sign);
    line.len() - rest.len() == 7 && (rest.is_empty() || rest.starts_with(' ')) && !is_row(line)
}

/// A row of a table may be empty.
fn is_row(line: &str) -> bool {
    line.starts_with('|') && line.ends_with('|') && line.len() > 7
}

#[cfg(test)]
mod tests {
    use super::{fenced, markers, settled_by_both, settled_by_build};

    #[test]
    fn finds_markers_and_nothing_like_them() {
        let text = "a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\n";
        assert_eq!(markers(text), [2, 4, 6]);
        let nothing = "Heading\n=======\n\n> > > > > > > deep\n||||||||\n";
        assert!(markers(nothing).is_empty());
    }

    #[test]
    fn a_page_shows_a_conflict_as_typed() {
        let text = "a\n<<<<<<< x\nb\n=======\n>>>>>>> y\nc\n";
        let shown = "a\n\n```text\n<<<<<<< x\nb\n=======\n>>>>>>> y\n```\n\nc\n";
        assert_eq!(fenced(text), shown);
    }

    #[test]
    fn a_conflict_is_settled_as_the_new_build_has_it() {
        let mark = super::OF_A_BUILD;
        let text = format!(
            "a\n{}\nhand\n{}\nold\n=======\nnew\n{}\nHeading\n=======\nb\n",
            mark[0], mark[1], mark[2]
        );
        assert_eq!(settled_by_build(&text).as_deref(), Some("a\nnew\nHeading\n=======\nb\n"));
        assert_eq!(settled_by_build("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> two\n"), None);
    }

    #[test]
    fn a_merged_base_keeps_the_lines_of_both_builds() {
        let text = "a\n<<<<<<< x\nb\n||||||| o\nold\n=======\nc\n>>>>>>> y\nd\n";
        assert_eq!(settled_by_both(text), "a\nb\nc\nd\n");
    }
}
