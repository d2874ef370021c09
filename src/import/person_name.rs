//! Words → whether they are the name of a person, without what it is addressed with.

use crate::names::word::{folded_words, is_capital, words};

/// How people are addressed, in the languages that lists are read in.
const COURTESY: &str = "mr mrs ms miss mx dr prof professor sir dame lord lady m mm mme mlle \
                        madame monsieur herr frau hr fru fr sr sra srta senor senora don dona \
                        sig sigra signor signora dott dottssa ing avv dhr mevr mw meneer \
                        mevrouw pan pani panie";

/// Returns a name without what it is addressed with, and whether it was.
pub fn without_courtesy(name: &str) -> (&str, bool) {
    let mut rest = name.trim();
    let mut is_addressed = false;
    while let Some((first, name)) = rest.split_once(' ') {
        let word = folded_words(first).concat();
        if !COURTESY.split_whitespace().any(|known| known == word) {
            break;
        }
        is_addressed = true;
        rest = name.trim_start();
    }
    (rest, is_addressed)
}

/// The words of a name in one order: `Foss, Lena` is `Lena Foss`.
pub fn name_key(name: &str) -> String {
    let mut words = folded_words(name);
    words.sort();
    words.join(" ")
}

/// Words of titles and bodies, none of which is part of a name.
const TITLES: &str = "head director general counsel officer president manager vice chief minister \
                      adviser advisor policy public affairs global member team leader secretary \
                      ambassador chair chairman deputy senior lead europe relations operations safety \
                      government unit cabinet commission union office council legal security corporate \
                      trust brussels dg representatives";

/// Says whether words look like a name: two to four of them, capitals, no title.
pub fn is_name(text: &str) -> bool {
    let all = words(text);
    let particle =
        |word: &str| ["de", "van", "von", "der", "la", "del", "di", "da"].contains(&word);
    (2..=5).contains(&all.len())
        && !text.contains([':', '/', '@', '&', '\n'])
        && all.iter().all(|word| {
            let written = &text[word.range.clone()];
            (is_capital(written) || particle(&word.folded))
                && !TITLES.split_whitespace().any(|title| title == word.folded)
                && !written.contains(|c: char| c.is_ascii_digit())
        })
}
