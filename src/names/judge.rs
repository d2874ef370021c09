//! Letters that may be a name × how they are written → whether they name somebody, and how surely.

use std::ops::Range;

use super::address::{Address, address};
use super::ending::is_derived;
use super::fold::{folded, has_case, is_han};
use super::gap::Gap;
use super::lexicon::{is_determiner, is_frequent, is_word};
use super::noun::{doubtful, goes_on, is_common, is_of_place, may_be_other};
use super::reading::Reading;
use super::spot::Spot;
use super::uncased::without_case;
use super::usage::{is_hyphened, usage};
use super::way::{Kind, Way};
use super::{Certainty, Form, Nature, Setting};

/// What kind of text is read, and for whom.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// The text.
    pub setting: Setting,
    /// Whether a capital at the head of a sentence is no sign of a name. Who only links and
    /// doubts wants to hear of it all the same.
    pub strict: bool,
}

/// Decides on letters whose bounds and joints fit a way of writing a name. `bare` is where the
/// name ends and its grammatical ending begins.
pub fn judge(
    reading: &Reading<'_>,
    letters: Range<usize>,
    bare: usize,
    way: &Way,
    reader: Reader,
) -> Option<Certainty> {
    let spot = Spot { reading, start: letters.start, end: letters.end };
    let raw = spot.raw();
    let cased = raw.chars().find(|c| c.is_alphabetic()).is_some_and(has_case);
    if way.nature == Nature::Thing {
        return thing(&spot, way, raw.contains(char::is_uppercase));
    }
    if !cased {
        return without_case(&spot, way, reader.setting);
    }
    if let Some((kind, _)) = address(reading.text, reading.span(letters.clone())) {
        return in_address(&spot, way, kind);
    }
    let ending = &reading.letters[bare..letters.end];
    let words = words(&spot, way);
    match words.as_slice() {
        [_] => single(&spot, way, ending, reader),
        words => several(&spot, way, words),
    }
}

/// Splits the letters where words part. A hyphen at the end of a line parts none where the
/// name has no joint.
fn words<'r>(spot: &Spot<'r, '_>, way: &Way) -> Vec<&'r str> {
    let joint = |at: usize| way.joints.iter().any(|(joint, _)| spot.start + joint == at);
    let parts = |at: &usize| match spot.reading.gap(*at) {
        Gap::Split => joint(*at),
        gap => gap.parts_words(),
    };
    let mut words = Vec::new();
    let mut start = spot.start;
    for end in (spot.start + 1..spot.end).filter(parts).chain([spot.end]) {
        words.push(&spot.reading.letters[start..end]);
        start = end;
    }
    words
}

/// Topics and titles are meant in capital and small letters alike.
fn thing(spot: &Spot<'_, '_>, way: &Way, capital: bool) -> Option<Certainty> {
    let short = way.typed.chars().count() <= SHORT && way.typed == way.typed.to_uppercase();
    if short && spot.raw() != way.typed {
        return None;
    }
    let word = !capital && words(spot, way).iter().all(|word| is_word(word));
    Some(if word { Certainty::MaybeWord } else { Certainty::Name })
}

/// No name in capitals up to this length is found in small letters.
const SHORT: usize = 4;

fn in_address(spot: &Spot<'_, '_>, way: &Way, kind: Address) -> Option<Certainty> {
    let words = words(spot, way);
    if spot.end - spot.start == 1 && way.nature == Nature::Person {
        return None;
    }
    let word = words.iter().all(|word| is_word(word)) && way.form != Form::Sign;
    let label = spot.reading.span(spot.start..spot.end);
    let text = spot.reading.text;
    let own = |c: Option<char>| c.is_none_or(|c| !c.is_alphabetic() && c != '-' && c != '_');
    let whole =
        own(text[..label.start].chars().next_back()) && own(text[label.end..].chars().next());
    match kind {
        _ if words.len() > 1 || !word => Some(Certainty::Name),
        Address::Mail => Some(Certainty::Name),
        Address::Web if whole && is_in_host(text, &label) => Some(Certainty::Name),
        Address::Web | Address::Handle | Address::File => whole.then_some(Certainty::MaybeWord),
    }
}

fn is_in_host(text: &str, at: &Range<usize>) -> bool {
    let start = text[..at.start].rfind(|c: char| c.is_whitespace() || "(<[\"".contains(c));
    let whole = &text[start.map_or(0, |at| at + 1)..at.start];
    let before = whole.split_once("://").map_or(whole, |(_, rest)| rest);
    !before.contains('/') && text[at.end..].starts_with('.')
}

