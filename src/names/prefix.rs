//! A family name with a prefix → the other ways of typing it.

use super::fold::folded;
use super::shape::Shape;
use super::way::{Kind, Ways};
use super::word::{is_capital, listed};
use super::{Form, Nature};

/// Small words within family names of many languages.
pub const PARTICLES: &str = "de del della dello di da do dos das du des d la le lo los las el al l bin ibn \
     bint ben abu van von vom der den ter ten te zu zum zur af av y e san st";

/// Small words that stand in family names alone, and elsewhere are ordinary words: `in ’t Veld`.
/// The last are those of Arabic: of the house of, son, daughter and father of.
const IN_NAMES: &str = "in op aan uit onder t s v auf vande vander vanden ال بن ابن بنت ابو";

/// What is written onto a family name, or apart from it, with an apostrophe or without.
const PREFIXES: &str = "mac fitz o d l";

/// Those of Irish family names, as they are written there: elsewhere they are given names.
const IRISH: &str = "Ó O Ní Nic Uí Mac Mhic Ua";

/// Says whether a word of a name is a small one.
pub fn is_particle(word: &str) -> bool {
    if listed(IRISH, word) {
        return true;
    }
    let word = folded(word.trim_start_matches(['\'', '’', '‘']));
    listed(PARTICLES, &word) || listed(IN_NAMES, &word)
}

/// Returns a family name without the small word that an apostrophe joins to it: `Estaing`
/// of `d’Estaing`.
pub fn without_apostrophe(word: &str) -> Option<&str> {
    let (_, rest) = word.split_once(['\'', '’'])?;
    (is_capital(rest) && rest.chars().count() >= 4).then_some(rest)
}

/// Returns a name with its small words written onto the next: `McCoy` of Mc Coy, `LaCroix`.
pub fn joined(name: &str) -> Option<String> {
    let mut joined = String::with_capacity(name.len());
    let mut words = name.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let small = folded(word);
        joined.push_str(word);
        if words.peek().is_none() {
            break;
        }
        match small.len() {
            // `O’Neill`, `D’Arc`: with an apostrophe or without.
            1 if listed(PREFIXES, &small) => joined.push('\''),
            _ if listed(PARTICLES, &small) || listed("mc mac fitz abdul abd bar ap", &small) => {}
            _ => joined.push(' '),
        }
    }
    (joined != name).then_some(joined)
}

/// Adds the family name with its prefix in other letters, or apart.
pub fn ways(typed: &str, ways: &mut Ways) {
    for other in others(typed) {
        let shape = Shape::new(&other).loose();
        ways.add(&shape, Form::Part, Kind::Family, Nature::Person, &other);
        super::ending::stems(&other, Kind::Stem, Nature::Person, ways);
    }
    apart(typed, ways);
}

/// `MacDonald` is typed `McDonald` and `M’Donald`, `al-Masri` `El-Masri`, and the other way round.
pub fn others(typed: &str) -> Vec<String> {
    const ALIKE: [&[&str]; 5] = [
        &["Mac", "Mc", "M'", "M’"],
        &["al-", "el-"],
        &["Al-", "El-"],
        &["al ", "el "],
        &["Al ", "El "],
    ];
    let all = ALIKE.into_iter().flat_map(|alike| {
        let rest = alike.iter().find_map(|one| typed.strip_prefix(one));
        // `Macleod` too, but `Macy` has no prefix.
        let rest = rest.filter(|rest| is_capital(rest) || rest.len() >= 4);
        rest.into_iter().flat_map(|rest| alike.iter().map(move |other| format!("{other}{rest}")))
    });
    all.filter(|other| other != typed).collect()
}

/// `Dubois` is typed `du Bois` too, `Macdonald` `Mac Donald`, and `Obrien` `O’Brien`.
fn apart(typed: &str, ways: &mut Ways) {
    let word = folded(typed);
    let particles = PARTICLES.split_ascii_whitespace().filter(|particle| particle.len() > 1);
    let prefixes = particles.chain(PREFIXES.split_ascii_whitespace());
    let rest = prefixes.filter_map(|prefix| {
        let rest = word.strip_prefix(prefix)?;
        (rest.len() >= 4).then(|| format!("{prefix} {rest}"))
    });
    for other in rest {
        let shape = Shape::new(&other).loose();
        ways.add(&shape, Form::Part, Kind::Family, Nature::Person, typed);
    }
}
