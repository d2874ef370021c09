//! Endings that grammar adds to a name, and the forms of a name whose end it changes.
//!
//! English, German, Polish, Czech, Finnish, Spanish, and Russian, Greek and Lithuanian in the
//! forms that names take most. The tables follow the declensions in the grammars of Wiktionary.

use super::Form;
use super::Nature;
use super::finnish::{strong, weak};
use super::lexicon::{is_grammar, is_word};
use super::shape::{Piece, shapes};
use super::way::{Kind, Ways};
use super::word::listed;

/// Endings behind a whole name in Latin letters, folded.
pub const LATIN: &str = "s n en ens er ern ers a owi em iem ie u owie ow om \
     ami ach y i e owa owej owna ovi ova ove ovou ovy in ia ta lla lta lle ssa sta ksi \
     na tta illa ilta ille issa ista an on un lia lta ien iin ilaisen ito ita kin kaan \
     nak nek val vel ban ben tol bol rol hoz hez ert ne lui ului ar \
     uv ovo ovu ove ovych ovym ovymi ovic ovej ev evo eva evu iowi iowie iu";

/// Endings that make words of a name, which some languages write small: `Kesslerian`, `keßlersche`,
/// `zorrillismo`.
const DERIVED: &str = "ian ians ianism ism isms ist ists ite ites esque iste istes isme ien iens ienne iennes \
     ismus isten ianer ianisch sche schen scher sches schem ismo ismos ista istas iano \
     iana ianos ianas";

/// Endings in Cyrillic letters, folded (`й` is `и`).
pub const CYRILLIC: &str = "а у ом е ои ым ого ому ы и ю я ем еи ою их ими ых ыми ам ами ах ям ями ях ов ев \
     ови еві ові";

/// Endings behind a whole name in Georgian and Armenian letters.
pub const CAUCASIAN: &str = "მ ს ი ის ით ად მა სთვის სთან ზე ში ը ի ին ից ով ում ն ները ների";

/// What stands in the place of a last vowel in Slavic languages.
const VOWEL: &str = "a e i o u y ie ou ej iej iego iemu im ego emu ym ich imi ow om am um ami ach ovi owi \
     ovy iny ina ine em iho imu eho emu eiho ych ymi oi oj oy uv ova ovo ovu ove ovou ovych \
     ovym ovymi ovic ovej";

/// Behind a Latvian name without its last `s`, behind the `g` that stands for a Turkish last `k`,
/// and behind a Georgian name without its last vowel.
const LATVIAN: &str = "a am u i iem us";
const TURKISH: &str = "i in e im u un";
const GEORGIAN: &str = "ის ს მა ით ად ისთვის ისა";

const CYRILLIC_VOWEL: &str =
    "а я ы и е у ю ои еи ои ого ому им ым ом ем ую ая ою ою их ых ия ию ие ием ии";
const CONSONANT: &str = "a ia e i u iu y ovi owi iowi owie em iem um ow om ach ich ami uv ova ovo ovu ove \
     ovou ovych ovym ovymi ovic";

/// Behind the `c` that stands for a last `k` with its vowel: `Mleczce`, `Jitčina`.
const SOFT: &str = "e in ina ine iny inu inou ino";

const FINNISH_NEN: &str =
    "en ta ella elta elle essa esta eksi ena een et ten ia ien iin ille illa ilta issa ista";
const FINNISH_WEAK: &str = "n lle lla lta ssa sta ksi t ille illa ilta issa ista";

/// Behind the `e` that stands for a last `i`: `Mäkeä`, `Järven`.
const FINNISH_E: &str = "a n en lle lla lta ssa sta ksi na t";

/// Behind the `ks` that stands for a last `s`: `Rasmuksen`.
const FINNISH_KS: &str = "en ella elle elta essa esta ena eksi een";

/// Behind these a name has `es` for several of one name.
const PLURAL: &str = "s x z ch sh ar er l or an on";

pub const GREEK: &str = "ου ο ε οι ων ουσ η α ασ ησ";

const BALTIC: &str = "o ui a u ai e io iui iu ei aus ie m";

/// Behind the strong grade with a double vowel: `Rinteelle`, `Kankaan`, `Kauniiseen`.
const FINNISH_STRONG: &str = "n lle lla lta ssa sta ksi na t seen";

