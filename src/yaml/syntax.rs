//! What the parser stumbled over → a fault in words that need no YAML to understand.

use serde_saphyr::granit_parser::ErrorKind;

use super::Fault;
use super::kinds::{by_kind, fault};
use super::line::{Line, character, line_at};

/// Explains a fault of form at `byte`.
pub fn syntax(text: &str, byte: usize, kind: &ErrorKind, words: &str) -> Fault {
    let line = line_at(text, byte);
    directive(text)
        .or_else(|| by_kind(text, byte, kind))
        .or_else(|| leading_tab(text, &line))
        .or_else(|| by_first_character(&line))
        .or_else(|| unquoted_colon(&line))
        .or_else(|| by_indentation(&line, kind))
        .unwrap_or_else(|| {
            fault(
                "syntax",
                character(text, byte),
                format!("This cannot be read as YAML: {words}."),
                "check the indentation of this line and the one above, and quote texts with \
                 `:`, `#` or brackets",
            )
        })
}

/// `%YAML 1.2` and its like stand at the head of a text alone.
fn directive(text: &str) -> Option<Fault> {
    let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let line = lines.next().filter(|line| line.starts_with('%'))?;
    let at = line.as_ptr() as usize - text.as_ptr() as usize;
    Some(fault(
        "syntax",
        at..at + line.len(),
        "A record has no line that begins with `%`.",
        "delete the line, and the `---` behind it",
    ))
}

fn leading_tab(text: &str, line: &Line<'_>) -> Option<Fault> {
    let next = line_at(text, line.start + line.body.len() + 1);
    [line, &next].into_iter().find_map(|line| {
        let lead = line.body.len() - line.body.trim_start_matches([' ', '\t']).len();
        let tab = line.start + line.body[..lead].find('\t')?;
        Some(fault(
            "tab",
            tab..tab + 1,
            "A tab stands at the beginning of this line.",
            "YAML counts spaces: replace every tab by spaces",
        ))
    })
}

fn by_first_character(line: &Line<'_>) -> Option<Fault> {
    let (value, first) = line.value()?;
    let at = line.start + value;
    let here = at..at + first.len_utf8();
    let quote = "put the whole text in quotes";
    Some(match first {
        '`' => fault("syntax", here, "A text may not begin with a backtick.", quote),
        '@' | '%' | '*' | '&' | '!' => {
            fault("syntax", here, format!("A text may not begin with `{first}`."), quote)
        }
        '-' if line.body[value..].starts_with("- ") => fault(
            "syntax",
            here,
            "A list may not begin on the line of its key.",
            "begin the list on the next line, or quote a text that begins with `-`",
        ),
        _ => return None,
    })
}

fn unquoted_colon(line: &Line<'_>) -> Option<Fault> {
    let (value, first) = line.value()?;
    let words = &line.body[value..];
    let colon = words.find(": ").or_else(|| {
        let last = words.len().checked_sub(1)?;
        words.ends_with(':').then_some(last)
    })?;
    if "\"'[{|>".contains(first) || line.is_key(value, colon) {
        return None;
    }
    let key = line.body[..value].trim_start();
    let hint = if key.is_empty() || !key.ends_with(' ') {
        "quote the whole text from its first line on, or put `>` after the key and the text \
         on the lines below"
            .to_owned()
    } else {
        format!("write `{key}{}`", quoted(words.trim_matches(['“', '”', '„'])))
    };
    let at = line.start + value + colon;
    let message = "A text with a colon and a space in it must be quoted.";
    let mut fault = fault("unquoted-colon", at..at + 1, message, hint);
    if "“”„«".contains(first) {
        fault.hints.push("only `\"` and `'` are quotation marks here".into());
    }
    Some(fault)
}

/// In double quotes a backslash begins a sign of its own: in single ones it is a letter.
fn quoted(words: &str) -> String {
    if words.contains('\\') {
        format!("'{}'", words.replace('\'', "''"))
    } else {
        format!("\"{}\"", words.replace('"', "'"))
    }
}

fn by_indentation(line: &Line<'_>, kind: &ErrorKind) -> Option<Fault> {
    let lead = line.body.len() - line.body.trim_start().len();
    let word = line.body[lead..].split(' ').next().unwrap_or_default();
    let here = line.start + lead..line.start + lead + word.len();
    Some(match kind {
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            match line.body[lead..].split_once(':') {
                Some((key, rest)) if !rest.is_empty() && !key.contains(' ') => fault(
                    "syntax",
                    here,
                    format!("A space is missing after `{key}:`."),
                    format!("write `{key}: {rest}`"),
                ),
                _ => fault(
                    "syntax",
                    here,
                    "This line has no key.",
                    "write `key: value`, or indent the line if it continues the text above",
                ),
            }
        }
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::MappingKeyNotAllowed
        | ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed => fault(
            "syntax",
            here,
            "This line begins in a column that does not fit the lines above.",
            "let the keys of one group begin in the same column, and indent what belongs to \
             the key above",
        ),
        _ => return None,
    })
}
