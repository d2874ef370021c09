//! The beginning of a line → the sign or number that makes it an item of a list.

use super::moment::days;

const BULLETS: [char; 9] = ['-', '*', '•', '–', '—', '·', '▪', '\u{f0b7}', '\u{f0a7}'];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub words: String,
    /// Whether it counts: `1.`, `(a)`, `ii.`
    pub is_number: bool,
    /// The number that it is, where digits write it.
    pub number: Option<u32>,
}

/// Splits a line into the mark before it and its words.
pub fn mark(line: &str) -> Option<(Mark, &str)> {
    bullet(line).or_else(|| numbered(line))
}

fn bullet(line: &str) -> Option<(Mark, &str)> {
    let sign = line.chars().next()?;
    let rest = match line.strip_prefix(BULLETS) {
        Some(rest) => rest,
        None => line.strip_prefix('o').filter(|rest| rest.starts_with(' '))?,
    };
    // Some programs write two signs, the second one for a level below.
    let words = rest.strip_prefix("o ").unwrap_or(rest);
    if !rest.starts_with([' ', '\t', '\u{a0}', 'o']) {
        return None;
    }
    let words = words.trim();
    let is_rule = words.chars().all(|c| BULLETS.contains(&c));
    // Fonts of their own draw the sign of some programs.
    let sign = if sign > '\u{e000}' { '•' } else { sign };
    let mark = Mark { words: sign.to_string(), is_number: false, number: None };
    (!is_rule).then_some((mark, words))
}

/// Numbers with more digits are years or amounts.
const DIGITS: usize = 3;

const LONGEST_DAY: usize = 30;

/// `1.` `1)` `(1)` `1.1` `a)` `ii.`
fn numbered(line: &str) -> Option<(Mark, &str)> {
    let (first, words) = line.split_once([' ', '\t', '\u{a0}'])?;
    let inner = first.strip_prefix(['(', '[']).unwrap_or(first);
    let bare = inner.trim_end_matches(['.', ')', ']', '/']);
    let closing = &inner[bare.len()..];
    let opened = &first[..first.len() - inner.len()];
    let is_paired = matches!((opened, closing), ("", _) | ("(", ")") | ("[", "]"));
    if closing.len() > 1 || !is_paired {
        return None;
    }
    // `1 - Berths`, `1 – Berths`
    let dashed = words.strip_prefix(['-', '–', '—']).filter(|rest| rest.starts_with(' '));
    let words = dashed.filter(|_| closing.is_empty()).unwrap_or(words);
    let parts: Vec<&str> = bare.split('.').collect();
    let are_digits = parts
        .iter()
        .all(|part| (1..=DIGITS).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    let number = match parts.as_slice() {
        [one] if are_digits => one.parse().ok(),
        _ => None,
    };
    let is_small = bare.bytes().all(|b| b.is_ascii_lowercase());
    let is_roman = bare.len() <= 5 && bare.bytes().all(|b| b"ivx".contains(&b));
    let is_letter = bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_alphabetic());
    let fits = match closing {
        // `3.15 million` goes on in small letters, `1.1 Berths` does not.
        "" if dashed.is_some() => number.is_some(),
        // `1   Berths`: a column of numbers.
        "" if words.starts_with([' ', '\t']) && number.is_some() => {
            words.trim_start().starts_with(char::is_uppercase)
        }
        "" => {
            are_digits
                && parts.len() > 1
                && parts.iter().all(|part| part.len() <= 2)
                && words.trim_start().starts_with(char::is_uppercase)
        }
        "." => are_digits || is_small && (is_letter || is_roman),
        _ => are_digits || is_letter || is_roman,
    };
    // `3. 2. 2026`: a day, and no third point.
    let is_day = || {
        words.starts_with(|c: char| c.is_ascii_digit()) && {
            let near = &line[..line.floor_char_boundary(LONGEST_DAY)];
            days(near).first().is_some_and(|day| day.range.start == 0 && day.year.is_some())
        }
    };
    let words = words.trim();
    let mark = Mark { words: first.to_owned(), is_number: true, number };
    (fits && !words.is_empty() && !(closing == "." && is_day())).then_some((mark, words))
}
