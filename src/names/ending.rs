//! Endings that grammar adds to a name.
//!
//! English, German, Polish, Czech, Finnish, Spanish, and Russian, Ukrainian, Greek, Lithuanian and others in
//! the forms that names take most. The tables follow the declensions in the grammars of Wiktionary.

use super::Form;
use super::Nature;
use super::lexicon::{is_frequent, is_grammar, is_word};
use super::shape::{Piece, shapes};
use super::stem::{DERIVED, SMALL, stems_of};
use super::way::{Kind, Ways};
use super::word::listed;

/// Endings behind a whole name in Latin letters, folded.
pub const LATIN: &str = "s n en ens er ern ers a owi em iem ie u owie ow om \
     ami ach y i e owa owej owna ovi ova ove ovou ovy in ia ta lla lta lle ssa sta ksi \
     na tta illa ilta ille issa ista an on un lia lta ien iin ilaisen ito ita kin kaan \
     nak nek val vel ban ben tol bol rol hoz hez ert ne lui ului ar \
     uv ovo ovu ove ovych ovym ovymi ovic ovej ev evo eva evu iowi iowie iu um ji";

/// Endings that make an adjective of the name of a firm: `Umbronský`, `Krakowskiej Żeglugi`.
pub const ADJECTIVES: &str = "ski skie skiego skiej skiemu skim skimi skich ska sko sky ske skeho skemu skou \
     skym skymi skych";

/// Behind these a name has `es` for several of one name.
const PLURAL: &str = "s x z ch sh ar er l or an on";

/// Endings in Cyrillic letters, folded (`й` is `и`).
pub const CYRILLIC: &str = "а у ом е ои ым ого ому ы и ю я ем еи ою их ими ых ыми ам ами ах ям ями ях ов ев \
     ови еві ові";

/// Endings behind a whole name in Georgian and Armenian letters.
pub const CAUCASIAN: &str = "მ ს ი ის ით ად მა სთვის სთან ზე ში ը ի ին ից ով ում ն ները ների";

/// Behind a whole name in letters of India and Iran: signs of respect and cases that are written
/// onto it.
const INDIC: &str = "जी साहब साहेब राव बाई ताई ने को का की के से में पर ला चा ची चे च्या नी शी त हून चं ंनी ंना ंचा ंची ंचे \
     বাবু দা দি কে র এর ভাই ভাইয়ের ভাইকে ભાઈ બેન જી ને નો ની નું ના એ ਜੀ ਨੇ ਨੂੰ గారు గారి జీ ಅವರು ಜೀ ಅವರ ജി جان جی صاحب ها های";

/// Takes off the small words that Finnish writes onto a form: `Virtasellakin`.
fn without_clitic(rest: &str) -> Option<&str> {
    let short = ["kin", "kaan"].iter().find_map(|clitic| rest.strip_suffix(clitic));
    let long = || ["ko", "han", "pa"].iter().find_map(|clitic| rest.strip_suffix(clitic));
    short.or_else(|| long().filter(|form| form.len() > 2)).filter(|form| !form.is_empty())
}

/// `जी` and a case behind it.
fn is_respectful(rest: &str) -> bool {
    listed(INDIC, rest)
        || INDIC
            .split_ascii_whitespace()
            .take(6)
            .any(|sign| rest.strip_prefix(sign).is_some_and(|case| listed(INDIC, case)))
}

