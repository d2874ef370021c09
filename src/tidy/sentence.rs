//! Plain text → sentence ends: which spaces follow a finished sentence.

use std::ops::Range;

use crate::tidy::abbreviation::Abbreviations;
use crate::tidy::enclosed::enclosed;

const STOPS: [char; 4] = ['.', '!', '?', '…'];
// The sign of what nobody stated stands behind its sentence.
const CLOSERS: [char; 10] = [')', ']', '"', '\'', '”', '’', '»', '›', '}', '°'];
const OPENERS: [char; 9] = ['(', '[', '"', '\'', '“', '‘', '«', '„', '{'];
// The last byte of «…»; the rare other sign that ends in it only costs a closer look.
const ELLIPSIS_END: u8 = 0xA6;
// How far a look around a stop goes, so that hostile text costs no more than its length.
const REACH: usize = 2_000;

/// Tells quickly, and in doubt with yes, whether a sentence may end inside a line.
pub fn may_end_within(text: &str, abbreviations: &Abbreviations) -> bool {
    let bytes = text.as_bytes();
    let is_stop = |byte: u8| matches!(byte, b'.' | b'!' | b'?' | ELLIPSIS_END);
    let mut from = 0;
    while let Some(found) = bytes[from..].iter().position(|&byte| is_stop(byte)) {
        let after = from + found + 1;
        from = after;
        let open = match bytes.get(after) {
            None | Some(b'\n' | b'\r' | b',' | b';' | b':') => false,
            Some(byte) if byte.is_ascii_alphanumeric() => false,
            Some(b' ') => match bytes.get(after + 1) {
                None | Some(b' ' | b'\n' | b'\r' | b'a'..=b'z') => false,
                Some(b'*') => !matches!(bytes.get(after + 2), None | Some(b' ' | b'\n')),
                Some(b'`' | b'-' | b'|' | b'<') => false,
                Some(_) => !abbreviations.hold_open(&text[..after], &text[after + 1..]),
            },
            Some(byte) if is_stop(*byte) => false,
            Some(_) => {
                let mut near = bytes[after..].iter().take(REACH);
                let gap = near.find(|byte| matches!(byte, b' ' | b'\n'));
                gap.map_or(bytes.len() > after + REACH, |byte| *byte == b' ')
            }
        };
        if open {
            return true;
        }
    }
    false
}

/// Tells whether the space at `at` may follow a sentence, before any segmentation.
pub fn is_candidate(plain: &str, at: usize, abbreviations: &Abbreviations) -> bool {
    let head = plain[..at].trim_end();
    let body = head.trim_end_matches(CLOSERS);
    let rest = plain[at..].trim_start();
    let first = rest.trim_start_matches(OPENERS).chars().next();
    body.ends_with(STOPS)
        && first.is_some_and(|sign| !sign.is_lowercase())
        && !abbreviations.hold_open(body, rest)
}

/// Splits a text into sentences, each with the space after it.
pub fn sentences<'a>(text: &'a str, abbreviations: &Abbreviations) -> Vec<&'a str> {
    let enclosed = enclosed(text);
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut from = 0;
    while let Some(found) = text[from..].find(char::is_whitespace) {
        let at = from + found;
        let rest = text[at..].trim_start();
        from = text.len() - rest.len();
        let is_new_paragraph = text[at..from].matches('\n').count() > 1;
        if is_new_paragraph
            || (is_candidate(text, at, abbreviations) && ends_at(text, at, &enclosed))
        {
            sentences.push(&text[start..from]);
            start = from;
        }
    }
    if start < text.len() {
        sentences.push(&text[start..]);
    }
    sentences
}

/// Tells whether a candidate ends a sentence of the outer text, not one in brackets or quotes.
pub fn ends_at(plain: &str, at: usize, enclosed: &[Range<usize>]) -> bool {
    let next = enclosed.partition_point(|stretch| stretch.end <= at);
    let is_outside = enclosed.get(next).is_none_or(|stretch| at < stretch.start);
    is_outside || closes_bracketed_sentence(plain, at)
}

/// Tells whether a bracket closing before the space at `at` holds sentences of its own.
fn closes_bracketed_sentence(plain: &str, at: usize) -> bool {
    let head = plain[..at].trim_end();
    let Some(inner) = head.strip_suffix(')') else {
        return false;
    };
    let rest = plain[at..].trim_start().trim_start_matches(OPENERS);
    if !rest.starts_with(char::is_uppercase) || is_dotted(inner) {
        return false;
    }
    let mut depth = 1;
    for (offset, sign) in inner.char_indices().rev().take(REACH) {
        match sign {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let before = plain[..offset].trim_end();
            return before.is_empty() || before.trim_end_matches(CLOSERS).ends_with(STOPS);
        }
    }
    false
}

fn is_dotted(text: &str) -> bool {
    let word = text.rsplit(|sign: char| sign.is_whitespace() || sign == '(').next();
    word.is_some_and(|word| word.trim_end_matches(STOPS).contains('.'))
}

#[cfg(test)]
mod tests {
    use super::{closes_bracketed_sentence, is_candidate, may_end_within, sentences};
    use crate::tidy::abbreviation::Abbreviations;

    #[test]
    fn a_tidy_line_needs_no_closer_look() {
        let known = Abbreviations::new(&[]);
        for text in ["One.\nTwo 3.5 by Mr. X.\n", "Who? he asked.", "", "a.  B", "Wait…\n"] {
            assert!(!may_end_within(text, &known), "{text}");
        }
        for text in ["One. Two", "call. **Acme**: Two", "«One.» Two", "Wait… Two", "a.[^n] B"] {
            assert!(may_end_within(text, &known), "{text}");
        }
    }

    #[test]
    fn a_bracket_ends_a_sentence_only_when_it_began_one() {
        let closes = |text: &str| {
            let at = text.find(") ").expect("each case holds a bracket and a space") + 1;
            closes_bracketed_sentence(text, at)
        };
        assert!(closes("(See this.) More."));
        assert!(closes("One. (See [(all)] this.) More."));
        assert!(!closes("The Council (why?) Brussels."));
        assert!(!closes("(U.S.) Senate."));
        assert!(!closes("done.) Next."));
    }

    #[test]
    fn a_text_is_split_at_the_ends_of_its_own_sentences() {
        let known = Abbreviations::new(&[]);
        let split = |text| -> Vec<String> {
            let found = sentences(text, &known);
            assert_eq!(found.concat(), text);
            found.iter().map(|found| found.trim().to_owned()).collect()
        };
        assert_eq!(split("One two. Three?\nFour"), ["One two.", "Three?", "Four"]);
        assert_eq!(split("No stop\n\nhere. "), ["No stop", "here."]);
        assert_eq!(split("He said “Yes. Never.” Then."), ["He said “Yes. Never.”", "Then."]);
        assert_eq!(split("It (see p. 4. Or 5.) holds."), ["It (see p. 4. Or 5.) holds."]);
        assert_eq!(split("Is (it. And so. More."), ["Is (it.", "And so.", "More."]);
        assert_eq!(split(""), [""; 0]);
    }

    #[test]
    fn candidates_need_a_stop_and_no_small_letter() {
        let known = Abbreviations::new(&[]);
        assert!(is_candidate("One. Two", 4, &known));
        assert!(is_candidate("«One.») «Two", 10, &known));
        assert!(!is_candidate("One, Two", 4, &known));
        assert!(!is_candidate("One. two", 4, &known));
    }
}
