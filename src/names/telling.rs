//! The name of a firm → the words of it by which it is called alone.

use super::codes::begins_like_place;
use super::fold::{folded, is_han, is_hangul, is_unspaced};
use super::lexicon::{is_beginning, is_frequent, is_word};
use super::prefix;
use super::short::is_given;
use super::word::{is_capital, listed};

/// `Zentrova` of Zentrova Dredging, Grupo Zentrova and Zentrova.com: the words of a name that are words
/// of no language, and a given name before words of a trade.
pub fn telling_words(name: &str) -> Vec<&str> {
    let all = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = all.collect();
    // `O’Dowd` of O’Dowd Shipping, not Dowd alone.
    let prefixed = name.split([' ', '-']).filter(|word| prefix::without_apostrophe(word).is_some());
    // `European Zentrova Council`: no firm is called after where it is.
    let of_place = |word: &str| {
        let ends = ["an", "ish", "ese", "ic"].iter().any(|end| word.ends_with(end));
        ends && begins_like_place(&folded(word)) || listed(OF_PLACES, word)
    };
    // `Peter Shipping`, but not `Peter & Anna` nor `Deutsche Bank`.
    let is_trade = words.iter().skip(1).all(|word| is_word(&folded(word)));
    let own = |word: &&str| {
        let given = is_trade && *word == words[0] && is_given(&folded(word));
        let small = folded(word);
        // `Telecom` is short for a trade.
        let short = *word != words[0] && word.len() >= 6 && is_beginning(&small);
        let known = (is_frequent(&small) || short) && !given;
        // `VRX Systems`, `QuillPay Services`, `3C Logistik`, but not `EU Council`.
        let least = if word.contains(char::is_lowercase) { 4 } else { 3 };
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let numbered = letters > 0 && letters < word.chars().count();
        is_capital(word) && letters >= least && !known && !of_place(word)
            || numbered && word.contains(char::is_uppercase)
    };
    let telling = words.iter().copied().filter(own);
    prefixed.chain(telling).filter(|word| *word != name).collect()
}

/// Words of where somebody is from that do not begin as the name of a country.
const OF_PLACES: &str = "French Dutch Greek Swiss Arab European Asian African American Nordic Baltic Arctic Hellenic \
     Iberian Balkan Slavic Celtic Gaelic British Danish Welsh";

/// `النور` of النور للملاحة, whose last word says for what it is; `三菱` of 三菱商事, `トヨタ` of
/// トヨタ自動車, `삼성` of 삼성전자: two signs, or those of another script. Of a country it is no name.
pub fn without_trade(name: &str) -> Option<&str> {
    const COUNTRIES: [&str; 8] = ["中国", "中國", "中华", "中華", "日本", "한국", "대한", "韓国"];
    let script = |c: char| (is_han(c), is_unspaced(c), is_hangul(c));
    if let Some((before, _)) = name.rsplit_once(' ').filter(|(_, last)| last.starts_with("لل")) {
        return Some(before);
    }
    let signs: Vec<(usize, char)> = name.char_indices().collect();
    let all = signs.iter().all(|(_, c)| is_unspaced(*c) || is_hangul(*c));
    let other = signs.iter().position(|(_, c)| script(*c) != script(signs[0].1));
    let two = signs.first().filter(|(_, c)| is_han(*c) || is_hangul(*c)).map(|_| 2);
    let (end, _) = signs.get(other.or(two)?).filter(|_| all && signs.len() >= 4)?;
    let first = &name[..*end];
    (first.chars().count() > 1 && !COUNTRIES.contains(&first)).then_some(first)
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_of_no_language_tell_a_firm() {
        for (name, words) in [
            ("Zentrova Dredging", "Zentrova"),
            ("Nordwind Energie", "Nordwind"),
            ("Grupo Ñandú", "Ñandú"),
            ("University of Zentrova", "Zentrova"),
            ("Zentrova.com", "Zentrova"),
            ("McAllister & Sons", "McAllister"),
            ("3C Versicherung", "3C"),
            ("European Energy Council", ""),
            ("Deutsche Bank", ""),
            ("Zentrova", ""),
        ] {
            assert_eq!(super::telling_words(name).join(" "), words, "{name}");
        }
    }
}
