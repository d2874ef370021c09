//! A misfit between tree and type → a fault in words that need no YAML to understand.

use std::ops::Range;

use super::mismatch::{Mismatch, Why};
use super::{Entry, Fault, Misfit, Node, Value};
use crate::finding::nearest::did_you_mean;

/// Says what does not fit at `range`, and where to put the caret.
pub fn explain(mismatch: &Mismatch, range: Range<usize>, text: &str, tree: &Node<'_>) -> Fault {
    match &mismatch.why {
        Why::UnknownKey(key, known) => Fault {
            code: "unknown-key",
            range,
            message: format!("The key `{key}` is not known here."),
            hints: vec![key_hint(key, known)],
        },
        Why::MissingKey(key) => Fault {
            code: "missing-key",
            range: range.start..range.start,
            message: format!("The key `{key}` is missing."),
            hints: vec![format!("add `{key}:` with its value")],
        },
        Why::Misfit(misfit) => misread(misfit, range, text, tree),
    }
}

fn key_hint(key: &str, known: &[&str]) -> String {
    let bare = key.trim();
    if bare != key && known.contains(&bare) {
        return format!("a no-break space stands beside `{bare}`: type an ordinary one");
    }
    did_you_mean(key, known.iter().copied())
        .unwrap_or_else(|| format!("known keys: {}", known.join(", ")))
}

/// A value of the wrong type is mostly a text that YAML reads as something else.
fn misread(misfit: &Misfit, range: Range<usize>, text: &str, tree: &Node<'_>) -> Fault {
    let mut fault = Fault {
        code: misfit.code,
        range: range.clone(),
        message: misfit.message.clone(),
        hints: misfit.hint.clone().into_iter().collect(),
    };
    let Some(found) = find(tree, None, &range) else {
        return fault;
    };
    if misfit.code == "missing-key" {
        fault.range.end = fault.range.start;
        return fault;
    }
    if misfit.code != "wrong-type" {
        return fault;
    }
    if range == tree.range {
        fault.message = "A record is written as keys with their values.".into();
        let hint = if text.contains(":\u{a0}") {
            "a no-break space stands behind the colon: write a plain one"
        } else {
            "begin with `key: value`, in the first column"
        };
        fault.hints = vec![hint.into()];
        return fault;
    }
    if found.node.value == Value::Null {
        return nothing(&found, text);
    }
    fault.hints.extend(hint(misfit, found.node, bracketed(text, &range)));
    fault
}

/// Words of the commonest types, as `decode.rs` puts them.
fn hint(misfit: &Misfit, node: &Node<'_>, bracketed: bool) -> Option<String> {
    let wanted = |type_: &str| misfit.message.starts_with(&format!("Expected {type_},"));
    let hint = match (&node.value, bracketed) {
        (Value::List(items), true) if wanted("a text") => match items.as_slice() {
            [Node { value: Value::Scalar(word), .. }] => format!(
                "square brackets make a list: write `\"[{word}]\"` for a text with brackets"
            ),
            _ => "square brackets make a list: quote a text that begins with one".into(),
        },
        (Value::List(_), false) if wanted("a text") => {
            "lines that begin with `- ` make a list: write one text here".into()
        }
        (Value::Map(entries), _)
            if wanted("a text") && entries.iter().any(|entry| entry.key == "text") =>
        {
            "this text has no evidence of its own: write only the words of its `text:`".into()
        }
        (Value::Map(entries), true)
            if wanted("a text") && entries.len() == 1 && entries[0].value.value == Value::Null =>
        {
            format!("curly brackets make a group: write `{}` without them", entries[0].key)
        }
        (Value::Map(_), true) if wanted("a text") => {
            "curly brackets make a group: quote a text that begins with one".into()
        }
        (Value::Map(_), false) if wanted("a text") => {
            "a colon and a space make a key: quote a text that has them".into()
        }
        (_, false) if wanted("a list") => {
            "put each item on a line of its own that begins with `- `".into()
        }
        (Value::List(_), _) if wanted("keys with their values") => {
            "write `key: value`, without brackets or `- `".into()
        }
        _ => return None,
    };
    Some(hint)
}

fn bracketed(text: &str, range: &Range<usize>) -> bool {
    text.get(range.start..).is_some_and(|rest| rest.starts_with(['[', '{']))
}

fn nothing(found: &Found<'_, '_>, text: &str) -> Fault {
    let (range, message) = match found.entry {
        Some(entry) => (entry.key_range.clone(), format!("Nothing stands after `{}:`.", entry.key)),
        None => (found.node.range.clone(), "This item of the list is empty.".to_owned()),
    };
    let rest = text.get(range.end..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default().trim_start_matches([':', ' ']);
    let written = line.split(' ').next().unwrap_or_default();
    let hint = match written {
        "~" | "null" | "Null" | "NULL" => {
            format!("`{written}` means nothing: quote it if it is a name")
        }
        _ if line.starts_with('#') => {
            "what follows ` #` is a comment: quote the text if the `#` belongs to it".into()
        }
        _ => "write it, or delete the line".into(),
    };
    Fault { code: "empty-value", range, message, hints: vec![hint] }
}

struct Found<'a, 't> {
    node: &'a Node<'t>,
    entry: Option<&'a Entry<'t>>,
}

/// Finds the innermost value that stands on `range`, with its key.
fn find<'a, 't>(
    node: &'a Node<'t>,
    entry: Option<&'a Entry<'t>>,
    range: &Range<usize>,
) -> Option<Found<'a, 't>> {
    let inner = match &node.value {
        Value::List(items) => items.iter().find_map(|item| find(item, None, range)),
        Value::Map(entries) => {
            entries.iter().find_map(|entry| find(&entry.value, Some(entry), range))
        }
        _ => None,
    };
    inner.or_else(|| (node.range == *range).then_some(Found { node, entry }))
}