/// One word: a name by its capital, unless it is an ordinary word too.
fn single(spot: &Spot<'_, '_>, way: &Way, ending: &str, reader: Reader) -> Option<Certainty> {
    let raw = spot.raw();
    let capital = raw.starts_with(char::is_uppercase);
    let legal = spot.has_legal_form();
    // `Rossi Ltd` is a firm, whoever is called Rossi.
    if legal && way.nature == Nature::Person {
        return None;
    }
    if capital && (reader.setting == Setting::Names || legal && way.nature == Nature::Organisation)
    {
        return Some(Certainty::Name);
    }
    let length = spot.folded().chars().count();
    if length == 1 {
        // `Ms O’Hara` is no Ms O.
        let behind = spot.behind().filter(|behind| behind.kind == Gap::Apostrophe);
        if behind.is_some_and(|behind| behind.is_capital()) {
            return None;
        }
        let firm = way.nature == Nature::Organisation;
        let doubt = (firm && capital).then_some(Certainty::MaybeWord);
        return doubt.or((capital && spot.has_title()).then_some(Certainty::Name));
    }
    // `NaN` is no Nan.
    let inner = raw.chars().skip(1).any(char::is_uppercase) && raw.contains(char::is_lowercase);
    if length <= SHORT && inner && !way.typed.chars().skip(1).any(char::is_uppercase) {
        return None;
    }
    let person = reader.strict && way.nature == Nature::Person;
    if spot.is_word() {
        let told = !reader.strict && capital && !is_hyphened(spot);
        return match usage(spot) {
            Some(_) if person && is_of_place(spot) => Some(Certainty::MaybeWord),
            used => used.or(told.then_some(Certainty::MaybeWord)),
        };
    }
    let letter = |at: usize| spot.reading.raw(at..at + 1);
    let upper = (spot.start..spot.end).all(|at| !letter(at).contains(char::is_lowercase));
    let typed_upper = !way.typed.contains(char::is_lowercase) && !way.typed.contains(is_han);
    if length < SHORT && upper && !typed_upper && !spot.is_shouted() {
        // `BO asked`: houses write family names so, but it may be letters of something else.
        let sought = reader.strict || spot.has_title();
        return sought.then_some(Certainty::MaybeWord);
    }
    if length <= SHORT && typed_upper && !upper {
        // `n26` is no word, but `3m` may be three metres.
        let numbered = raw.contains(|c: char| c.is_ascii_digit());
        return (numbered && raw.starts_with(char::is_alphabetic)).then_some(Certainty::MaybeWord);
    }
    let inflected = !ending.is_empty();
    let typed_small = way.typed.starts_with(char::is_lowercase);
    let bare = spot.folded().strip_suffix(ending).unwrap_or_default();
    match (capital || raw.contains(char::is_uppercase), way.nature) {
        (true, _) if inflected && doubtful(way, spot, ending) => Some(Certainty::MaybeWord),
        (true, _) if person && may_be_other(spot, way) => Some(Certainty::MaybeWord),
        // `Zentrova` of Zentrova Dredging may be another firm, or a town.
        (large, Nature::Organisation) if matches!(way.kind, Kind::Given | Kind::PartStem(_)) => {
            large.then_some(Certainty::MaybeWord)
        }
        // `Der Hafen war voll`, and a firm of that name.
        (true, Nature::Organisation) if is_frequent(spot.folded()) && spot.language().is_some() => {
            Some(Certainty::MaybeWord)
        }
        (true, _) => Some(Certainty::Name),
        (false, Nature::Organisation) if !inflected && (length > SHORT || typed_small) => {
            Some(Certainty::Name)
        }
        (false, _) if length > 3 && (!inflected || is_derived(bare, ending)) => {
            Some(Certainty::MaybeWord)
        }
        (false, _) => None,
    }
}

/// Several words: a name, unless all are ordinary words in small letters.
fn several(spot: &Spot<'_, '_>, way: &Way, words: &[&str]) -> Option<Certainty> {
    let raw = spot.raw();
    // `at&t`: nobody writes two words so.
    let signed = raw.contains(['&', '+']) && way.nature == Nature::Organisation;
    let plain = words.iter().all(|word| is_word(word) || word.len() == 1);
    let capitals: Vec<bool> = raw
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.starts_with(char::is_uppercase))
        .collect();
    let (first, last) = (capitals.first() == Some(&true), capitals.last() == Some(&true));
    // `the Captain` names somebody, and the captain of a ship does not.
    let called = way.typed.split_once(' ').filter(|_| way.form == Form::Alias);
    let article = called.is_some_and(|(first, _)| is_determiner(&folded(first)));
    let is_small = way.typed.starts_with(char::is_lowercase) && !article;
    let has_none = !way.typed.contains(char::is_uppercase);
    if way.form == Form::Sign || is_small || has_none || signed {
        return Some(Certainty::Name);
    }
    // `Lemaire a dit`, `a Ruud plan`: no initial is written small.
    let mut letters = raw.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() == 1);
    let typed = |letter: &str| way.typed.split(' ').any(|word| word == letter);
    let small = letters.any(|one| one.starts_with(char::is_lowercase) && !typed(one));
    // `The Nile water treaty holds`, `Port logistics are poor`, and a firm of that name.
    let lowered = first && (is_frequent(words[words.len() - 1]) || spot.opens());
    let doubt = way.kind == Kind::Family || lowered;
    match plain {
        _ if small && way.kind == Kind::Several => None,
        _ if article && !last && words.iter().all(|word| is_frequent(word)) => None,
        _ if article && (plain || !last) => Some(Certainty::MaybeWord),
        true if !first && !last => None,
        // `A best practice` is not A. Best.
        true if !last && way.nature == Nature::Person => None,
        _ if !last && way.nature == Nature::Organisation && is_common(spot, words) => None,
        true if !last || !first => Some(Certainty::MaybeWord),
        // `Green Energy Week`
        true if way.nature == Nature::Organisation && goes_on(spot) => Some(Certainty::MaybeWord),
        true if spot.opens() && way.kind != Kind::Whole => Some(Certainty::MaybeWord),
        false if !last && doubt => Some(Certainty::MaybeWord),
        false if !first && !last && words.iter().any(|word| word.len() < 3) => {
            (spot.folded().len() > 6).then_some(Certainty::MaybeWord)
        }
        _ => Some(Certainty::Name),
    }
}