/// The ends of a folded name, what stands in their place, the least length of the name, and the
/// endings that follow then. In Polish and Czech a last consonant is softened: `Aleksandrze`, `Monice`.
const STEMS: [(&str, &str, usize, &str); 56] = [
    ("a e i o y", "", 3, VOWEL),
    ("ra ro r", "rz", 4, "e"),
    ("ka ko", "c", 4, SOFT),
    ("a", "", 5, "in ino"),
    ("k", "c", 5, "i"),
    ("cha", "sz", 5, "e"),
    ("ga", "dz", 4, "e"),
    ("ga ha", "z", 4, "e"),
    ("ta t", "ci", 3, "e"),
    ("da d", "dzi", 3, "e"),
    ("i", "e", 4, FINNISH_E),
    ("s", "ks", 5, FINNISH_KS),
    ("nen", "s", 5, FINNISH_NEN),
    ("ec", "c", 4, CONSONANT),
    ("ek", "k", 4, CONSONANT),
    ("el", "l", 4, CONSONANT),
    ("er", "r", 4, CONSONANT),
    ("en", "n", 4, CONSONANT),
    ("et", "t", 4, CONSONANT),
    // Other last vowels that go: `Kozła`, `Orłem`, `Psovi`; or change: `Gołębia`, `Dębowi`.
    ("iol", "l", 5, CONSONANT),
    ("rzel", "rl", 4, CONSONANT),
    ("es", "s", 3, CONSONANT),
    ("ev", "v", 3, CONSONANT),
    ("ab", "eb", 3, CONSONANT),
    ("az", "ez", 4, CONSONANT),
    ("iel", "l", 5, CONSONANT),
    ("ien", "n", 5, CONSONANT),
    ("cien", "tn", 5, CONSONANT),
    ("rzec", "rc", 5, CONSONANT),
    // `Ševce`, `Hroši`, `Hołowni`.
    ("vec", "evc", 4, CONSONANT),
    ("nec", "enc", 4, CONSONANT),
    ("cky", "ct", 5, "i"),
    ("sky", "st", 5, "i"),
    ("rny rna", "re", 6, "n"),
    ("lny lna", "le", 6, "n"),
    ("ch", "s", 5, "i"),
    ("ia", "", 5, "i"),
    ("ski", "sc", 5, "y"),
    ("cki", "cc", 5, "y"),
    // `Saarta`, `Kuusta`; `Uuden`, `Vettä`; `Kurjen`, `Uutisten`; `Chavista`.
    ("i", "", 4, "ta tta"),
    ("si", "de", 4, FINNISH_E),
    ("si", "t", 4, "ta"),
    ("mi", "n", 4, "ta"),
    ("ki", "je", 5, FINNISH_E),
    ("set", "s", 6, FINNISH_NEN),
    ("at", "", 6, "ien ia iin ille illa ilta issa ista"),
    ("a e o ez as", "", 5, DERIVED),
    ("ga gas", "gu", 4, DERIVED),
    ("co ca", "qu", 5, DERIVED),
    ("ur", "", 4, "ar i"),
    ("sson", "ssyn", 6, "i"),
    ("ns", "n", 6, LATVIAN),
    ("k", "g", 5, TURKISH),
    ("ე ი ა", "", 3, GEORGIAN),
    ("as is us ys", "", 5, BALTIC),
    ("οσ ησ ασ η α", "", 4, GREEK),
];

/// Says whether letters behind a name are an ending of it.
pub fn is_ending(name: &str, rest: &str) -> bool {
    let latin = name.ends_with(|c: char| c.is_ascii_alphabetic());
    match rest {
        // `Jones` and `Joneses`, but `Vannes` is a town.
        "es" => PLURAL.split(' ').any(|end| name.ends_with(end)),
        // Several of one name in Finnish.
        "t" => name.ends_with(['a', 'e', 'i', 'o', 'u', 'y']) && name.len() >= 4,
        // `Ruud AS` has a legal form behind, and no initial with an ending.
        "s" => latin && name.len() > 1,
        // `Janovi`, but `Eva` is in no `Evan`.
        _ if name.chars().count() < 3 || name.chars().count() == 3 && rest.chars().count() < 2 => {
            false
        }
        _ if listed(DERIVED, rest) => !is_word(&format!("{name}{rest}")),
        _ if latin => listed(LATIN, rest),
        _ => listed(CYRILLIC, rest) || listed(CAUCASIAN, rest),
    }
}

/// Says whether letters behind a stem are one of its endings.
pub fn is_ending_of(stem: &str, endings: &str, rest: &str) -> bool {
    let form = || format!("{stem}{rest}");
    // `The` is no form of Thi.
    listed(endings, rest)
        && !(listed(DERIVED, rest) && is_word(&form()))
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
    name.len() >= 4 && listed(DERIVED, rest) && !is_word(&format!("{name}{rest}"))
}

/// Adds the beginnings of forms in which the end of a name changes.
pub fn stems(typed: &str, nature: Nature, ways: &mut Ways) {
    for shape in shapes(typed) {
        let Some(last) = shape.0.last().map(|piece| piece.letters.clone()) else {
            return;
        };
        for (stem, endings) in stems_of(&last) {
            let mut shape = shape.clone();
            if let Some(piece) = shape.0.last_mut() {
                *piece = Piece { letters: stem, joint: piece.joint };
            }
            ways.add(&shape, Form::Part, Kind::Stem(endings), nature, typed);
        }
    }
}

/// Returns the stems of a folded name, each with the endings it must have.
fn stems_of(name: &str) -> Vec<(String, &'static str)> {
    let count = name.chars().count();
    let mut found: Vec<(String, &'static str)> = Vec::new();
    for (ends, instead, least, endings) in STEMS {
        let bare =
            ends.split(' ').filter_map(|end| name.strip_suffix(end)).filter(|_| count >= least);
        found.extend(bare.map(|bare| (format!("{bare}{instead}"), endings)));
    }
    let cyrillic = ["ая", "ии", "ыи", "а", "я", "о", "е", "ь", "и"]
        .iter()
        .find_map(|end| name.strip_suffix(end));
    found.extend(cyrillic.map(|bare| (bare.to_owned(), CYRILLIC_VOWEL)));
    if let Some(weak) = weak(name).filter(|_| count >= 4) {
        let open = weak.strip_suffix('i').map(|bare| format!("{bare}e"));
        found.extend(open.map(|open| (open, FINNISH_WEAK)));
        found.push((weak, FINNISH_WEAK));
    }
    if count >= 4 {
        found.extend(strong(name).into_iter().map(|strong| (strong, FINNISH_STRONG)));
    }
    found
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
