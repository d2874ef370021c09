//! What trips people in YAML → a fault in words that need no YAML to understand.

use std::ops::Range;

use serde_saphyr::granit_parser::ErrorKind;

use super::Fault;

/// Explains a fault of form at `byte`.
pub fn syntax(text: &str, byte: usize, kind: &ErrorKind, info: String) -> Fault {
    let byte = floor(text, byte);
    let line = line_around(text, byte);
    let mut range = byte..ceiling(text, byte + 1);
    let body = text[line.clone()].trim_end();
    let fault = |code, range, message: &str, hint: &str| Fault {
        code,
        range,
        message: message.into(),
        hints: vec![hint.into()],
    };
    if let Some(tab) = leading_tab(text, byte) {
        return fault(
            "tab",
            tab,
            "A tab stands at the beginning of this line.",
            "YAML counts spaces: replace every tab by spaces",
        );
    }
    match kind {
        ErrorKind::RecursionLimitExceeded => return too_deep(range),
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => {
            return fault(
                "syntax",
                range,
                "A quotation mark that was opened before this place is never closed.",
                "close it, or put the other kind of quotation marks around the whole text",
            );
        }
        _ => {}
    }
    if let Some((value, first)) = value_of(body) {
        let at = line.start + value;
        if "@`%".contains(first) {
            return fault(
                "syntax",
                at..at + first.len_utf8(),
                &format!("A text may not begin with `{first}` unless it is quoted."),
                "put the whole text in quotes",
            );
        }
        if "*&!".contains(first) {
            return fault(
                "syntax",
                at..at + 1,
                &format!("`{first}` at the beginning of a text means something in YAML."),
                "put the whole text in quotes",
            );
        }
        if first == '-' && body[value..].starts_with("- ") {
            return fault(
                "syntax",
                at..at + 1,
                "A list may not begin on the line of its key.",
                "begin the list on the next line, or quote a text that begins with `-`",
            );
        }
        if let Some(colon) = body[value..].find(": ")
            && !"\"'[{|>".contains(first)
        {
            let at = line.start + value + colon;
            let quoted = body[value..].replace('"', "'");
            let key = body[..value].trim_start();
            return fault(
                "unquoted-colon",
                at..at + 1,
                "A text with a colon and a space in it must be quoted.",
                &format!("write `{key}\"{quoted}\"`"),
            );
        }
    }
    if matches!(kind, ErrorKind::UnexpectedEofFlowMapping) || body.contains(['[', '{']) {
        range = range.start..range.end.min(text.len());
    }
    Fault {
        code: "syntax",
        range,
        message: format!("This cannot be read as YAML: {info}."),
        hints: vec![
            "check the indentation of this line and the one above, and quote texts with \
             `:`, `#` or brackets"
                .into(),
        ],
    }
}

/// Refuses `*name`, which repeats a value from elsewhere.
pub fn alias(range: Range<usize>) -> Fault {
    Fault {
        code: "alias",
        range,
        message: "A text that begins with `*` repeats another value, and facts may not."
            .into(),
        hints: vec!["put the text in quotes, or write the fact out".into()],
    }
}

/// Refuses `&name` before a value.
pub fn anchor(text: &str, range: Range<usize>) -> Fault {
    Fault {
        code: "anchor",
        range: mark_before(text, range, '&'),
        message:
            "A word that begins with `&` names a value for reuse, and is not part of \
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
        message:
            "A word that begins with `!` is a YAML tag and would vanish from the text."
                .into(),
        hints: vec!["put the whole text in quotes, or delete the word".into()],
    }
}

/// Refuses a key that is a list or a group.
pub fn odd_key(range: Range<usize>) -> Fault {
    Fault {
        code: "odd-key",
        range,
        message: "A key must be one word, not a list or a group.".into(),
        hints: vec![
            "quote a key or text that begins with `[` or `{`, and keep `:` after a key"
                .into(),
        ],
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

fn mark_before(text: &str, range: Range<usize>, mark: char) -> Range<usize> {
    let line = line_around(text, floor(text, range.start));
    let from = text
        .get(line.start..range.end.min(text.len()))
        .unwrap_or_default();
    match from.rfind(mark) {
        Some(found) => {
            let start = line.start + found;
            let end = text[start..]
                .find([' ', '\n'])
                .map_or(text.len(), |n| start + n);
            start..end
        }
        None => range,
    }
}

/// Finds the value on a `key: value` line, or after `- `: its byte and first character.
fn value_of(line: &str) -> Option<(usize, char)> {
    let start = line.len() - line.trim_start().len();
    let mut value = start;
    while line[value..].starts_with("- ") {
        value += 2 + (line[value + 2..].len() - line[value + 2..].trim_start().len());
    }
    if let Some(colon) = line[value..].find(": ") {
        let key = &line[value..value + colon];
        if !key.contains(['"', '\'', '{', '[', ' ']) {
            value += colon + 2;
        }
    }
    value += line[value..].len() - line[value..].trim_start().len();
    Some((value, line[value..].chars().next()?))
}

fn leading_tab(text: &str, byte: usize) -> Option<Range<usize>> {
    let line = line_around(text, byte);
    let next = line.end + 1;
    [line.clone(), line_around(text, floor(text, next))]
        .into_iter()
        .find_map(|line| {
            let body = &text[line.clone()];
            let lead = &body[..body.len() - body.trim_start_matches([' ', '\t']).len()];
            lead.find('\t')
                .map(|tab| line.start + tab..line.start + tab + 1)
        })
}

fn line_around(text: &str, byte: usize) -> Range<usize> {
    let start = text[..byte].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[byte..]
        .find('\n')
        .map_or(text.len(), |newline| byte + newline);
    start..end
}

fn floor(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

fn ceiling(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte += 1;
    }
    byte
}
