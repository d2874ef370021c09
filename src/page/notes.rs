//! Draft → Draft: footnotes that nothing refers to are left out, and no mark stands twice.

use std::collections::BTreeSet;

use super::edit::Edit;

/// Leaves out the definition of every footnote that the text does not use, and each note on a sign
/// that stands nowhere in its part. A template lists all sources of its brief; what it does not
/// print needs no note, and a heading of notes none of which is left goes with them.
pub fn used_only(draft: &str) -> String {
    let draft = &signs_explained(draft);
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for line in draft.lines() {
        let text = definition(line).map_or(line, |(_, rest)| rest);
        for at in marks(text) {
            if let Some(end) = text[at..].find(']') {
                used.insert(&text[at + 2..at + end]);
            }
        }
    }
    let is_unused = |line: &str| definition(line).is_some_and(|(label, _)| !used.contains(label));
    let mut kept = String::with_capacity(draft.len());
    let mut lines = draft.split_inclusive('\n');
    while let Some(line) = lines.next() {
        let mut below = lines.clone().filter(|line| !line.trim().is_empty());
        let is_heading = line.starts_with('#');
        let goes = if is_heading && below.clone().next().is_some_and(is_unused) {
            below.find(|line| !is_unused(line)).is_none_or(|line| line.starts_with('#'))
        } else {
            is_unused(line)
        };
        if !goes {
            kept.push_str(line);
        }
    }
    kept
}

/// Keeps the note on a sign where the sign stands above it, below the note before.
fn signs_explained(draft: &str) -> String {
    let mut kept = String::with_capacity(draft.len());
    let mut signed = false;
    for line in draft.split_inclusive('\n') {
        let is_note = line.starts_with("*°");
        if !is_note || signed {
            kept.push_str(line);
        }
        signed = !is_note && (signed || line.contains('°'));
    }
    kept
}

/// Finds the marks of footnotes that stand once more in one row of marks.
pub fn repeated(text: &str) -> Vec<Edit<'static>> {
    let mut edits = Vec::new();
    let mut row: Vec<&str> = Vec::new();
    let mut end = 0;
    for at in marks(text) {
        let Some(length) = text[at..].find(']') else {
            break;
        };
        let mark = &text[at..=at + length];
        if at != end {
            row.clear();
        }
        end = at + mark.len();
        if row.contains(&mark) {
            edits.push(Edit { range: at..end, with: "" });
        }
        row.push(mark);
    }
    edits
}

/// Finds where marks of footnotes begin.
fn marks(text: &str) -> impl Iterator<Item = usize> {
    let brackets = text.match_indices('[').map(|(at, _)| at);
    brackets.filter(|at| text.as_bytes().get(at + 1) == Some(&b'^'))
}

fn definition(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("[^")?.split_once("]:")
}

#[cfg(test)]
mod tests {
    use super::{repeated, used_only};
    use crate::page::edit::applied;

    #[test]
    fn an_unused_note_goes() {
        let draft = "A.[^a]\n\n[^a]: One.\n[^b]: Two.\n";
        assert_eq!(used_only(draft), "A.[^a]\n\n[^a]: One.\n");
    }

    #[test]
    fn the_note_on_the_sign_goes_where_no_sign_is() {
        assert_eq!(used_only("A.\n\n*° Inferred.*\n"), "A.\n\n");
        assert_eq!(used_only("A.°\n\n*° Inferred.*\n"), "A.°\n\n*° Inferred.*\n");
        let note = "*° Inferred.*\n";
        assert_eq!(used_only(&format!("A.\n{note}B.°\n{note}")), format!("A.\nB.°\n{note}"));
        assert_eq!(used_only(&format!("A.°\n{note}B.\n{note}")), format!("A.°\n{note}B.\n"));
    }

    #[test]
    fn a_heading_goes_with_all_its_notes() {
        for (draft, kept) in [
            ("A.\n\n## Sources\n\n[^b]: Two.\n", "A.\n\n\n"),
            ("## Sources\n[^b]: Two.\n\n## More\nB.", "\n## More\nB."),
            ("## S\n[^a]: One.\n[^b]: B [^a]\n", "## S\n[^a]: One.\n"),
            ("## S\n[^b]: Two.\nKept.\n", "## S\nKept.\n"),
            ("## S\n\n## T\n", "## S\n\n## T\n"),
        ] {
            assert_eq!(used_only(draft), kept);
        }
    }

    #[test]
    fn a_mark_stands_once_in_a_row() {
        for (text, once) in [
            ("a[^x][^x] b", "a[^x] b"),
            ("a[^x][^y][^x][^y] b[^x]", "a[^x][^y] b[^x]"),
            ("a[^x] [^x]", "a[^x] [^x]"),
            ("a[^x", "a[^x"),
        ] {
            assert_eq!(applied(text.to_owned(), &repeated(text), &mut []), once);
        }
    }
}
