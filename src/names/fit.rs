//! Letters that are those of a name × the text around them → whether they are the name here.

use std::ops::Range;

use super::address::{Address, address};
use super::ending::{ADJECTIVES, is_ending, is_ending_of, is_form};
use super::fold::{folded, is_han, is_letter, is_unspaced, parts_scripts};
use super::gap::Gap;
use super::judge::{self, Reader};
use super::lexicon::is_word;
use super::reading::Reading;
use super::shape::Joint;
use super::title::respect;
use super::way::{Kind, Way};
use super::word::{folded_words, listed};
use super::{Certainty, Form, Nature};

/// Most hits lie within other words; they are left at once.
pub fn may_begin(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    reading.gap(start).parts_words()
        || end - start >= 4
        || is_at_number(reading, &(start..end), start)
        || reading.letters[start..].chars().next().is_some_and(is_unspaced)
}

/// Says whether letters are a way of writing a name here, how far it goes, and how surely.
pub fn fits(
    reading: &Reading<'_>,
    at: Range<usize>,
    way: &Way,
    reader: Reader,
) -> Option<(Range<usize>, Certainty)> {
    let begins = begins(reading, at.start, at.end);
    let end = if begins { ends(reading, &at, way) } else { None };
    match end {
        Some(end) if joins(reading, &at, way, false) => {
            let letters = at.start..end;
            let certainty = judge::judge(reading, letters.clone(), at.end, way, reader)?;
            Some((letters, certainty))
        }
        _ => within_address(reading, at, way),
    }
}

/// A name begins where a word does. Arabic and Hebrew write small words onto the next.
fn begins(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let first = reading.letters[start..].chars().next().unwrap_or(' ');
    if reading.gap(start).parts_words()
        || is_unspaced(first)
        || is_seam(reading, start)
        || is_at_number(reading, &(start..end), start)
    {
        return true;
    }
    let semitic = matches!(first, '\u{590}'..='\u{6ff}');
    let word = reading.word_before(start + first.len_utf8()).map_or(start, |word| word.start);
    let before = &reading.letters[word..start];
    semitic
        && end - start >= 6
        && before.chars().count() <= 3
        && before.chars().all(|c| "والفبكلסהבלמשכו".contains(c))
}

/// Says whether another script begins at a letter.
fn is_seam(reading: &Reading<'_>, at: usize) -> bool {
    let before = reading.letters[..at].chars().next_back();
    let after = reading.letters[at..].chars().next();
    before.zip(after).is_some_and(|(before, after)| parts_scripts(before, after))
}

/// `2Acme`, `Acme2024`: a name of three letters and more does not grow together with a number.
fn is_at_number(reading: &Reading<'_>, name: &Range<usize>, place: usize) -> bool {
    let letters = reading.letters.as_bytes();
    let digit = |at: usize| letters.get(at).map(u8::is_ascii_digit);
    let before = place.checked_sub(1).and_then(digit);
    name.len() >= 3 && before.zip(digit(place)).is_some_and(|(before, after)| before != after)
}

/// `UmbraGroup`, `TomRuud`: a capital begins another word.
fn is_hump(reading: &Reading<'_>, at: usize) -> bool {
    let before = reading.raw(at - 1..at).ends_with(char::is_lowercase);
    before && reading.raw(at..at + 1).starts_with(char::is_uppercase)
}

/// A name ends where a word does, or with an ending behind it; returns where that is.
fn ends(reading: &Reading<'_>, at: &Range<usize>, way: &Way) -> Option<usize> {
    let letters = &reading.letters[at.clone()];
    let stem = match way.kind {
        Kind::Stem(endings) | Kind::PartStem(endings) => Some(endings),
        Kind::Each => return each(reading, at.start, &way.typed),
        _ => None,
    };
    let length = letters.chars().count();
    let hump = way.nature == Nature::Organisation && length >= 4;
    if stem.is_none() && (reading.gap(at.end).parts_words() || hump && is_hump(reading, at.end)) {
        return Some(at.end);
    }
    let word = &reading.letters[reading.word_from(at.end)?];
    // `Acmes2024`: a number behind an ending is none of it.
    let rest = word.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    let word_end = at.end + rest.len();
    if stem.is_none() && (is_seam(reading, at.end) || is_at_number(reading, at, at.end)) {
        // `Zell3s`: the ending goes with the name, as behind one of letters alone.
        return Some(if is_ending("name", rest) { word_end } else { at.end });
    }
    if let Some(endings) = stem {
        return is_ending_of(letters, endings, rest).then_some(word_end);
    }
    let last = letters.chars().next_back().unwrap_or(' ');
    if is_unspaced(last) {
        return Some(at.end);
    }
    let hangul = |c: char| matches!(c, '\u{1100}'..='\u{11ff}');
    if hangul(last) {
        let short = rest.chars().count() <= 8 && length >= 4;
        let respect = respect(&reading.text[reading.span(at.clone()).end..]) > 0;
        return (rest.chars().all(hangul) && (short || respect)).then_some(at.end);
    }
    let mut joints = way.joints.iter().rev();
    let last_word = joints.find(|(_, how)| *how == Joint::Words);
    let single = last_word.map_or(letters, |(joint, _)| &letters[*joint..]);
    let firm = way.nature == Nature::Organisation && listed(ADJECTIVES, rest);
    let inflects = way.form != Form::Sign && way.nature != Nature::Thing;
    // `Bąka`, `Жука`, `Ahoa`, `Ahon`: of Slavic and Finnish family names of three letters.
    let vowel = single.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    let three = way.kind == Kind::Family && single.chars().count() == 3;
    let short = three && (listed("a а у", rest) || vowel && rest == "n");
    (inflects && (short || firm || is_ending(single, rest))).then_some(word_end)
}

