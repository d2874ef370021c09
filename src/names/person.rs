//! A person's name → every way of writing it that stands for the person.

use any_ascii::any_ascii;

use super::fold::{folded, is_han, is_hangul, is_unspaced};
use super::gender::of_men;
use super::lexicon::is_determiner;
use super::name_words::{capitalised, parts};
use super::prefix;
use super::shape::{Shape, shapes};
use super::short::short_forms;
use super::way::{Kind, Ways};
use super::{Form, Nature};

/// Adds the ways of writing a person's name.
pub fn ways(name: &str, form: Form, ways: &mut Ways) {
    // The article of `la Jefa` is no particle of a family name.
    let called = name.split_once(' ').filter(|_| form == Form::Alias);
    if let Some((_, rest)) = called.filter(|(first, _)| is_determiner(first)) {
        whole(name, form, ways);
        return self::ways(rest, Form::Part, ways);
    }
    if let Some(joined) = prefix::joined(name) {
        self::ways(&joined, Form::Part, ways);
    }
    whole(name, form, ways);
    let words = parts(name);
    if words.is_empty() {
        return;
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if let [only] = words.as_slice() {
        if only.chars().all(|c| is_unspaced(c) || is_hangul(c)) {
            unspaced(only, ways);
        } else {
            single(only, Kind::Family, ways);
        }
        return;
    }
    let start = family_start(&words);
    let (given, family) = words.split_at(start);
    together(given, family, ways);
    // `Anamaria`; `Ana M.`, and `García M.` of two family names.
    let joined = given.concat();
    part(&[&joined], Kind::Given, &joined, ways);
    let last = family.last().and_then(|word| initial(word)).unwrap_or_default();
    for word in given {
        single(word, Kind::Given, ways);
        part(&[word, &last], Kind::Several, word, ways);
        for short in short_forms(&folded(word)) {
            part(&[short], Kind::Given, &capitalised(short), ways);
        }
    }
    families(family, ways);
    // `Anna Ruud née Lie`: each word may be the family name.
    given.iter().skip(1).for_each(|word| families(&[word], ways));
}

/// Adds the whole name with the family name first, as address lines have it.
pub fn family_first(name: &str, ways: &mut Ways) {
    let words = parts(name);
    if words.len() < 2 {
        return;
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (given, family) = words.split_at(family_start(&words));
    let turned = [family, given].concat().join(" ");
    for shape in shapes(&turned) {
        ways.add(&shape, Form::Part, Kind::Whole, Nature::Person, &turned);
    }
}

fn whole(name: &str, form: Form, ways: &mut Ways) {
    for shape in shapes(name) {
        ways.add(&shape, form, Kind::Whole, Nature::Person, name);
    }
}

/// Returns where the family name begins: at a particle, else with the last word.
fn family_start(words: &[&str]) -> usize {
    let first = words.iter().skip(1).position(|word| prefix::is_particle(word));
    let last = words.len() - 1;
    first.map_or(last, |at| at + 1).min(last)
}

/// Given and family names side by side, in either order, with initials and short forms.
fn together(given: &[&str], family: &[&str], ways: &mut Ways) {
    let mut firsts: Vec<Vec<String>> = vec![given.iter().map(|w| (*w).to_owned()).collect()];
    if let [_, rest @ ..] = given
        && rest.len() > 1
    {
        // `JoséPeñalverIbáñez` of Mª José Peñalver Ibáñez.
        firsts.push(rest.iter().map(|word| (*word).to_owned()).collect());
    }
    let initials = given.iter().filter_map(|word| initial(word));
    firsts.push(initials.collect());
    for word in given.iter().filter(|word| word.trim_end_matches('.').chars().count() > 1) {
        firsts.push(vec![(*word).to_owned()]);
        firsts.extend(initial(word).map(|one| vec![one]));
        for short in short_forms(&folded(word)) {
            firsts.push(vec![capitalised(short)]);
        }
        let pieces: Vec<&str> = word.split('-').collect();
        if pieces.len() > 1 {
            firsts.extend(pieces.iter().map(|piece| vec![(*piece).to_owned()]));
            let initials = pieces.iter().filter_map(|piece| initial(piece));
            firsts.push(vec![initials.collect::<Vec<String>>().join("-")]);
        }
    }
    if let ([first, middle @ ..], false) = (given, given.len() < 2) {
        let middle = middle.iter().filter_map(|word| initial(word));
        firsts.push(std::iter::once((*first).to_owned()).chain(middle).collect());
    }
    for last in last_names(family) {
        for first in &firsts {
            let first: Vec<&str> = first.iter().map(String::as_str).collect();
            let forward = [first.as_slice(), last.as_slice()].concat();
            let backward = [last.as_slice(), first.as_slice()].concat();
            for words in [forward, backward] {
                part(&words, Kind::Several, &words.join(" "), ways);
            }
        }
    }
}

/// The family name, without its particles, and each half of a double one.
fn last_names<'a>(family: &[&'a str]) -> Vec<Vec<&'a str>> {
    let mut all = vec![family.to_vec()];
    for start in 1..family.len() {
        all.push(family[start..].to_vec());
    }
    // `de la Renta` of de la Renta y Vega, and of de la Renta Vega.
    let is_small =
        |word: &&str| prefix::is_particle(word) || matches!(*word, "y" | "e" | "i" | "et" | "und");
    let before = family.iter().rposition(|word| !is_small(word)).unwrap_or_default();
    if let Some(end) = family[..before].iter().rposition(|word| !is_small(word)) {
        all.extend(last_names(&family[..=end]));
    }
    if let Some(last) = family.last() {
        let pieces: Vec<&str> = last.split(['-', '‐', '–', '\u{5be}']).collect();
        if pieces.len() > 1 {
            let telling = pieces.into_iter().filter(|piece| !prefix::is_particle(piece));
            all.extend(telling.map(|piece| vec![piece]));
        }
        all.extend(prefix::without_apostrophe(last).map(|rest| vec![rest]));
        // Arabic writes `for the` as one word, and has the article in no other script.
        let bare = last.strip_prefix("ال").filter(|bare| bare.chars().count() > 3);
        all.extend(bare.map(|bare| vec![bare]));
    }
    all
}

