//! A name found in prose → all that belongs to it and tells as much.

use std::ops::Range;

use super::runs::Token;

/// Returns where a person's name begins with its initials and form of address.
pub fn before_name(words: &str, before: &[Token], start: usize) -> usize {
    const ADDRESS: [&str; 12] = [
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "herr", "frau", "mme", "madame",
        "monsieur",
    ];
    let mut start = start;
    for (range, word) in before.iter().rev() {
        let initial = words[range.clone()].chars().all(char::is_uppercase);
        let belongs = ADDRESS.contains(&word.as_str()) || word.len() == 1 && initial;
        let between = &words[range.end..start];
        if !belongs || !between.chars().all(|c| c.is_whitespace() || c == '.') {
            break;
        }
        start = range.start;
    }
    start
}

/// Returns where the name of an organisation ends with its legal form.
pub fn after_name(words: &str, after: &[Token], end: usize) -> usize {
    const FORMS: [&str; 18] = [
        "inc",
        "ltd",
        "limited",
        "llc",
        "llp",
        "plc",
        "corp",
        "corporation",
        "gmbh",
        "ag",
        "se",
        "sa",
        "sas",
        "sarl",
        "nv",
        "bv",
        "spa",
        "oy",
    ];
    let form = after.first().filter(|(range, word)| {
        let capital = words[range.clone()].starts_with(char::is_uppercase);
        let beside = words
            .get(end..range.start)
            .is_some_and(|gap| matches!(gap, " " | ", "));
        beside && (capital || word == "plc") && FORMS.contains(&word.as_str())
    });
    form.map_or(end, |(range, _)| {
        // `Inc.` within a sentence; at its end the full stop is that of the sentence.
        let rest = &words[range.end..];
        let within = rest.strip_prefix(". ").or(rest.strip_prefix(".,"));
        let goes_on = within.is_some_and(|rest| !rest.starts_with(char::is_uppercase));
        range.end + usize::from(goes_on)
    })
}

/// Returns the whole address on the web in which a name stands: the rest of it tells too.
pub fn address(words: &str, name: Range<usize>) -> Range<usize> {
    let ends = |c: char| {
        c.is_whitespace() || matches!(c, '(' | ')' | '<' | '>' | '[' | ']' | '"')
    };
    let start = words[..name.start].rfind(ends).map_or(0, |at| {
        at + words[at..].chars().next().map_or(1, char::len_utf8)
    });
    let end = words[name.end..]
        .find(ends)
        .map_or(words.len(), |at| name.end + at);
    let whole = words[start..end].trim_end_matches(['.', ',', ';', ':', '!', '?']);
    match whole.contains("://") || whole.starts_with("www.") {
        true => start..(start + whole.len()).max(name.end),
        false => name,
    }
}

#[cfg(test)]
mod tests {
    use super::{address, after_name};
    use crate::release::tokens::tokens;

    #[test]
    fn an_address_goes_whole() {
        for (words, told) in [
            (
                "see https://x.eu/ada/tools?a=1, then",
                "https://x.eu/ada/tools?a=1",
            ),
            ("[it](https://ada.eu/tools).", "https://ada.eu/tools"),
            ("[ada](https://x.eu/tools)", "ada"),
            ("an ada here", "ada"),
        ] {
            let start = words.find("ada").expect("the name");
            assert_eq!(&words[address(words, start..start + 3)], told);
        }
    }

    #[test]
    fn a_legal_form_belongs_to_the_name() {
        for (words, told) in [
            ("Apex Inc. said", "Apex Inc."),
            ("Apex, Ltd said", "Apex, Ltd"),
            ("It is Apex Inc.", "Apex Inc"),
            ("Apex se", "Apex"),
            ("Apex said", "Apex"),
        ] {
            let start = words.find("Apex").expect("the name");
            let end = start + "Apex".len();
            let all: Vec<_> = tokens(words).filter(|(at, _)| at.start >= end).collect();
            assert_eq!(&words[start..after_name(words, &all, end)], told);
        }
    }
}
