//! Words that are no names: English from a list, and the small words of grammar.

use std::sync::LazyLock;

use super::word::{Listed, listed, section};

/// English words in small letters, without their inflected forms, of at most twelve letters.
///
/// From SCOWL, size 60 (the lists `wamerican` and `wbritish` of Debian), by Kevin Atkinson; its licence stands
/// at the head of the file.
static ENGLISH: LazyLock<Listed> = LazyLock::new(|| lines(include_str!("english.txt")));

/// Words in small letters that are frequent in a language of Europe: `frequent.txt` names its source.
static FREQUENT: LazyLock<Listed> = LazyLock::new(|| lines(include_str!("frequent.txt")));

/// Towns by which somebody may be called: `towns.txt` names its source.
static TOWNS: LazyLock<Listed> = LazyLock::new(|| lines(include_str!("towns.txt")));

/// Says whether a folded word is the name of a town.
pub fn is_town(word: &str) -> bool {
    TOWNS.contains(word)
}

fn lines(file: &'static str) -> Listed {
    file.lines().filter(|line| !line.starts_with('#')).collect()
}

/// Says whether a folded word is one that everybody uses in some language of Europe.
pub fn is_frequent(word: &str) -> bool {
    is_word(word) || FREQUENT.contains(word)
}

/// Says whether a folded word is an ordinary word of English, inflected or not.
pub fn is_word(word: &str) -> bool {
    word.is_ascii() && (is_listed(word) || is_inflected(word))
}

/// Says whether a longer word of English begins with these letters.
pub fn is_beginning(letters: &str) -> bool {
    include_str!("english.txt").contains(&format!("\n{letters}"))
}

fn is_listed(word: &str) -> bool {
    ENGLISH.contains(word)
}

/// Endings of English, and what the stem may have in their place.
const ENDINGS: [(&str, &[&str]); 11] = [
    ("ies", &["y"]),
    ("es", &[""]),
    ("s", &[""]),
    ("ied", &["y"]),
    ("ed", &["", "e"]),
    ("ing", &["", "e"]),
    ("ings", &["", "e"]),
    ("ily", &["y"]),
    ("ly", &["", "le"]),
    ("iness", &["y"]),
    ("ness", &[""]),
];

fn is_inflected(word: &str) -> bool {
    ENDINGS.into_iter().any(|(ending, instead)| {
        let stem = word.strip_suffix(ending).filter(|stem| {
            let hissing = stem.ends_with(['s', 'x', 'z', 'h', 'o', 'e']);
            // `bely` is none of `be`.
            let helps = ending == "ly" && (*stem == "be" || is_auxiliary(stem));
            stem.len() >= 2 && (ending != "es" || hissing) && !helps
        });
        stem.is_some_and(|stem| {
            let is_with = |end: &&str| match *end {
                "" => is_listed(stem),
                end => is_listed(&format!("{stem}{end}")),
            };
            instead.iter().any(is_with) || undoubled(stem).is_some_and(is_listed)
        })
    })
}

/// `run` of `runn`, from `running`.
fn undoubled(stem: &str) -> Option<&str> {
    let last = stem.as_bytes().last()?;
    let shorter = &stem[..stem.len() - 1];
    (shorter.len() >= 2 && shorter.as_bytes().ends_with(&[*last])).then_some(shorter)
}

/// Says whether a word is one of grammar: it stands in any sentence, before any noun.
pub fn is_grammar(word: &str) -> bool {
    is_determiner(word) || is_preposition(word) || is_auxiliary(word) || GRAMMAR.contains(word)
}

static GRAMMAR: LazyLock<Listed> = LazyLock::new(|| section("grammar"));

/// Says whether a word only joins others.
pub fn is_small(folded: &str) -> bool {
    folded.len() < 3
        || matches!(
            folded,
            "and" | "the" | "for" | "with" | "from" | "against" | "into" | "its" | "that"
        )
}

/// Says whether a word points at a thing: after it no name of a person stands.
pub fn is_determiner(word: &str) -> bool {
    static WORDS: LazyLock<Listed> = LazyLock::new(|| section("determiners"));
    WORDS.contains(word)
}

/// Says whether a word is a preposition.
pub fn is_preposition(word: &str) -> bool {
    static WORDS: LazyLock<Listed> = LazyLock::new(|| section("prepositions"));
    WORDS.contains(word)
}

/// Says whether a word is a verb that helps others: `was`, `may`, `has`.
pub fn is_auxiliary(word: &str) -> bool {
    static WORDS: LazyLock<Listed> = LazyLock::new(|| section("auxiliaries"));
    WORDS.contains(word)
}

/// Says whether a word means a number or an amount: `Two said no` names nobody for sure.
pub fn is_amount(word: &str) -> bool {
    const WORDS: &str = "one two three four five six seven eight nine ten eleven twelve hundred \
         thousand few many most more some several both all none others";
    listed(WORDS, word)
}

#[cfg(test)]
mod tests {
    use super::{is_frequent, is_word};

    #[test]
    fn knows_words_from_names() {
        for word in ["best", "may", "will", "box", "meta", "target", "line", "woods", "banks"] {
            assert!(is_word(word), "{word}");
        }
        for name in ["muller", "secretova", "vann", "li", "bo", "ekman", "tiktok"] {
            assert!(!is_word(name), "{name}");
        }
        for (word, frequent) in [("versicherung", true), ("grupo", true), ("zentrova", false)] {
            assert_eq!(is_frequent(word), frequent, "{word}");
        }
    }
}
