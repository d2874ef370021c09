//! A sentence with one withheld name → whether what stands beside it would tell of others.

use std::ops::Range;

use super::numbers::Numbers;
use crate::names::word::words;

/// Says whether a name is one of several that a sentence lists: what joins it to another name
/// or thing stands right beside it.
pub fn is_in_list(
    sentence: &str,
    name: &Range<usize>,
    shown: &[Range<usize>],
    numbers: &Numbers,
) -> bool {
    let before = sentence[..name.start].trim_end_matches(is_ornament);
    let after = sentence[name.end..].trim_start_matches(is_ornament);
    let owned = ["'s", "’s"].iter().find_map(|own| after.strip_prefix(own));
    let after = owned.unwrap_or(after);
    let joins =
        |c: char| matches!(c, '/' | '&' | '+' | ';' | '|' | '•' | '·' | '→' | '↔' | '=');
    let dash = |c: char| matches!(c, '–' | '-');
    let gap_before = |other: &Range<usize>| sentence.get(other.end..before.len());
    let gap_after =
        |other: &Range<usize>| sentence.get(sentence.len() - after.len()..other.start);
    let is_gap = |gap: &str| !gap.contains(|c: char| c.is_alphanumeric() || c == '.');
    let touches = |other: &Range<usize>| {
        let gap = gap_before(other).or_else(|| gap_after(other));
        gap.is_some_and(is_gap)
    };
    let listed = [
        before.trim_end().ends_with(joins) || before.ends_with(dash),
        after.trim_start().starts_with(joins) || after.starts_with(dash),
        shown.iter().any(touches),
        joint_before(before, numbers),
        joint_after(after, numbers),
        comma_before(before, numbers),
        comma_after(after, numbers),
    ];
    listed.contains(&true)
}

fn is_ornament(c: char) -> bool {
    matches!(
        c,
        '*' | '_' | '"' | '“' | '”' | '„' | '«' | '»' | '(' | ')' | '[' | ']'
    )
}

/// No phrase that joins has more words: `as well as`.
const MOST: usize = 3;

/// `the dock and Nn`
fn joint_before(before: &str, numbers: &Numbers) -> bool {
    let words: Vec<&str> = before.split_whitespace().collect();
    (1..=MOST.min(words.len()))
        .any(|count| numbers.is_joint(&words[words.len() - count..]))
}

/// `Nn and the dock`, but not `Nn and left`.
fn joint_after(after: &str, numbers: &Numbers) -> bool {
    let apart = after.starts_with(|c: char| c.is_whitespace() || c == ',');
    let rest = after.trim_start().trim_start_matches(',');
    apart && begins_with_joint(rest, numbers)
}

fn begins_with_joint(text: &str, numbers: &Numbers) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(MOST + 1).collect();
    (1..=MOST.min(words.len())).any(|count| {
        let next = words.get(count);
        numbers.is_joint(&words[..count])
            && next.is_none_or(|next| is_thing(next, numbers))
    })
}

/// `the quay, the dock, Nn`
fn comma_before(before: &str, numbers: &Numbers) -> bool {
    let Some(before) = before.trim_end().strip_suffix(',') else {
        return false;
    };
    let pieces = before.rsplit_once(',');
    pieces.is_some_and(|(_, last)| is_short(last) && is_thing(last, numbers))
}

/// `Nn, Apex`, `Nn, the dock and Apex`, but not `Nn, who came`.
fn comma_after(after: &str, numbers: &Numbers) -> bool {
    let Some(rest) = after.trim_start().strip_prefix(',') else {
        return false;
    };
    let rest = rest.trim_start_matches(|c| c == ' ' || is_ornament(c));
    if rest.starts_with(char::is_uppercase) {
        return true;
    }
    let starts = rest.match_indices(' ').take(MOST).map(|(at, _)| at);
    let goes_on = |at: usize| {
        let (piece, next) = rest.split_at(at);
        piece.ends_with(',') && is_thing(next, numbers)
            || begins_with_joint(next, numbers)
    };
    is_thing(rest, numbers) && starts.into_iter().any(goes_on)
}

fn is_short(words: &str) -> bool {
    words.split_whitespace().count() <= MOST
}

/// Says whether words begin with the name of something: a capital, or an article.
fn is_thing(words: &str, numbers: &Numbers) -> bool {
    let words = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = words.split_whitespace().next().unwrap_or_default();
    words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || numbers.is_article(first)
}

/// Says whether a sentence counts something, beside the name and beside days, times, shares
/// and sums: it may be those whom the name belongs to.
pub fn counts(sentence: &str, name: &Range<usize>, numbers: &Numbers) -> bool {
    let words = words(sentence);
    words.iter().enumerate().any(|(at, word)| {
        let within = word.range.start >= name.start && word.range.end <= name.end;
        let before = at.checked_sub(1).map(|before| &words[before].folded);
        let after = words.get(at + 1).map(|word| &word.folded);
        let beside = [before, after].into_iter().flatten();
        let of_day = beside.into_iter().any(|one| numbers.is_month(one));
        let small = (2..1000).contains(&word.number().unwrap_or_default());
        let digits = small && !of_day && !is_measure(sentence, &word.range);
        let measures = after.is_some_and(|after| numbers.is_measure(after));
        !within && !measures && (digits || numbers.is_number(&word.folded))
    })
}

/// Says whether digits are part of a time, a decimal, a share, a sum or a reference.
fn is_measure(sentence: &str, range: &Range<usize>) -> bool {
    let before = sentence[..range.start].chars().next_back();
    let after = &sentence[range.end..];
    let joins = |c: Option<char>| {
        c.is_some_and(|c| matches!(c, '.' | ',' | ':' | '-' | '–' | '/'))
    };
    let next = after.chars().next();
    let digit_follows = after.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let spaced = after.trim_start();
    before.is_some_and(|c| matches!(c, '€' | '$' | '£' | '§' | '#' | '('))
        || joins(before)
        || joins(next) && digit_follows
        || spaced.starts_with(['%', '€', '$', '£'])
}
