//! A sentence with one withheld name → whether what stands beside it would tell of others, by the
//! words with which the language of the house counts and lists people and firms.

use std::ops::Range;

use crate::names::counting::Numbers;
use crate::names::word::words;

/// Says whether a name is one of several that a sentence lists: a joint, or another name, stands
/// right beside it, or commas part it from more than one thing.
pub fn is_in_list(
    sentence: &str,
    name: &Range<usize>,
    shown: &[Range<usize>],
    numbers: &Numbers,
) -> bool {
    const JOINTS: [char; 10] = ['/', '&', '+', ';', '|', '•', '·', '→', '↔', '='];
    let before = sentence[..name.start].trim_end_matches(is_ornament);
    let after = sentence[name.end..].trim_start_matches(is_ornament);
    let owned = ["'s", "’s"].iter().find_map(|own| after.strip_prefix(own));
    let after = owned.unwrap_or(after);
    let touches = |other: &Range<usize>| {
        let behind = sentence.len() - after.len();
        let gap =
            sentence.get(other.end..before.len()).or_else(|| sentence.get(behind..other.start));
        gap.is_some_and(|gap| !gap.contains(|c: char| c.is_alphanumeric() || c == '.'))
    };
    let dash = |c: char| matches!(c, '–' | '-');
    if before.ends_with(dash) || after.starts_with(dash) || shown.iter().any(touches) {
        return true;
    }
    let before = before.trim_end();
    let after = after.trim_start();
    let words: Vec<&str> = before.split_whitespace().collect();
    let last = words.len().saturating_sub(MOST)..words.len();
    before.ends_with(JOINTS)
        || after.starts_with(JOINTS)
        || last.into_iter().any(|at| numbers.is_joint(&words[at..]))
        || begins_with_joint(after, numbers)
        || before.strip_suffix(',').is_some_and(|more| more.contains(','))
        || after.strip_prefix(',').is_some_and(|rest| goes_on(rest, numbers))
}

fn is_ornament(c: char) -> bool {
    matches!(c, '*' | '_' | '"' | '“' | '”' | '„' | '«' | '»' | '(' | ')' | '[' | ']')
}

/// No phrase that joins has more words: `as well as`.
const MOST: usize = 3;

fn begins_with_joint(text: &str, numbers: &Numbers) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(MOST).collect();
    (1..=words.len()).any(|count| numbers.is_joint(&words[..count]))
}

/// `Nn, Apex`, `Nn, and Apex`, `Nn, the dock, the quay`, but not `Nn, who came`.
fn goes_on(rest: &str, numbers: &Numbers) -> bool {
    let rest = rest.trim_start_matches(|c| c == ' ' || is_ornament(c));
    let words: Vec<&str> = rest.split_whitespace().take(MOST + 1).collect();
    rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || words.iter().take(MOST).any(|word| word.ends_with(','))
        || (0..words.len()).any(|at| begins_with_joint(&words[at..].join(" "), numbers))
}

/// Says whether a sentence counts something, beside the name and beside days, times, shares
/// and sums: it may be those whom the name belongs to.
pub fn counts(sentence: &str, name: &Range<usize>, numbers: &Numbers) -> bool {
    let all = words(sentence);
    all.iter().enumerate().any(|(at, word)| {
        let within = word.range.start >= name.start && word.range.end <= name.end;
        let before = at.checked_sub(1).map(|before| &all[before].folded);
        let after = all.get(at + 1).map(|word| &word.folded);
        let beside = [before, after].into_iter().flatten();
        let of_day = beside.into_iter().any(|one| numbers.is_month(one));
        let small = (2..1000).contains(&word.number().unwrap_or_default());
        let digits = small && !of_day && !is_measure(sentence, &word.range);
        let measures = after.is_some_and(|after| numbers.is_measure(after));
        !within && !measures && (digits || numbers.is_number(&word.folded))
    })
}

/// Says whether digits are part of a time, a decimal, a share, a sum or a reference: other signs
/// stand on them, or a sign of money or shares behind them.
fn is_measure(sentence: &str, range: &Range<usize>) -> bool {
    const ENDS: [char; 12] = ['.', ',', ';', ':', '!', '?', ')', ']', '"', '”', '*', '’'];
    let before = sentence[..range.start].chars().next_back();
    let after = &sentence[range.end..];
    let behind = after.trim_start_matches(ENDS);
    before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '*' | '"' | '“'))
        || behind.starts_with(|c: char| !c.is_whitespace())
        || behind.trim_start().starts_with(['%', '€', '$', '£'])
}
