//! A sentence → how it is said, by its first verb of saying.

use super::known::Known;
use crate::names::word::{Word, folded_words, is_capital, listed, words};

const ACTS: [(&str, &str); 9] = [
    ("recalled", "recalled reminded rappele"),
    ("asked", "asked enquired inquired requested demande"),
    (
        "stressed",
        "stressed underlined emphasised emphasized highlighted insisted souligne insiste",
    ),
    ("offered", "offered proposed propose"),
    (
        "welcomed",
        "welcomed welcomes appreciate appreciates appreciation thanked salue",
    ),
    ("agreed", "agreed convenu"),
    ("declined", "declined refused refuse"),
    ("warned", "warned cautioned averti"),
    (
        "informed",
        "informed said explained signalled signaled announced reported mentioned noted \
         observed indicated claims claimed explique indique informe signale annonce stated \
         confirmed",
    ),
];

/// What is done to somebody who does not speak: `Palisade was told`.
const TO_OTHERS: &str = "told informed asked reminded warned thanked assured advised invited \
                         urged congratulated given shown encouraged";

const NEAR: usize = 6;

/// Finds how a sentence is said, as a word of the settings.
pub fn act(sentence: &str, known: &Known<'_>) -> Option<&'static str> {
    let words = folded_words(after_opener(beginning(sentence)));
    let said = words.iter().take(NEAR).find_map(|word| {
        let has =
            |(_, verbs): &&(&str, &str)| verbs.split_whitespace().any(|v| v == word);
        ACTS.iter().find(has).map(|(act, _)| *act)
    })?;
    let is_known = known.settings().acts.iter().any(|act| act == said);
    is_known.then_some(said)
}

/// What one says or wants besides, which is no word of the settings.
const SAYING: &str = "says wants want wanted asks told disagreed objected replied answered responded \
                      complained argued suggested urged demanded hoped hopes regretted admitted denied \
                      accepted rejected supported opposed promised committed undertook pledged \
                      believes thinks considers added concluded spoke sagte fragte bat antwortete \
                      erklarte dit repondu dijo pidio disse chiesto risposto zei vroeg sade svarade \
                      sagde svarede sa svarte spurte ba bad powiedzial";

/// Says whether a word is a verb of saying, or `wants`.
pub fn is_verb_of_saying(word: &str) -> bool {
    let verbs = ACTS.iter().map(|(_, verbs)| *verbs).chain([SAYING]);
    verbs
        .flat_map(str::split_whitespace)
        .any(|verb| verb == word)
}

/// Says whether the words behind a subject have something done to it: `was told`,
/// `was accused by Acme`.
pub fn is_passive(sentence: &str, rest: &[Word<'_>]) -> bool {
    let is = ["was", "were", "been", "being", "is", "are", "got"];
    let near = &rest[..rest.len().min(NEAR)];
    let Some(at) = near
        .iter()
        .position(|word| is.contains(&word.folded.as_ref()))
    else {
        return false;
    };
    let behind = &near[at + 1..];
    let is_told = |word: &Word<'_>| listed(TO_OTHERS, &word.folded);
    let mut pairs = behind.windows(2);
    behind.iter().take(3).any(is_told)
        || pairs.any(|pair| {
            pair[0].folded == "by" && is_capital(&sentence[pair[1].range.clone()])
        })
}

/// Words before a clause that stands before who speaks: `On the code, Palisade …`.
const OPENERS: [&str; 10] = [
    "in",
    "on",
    "for",
    "also",
    "finally",
    "moreover",
    "however",
    "furthermore",
    "to",
    "dans",
];
/// Who speaks stands within so many bytes.
const BEGINNING: usize = 160;

/// Returns the words in which a sentence says who speaks.
pub fn beginning(sentence: &str) -> &str {
    &sentence[..sentence.floor_char_boundary(BEGINNING)]
}

/// Leaves out `On the code, …` before the subject.
pub fn after_opener(sentence: &str) -> &str {
    let first = words(sentence).into_iter().next();
    let opens = first.is_some_and(|first| OPENERS.contains(&first.folded.as_ref()));
    match sentence.split_once(", ").filter(|_| opens) {
        Some((opener, rest)) if opener.len() <= 60 => rest,
        _ => sentence,
    }
}
