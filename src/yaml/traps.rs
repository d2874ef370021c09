//! What YAML would take silently for something else → a fault that says so.

use std::ops::Range;

use super::Fault;
use super::line::line_at;

/// Refuses `*name`, which repeats a value from elsewhere.
pub fn alias(range: Range<usize>) -> Fault {
    Fault {
        code: "alias",
        range,
        message: "A text that begins with `*` repeats another value, and facts may not.".into(),
        hints: vec!["put the text in quotes, or write the fact out".into()],
    }
}

/// Refuses `&name` before a value.
pub fn anchor(text: &str, range: Range<usize>) -> Fault {
    Fault {
        code: "anchor",
        range: mark_before(text, range, '&'),
        message: "A word that begins with `&` names a value for reuse, and is not part of \
                  the text."
            .into(),
        hints: vec!["put the whole text in quotes, or delete the word".into()],
    }
}

/// Refuses `!name` before a value: it would be swallowed.
pub fn tag(text: &str, range: Range<usize>) -> Fault {
    Fault {
        code: "tag",
        range: mark_before(text, range, '!'),
        message: "A word that begins with `!` is a YAML tag and would vanish from the text.".into(),
        hints: vec!["put the whole text in quotes, or delete the word".into()],
    }
}

/// Refuses a key that is no word.
pub fn odd_key(range: Range<usize>) -> Fault {
    Fault {
        code: "odd-key",
        range,
        message: "A key must be one word: not empty, a list or a group.".into(),
        hints: vec![
            "quote a key or text that begins with `[` or `{`, and keep `:` after a key".into(),
        ],
    }
}

/// Refuses a key that stands in its group already.
pub fn duplicate_key(key: &str, range: Range<usize>) -> Fault {
    Fault {
        code: "duplicate-key",
        range,
        message: format!("The key `{key}` stands here a second time."),
        hints: vec!["keep one of the two, or make their values a list".into()],
    }
}

/// Refuses nesting that no record needs.
pub fn too_deep(range: Range<usize>) -> Fault {
    Fault {
        code: "too-deep",
        range,
        message: "Lists and keys are nested too deeply here.".into(),
        hints: vec!["close the brackets, or check the indentation".into()],
    }
}

/// Gives a file up that is not a record with slips.
pub fn too_many(at: usize) -> Fault {
    Fault {
        code: "too-many-faults",
        range: at..at,
        message: "This file has more faults than are shown.".into(),
        hints: vec!["mend the others first, or move the file out of `data/`".into()],
    }
}

/// Refuses what follows the first document.
pub fn second_document(range: Range<usize>) -> Fault {
    Fault {
        code: "second-document",
        range,
        message: "A second document begins here.".into(),
        hints: vec![
            "one file holds one record: move what follows `---` or `...` to a file of its \
             own, or delete that line"
                .into(),
        ],
    }
}

/// Refuses `ranked #1 in Europe`, of which only `ranked` would be left. A comment proper
/// has a space after its `#`.
pub fn swallowed(text: &str, end: usize) -> Option<Fault> {
    let after = text.get(end..)?;
    let rest = after.strip_prefix(':').unwrap_or(after);
    let gap = rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t'));
    let comment = &rest[gap.count()..];
    let start = text.len() - comment.len();
    let swallows =
        comment.strip_prefix('#').is_some_and(|words| words.starts_with(char::is_alphanumeric))
            && text[..start].ends_with([' ', '\t']);
    if !swallows {
        return None;
    }
    let comment = comment.lines().next()?.trim_end();
    Some(Fault {
        code: "swallowed-text",
        range: start..start + comment.len(),
        message: "From the `#` on, this is a comment and would vanish from the text.".into(),
        hints: vec![
            "put the whole text in quotes, or write a space after the `#` of a comment".into(),
        ],
    })
}

/// Refuses list items that would become part of the text above them.
pub fn folded_list(text: &str, range: &Range<usize>) -> Option<Fault> {
    let words = text.get(range.clone())?;
    if !words.contains('\n') {
        return None;
    }
    let mut at = range.start;
    let item = words.split('\n').enumerate().find_map(|(number, line)| {
        let lead = line.len() - line.trim_start().len();
        let found = number > 0 && line[lead..].starts_with("- ");
        let here = at + lead;
        at += line.len() + 1;
        found.then_some(here..here + 1)
    })?;
    Some(Fault {
        code: "folded-list",
        range: item,
        message: "This item of a list would become part of the text above it.".into(),
        hints: vec![
            "delete the text after the key if a list is meant; quote it, or put it under `|`, \
             if it is a text"
                .into(),
        ],
    })
}

fn mark_before(text: &str, range: Range<usize>, mark: char) -> Range<usize> {
    let line = line_at(text, range.start);
    let from = text.get(line.start..range.end.min(text.len())).unwrap_or_default();
    match from.rfind(mark) {
        Some(found) => {
            let start = line.start + found;
            let end = text[start..].find([' ', '\n']).map_or(text.len(), |n| start + n);
            start..end
        }
        None => range,
    }
}
