//! A person's name as typed → its words, without titles, degrees and what is no name in it.

use super::fold::{folded, has_case};
use super::lexicon::{is_preposition, is_word};
use super::prefix;
use super::short::is_given;
use super::title::{is_legal_form, is_office, is_title};
use super::word::{folded_words, is_capital, listed};

/// Splits a name into its words, family name last, without titles and letters of degrees, and
/// without what is no name in it: `Anna "Ani" Ruud née Lie` has four.
pub fn parts(name: &str) -> Vec<String> {
    const SIGNS: &str = "・·,()[]{}/_–—&\"“”„«»‹›";
    let ordered = match name.split_once(", ") {
        Some((family, given)) if !given.contains(',') && !is_title(&folded(given)) => {
            format!("{given} {family}")
        }
        _ => name.to_owned(),
    };
    let words: Vec<&str> = ordered
        .split(|c: char| c.is_whitespace() || SIGNS.contains(c))
        .map(|word| word.trim_end_matches(['\'', '’', '‘', '.']).trim_matches('\''))
        .filter(|word| word.contains(char::is_alphabetic) && !is_degree(word))
        .collect();
    let small = !words.iter().any(|word| is_named(word));
    let mut named: Vec<&str> = words.into_iter().filter(|word| small || is_part(word)).collect();
    while named.len() > 1 && is_before(named[0]) && !is_given(&folded(named[0])) {
        named.remove(0);
    }
    while named.len() > 2 && named.last().is_some_and(|word| is_before(word)) {
        named.pop();
    }
    let large = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() > 2 && letters.clone().all(char::is_uppercase)
    };
    let alike = |word: &&str| {
        if large(word) || small { as_typed(word) } else { (*word).to_owned() }
    };
    named.iter().map(alike).collect()
}

/// `RUUD-LIE` and `ruud-lie` as most people write it: `Ruud-Lie`.
fn as_typed(word: &str) -> String {
    let small = word.to_lowercase();
    let pieces = small.split('-').map(capitalised);
    pieces.collect::<Vec<String>>().join("-")
}

/// A form of address, an office or a legal form.
fn is_before(word: &str) -> bool {
    is_title(&folded(word)) || is_office(word) || is_form_of_firm(word)
}

/// `SA`, `GmbH`; but the family name is `Sá`.
fn is_form_of_firm(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && is_legal_form(&folded(word))
}

/// A capital somewhere, or another script.
fn is_named(word: &str) -> bool {
    let first = word.chars().next().unwrap_or(' ');
    word.contains(char::is_uppercase) || first.is_alphabetic() && !has_case(first)
}

fn is_degree(word: &str) -> bool {
    const DEGREES: &str = "Jr Sr II III IV PhD Ph.D MD MP MEP CBE OBE";
    listed(DEGREES, word)
}

/// Says whether words say what somebody does, and are no name: `Desk Officer`, `Three officials`.
pub fn is_label(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    let office = words.iter().any(|word| is_office(word));
    let ordinary = words.iter().all(|word| is_word(&folded(word)));
    let given = words.iter().any(|word| is_given(&folded(word)));
    let small = words.iter().any(|word| !is_part(word));
    office && ordinary && !given || small && words.iter().all(|word| is_word(&folded(word)))
}

/// A capital, another script, or a particle.
fn is_part(word: &str) -> bool {
    is_named(word)
        || prefix::is_particle(word)
        || word.split(['\'', '’', '-']).next().is_some_and(prefix::is_particle)
}

/// Begins with a capital.
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// Returns the names in a field that says who somebody is: each part of capital words that is no office
/// and no label of a unit, and whatever reads as a name.
pub fn typed_names(typed: &str) -> Vec<String> {
    let is_name = |part: &&str| {
        let mut words = part.split_whitespace();
        !part.is_empty()
            && !part.contains(|c: char| c.is_ascii_digit() || c == '@')
            && !folded_words(part).iter().any(|word| is_office(word))
            && words.all(|word| is_capital(word) && word.contains(char::is_lowercase))
    };
    let parts = typed.split([',', ';', '(', ')', '/', '&']).map(str::trim);
    let mut names: Vec<String> = parts.filter(is_name).map(str::to_owned).collect();
    names.extend(full_names(typed));
    names.dedup();
    names
}

/// Returns the names of people in words, as nothing else reads.
pub fn full_names(words: &str) -> Vec<String> {
    let mut names = Vec::new();
    for item in words.split([',', ';', '(', ')', '/', '&', ':']) {
        let mut run: Vec<&str> = Vec::new();
        let mut before = "";
        for word in item.split_whitespace().chain([""]) {
            let letters = word.trim_matches(|c: char| !c.is_alphanumeric());
            let short = letters.chars().count() == 1 || is_title(&folded(letters));
            if is_capital(letters) || prefix::is_particle(letters) {
                run.push(letters);
            }
            if !(is_capital(letters) || prefix::is_particle(letters))
                || word.ends_with('.') && !short
            {
                let alone = run.len() == item.split_whitespace().count();
                let of = listed("of at for from in", before);
                names.extend(full_name(&run, alone).filter(|_| !of));
                before = letters;
                run.clear();
            }
        }
    }
    names
}

/// Returns the name that words with a capital are: behind a form of address or an office, with an
/// initial or a particle, or two and more. One of them is then no ordinary word, the first is a
/// given name, or nothing stands beside them: `Hope Archer`.
fn full_name(run: &[&str], alone: bool) -> Option<String> {
    let is_before = |word: &&&str| is_title(&folded(word)) || is_office(word);
    let start = run.iter().take_while(is_before).count();
    let (titles, mut name) = run.split_at(start);
    while let [rest @ .., last] = name
        && !is_capital(last)
    {
        name = rest;
    }
    // `van der Broek` where it is all, but not `in Rotterdam`.
    while let [first, rest @ ..] = name
        && !is_capital(first)
        && (!alone || is_preposition(first))
    {
        name = rest;
    }
    let is_other = |word: &&str| {
        let acronym = word.chars().count() > 1 && !word.contains(char::is_lowercase);
        let digits = word.contains(|c: char| c.is_ascii_digit());
        acronym || digits || is_office(word) || is_form_of_firm(word)
    };
    let told = |word: &&str| !is_word(&folded(word)) && !prefix::is_particle(word);
    let first = name.first()?;
    let addressed = titles.iter().any(|word| is_title(&folded(word)));
    let telling = name.iter().any(told) || is_given(&folded(first)) || alone && name.len() < 4;
    let is_name = addressed || telling && (name.len() > 1 || !titles.is_empty() && told(first));
    (is_name && !name.iter().any(is_other)).then(|| name.join(" "))
}
