//! A line that both sides changed → one line, where they changed different parts of it.
//!
//! The cells of a row are parts, and so are the parts of a head line between dots, the number of
//! an item, a label against the text behind it, the sources cited at the end, and remarks.

use std::borrow::Cow;

use super::align::{Became, Sides};

/// Returns both sides with the same line wherever they changed different parts of one.
pub fn agreed(
    base: &[&str],
    theirs: &[&str],
    ours: &[&str],
    sides: &Sides,
) -> (Vec<String>, Vec<String>) {
    let owned = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect();
    let (mut one, mut other): (Vec<String>, Vec<String>) = (owned(theirs), owned(ours));
    for (at, line) in base.iter().enumerate() {
        let (Became::Changed(a), Became::Changed(b)) =
            (sides.theirs.of_base[at], sides.ours.of_base[at])
        else {
            continue;
        };
        if let Some(line) = join(line, theirs[a], ours[b]) {
            one[a].clone_from(&line);
            other[b] = line;
        }
    }
    (one, other)
}

/// Joins three forms of a line; `None` where both sides changed the same part.
pub fn join(base: &str, theirs: &str, ours: &str) -> Option<String> {
    let [base, theirs, ours] = [base, theirs, ours].map(parts);
    if base.len() != theirs.len() || base.len() != ours.len() {
        return None;
    }
    // Words that lose their source are to be looked at.
    let keeps = |side: &[&str]| {
        let mut notes = base.iter().rev().take(2).flat_map(|part| notes_of(part));
        notes.all(|note| side.iter().any(|part| part.contains(note)))
    };
    if !keeps(&theirs) || !keeps(&ours) {
        return None;
    }
    let mut line = String::new();
    for ((base, theirs), ours) in base.iter().zip(theirs).zip(ours) {
        let same = |a: &str, b: &str| a.trim() == b.trim();
        line += &*match (base, theirs, ours) {
            (base, theirs, ours) if same(base, theirs) || same(theirs, ours) => Cow::from(ours),
            (base, theirs, ours) if same(base, ours) => theirs.into(),
            (_, theirs, ours) => cited(theirs, ours)?.into(),
        };
    }
    Some(line)
}

/// Says whether more than the number of an item is another.
pub fn is_news(base: &str, ours: &str) -> bool {
    let words = |line: &str| line[number_until(line)..].to_owned();
    words(base) != words(ours)
}

/// Joins what two sides cite; `None` where either says more than that.
fn cited(theirs: &str, ours: &str) -> Option<String> {
    let only_notes = |text: &str| notes_of(text).concat() == text.trim();
    if !only_notes(theirs) || !only_notes(ours) {
        return None;
    }
    let mut all = notes_of(theirs);
    for note in notes_of(ours) {
        if !all.contains(&note) {
            all.push(note);
        }
    }
    Some(all.concat())
}

/// Returns the sources that are cited: `[^a][^b]`.
fn notes_of(text: &str) -> Vec<&str> {
    let notes = text.trim().split_inclusive(']');
    notes.filter(|note| note.starts_with("[^")).collect()
}

/// Takes a line apart; the parts together are the line.
fn parts(line: &str) -> Vec<&str> {
    let is_row = line.trim_start_matches(['>', ' ']).starts_with('|');
    if is_row && line.trim_end().ends_with('|') {
        return line.split_inclusive('|').collect();
    }
    let (line, remark) = line.split_at(remark_from(line));
    let (text, notes) = line.split_at(notes_from(line));
    let (number, text) = text.split_at(number_until(text));
    let (label, text) = text.split_at(label_until(text));
    let mut parts = vec![number, label];
    parts.extend(text.split_inclusive(" · "));
    parts.extend([notes, remark]);
    parts
}

/// Returns where the remarks begin that stand behind a sentence: `<!-- … -->`.
fn remark_from(line: &str) -> usize {
    let mut end = line.trim_end().len();
    while line[..end].ends_with("-->") {
        match line[..end].rfind("<!--") {
            Some(at) => end = line[..at].trim_end().len(),
            None => break,
        }
    }
    if end == line.trim_end().len() { line.len() } else { end }
}

/// Returns where the sources begin that a line cites at its end.
fn notes_from(line: &str) -> usize {
    let mut end = line.trim_end().len();
    while line[..end].ends_with(']') {
        match line[..end].rfind("[^") {
            Some(at) if !line[at..end - 1].contains(']') => end = at,
            _ => break,
        }
    }
    end
}

/// Returns where the number of an item ends, with the quotation and blanks before it.
fn number_until(line: &str) -> usize {
    let text = line.trim_start_matches(['>', ' ']);
    let after = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_number = after.len() < text.len() && after.starts_with(['.', ')']);
    if is_number { line.len() - after.len() + 1 } else { line.len() - text.len() }
}

/// Returns where a label ends: bold words at the head of a line or of an item, or the words before
/// a colon.
fn label_until(text: &str) -> usize {
    let head = text.trim_start_matches(['-', '*', '+', ' ']);
    let marks = text.len() - head.len();
    let label = if text[..marks].ends_with("**") {
        head.find("**").map(|end| end + 2)
    } else {
        head.find(": ").map(|end| end + 1)
    };
    label.map_or(marks, |end| marks + end)
}

#[cfg(test)]
mod tests {
    use super::{join, parts};

    #[test]
    fn the_parts_of_a_line_are_the_line() {
        for line in [
            "",
            "- ",
            "**",
            "| a | b |",
            "> | a |",
            "> 12. **Ask:** when?[^a][^b]",
            "**INTERNAL** · Draft · Facts as of May[^x",
            "]]",
            "a.[^b] <!-- c --> <!-- d -->",
            "-->",
        ] {
            assert_eq!(parts(line).concat(), line);
        }
    }

    #[test]
    fn different_parts_of_a_line_are_joined_and_the_same_is_not() {
        for (base, theirs, ours, joined) in [
            ("1. **Ask:** A?", "1. **Ask:** B?", "2. **Ask:** A?", "2. **Ask:** B?"),
            ("| a | b | c |", "| x | b | c |", "| a | b | z |", "| x | b | z |"),
            ("**A:** one.", "**A:** two.", "**B:** one.", "**B:** two."),
            ("A · B · C", "A · B2 · C", "A2 · B · C", "A2 · B2 · C"),
            ("They met.[^a]", "They spoke.[^a]", "They met.[^a][^b]", "They spoke.[^a][^b]"),
            ("Met.[^a]", "Met.[^a][^b]", "Met.[^a][^c]", "Met.[^a][^b][^c]"),
            ("Met.", "Met. <!-- x -->", "Left.", "Left. <!-- x -->"),
            ("Met.[^a]", "Met.[^a] <!-- x -->", "Met.[^a][^b]", "Met.[^a][^b] <!-- x -->"),
            ("**A:** one.", "A: one.", "**A:** two.", "A: two."),
            ("B, 3 May: one.", "B, 3 May: two.", "B, 4 May: one.", "B, 4 May: two."),
        ] {
            assert_eq!(join(base, theirs, ours).as_deref(), Some(joined));
            assert!(join(base, ours, theirs).is_some());
        }
        assert_eq!(join("They met.", "They spoke.", "They wrote."), None);
        assert_eq!(join("| a | b |", "| x | b |", "| y | b |"), None);
    }
}
