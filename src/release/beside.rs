//! A sentence with one withheld name → whether what stands beside it would tell of others.

use std::ops::Range;

use super::numbers::Numbers;
use super::tokens::tokens;

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
    let words: Vec<_> = tokens(sentence).collect();
    words.iter().enumerate().any(|(at, (range, word))| {
        let within = range.start >= name.start && range.end <= name.end;
        let before = at.checked_sub(1).map(|before| words[before].1.as_str());
        let after = words.get(at + 1).map(|(_, word)| word.as_str());
        let of_day = [before, after]
            .into_iter()
            .flatten()
            .any(|one| numbers.is_month(one));
        let digits = is_small_number(word) && !of_day && !is_measure(sentence, range);
        let measures = after.is_some_and(|after| numbers.is_measure(after));
        !within && !measures && (digits || numbers.is_number(word))
    })
}

fn is_small_number(word: &str) -> bool {
    word.parse()
        .is_ok_and(|number: u32| (2..1000).contains(&number))
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

#[cfg(test)]
mod tests {
    use super::{counts, is_in_list};
    use crate::facts::settings::Settings;
    use crate::release::numbers::Numbers;

    fn listed(sentence: &str) -> bool {
        let at = sentence.find("Nn").expect("the name");
        let shown = sentence.find("TikTok").map(|at| at..at + 6);
        let numbers = Numbers::new(&Settings::built_in());
        is_in_list(sentence, &(at..at + 2), shown.as_slice(), &numbers)
    }

    #[test]
    fn a_list_is_what_joins_names() {
        for list in [
            "Nn and TikTok came",
            "TikTok and Nn came",
            "TikTok, Nn came",
            "Nn, TikTok came",
            "Contoso, Nn, Fabrikam",
            "Nn/TikTok",
            "**Nn** and the ministry",
            "Nn's and TikTok's plans",
            "Nn; TikTok",
            "TikTok–Nn",
        ] {
            assert!(listed(list), "{list}");
        }
        for alone in [
            "Nn came and asked",
            "In Brussels, Nn asked",
            "TikTok met Nn on Monday",
            "They met Nn, who asked",
            "Nn and asked",
            "They met Nn.",
        ] {
            assert!(!listed(alone), "{alone}");
        }
    }

    #[test]
    fn a_count_is_no_day_and_no_share() {
        let numbers = Numbers::new(&Settings::built_in());
        let counted = |words: &str| counts(words, &(0..2), &numbers);
        for count in [
            "Nn met three firms",
            "Nn and 2 more",
            "Nn, both of them",
            "Nn met others",
        ] {
            assert!(counted(count), "{count}");
        }
        for none in [
            "Nn in the first ten months",
            "Nn by two thirds",
            "Nn on 3 May 2021",
            "Nn has 12%",
            "Nn at 15:30",
            "Nn in 2021",
            "Nn, €12",
        ] {
            assert!(!counted(none), "{none}");
        }
    }
}