fn families(family: &[&str], ways: &mut Ways) {
    for last in last_names(family) {
        let typed = last.join(" ");
        for shape in shapes(&typed) {
            let kind = Kind::Family;
            ways.add(&shape.loose(), Form::Part, kind, Nature::Person, &typed);
        }
        super::ending::stems(&typed, Kind::Stem, Nature::Person, ways);
        prefix::ways(&typed, ways);
        for other in of_men(&typed) {
            part(&[&other], Kind::Family, &other, ways);
            super::ending::stems(&other, Kind::Stem, Nature::Person, ways);
        }
    }
}

/// A word of a name alone, and each half of a double one.
fn single(word: &str, kind: Kind, ways: &mut Ways) {
    part(&[word], kind, word, ways);
    super::ending::stems(word, Kind::Stem, Nature::Person, ways);
    let pieces: Vec<&str> = word.split(['-', '‐', '–', '\u{5be}']).collect();
    if pieces.len() > 1 {
        let told = pieces.iter().filter(|piece| !piece.starts_with(char::is_lowercase));
        told.for_each(|piece| part(&[piece], kind, piece, ways));
    }
}

fn part(words: &[&str], kind: Kind, typed: &str, ways: &mut Ways) {
    for shape in shapes(&words.join(" ")) {
        ways.add(&shape, Form::Part, kind, Nature::Person, typed);
    }
}

/// `田中由紀`, `李小明`: one or two signs are the family name, the rest the given one.
fn unspaced(name: &str, ways: &mut Ways) {
    let signs: Vec<char> = name.chars().collect();
    let cut = |from: usize, to: usize| signs[from..to].iter().collect::<String>();
    let kana = signs.iter().position(|c| !is_han(*c)).filter(|at| *at > 0);
    let longest = match kana {
        // `남궁민서` has a family name of two signs.
        _ if is_hangul(signs[0]) => 1 + usize::from(signs.len() > 3),
        Some(kana) => kana,
        None => signs.len().min(5).div_ceil(2),
    };
    for family in (1..=longest).filter(|family| *family < signs.len()) {
        let (first, rest) = (cut(0, family), cut(family, signs.len()));
        part(&[&first], Kind::Family, &first, ways);
        // `Mr Xi` of 習近平: short in Latin letters, and no more than a sound.
        if first.chars().all(is_han) {
            let pinyin = Shape::new(&any_ascii(&first));
            ways.add(&pinyin, Form::Part, Kind::Family, Nature::Person, &first);
        }
        if rest.chars().count() > 1 {
            part(&[&rest], Kind::Given, &rest, ways);
        }
        // `민준 임`, `임, 민준`: as Latin letters have it.
        if is_hangul(signs[0]) {
            part(&[&rest, &first], Kind::Several, &rest, ways);
            part(&[&first, &rest], Kind::Several, &rest, ways);
        }
    }
}

fn initial(word: &str) -> Option<String> {
    word.chars().next().map(|c| c.to_string())
}