/// Returns where a name of several words ends of which each may have another ending.
fn each(reading: &Reading<'_>, start: usize, name: &str) -> Option<usize> {
    // `Deutscher Werke`, `Verbandes`: of other words than names.
    const GERMAN: &str = "e en er es em n r s m";
    // Many firms begin alike, and few words are the first of one.
    let second = folded(name.split(' ').skip(1).find(|word| word.starts_with(is_letter))?);
    let behind = &reading.letters[reading.word_from(start)?.end..];
    if !behind.starts_with(second.chars().next()?) {
        return None;
    }
    let mut end = start;
    for (n, word) in folded_words(name).iter().enumerate() {
        let joined = n == 0 || matches!(reading.gap(end), Gap::Space | Gap::Hyphen);
        let at = reading.word_from(end).filter(|_| joined)?;
        let form = &reading.letters[at.clone()];
        let bare = word.strip_suffix(['r', 's']).filter(|bare| bare.ends_with('e'));
        let rest = form.strip_prefix(bare.unwrap_or(word));
        let open = form.strip_prefix(word.trim_end_matches(['a', 'e', 'i', 'o', 'y']));
        let other = rest.is_some_and(|rest| listed(GERMAN, rest))
            || open.is_some_and(|rest| listed(ADJECTIVES, rest));
        end = (other || is_form(word, form)).then_some(at.end)?;
    }
    Some(end)
}

/// Says whether what stands between the letters is what may stand between those of the name.
fn joins(reading: &Reading<'_>, at: &Range<usize>, way: &Way, in_address: bool) -> bool {
    let length = reading.letters[at.clone()].chars().count();
    let free = way.nature != Nature::Person && way.kind == Kind::Whole && length >= 5;
    let mut joints = way.joints.iter().map(|(joint, how)| (at.start + joint, *how)).peekable();
    for place in at.start + 1..at.end {
        let gap = reading.gap(place);
        let joint = joints.next_if(|(joint, _)| *joint == place).map(|(_, how)| how);
        let fits = match (joint, gap) {
            (_, Gap::Seam | Gap::Split) => true,
            (_, Gap::Edge) => false,
            (Some(Joint::Words), Gap::None) => {
                let first = reading.letters[place..].chars().next().unwrap_or(' ');
                in_address
                    || length >= 8
                    || is_hump(reading, place)
                    || is_at_number(reading, at, place)
                    || is_unspaced(first)
                    || matches!(first, '\u{1100}'..='\u{11ff}')
            }
            (Some(Joint::Words), Gap::Dot) => in_address || is_short(reading, at.start, place),
            (Some(Joint::Words), Gap::Signs) => reading.before(place).len() <= 12,
            (Some(Joint::Words), _) => true,
            // `in ’t Veld`, `בע"מ`
            (Some(Joint::Loose), Gap::Signs) => {
                matches!(reading.before(place).trim_start(), "'" | "’" | "‘" | "\"" | "״" | "׳")
            }
            (Some(Joint::Loose), _) | (None, Gap::None) => true,
            (None, Gap::Space | Gap::Hyphen) if free => true,
            (None, _) => {
                let first = reading.letters[place..].chars().next().unwrap_or(' ');
                is_han(first) && gap == Gap::Space
            }
        };
        if !fits {
            return false;
        }
    }
    true
}

/// Behind an initial or a title stands a full stop; behind a name it ends the sentence.
fn is_short(reading: &Reading<'_>, start: usize, place: usize) -> bool {
    let from = (start..place).rev().find(|at| reading.gap(*at).parts_words());
    let spaced = reading.before(place).chars().any(char::is_whitespace);
    !spaced || place - from.unwrap_or(start).max(start) <= 2
}

/// In an address a name stands within longer words too: `avann@apex.example`.
fn within_address(
    reading: &Reading<'_>,
    at: Range<usize>,
    way: &Way,
) -> Option<(Range<usize>, Certainty)> {
    let length = reading.letters[at.clone()].chars().count();
    if length < 4 || way.is_stem() || way.kind == Kind::Each || !joins(reading, &at, way, true) {
        return None;
    }
    let span = reading.span(at.clone());
    let (kind, _) = address(reading.text, span)?;
    let edges = [reading.gap(at.start), reading.gap(at.end)]
        .into_iter()
        .filter(|gap| gap.parts_words())
        .count();
    let word = is_word(&reading.letters[at.clone()]);
    let several = way.joints.iter().any(|(_, how)| *how == Joint::Words);
    let near_edge = edges == 1 && is_letter_apart(reading, &at);
    let fits = match kind {
        _ if edges == 2 => several || !word,
        Address::Mail | Address::Handle => several || !word && (length >= 6 || near_edge),
        Address::Web | Address::File => {
            several && length >= 7 || !word && length >= 7 && edges == 1
        }
    };
    fits.then_some((at, Certainty::Name))
}

/// One letter stands before or behind it: an initial.
fn is_letter_apart(reading: &Reading<'_>, at: &Range<usize>) -> bool {
    let before = at.start > 0
        && reading.gap(at.start - 1).parts_words()
        && reading.gap(at.start) == Gap::None;
    before || reading.gap(at.end) == Gap::None && reading.gap(at.end + 1).parts_words()
}
