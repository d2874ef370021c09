//! Plain text → sentence ends: which spaces follow a finished sentence.

use sentencex::languages::{English, Language};

use crate::tidy::abbreviation::Abbreviations;

const STOPS: [char; 4] = ['.', '!', '?', '…'];
const CLOSERS: [char; 9] = [')', ']', '"', '\'', '”', '’', '»', '›', '}'];
const OPENERS: [char; 9] = ['(', '[', '"', '\'', '“', '‘', '«', '„', '{'];
// The last byte of «…»; the rare other sign that ends in it only costs a closer look.
const ELLIPSIS_END: u8 = 0xA6;
// How far a look around a stop goes, so that hostile text costs no more than its length.
const REACH: usize = 2_000;
const STRETCH: usize = 8_000;

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
                Some(b'*' | b'`' | b'-' | b'|' | b'<') => false,
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
    let head = plain[..at].trim_end_matches(' ');
    let body = head.trim_end_matches(CLOSERS);
    let rest = plain[at..].trim_start_matches(' ');
    let first = rest.trim_start_matches(OPENERS).chars().next();
    body.ends_with(STOPS)
        && first.is_some_and(|sign| !sign.is_lowercase())
        && !abbreviations.hold_open(body, rest)
}

/// Gives the offsets just past each sentence of `plain`, its trailing spaces included.
pub fn sentence_ends(plain: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut from = 0;
    while from < plain.len() {
        let stretch = stretch(&plain[from..]);
        let mut end = from;
        for sentence in (English {}).segment(stretch) {
            end += sentence.len();
            ends.push(end);
        }
        from += stretch.len();
    }
    ends
}

// A stretch ends between two words of a sentence, where no break can come of it.
fn stretch(plain: &str) -> &str {
    let bytes = plain.as_bytes();
    let tail = bytes.get(STRETCH..).unwrap_or(&[]);
    let is_gap = |pair: &[u8]| pair[0].is_ascii_alphanumeric() && pair[1] == b' ';
    let gap = tail.windows(2).position(is_gap);
    gap.map_or(plain, |gap| &plain[..STRETCH + gap + 2])
}

/// Tells whether a bracket closing before the space at `at` holds sentences of its own.
pub fn closes_bracketed_sentence(plain: &str, at: usize) -> bool {
    let head = plain[..at].trim_end_matches(' ');
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
            return before.is_empty()
                || before.trim_end_matches(CLOSERS).ends_with(STOPS);
        }
    }
    false
}

fn is_dotted(text: &str) -> bool {
    let word = text
        .rsplit(|sign: char| sign.is_whitespace() || sign == '(')
        .next();
    word.is_some_and(|word| word.trim_end_matches(STOPS).contains('.'))
}

#[cfg(test)]
mod tests {
    use super::{
        closes_bracketed_sentence, is_candidate, may_end_within, sentence_ends, stretch,
    };
    use crate::tidy::abbreviation::Abbreviations;

    #[test]
    fn a_tidy_line_needs_no_closer_look() {
        let known = Abbreviations::new(&[]);
        for text in [
            "One.\nTwo 3.5 by Mr. X.\n",
            "Who? he asked.",
            "",
            "a.  B",
            "Wait…\n",
        ] {
            assert!(!may_end_within(text, &known), "{text}");
        }
        for text in ["One. Two", "«One.» Two", "Wait… Two", "a.[^n] B"] {
            assert!(may_end_within(text, &known), "{text}");
        }
    }

    #[test]
    fn a_bracket_ends_a_sentence_only_when_it_began_one() {
        let closes = |text: &str| {
            let at = text
                .find(") ")
                .expect("each case holds a bracket and a space")
                + 1;
            closes_bracketed_sentence(text, at)
        };
        assert!(closes("(See this.) More."));
        assert!(closes("One. (See [(all)] this.) More."));
        assert!(!closes("The Council (why?) Brussels."));
        assert!(!closes("(U.S.) Senate."));
        assert!(!closes("done.) Next."));
    }

    #[test]
    fn a_long_text_is_segmented_in_stretches() {
        let text = "One two. Three four. ".repeat(2_000);
        let ends = sentence_ends(&text);
        assert!(stretch(&text).len() < text.len());
        assert_eq!(ends.last(), Some(&text.len()));
        assert!(ends.contains(&9) && ends.contains(&(text.len() - 12)));
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
