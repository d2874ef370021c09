//! Plain text → its stretches in brackets and quotes, within which no outer sentence ends.

use std::ops::Range;

/// What opens, and what may close it.
const PAIRS: [(char, &[char]); 10] = [
    ('(', &[')']),
    ('[', &[']']),
    ('{', &['}']),
    ('«', &['»']),
    ('‹', &['›']),
    ('“', &['”']),
    ('„', &['“', '”']),
    ('‘', &['’']),
    ('"', &['"']),
    ('\'', &['\'']),
];

/// Finds the outermost stretches from what opens them to past what closes them, in order.
///
/// What opens and never closes counts for nothing: a forgotten bracket must not hold the rest
/// of the paragraph on one line.
pub fn enclosed(plain: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut open_of = [0_usize; PAIRS.len()];
    let mut before = None;
    let mut signs = plain.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        // Most signs of a text are letters, and none of them opens or closes anything.
        if sign.is_alphanumeric() || sign == ' ' {
            before = Some(sign);
            continue;
        }
        let after = signs.peek().map(|&(_, next)| next);
        let closes = |&pair: &usize| {
            PAIRS[pair].1.contains(&sign) && open_of[pair] > 0 && may_close(sign, after)
        };
        let opens = |&pair: &usize| PAIRS[pair].0 == sign && may_open(sign, before, after);
        if let Some(pair) = (0..PAIRS.len()).find(closes) {
            while let Some((start, left)) = open.pop() {
                open_of[left] -= 1;
                if left == pair {
                    let inner = |earlier: &Range<usize>| earlier.start > start;
                    while found.last().is_some_and(inner) {
                        found.pop();
                    }
                    found.push(start..at + sign.len_utf8());
                    break;
                }
            }
        } else if let Some(pair) = (0..PAIRS.len()).find(opens) {
            open.push((at, pair));
            open_of[pair] += 1;
        }
        before = Some(sign);
    }
    found
}

// `"` and `'` open and close alike, and `'` and `’` are apostrophes too.
fn may_open(sign: char, before: Option<char>, after: Option<char>) -> bool {
    let at_word = before.is_none_or(|before| !before.is_alphanumeric());
    match sign {
        '"' => at_word,
        '\'' => at_word && after.is_some_and(char::is_alphabetic),
        _ => true,
    }
}

fn may_close(sign: char, after: Option<char>) -> bool {
    !matches!(sign, '"' | '\'' | '’') || after.is_none_or(|after| !after.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::enclosed;

    fn texts(plain: &str) -> Vec<&str> {
        enclosed(plain).into_iter().map(|at| &plain[at]).collect()
    }

    #[test]
    fn brackets_and_quotes_are_found_whole() {
        assert_eq!(texts("a (b [c] d) e {f}"), ["(b [c] d)", "{f}"]);
        assert_eq!(texts("a “b «c» d” e"), ["“b «c» d”"]);
        assert_eq!(texts("a „b. C“ e ‘f’"), ["„b. C“", "‘f’"]);
        assert_eq!(texts("\"a. B.\" c \"d\""), ["\"a. B.\"", "\"d\""]);
    }

    #[test]
    fn an_apostrophe_is_no_quote() {
        assert_eq!(texts("The firm's plan. The firms' plan."), [""; 0]);
        assert_eq!(texts("‘the firm’s plan’ x"), ["‘the firm’s plan’"]);
        assert_eq!(texts("in the '90s. The firms' plan."), [""; 0]);
    }

    #[test]
    fn what_never_closes_counts_for_nothing() {
        assert_eq!(texts("a (b. C [d] e"), ["[d]"]);
        assert_eq!(texts("a) b “c (d” e)"), ["“c (d”"]);
        assert_eq!(texts("3\" pipe. \"Quoted.\" x"), ["\"Quoted.\""]);
    }
}
