//! Letters of a run → its quotation marks and apostrophes, and the spaces around signs.

use super::letter::{Changes, FIXED, Letters, NARROW};
use super::quotes::Quotes;

/// Puts quotation marks and apostrophes in the place of straight ones. A mark that has no other
/// stays as it was typed: nobody knows what it was to be.
pub(super) fn quote(letters: &Letters, quotes: &Quotes, changes: &mut Changes) {
    // Marks that wait for the one that closes: their places and signs.
    let mut waiting: Vec<(usize, char)> = Vec::new();
    for (at, byte) in letters.text.bytes().enumerate() {
        if !matches!(byte, b'"' | b'\'') || !letters.is_open(at) {
            continue;
        }
        let (before, mark, next) = (letters.before(at), char::from(byte), letters.sign(at + 1));
        let (after_word, before_word) = (closes(before), opens(next));
        if mark == '\'' && before.is_alphanumeric() && next.is_alphanumeric() {
            if !(before.is_ascii_digit() && next.is_ascii_digit()) {
                changes.insert(at, '’'.into());
            }
            continue;
        }
        let alike = waiting.iter().rposition(|(_, sign)| *sign == mark);
        // An apostrophe within quotation marks closes nothing that was opened before them.
        let own = alike.filter(|at| mark == '"' || at + 1 == waiting.len());
        match own {
            Some(opened) if after_word => {
                let (from, _) = waiting[opened];
                // What was opened within and not closed there is an apostrophe.
                for (at, _) in waiting.drain(opened..).skip(1) {
                    changes.insert(at, '’'.into());
                }
                pair(from, at, mark == '\'' || opened > 0, quotes, changes);
            }
            _ if before_word && !before.is_alphanumeric() => {
                waiting.push((at, mark));
            }
            // “The companies' efforts”.
            _ if mark == '\'' && before.is_alphabetic() => {
                changes.insert(at, '’'.into());
            }
            _ => {}
        }
    }
    // “'tis”, “the '90s”.
    for (at, sign) in waiting {
        if sign == '\'' {
            changes.insert(at, '’'.into());
        }
    }
}

fn pair(from: usize, to: usize, within: bool, quotes: &Quotes, changes: &mut Changes) {
    let (open, close) = if within { quotes.inner } else { quotes.outer };
    let is_spaced = quotes.spaced && open == '«';
    let space = if is_spaced { FIXED.to_string() } else { String::new() };
    changes.insert(from, format!("{open}{space}"));
    changes.insert(to, format!("{space}{close}"));
}

/// Whether a mark behind this sign may close.
fn closes(sign: char) -> bool {
    !sign.is_whitespace() && !matches!(sign, '(' | '[' | '{' | '—' | '–')
}

/// Whether a mark before this sign may open.
fn opens(sign: char) -> bool {
    !sign.is_whitespace() && !matches!(sign, ')' | ']' | '}' | ',' | ';')
}

/// Puts the spaces of French: before a high sign, and within quotation marks.
pub(super) fn space(letters: &Letters, quotes: &Quotes, changes: &mut Changes) {
    if !quotes.spaced {
        return;
    }
    for (at, sign) in letters.text.char_indices().filter(|(at, _)| letters.is_open(*at)) {
        let behind = at + sign.len_utf8();
        let (before, next) = (letters.before(at), letters.sign(behind));
        let is_behind_space = at > 0 && letters.is_open_space(at - 1);
        match sign {
            '«' if letters.is_open_space(behind) => {
                changes.insert(behind, FIXED.into());
            }
            '«' if !next.is_whitespace() => {
                changes.insert(at, format!("«{FIXED}"));
            }
            '»' if is_behind_space => {
                changes.insert(at - 1, FIXED.into());
            }
            '»' if !before.is_whitespace() => {
                changes.insert(at, format!("{FIXED}»"));
            }
            high if quotes.after_space.contains(high) => {
                let space = if high == ':' { FIXED } else { NARROW };
                let is_word = before.is_alphanumeric()
                    || matches!(before, '»' | '›' | ')' | '"' | '\'' | '”' | '’');
                let ends = !next.is_alphanumeric() && next != '/';
                if at > 1 && is_behind_space {
                    changes.insert(at - 1, space.into());
                } else if is_word && ends {
                    changes.insert(at, format!("{space}{high}"));
                }
            }
            _ => {}
        }
    }
}
