//! A person's name → the parts by which prose may call them alone, and where it does.

use std::ops::Range;

use super::runs::Token;
use super::words::{has_office, is_capital, is_deed, is_name, plain};

/// Names that are words too: with a capital they stand at the head of many a sentence.
const ORDINARY: [&str; 48] = [
    "will",
    "mark",
    "grace",
    "rose",
    "faith",
    "hope",
    "joy",
    "bill",
    "art",
    "frank",
    "grant",
    "jack",
    "rob",
    "max",
    "pat",
    "sue",
    "drew",
    "dean",
    "guy",
    "christian",
    "chase",
    "chance",
    "miles",
    "rich",
    "ray",
    "rusty",
    "sandy",
    "dawn",
    "eve",
    "holly",
    "ivy",
    "iris",
    "jade",
    "melody",
    "patience",
    "prudence",
    "summer",
    "winter",
    "autumn",
    "penny",
    "pearl",
    "amber",
    "lance",
    "pierce",
    "reed",
    "stern",
    "ernst",
    "ferry",
];

const FORMS: [&str; 16] = [
    "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "herr", "frau", "mme", "madame",
    "monsieur", "sir", "dame", "lord", "lady",
];

/// Returns the given names and the other parts of a name but the last, of three letters or
/// more. None when the words are no name of a person: `Three officials`, `Desk officer`.
pub fn parts(name: &str) -> Vec<&str> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let whole = is_name(name) && !has_office(name);
    let parts = words.split_last().map_or(&[][..], |(_, parts)| parts);
    let told = parts.iter().copied().filter(|part| {
        let small = part.trim_end_matches('.').to_lowercase();
        let letters = part.chars().filter(|c| c.is_alphabetic()).count();
        whole && letters >= 3 && is_capital(part) && !FORMS.contains(&small.as_str())
    });
    told.collect()
}

/// Says whether a name is a word too, so that only its place tells which of them is meant.
pub fn is_ordinary(word: &str) -> bool {
    ORDINARY.contains(&word)
}

/// Says whether the word at a place means somebody: it has a capital. A name that is a word
/// too means somebody only within a sentence (`met Will`) and before a deed (`Will said`), for
/// `Will they come?` would else tell by its mark who is hidden.
pub fn is_called(words: &str, tokens: &[Token], at: usize) -> bool {
    let Some((range, word)) = tokens.get(at) else {
        return false;
    };
    let capital = words[range.clone()].starts_with(char::is_uppercase);
    capital
        && (!is_ordinary(word)
            || is_within(words, tokens, at)
            || is_before_deed(words, range))
}

/// Says whether the word before it belongs to the same sentence: nothing but a space lies
/// between, and it is small or a form of address.
fn is_within(words: &str, tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    before.is_some_and(|(before, word)| {
        let small = !is_capital(&words[before.clone()]) || FORMS.contains(&word.as_str());
        small && words.get(before.end..tokens[at].0.start) == Some(" ")
    })
}

fn is_before_deed(words: &str, range: &Range<usize>) -> bool {
    let rest = &words[range.end..];
    let owns = rest.starts_with("'s") || rest.starts_with("’s");
    owns || rest.starts_with(' ') && plain(rest).next().is_some_and(is_deed)
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn parts_are_those_of_people() {
        assert_eq!(parts("Ada Vann"), ["Ada"]);
        assert_eq!(parts("Dr Jean-Claude M. van der Berg"), ["Jean-Claude"]);
        assert_eq!(parts("Bo García Márquez"), ["García"]);
        for none in [
            "Vann",
            "Three officials",
            "Desk Officer",
            "Head of unit",
            "ada vann",
        ] {
            assert!(parts(none).is_empty(), "{none}");
        }
    }
}
