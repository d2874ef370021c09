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
    let after = ["'s", "’s"]
        .iter()
        .find_map(|own| after.strip_prefix(own))
        .unwrap_or(after);
    let end = sentence.len() - after.len();
    let tight = |c: char| matches!(c, '/' | '&' | '+' | ';');
    let dash = |text: &str| text.starts_with(['–', '-']);
    if before.trim_end().ends_with(tight)
        || after.trim_start().starts_with(tight)
        || dash(after)
        || before.ends_with(['–', '-'])
    {
        return true;
    }
    let mut words_before = before.split_whitespace().rev();
    if words_before
        .next()
        .is_some_and(|word| numbers.is_joint(word))
    {
        return true;
    }
    let rest = after.trim_start();
    let mut words_after = rest.trim_start_matches(',').split_whitespace();
    let spaced = after.starts_with(char::is_whitespace) || after.starts_with(',');
    if spaced
        && words_after
            .next()
            .is_some_and(|word| numbers.is_joint(word))
    {
        return words_after
            .next()
            .is_none_or(|next| is_thing(next, numbers));
    }
    let comma_before = before.trim_end().strip_suffix(',');
    let comma_after = rest.strip_prefix(',');
    let next_is_name = comma_after.is_some_and(|after| {
        let after = after.trim_start_matches(|c| c == ' ' || is_ornament(c));
        after.starts_with(char::is_uppercase)
    });
    let last_is_name = comma_before.is_some_and(|before| {
        let last = before.trim_end_matches(is_ornament).len();
        shown.iter().any(|range| range.end == last)
    });
    let next_is_shown = shown
        .iter()
        .any(|range| range.start >= end && sentence[end..range.start].trim() == ",");
    next_is_name || last_is_name || next_is_shown
}

fn is_ornament(c: char) -> bool {
    matches!(
        c,
        '*' | '_' | '"' | '“' | '”' | '„' | '«' | '»' | '(' | ')' | '[' | ']'
    )
}

/// Says whether a word begins the name of something: it has a capital, or is an article.
fn is_thing(word: &str, numbers: &Numbers) -> bool {
    let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || numbers.is_article(word)
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
