//! Draft → Draft: footnotes that nothing refers to are left out.

use std::collections::BTreeSet;

/// Leaves out the definition of every footnote that the text does not use. A template lists
/// all sources of its brief; what it does not print needs no note.
pub fn used_only(draft: &str) -> String {
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for line in draft.lines() {
        let text = definition(line).map_or(line, |(_, rest)| rest);
        for (at, _) in text.match_indices("[^") {
            if let Some(end) = text[at..].find(']') {
                used.insert(&text[at + 2..at + end]);
            }
        }
    }
    let mut kept = String::with_capacity(draft.len());
    for line in draft.split_inclusive('\n') {
        let unused = definition(line).is_some_and(|(label, _)| !used.contains(label));
        if !unused {
            kept.push_str(line);
        }
    }
    kept
}

fn definition(line: &str) -> Option<(&str, &str)> {
    line.strip_prefix("[^")?.split_once("]:")
}

#[cfg(test)]
mod tests {
    use super::used_only;

    #[test]
    fn an_unused_note_goes() {
        let draft = "A.[^a]\n\n[^a]: One.\n[^b]: Two.\n";
        assert_eq!(used_only(draft), "A.[^a]\n\n[^a]: One.\n");
    }
}
