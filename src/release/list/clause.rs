//! What stands before, between and behind the elements of a list.

use super::words::{OPENERS, is_capital, is_in, plain};

/// What stands between two elements of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Separator {
    /// The bytes it takes.
    pub length: usize,
    /// `,`, `;` or one of [`TIGHT`].
    pub sign: Option<char>,
    /// `and`, `or`, `&`, ….
    pub joint: Option<String>,
}

/// Signs that join names without a space.
pub const TIGHT: [char; 3] = ['/', '+', '–'];

const JOINTS: [&str; 8] = ["and", "or", "nor", "et", "ou", "und", "oder", "&"];

/// What may follow a list within its sentence; any other word may belong to a new clause.
const FOLLOWERS: [&str; 60] = [
    "on",
    "in",
    "at",
    "for",
    "to",
    "of",
    "with",
    "about",
    "from",
    "by",
    "over",
    "during",
    "after",
    "before",
    "as",
    "where",
    "which",
    "who",
    "whom",
    "whose",
    "that",
    "because",
    "when",
    "while",
    "under",
    "against",
    "via",
    "per",
    "through",
    "this",
    "last",
    "next",
    "since",
    "until",
    "within",
    "without",
    "if",
    "but",
    "into",
    "towards",
    "following",
    "too",
    "alike",
    "together",
    "en",
    "sur",
    "pour",
    "avec",
    "par",
    "dans",
    "am",
    "im",
    "mit",
    "von",
    "zu",
    "bei",
    "nach",
    "vor",
    "also",
    "then",
];

/// After these a list stands, whatever follows it.
const INTRODUCERS: [&str; 14] = [
    "as",
    "like",
    "including",
    "both",
    "between",
    "among",
    "either",
    "neither",
    "namely",
    "companies",
    "firms",
    "platforms",
    "zwischen",
    "entre",
];

/// Reads the separator with which a text begins.
pub fn separator(text: &str) -> Option<Separator> {
    let mut found = Separator::default();
    let mut breaks = 0;
    loop {
        let rest = &text[found.length..];
        let first = rest.chars().next();
        let word = rest
            .split(|c: char| c.is_whitespace() || c == '/')
            .next()
            .unwrap_or_default();
        let apart = found.length > 0;
        match first {
            Some(c) if c.is_whitespace() => {
                breaks += usize::from(c == '\n');
                found.length += c.len_utf8();
            }
            Some(c) if matches!(c, ',' | ';' | '/') || !apart && is_tight(rest) => {
                found.sign = found.sign.or(Some(c));
                found.length += c.len_utf8();
            }
            Some(_) if apart && is_in(&JOINTS, word) && word.len() < rest.len() => {
                found.joint = Some(word.to_lowercase());
                found.length += word.len();
            }
            _ => break,
        }
    }
    let separates = found.sign.is_some() || found.joint.is_some();
    (separates && breaks < 2).then_some(found)
}

/// Says whether a text begins with a sign right before a name: `–` among spaces is a pause.
fn is_tight(text: &str) -> bool {
    let rest = text.strip_prefix(TIGHT);
    rest.is_some_and(|rest| !rest.starts_with(char::is_whitespace))
}

/// Says whether a clause may end where a text goes on like this.
pub fn ends_clause(after: &str) -> bool {
    let rest = after.trim_start_matches(['*', '_']);
    let rest = rest.trim_start_matches(' ');
    let next = rest.chars().next();
    next.is_none_or(|c| !c.is_alphanumeric() && c != '[' && c != '(')
        || plain(rest)
            .next()
            .is_some_and(|word| is_in(&FOLLOWERS, word))
}

/// Says whether a sentence begins behind a text.
pub fn opens_sentence(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '*', '_', '“', '"']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', ';', '\n', '(', '|', '>'])
}

/// Says whether the sentence at the end of a text begins with `At`, `After` and the like:
/// what follows its first comma may be a new clause.
pub fn has_preamble(before: &str) -> bool {
    let start = before
        .rfind(['.', '!', '?', ':', '\n'])
        .map_or(0, |at| at + 1);
    let first = plain(&before[start..]).next();
    let last = plain(before).last();
    first.is_some_and(|word| is_in(&FOLLOWERS, word)) && !last.is_some_and(is_time)
}

/// Says whether a preamble ends with this word: `On 3 May`, `In 2021`.
fn is_time(word: &str) -> bool {
    const DAYS: [&str; 20] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "day",
    ];
    is_in(&DAYS, word) || word.ends_with(|c: char| c.is_ascii_digit())
}

/// Says whether a list is announced: `companies such as`, `between`.
pub fn introduces(before: &str) -> bool {
    let last = plain(before).last();
    last.is_some_and(|word| is_in(&INTRODUCERS, word))
}

/// Says whether a list goes on with what no record names: ` and other firms`.
pub fn goes_on(after: &str) -> bool {
    let separator = separator(after).filter(|found| found.joint.is_some());
    let rest = separator.map(|found| &after[found.length..]);
    let next = rest.and_then(|rest| plain(rest).next());
    next.is_some_and(|word| is_in(&OPENERS, word) || is_capital(word))
}
