//! YAML text × a change of some words in one value → the text with nothing else touched.

use std::ops::Range;

use crate::finding::field::{Step, steps};
use crate::yaml::{Node, Value, parse};

/// A change of the words at `range` of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The field.
    pub path: String,
    /// The bytes within the value's words.
    pub range: Range<usize>,
    /// What stands there.
    pub was: String,
    /// What shall stand there.
    pub now: String,
}

/// Makes a change, and tells the byte where; `None` where the words cannot be changed
/// without touching more.
pub fn put(text: &str, change: &Change) -> Option<(String, usize)> {
    let tree = parse(text).tree?;
    let node = descend(&tree, &change.path)?;
    let Value::Scalar(words) = &node.value else {
        return None;
    };
    if words.get(change.range.clone()) != Some(change.was.as_str()) {
        return None;
    }
    let raw = text.get(node.range.clone())?;
    let nth = words[..change.range.start].matches(&change.was).count();
    if raw.matches(&change.was).count() != words.matches(&change.was).count() {
        return None;
    }
    let (at, _) = raw.match_indices(&change.was).nth(nth)?;
    let start = node.range.start + at;
    let mut spliced = text.to_owned();
    spliced.replace_range(start..start + change.was.len(), &change.now);
    let mut wanted = words.to_string();
    wanted.replace_range(change.range.clone(), &change.now);
    says(&spliced, &change.path, &wanted).then_some((spliced, start))
}

/// Reads the new text again: the value must say what it should.
fn says(text: &str, path: &str, wanted: &str) -> bool {
    let parsed = parse(text);
    let node = parsed.tree.as_ref().and_then(|tree| descend(tree, path));
    let said = node.is_some_and(|node| match &node.value {
        Value::Scalar(words) => words == wanted,
        _ => false,
    });
    said && parsed.faults.is_empty()
}

fn descend<'n, 't>(tree: &'n Node<'t>, path: &str) -> Option<&'n Node<'t>> {
    let mut node = tree;
    for step in steps(path) {
        node = match (&node.value, step) {
            (Value::Map(entries), Step::Key(key)) => {
                &entries.iter().find(|entry| entry.key == key)?.value
            }
            (Value::List(items), Step::Item(number)) => items.get(number)?,
            (_, Step::Item(0)) => node,
            _ => return None,
        };
    }
    Some(node)
}

#[cfg(test)]
mod tests {
    use super::{Change, put};

    fn change(text: &str, path: &str, was: &str, now: &str, at: usize) -> Option<String> {
        let change = Change {
            path: path.into(),
            range: at..at + was.len(),
            was: was.into(),
            now: now.into(),
        };
        put(text, &change).map(|(text, _)| text)
    }

    #[test]
    fn touches_nothing_else() {
        let text = "a: 1   # Old\nb:\n  - them: \"An Old friend, Old\"   # Old\r\n";
        let mended = change(text, "b[0].them", "Old", "New", 15).unwrap();
        assert_eq!(mended, "a: 1   # Old\nb:\n  - them: \"An Old friend, New\"   # Old\r\n");
        let block = "b: |\n  Old one.\n  Old two.\nc: Old\n";
        assert_eq!(
            change(block, "b", "Old", "New", 9).unwrap(),
            "b: |\n  Old one.\n  New two.\nc: Old\n"
        );
    }

    #[test]
    fn refuses_what_would_read_otherwise() {
        assert_eq!(change("a: Old one\n", "a", "Old", "New: a", 0), None);
        assert_eq!(change("a: Old\n", "a", "Old", "# New", 0), None);
        assert_eq!(change("a: >\n  Tik\n  Tok here\n", "a", "Tik Tok", "X", 0), None);
    }
}
