//! A mention in a sentence → whether somebody speaks there, owns something, or is met.
//!
//! Who speaks is the same by any of its names. Where a name is spelled, explained, worn, traded
//! under or part of another, only the name that stands there is true, and nobody can list all
//! the ways to say so. So what is known here is the other side: the few places where a
//! sentence surely speaks of somebody, and not of what it is called.

use std::ops::Range;

use crate::names::lexicon::{is_determiner, is_grammar, is_preposition};
use crate::names::verb::is_speech;
use crate::names::word::listed;

/// Words after which a clause begins.
const CLAUSE: &str = "but that then when while because if whether";

/// Verbs, with their prepositions, that lead to the one who is met or spoken to.
const MET: [&str; 20] = [
    "met",
    "meet",
    "visited",
    "thanked",
    "told",
    "asked",
    "invited",
    "reminded",
    "met with",
    "meet with",
    "meeting with",
    "call with",
    "talks with",
    "spoke with",
    "spoke to",
    "talked with",
    "talked to",
    "wrote to",
    "heard from",
    "came from",
];

/// Says whether another name of the same may stand at these bytes.
pub fn is_party(text: &str, range: &Range<usize>) -> bool {
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    let acts = opens_clause(before) && (does(behind) || owns(behind));
    let owner = ends_with(before, is_preposition) && owns(behind);
    acts || owner || is_met(before) && ends_phrase(behind) || is_aside(before, behind)
}

/// Returns the last words of a text, the last first, if nothing but a blank follows them.
fn last_words(before: &str) -> impl Iterator<Item = &str> {
    let words = before.strip_suffix([' ', '\n']).unwrap_or_default();
    words.rsplit([' ', '\n'])
}

fn ends_with(before: &str, fits: impl Fn(&str) -> bool) -> bool {
    let last = last_words(before).next().unwrap_or_default();
    fits(&last.to_lowercase())
}

fn opens_clause(before: &str) -> bool {
    opens_sentence(before) || ends_with(before, |word| listed(CLAUSE, word))
}

/// Says whether a sentence or an item of a list begins here; `Dr. ` and `Inc. ` end none.
pub fn opens_sentence(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default().trim();
    let is_first = before.trim().is_empty() || before.ends_with("\n\n");
    let sign = before.trim_end();
    let word = sign
        .trim_end_matches(['.', '!', '?', ';'])
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or_default();
    let ends = sign.ends_with(['.', '!', '?', ';'])
        && before.ends_with([' ', '\n'])
        && !word.starts_with(char::is_uppercase)
        && word.len() > 2;
    is_first || ends || matches!(line, "-" | "*" | "+")
}

/// Says whether a verb of speech follows: who asked or agreed is somebody, and no word. `NWD
/// mentioned in texts` may be spoken of as a word.
fn does(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix(' ') else {
        return false;
    };
    let mut words = rest.split_whitespace();
    let verb = words.next().unwrap_or_default();
    let plain = verb.trim_end_matches(['.', ',', ';', '!', '?']);
    let next = words.next().filter(|_| plain == verb);
    let led = |next: &str| is_determiner(next) || matches!(next, "that" | "for" | "if" | "whether");
    // `Wants a trial` is a verb; `claims were denied` are claims.
    let done =
        if plain.ends_with('s') { next.is_some_and(is_determiner) } else { next.is_none_or(led) };
    is_speech(plain) && done
}

fn owns(behind: &str) -> bool {
    let rest = behind.strip_prefix("'s ").or_else(|| behind.strip_prefix("’s "));
    rest.is_some_and(|rest| rest.starts_with(char::is_lowercase) && !rest.starts_with("own "))
}

fn is_met(before: &str) -> bool {
    let mut words = last_words(before).map(str::to_lowercase);
    let Some(last) = words.next() else {
        return false;
    };
    let two = words.next().map(|word| format!("{word} {last}"));
    MET.contains(&last.as_str()) || two.is_some_and(|two| MET.contains(&two.as_str()))
}

/// `We met NWD.`, `We met NWD in May`: a noun or another capital would make a longer name.
fn ends_phrase(behind: &str) -> bool {
    if let Some(rest) = behind.strip_prefix(", ") {
        return rest.starts_with(char::is_lowercase);
    }
    let Some(rest) = behind.strip_prefix([' ', '\n']) else {
        return behind.is_empty() || behind.starts_with(['.', '!', '?', ';', ')']);
    };
    let mut words = rest.split_whitespace();
    let next = words.next().unwrap_or_default();
    let joins = matches!(next, "and" | "or");
    let small = words.next().is_none_or(|word| word.starts_with(char::is_lowercase));
    is_grammar(next) && !matches!(next, "of" | "as") && (!joins || small)
}

/// `The desk (and NWD) agreed.`
fn is_aside(before: &str, behind: &str) -> bool {
    before.ends_with("(and ") && behind.starts_with(')')
}

#[cfg(test)]
mod tests {
    use super::is_party;

    fn is_one(text: &str) -> bool {
        let at = text.find("NWD").expect("a name");
        is_party(text, &(at..at + 3))
    }

    #[test]
    fn knows_who_acts_from_what_is_called() {
        for text in [
            "NWD agreed.",
            "NWD wants a date.",
            "They left. NWD asked for a date.",
            "They say that NWD agreed.",
            "At NWD's request they left.",
            "We spoke to NWD about it.",
        ] {
            assert!(is_one(text), "{text}");
        }
        for text in [
            "It goes by NWD.",
            "They used to be NWD.",
            "The word NWD means north.",
            "NWD bikes are sold.",
            "NWD claims were denied.",
            "NWD branded goods are sold.",
            "NWD is a Greek word.",
            "NWD can be read as north.",
            "NWD mentioned in texts means north.",
            "Robert and NWD agreed.",
            "We met NWD, Inc. there.",
            "We met NWD & Partners.",
            "NWD et al. say so.",
            "His father NWD came.",
            "We met Dr. NWD.",
        ] {
            assert!(!is_one(text), "{text}");
        }
    }
}
