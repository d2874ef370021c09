//! The parser's own kinds of error → faults, for those that name one slip.

use std::ops::Range;

use serde_saphyr::granit_parser::ErrorKind;

use super::Fault;
use super::line::{character, lines_up};
use super::traps::too_deep;

/// Explains an error that says by itself what is wrong; most only say where.
pub fn by_kind(text: &str, byte: usize, kind: &ErrorKind) -> Option<Fault> {
    let here = character(text, byte);
    Some(match kind {
        ErrorKind::RecursionLimitExceeded => too_deep(here),
        ErrorKind::UnexpectedCharacter { character: c } if c.is_control() => fault(
            "not-text",
            first_from(text, here.start, |rest| rest.starts_with(*c)),
            format!("A control character (U+{:04X}) stands here.", u32::from(*c)),
            "delete it: it was probably pasted with the text",
        ),
        ErrorKind::UnclosedQuotedScalar
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::DocumentIndicatorInQuotedScalar => fault(
            "syntax",
            open_quote(text, byte).unwrap_or(here),
            "This quotation mark is never closed.",
            "close it, or put the other kind of quotation marks around the whole text",
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => fault(
            "syntax",
            here,
            "Text stands after the closing quotation mark.",
            "put the whole text in single quotes, the double ones included",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar => fault(
            "syntax",
            here,
            "Text stands after the closing quotation mark.",
            "put the whole text in double quotes, or write an apostrophe within single \
             quotes twice",
        ),
        ErrorKind::UnknownQuotedScalarEscape => fault(
            "syntax",
            first_from(text, here.start, is_odd_code),
            "A backslash within double quotes begins a code, and this one is not known.",
            "put the text in single quotes, where a backslash is only a backslash",
        ),
        ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent => fault(
            "syntax",
            here,
            "After `|` or `>`, the text begins on the next line.",
            "begin the text on the next line, or quote a text that begins with such a sign",
        ),
        ErrorKind::UnclosedFlowCollection { open } => unclosed(here, *open),
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => fault(
            "syntax",
            here,
            format!("`{open}` is closed with `{close}`."),
            format!("close it with `{}`", other_end(*open)),
        ),
        ErrorKind::MisplacedFlowCollectionEnd => fault(
            "syntax",
            here,
            "This bracket was never opened.",
            "delete it, or quote the text if the bracket belongs to it",
        ),
        ErrorKind::ExpectedFlowSequenceSeparator | ErrorKind::ExpectedFlowMappingSeparator => {
            fault(
                "syntax",
                here,
                "A comma or the closing bracket is missing before this.",
                "put commas between the items, and quote a text with a comma or bracket in it",
            )
        }
        _ => return None,
    })
}

fn unclosed(here: Range<usize>, open: char) -> Fault {
    let message = format!("This `{open}` is never closed.");
    let hint = format!("close it with `{}`, or quote a text that begins with it", other_end(open));
    fault("syntax", here, message, hint)
}

fn other_end(open: char) -> char {
    if open == '[' { ']' } else { '}' }
}

/// Finds the character itself; the parser names the beginning of its text.
fn first_from(text: &str, start: usize, is_it: impl Fn(&str) -> bool) -> Range<usize> {
    let places = text[start..].char_indices().map(|(at, _)| start + at);
    character(text, places.into_iter().find(|at| is_it(&text[*at..])).unwrap_or(start))
}

fn is_odd_code(rest: &str) -> bool {
    const CODES: &str = "0abt\tnvfre \"/\\N_LPxuU\n";
    let code = rest.strip_prefix('\\').and_then(|rest| rest.chars().next());
    code.is_some_and(|code| !CODES.contains(code))
}

/// Finds the quotation mark that was opened last, on this line or above.
fn open_quote(text: &str, byte: usize) -> Option<Range<usize>> {
    lines_up(text, byte).find_map(|line| {
        let (value, first) = line.value()?;
        let open =
            matches!(first, '"' | '\'') && line.body[value..].matches(first).count() % 2 == 1;
        open.then(|| line.start + value..line.start + value + 1)
    })
}

/// Makes a fault with one hint.
pub fn fault(
    code: &'static str,
    range: Range<usize>,
    message: impl Into<String>,
    hint: impl Into<String>,
) -> Fault {
    Fault { code, range, message: message.into(), hints: vec![hint.into()] }
}
