//! Words by which names, offices and elements of a list are known.

/// Offices: of `A, President of B, and C` the second is no element.
const OFFICES: [&str; 22] = [
    "president",
    "vice",
    "head",
    "chief",
    "director",
    "minister",
    "commissioner",
    "chair",
    "officer",
    "counsel",
    "member",
    "adviser",
    "advisor",
    "manager",
    "ambassador",
    "secretary",
    "general",
    "ceo",
    "founder",
    "lead",
    "desk",
    "cabinet",
];

/// How a stretch of small words begins that is an element: `other firms`, `two ministries`.
pub const OPENERS: [&str; 24] = [
    "the", "a", "an", "other", "others", "some", "many", "several", "further", "more",
    "two", "three", "four", "five", "six", "seven", "our", "their", "its", "les", "des",
    "autres", "die", "andere",
];

const PARTICLES: [&str; 20] = [
    "of", "de", "da", "di", "du", "del", "della", "der", "den", "des", "la", "le", "van",
    "von", "zu", "for", "the", "on", "and", "bin",
];

/// Says whether a word is one of a list, in any case.
pub fn is_in(list: &[&str], word: &str) -> bool {
    let small = word.to_lowercase();
    list.contains(&small.as_str())
}

/// Returns the words of a text as people separate them, without signs around them.
pub fn plain(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split_whitespace();
    let bare = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    bare.filter(|word| !word.is_empty())
}

/// Says whether a word begins with a capital or a digit.
pub fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
}

/// Says whether words look like a name: all have capitals but for particles.
pub fn is_name(text: &str) -> bool {
    let mut words = plain(text);
    let first = words.next();
    first.is_some_and(is_capital)
        && words.all(|word| is_capital(word) || is_in(&PARTICLES, word))
}

/// Says whether one of the words is that of an office.
pub fn has_office(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| is_in(&OFFICES, word))
}

/// Says whether a word reads as what somebody did: `asked`, `said`, `was`.
pub fn is_deed(word: &str) -> bool {
    const DEEDS: [&str; 16] = [
        "said", "says", "told", "tells", "spoke", "is", "was", "were", "are", "has",
        "had", "will", "met", "came", "gave", "wrote",
    ];
    is_in(&DEEDS, word) || word.len() > 4 && word.ends_with("ed")
}

/// Says whether a stretch between two separators is an element of the list.
///
/// It is when it looks like a name (`Tech Coalition`), when it begins as things do that are
/// counted or pointed at (`other firms`, `the ministry`), or when it is a single word. It is
/// not when it says what somebody did, or what office the element before it holds.
pub fn is_element(text: &str) -> bool {
    let words: Vec<&str> = plain(text).collect();
    let signs = [':', '!', '?', '(', ')', '[', ']', '|', '"', '“'];
    let short = (1..=6).contains(&words.len());
    let things = words.len() == 1 || is_in(&OPENERS, words.first().unwrap_or(&""));
    short
        && !text.contains(signs)
        && !text.contains(". ")
        && !has_office(text)
        && !words.iter().any(|word| is_deed(word))
        && (things || is_name(text))
}