/// Says whether letters behind a name are an ending of it.
pub fn is_ending(name: &str, rest: &str) -> bool {
    let latin = name.ends_with(|c: char| c.is_ascii_alphabetic());
    match rest {
        // `Jones` and `Joneses`, but `Vannes` is a town.
        "es" => PLURAL.split(' ').any(|end| name.ends_with(end)),
        // `Etxeberriak` says, in Basque; a letter goes `Kõivupuule`, in Estonian.
        "k" | "ri" | "ren" | "rekin" | "le" | "lt" | "ga" | "st" => {
            name.len() > 6 && name.ends_with(['a', 'e', 'i', 'o', 'u'])
        }
        // A family, in Hungarian.
        "ek" | "eknek" | "ekkel" => ["gy", "sz", "th"].iter().any(|end| name.ends_with(end)),
        // Several of one name in Finnish.
        "t" => name.ends_with(['a', 'e', 'i', 'o', 'u', 'y']) && name.len() >= 4,
        // `Ruud AS` has a legal form behind, and no initial with an ending.
        "s" => (latin || name.ends_with(|c: char| c.is_ascii_digit())) && name.len() > 1,
        // `Janovi`, but `Eva` is in no `Evan`.
        _ if name.chars().count() < 3 || name.chars().count() == 3 && rest.chars().count() < 2 => {
            false
        }
        _ if listed(DERIVED, rest) => !is_word(&format!("{name}{rest}")),
        _ if listed(SMALL, rest) => !is_frequent(&format!("{name}{rest}")),
        _ if latin => {
            listed(LATIN, rest) || without_clitic(rest).is_some_and(|form| listed(LATIN, form))
        }
        _ => listed(CYRILLIC, rest) || listed(CAUCASIAN, rest) || is_respectful(rest),
    }
}

/// Says whether letters behind a stem are one of its endings.
pub fn is_ending_of(stem: &str, endings: &str, rest: &str) -> bool {
    let form = || format!("{stem}{rest}");
    // `The` is no form of Thi.
    (listed(endings, rest) || without_clitic(rest).is_some_and(|form| listed(endings, form)))
        && !(listed(DERIVED, rest) && is_word(&form()))
        && !(listed(SMALL, rest) && is_frequent(&form()))
        && !(stem.len() < 3 && is_grammar(&form()))
}

/// Says whether a folded word is a folded name or a form of it.
pub fn is_form(name: &str, form: &str) -> bool {
    let whole = form.strip_prefix(name);
    whole.is_some_and(|rest| rest.is_empty() || is_ending(name, rest))
        || stems_of(name).iter().any(|(stem, endings)| {
            let rest = form.strip_prefix(stem.as_str());
            rest.is_some_and(|rest| is_ending_of(stem, endings, rest))
        })
}

/// Returns the letters with which all forms of a folded name begin.
pub fn common_stem(name: &str) -> String {
    let stems = stems_of(name).into_iter().map(|(stem, _)| stem);
    stems.fold(name.to_owned(), |common, stem| {
        let alike = common.chars().zip(stem.chars()).take_while(|(one, other)| one == other);
        alike.map(|(c, _)| c).collect()
    })
}

/// Says whether an ending makes a word of a name that may be written small.
pub fn is_derived(name: &str, rest: &str) -> bool {
    name.len() >= 3
        && (listed(DERIVED, rest) || listed(ADJECTIVES, rest))
        && !is_frequent(&format!("{name}{rest}"))
}

/// Adds the beginnings of forms in which the end of a name changes.
pub fn stems(typed: &str, kind: fn(&'static str) -> Kind, nature: Nature, ways: &mut Ways) {
    for shape in shapes(typed) {
        let Some(last) = shape.0.last().map(|piece| piece.letters.clone()) else {
            return;
        };
        for (stem, endings) in stems_of(&last) {
            let mut shape = shape.clone();
            if let Some(piece) = shape.0.last_mut() {
                *piece = Piece { letters: stem, joint: piece.joint };
            }
            ways.add(&shape, Form::Part, kind(endings), nature, typed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_form;
    use crate::names::fold::folded;

    fn is_form_of(name: &str, form: &str) -> bool {
        is_form(&folded(name), &folded(form))
    }

    #[test]
    fn forms_of_six_languages_and_more() {
        let table = include_str!("../../tests/names/forms.txt").lines();
        for line in table.filter(|line| !line.starts_with('#')) {
            let (name, forms) = line.split_once(' ').expect("a name and its forms");
            for form in forms.split(' ') {
                assert!(is_form_of(name, form), "{name}: {form}");
            }
        }
        assert!(!is_form_of("Vann", "Vannes") && !is_form_of("Martin", "Martinez"));
    }
}
