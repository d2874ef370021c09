//! Plain words → Markdown that shows exactly those words, wherever a template prints them.

use std::io::{self, Write};

use super::through::{enclosed, may_hold_marks, through};

/// Writes words so that none of their characters means anything in Markdown. Line breaks
/// become spaces: a plain value is one line.
pub fn escape(words: &str, out: &mut dyn Write) -> io::Result<()> {
    if let Some((start, words, end)) = enclosed(words) {
        out.write_all(start.as_bytes())?;
        escape(words, out)?;
        return out.write_all(end.as_bytes());
    }
    if may_hold_marks(words) {
        return out.write_all(through(words, escaped).as_bytes());
    }
    if is_harmless(words) {
        return out.write_all(words.as_bytes());
    }
    out.write_all(escaped(words).as_bytes())
}

/// Returns the words as Markdown that shows them in any place: what its place does not need, a
/// finished page leaves out.
pub fn escaped(words: &str) -> String {
    let words = words.trim();
    let guarded = guard_start(&escaped_everywhere(words), words);
    let one_line = |c: char| match c {
        c if c.is_whitespace() => ' ',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    guarded.chars().map(one_line).collect()
}

fn escaped_everywhere(words: &str) -> String {
    let mut text = String::with_capacity(words.len() + 8);
    let mut before = ' ';
    for c in words.chars() {
        let may_mean_something = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '&' => true,
            '#' => before.is_whitespace(),
            _ => false,
        };
        if may_mean_something {
            text.push('\\');
        }
        text.push(c);
        before = c;
    }
    text
}

/// Escapes what would mean something inside a line, and nothing else: for words that go into a
/// page as it stands.
pub fn escaped_within(words: &str) -> String {
    let mut text = String::with_capacity(words.len() + 8);
    let mut before = ' ';
    for (at, c) in words.char_indices() {
        let rest = &words[at + c.len_utf8()..];
        let next = rest.chars().next().unwrap_or(' ');
        let means_something = match c {
            '`' | '*' | '|' => true,
            '\\' => rest.is_empty() || next.is_ascii_punctuation(),
            '[' => opens_a_link(rest),
            '<' => opens_a_tag(rest),
            '_' => !(before.is_alphanumeric() && next.is_alphanumeric()),
            '~' => next == '~' || before == '~',
            '&' => is_entity(rest),
            _ => false,
        };
        if means_something {
            text.push('\\');
        }
        text.push(c);
        before = c;
    }
    text
}

/// Says whether a character acts on a screen or turns the words around it: a control
/// character or a mark of direction. Joiners are left, as some scripts spell with them.
pub fn is_unseen(c: char) -> bool {
    let is_plain = matches!(c, ' '..='~' | '\n' | '\r' | '\t');
    !is_plain
        && (c.is_control()
            || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(c, '\u{2066}'..='\u{2069}'))
}

/// Puts a sign that shows in the place of every character that would not: whoever approves
/// a pack reads what the next reader reads.
pub fn visible(text: String) -> String {
    if text.contains(is_unseen) { text.replace(is_unseen, "\u{fffd}") } else { text }
}

/// A bracket is only a bracket unless it holds a footnote or a box to tick, or an address or
/// another bracket follows it.
pub fn opens_a_link(rest: &str) -> bool {
    let Some((inside, after)) = rest.split_once(']') else {
        return false;
    };
    let box_to_tick = matches!(inside, " " | "x" | "X");
    inside.starts_with('^') || box_to_tick || after.starts_with(['(', '[', ':'])
}

/// Says whether a tag, address or comment follows, as after the sign of one.
pub fn opens_a_tag(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
}

/// Says whether `amp;` or `#38;` follows, as after the `&` of an entity.
pub fn is_entity(rest: &str) -> bool {
    let Some((name, _)) = rest.split_once(';') else {
        return false;
    };
    let name = name.strip_prefix('#').unwrap_or(name);
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn is_harmless(words: &str) -> bool {
    !starts_a_block(words)
        && !words.starts_with(char::is_whitespace)
        && !words.ends_with(char::is_whitespace)
        && words.bytes().all(|byte| {
            !matches!(
                byte,
                b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'|' | b'~' | b'&' | b'#'
            ) && !byte.is_ascii_control()
        })
        && !words.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
}

/// Says whether a line that begins so is no paragraph: a heading, list, quote or rule.
pub fn starts_a_block(words: &str) -> bool {
    let rest = words.trim_start();
    let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let ordered = digits.len() < rest.len() && digits.starts_with(['.', ')']);
    let second = rest.chars().nth(1).unwrap_or(' ');
    let marker = match rest.chars().next() {
        Some('#' | '>' | '=' | '~' | ':') => true,
        Some('-' | '+') => second.is_whitespace() || second == '-',
        _ => false,
    };
    let alone = |rest: &str| rest.is_empty() || rest.starts_with(char::is_whitespace);
    ordered && alone(&digits[1..]) || marker
}

/// Escapes the first mark of a block, where the words begin as one: `#`, or the stop after a
/// number.
pub fn guard_start(text: &str, words: &str) -> String {
    if !starts_a_block(words) {
        return text.to_owned();
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = text.split_at(digits);
    let escape = if rest.starts_with('\\') { "" } else { "\\" };
    format!("{number}{escape}{rest}")
}

#[cfg(test)]
mod tests {
    use super::escaped;
    use crate::page::plain::plainly;

    #[test]
    fn every_mark_shows_as_itself() {
        for (words, markdown) in [
            ("a*b_c [d] | <e>", "a*b_c [d] | \\<e>"),
            ("[withheld: personal data]", "[withheld: personal data]"),
            ("[a](b) [c][d] [^n] [e]: f", "\\[a](b) [c][d] [^n] [e]: f"),
            ("R&D, Oil & Gas, <5% > 3", "R&D, Oil & Gas, <5% > 3"),
            ("C:\\temp \\*", "C:\\temp \\\\*"),
            ("# No. 1", "\\# No. 1"),
            ("1. FC Köln", "1\\. FC Köln"),
            ("1.5 million", "1.5 million"),
            ("- dash", "\\- dash"),
            ("-64%", "-64%"),
            ("a\nb", "a b"),
            ("AT&T &amp;", "AT&T \\&amp;"),
            ("snake_case _x_", "snake_case \\_x_"),
        ] {
            assert_eq!(plainly(escaped(words)), markdown);
        }
    }
}
