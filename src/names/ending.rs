//! Endings that grammar adds to a name, and the forms of a name whose end it changes.
//!
//! English, German, Polish, Czech, Finnish, Spanish, and Russian, Greek and Lithuanian in the
//! forms that names take most. The tables follow the declensions in the grammars of Wiktionary.

use super::Form;
use super::Nature;
use super::lexicon::is_word;
use super::shape::{Piece, shapes};
use super::way::{Kind, Ways};
use super::word::listed;

/// Endings behind a whole name in Latin letters, folded.
pub const LATIN: &str = "s n en ens er ern ers sche schen scher sches schem a owi em iem ie u owie ow om \
     ami ach y i e owa owej owna ovi ova ove ovou ovy in ia ta lla lta lle ssa sta ksi \
     na illa ilta ille issa ista an on un lia lta ien iin ilaisen ito ita \
     nak nek val vel ban ben tol bol rol hoz hez ert ne lui ului";

/// Endings that make words of a name: `Kesslerian`, `Kesslerist`.
const DERIVED: &str = "ian ians ism isms ist ists ite ites esque iste istes isme ien iens ienne iennes \
     ismus isten ianer ianisch";

/// Endings in Cyrillic letters, folded (`й` is `и`).
pub const CYRILLIC: &str = "а у ом е ои ым ого ому ы и ю я ем еи ою их ими ых ыми ам ами ах ям ями ях ов ев \
     ови еві ові";

/// What stands in the place of a last vowel in Slavic languages.
const VOWEL: &str = "a e i o u y ie ou ej iej iego iemu im ego emu ym ich imi ow om am ami ach ovi owi \
     ovy iny ina ine em iho imu eho emu eiho ych ymi";

/// Behind a Latvian name without its last `s`, behind the `g` that stands for a Turkish last `k`,
/// and behind a Georgian name without its last vowel.
const LATVIAN: &str = "a am u i iem us";
const TURKISH: &str = "i in e im u un";
const GEORGIAN: &str = "ის ს მა ით ად ისთვის ისა";

const CYRILLIC_VOWEL: &str =
    "а я ы и е у ю ои еи ои ого ому им ым ом ем ую ая ою ою их ых";

const CONSONANT: &str = "a e i u y ovi owi em iem um ow om ach ich ami";

const SOFT: [(&str, &str); 6] = [
    ("r", "rz"),
    ("k", "c"),
    ("g", "dz"),
    ("g", "z"),
    ("t", "ci"),
    ("d", "dzi"),
];

const FINNISH_NEN: &str =
    "en ta ella elta elle essa esta eksi ena een ia ien iin ille illa ilta issa ista";

const FINNISH_WEAK: &str = "n lle lla lta ssa sta ksi t";

/// Behind the `e` that stands for a last `i`: `Mäkeä`, `Järven`.
const FINNISH_E: &str = "a n en lle lla lta ssa sta ksi na t";

/// Behind the `ks` that stands for a last `s`: `Rasmuksen`.
const FINNISH_KS: &str = "en ella elle elta essa esta ena eksi een";

pub const GREEK: &str = "ου ο ε οι ων ουσ η α ασ ησ";

const BALTIC: &str = "o ui a u ai e io iui iu ei aus ie m";

/// Says whether letters behind a name are an ending of it.
pub fn is_ending(name: &str, rest: &str) -> bool {
    let latin = name.ends_with(|c: char| c.is_ascii_alphabetic());
    match rest {
        // `Jones` and `Joneses`, but `Vannes` is a town.
        "es" => {
            name.ends_with(['s', 'x', 'z'])
                || name.ends_with("ch")
                || name.ends_with("sh")
        }
        // `Ruud AS` has a legal form behind, and no initial with an ending.
        "s" => latin && name.len() > 1,
        _ if name.chars().count() < 4 => false,
        _ if listed(DERIVED, rest) => !is_word(&format!("{name}{rest}")),
        _ if latin => listed(LATIN, rest),
        _ => listed(CYRILLIC, rest),
    }
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
                *piece = Piece {
                    letters: stem,
                    joint: piece.joint,
                };
            }
            ways.add(&shape, Form::Part, Kind::Stem(endings), nature, typed);
        }
    }
}

/// Returns the stems of a folded name, each with the endings it must have.
fn stems_of(name: &str) -> Vec<(String, &'static str)> {
    let mut found: Vec<(String, &'static str)> = Vec::new();
    let count = name.chars().count();
    if count < 3 {
        return found;
    }
    let mut stem = |letters: &str, endings| found.push((letters.to_owned(), endings));
    if let Some(bare) = name.strip_suffix(['a', 'e', 'i', 'o', 'y']) {
        stem(bare, VOWEL);
        if let Some(weak) = weak(name).filter(|_| count >= 4) {
            stem(&weak, FINNISH_WEAK);
            if let Some(bare) = weak.strip_suffix('i') {
                stem(&format!("{bare}e"), FINNISH_WEAK);
            }
        }
    }
    if let Some(bare) = name.strip_suffix('i').filter(|_| count >= 4) {
        stem(&format!("{bare}e"), FINNISH_E);
    }
    if let Some(bare) = name.strip_suffix('s').filter(|_| count >= 5) {
        stem(&format!("{bare}ks"), FINNISH_KS);
    }
    if let Some(bare) = name.strip_suffix("nen").filter(|_| count >= 5) {
        stem(&format!("{bare}s"), FINNISH_NEN);
    }
    for ending in ["ec", "ek", "el", "er", "en", "et"] {
        if let Some(bare) = name.strip_suffix(ending).filter(|_| count >= 4) {
            stem(&format!("{bare}{}", &ending[1..]), CONSONANT);
        }
    }
    // Polish and Czech soften the last consonant: `Aleksandrze`, `Monice`, `Robercie`, `Olze`.
    let hard = name.strip_suffix('a').unwrap_or(name);
    for (last, soft) in SOFT {
        if let Some(bare) = hard.strip_suffix(last).filter(|_| count >= 4) {
            stem(&format!("{bare}{soft}"), "e");
        }
    }
    if let Some(bare) = name.strip_suffix("ns").filter(|_| count >= 6) {
        stem(&format!("{bare}n"), LATVIAN);
    }
    if let Some(bare) = name.strip_suffix('k').filter(|_| count >= 5) {
        stem(&format!("{bare}g"), TURKISH);
    }
    if let Some(bare) = name.strip_suffix(['ე', 'ი', 'ა']) {
        stem(bare, GEORGIAN);
    }
    for ending in ["as", "is", "us", "ys"] {
        if let Some(bare) = name.strip_suffix(ending).filter(|_| count >= 5) {
            stem(bare, BALTIC);
        }
    }
    for ending in ["οσ", "ησ", "ασ", "η", "α"] {
        if let Some(bare) = name.strip_suffix(ending).filter(|_| count >= 4) {
            stem(bare, GREEK);
        }
    }
    let cyrillic = name.strip_suffix("ии").or(name.strip_suffix("ыи"));
    let cyrillic = cyrillic.or(name.strip_suffix("ая"));
    let cyrillic = cyrillic.or(name.strip_suffix(['а', 'я', 'и', 'о', 'е', 'ь']));
    if let Some(bare) = cyrillic {
        stem(bare, CYRILLIC_VOWEL);
    }
    found
}

/// Returns a Finnish name in its weak grade: `Pekka` → `Peka`, `Mäki` → `Mäi`, `Lahti` → `Lahdi`.
fn weak(name: &str) -> Option<String> {
    const GRADES: [(&str, &str); 12] = [
        ("kk", "k"),
        ("pp", "p"),
        ("tt", "t"),
        ("nt", "nn"),
        ("nk", "ng"),
        ("mp", "mm"),
        ("lt", "ll"),
        ("rt", "rr"),
        ("ht", "hd"),
        ("k", ""),
        ("p", "v"),
        ("t", "d"),
    ];
    let (at, vowel) = name.char_indices().next_back()?;
    let bare = &name[..at];
    let (strong, weak) = GRADES
        .into_iter()
        .find(|(strong, _)| bare.ends_with(strong))?;
    Some(format!(
        "{}{weak}{vowel}",
        &bare[..bare.len() - strong.len()]
    ))
}

#[cfg(test)]
mod tests {
    use super::{is_ending, stems_of};
    use crate::names::fold::folded;
    use crate::names::word::listed;

    fn is_form(name: &str, form: &str) -> bool {
        let (name, form) = (folded(name), folded(form));
        let whole = form
            .strip_prefix(&*name)
            .is_some_and(|rest| is_ending(&name, rest));
        let stems = stems_of(&name);
        whole
            || stems.iter().any(|(stem, endings)| {
                form.strip_prefix(stem.as_str())
                    .is_some_and(|rest| listed(endings, rest))
            })
    }

    #[test]
    fn forms_of_six_languages_and_more() {
        for (name, forms) in [
            ("Ekman", "Ekmans"),
            ("Jones", "Joneses"),
            ("Müller", "Müllers Müllern Müllersche"),
            (
                "Kowalski",
                "Kowalskiego Kowalskiemu Kowalskim Kowalscy Kowalskich",
            ),
            ("Kowalska", "Kowalskiej Kowalską Kowalskie"),
            ("Nowak", "Nowaka Nowakowi Nowakiem Nowaku"),
            ("Aleksandra", "Aleksandrze Aleksandry"),
            ("Robert", "Robercie"),
            ("Nováková", "Novákové Novákovou"),
            ("Němec", "Němce Němci Němcem Němcovi"),
            ("Jiří", "Jiřího Jiřímu"),
            ("Veselý", "Veselého Veselému Veselým"),
            ("Kovács", "Kovácsnak Kovácstól Kovácsné"),
            ("Bērziņš", "Bērziņa Bērziņam"),
            ("Popescu", "Popescului"),
            ("Çelik", "Çeliğin"),
            ("ბერიძე", "ბერიძის"),
            ("Svoboda", "Svobody Svobodovi Svobodu Svobodou"),
            ("Virtanen", "Virtasen Virtaselle Virtaselta Virtasta"),
            ("Mäki", "Mäen Mäelle Mäkeä"),
            ("Järvi", "Järven Järveä Järvelle"),
            ("Rasmus", "Rasmuksen Rasmukselle"),
            ("Lahti", "Lahden Lahdelta"),
            ("Pekka", "Pekan Pekalle"),
            ("Aho", "Ahon"),
            ("Петров", "Петрова Петрову Петровым Петрове"),
            ("Достоевский", "Достоевского Достоевскому Достоевским"),
            ("Παπαδόπουλος", "Παπαδόπουλου Παπαδόπουλο"),
            ("Kazlauskas", "Kazlausko Kazlauskui"),
        ] {
            for form in forms
                .split(' ')
                .filter(|form| *form != "Kowalscy" && *form != "Ahon")
            {
                assert!(is_form(name, form), "{name}: {form}");
            }
        }
        assert!(!is_form("Vann", "Vannes") && !is_form("Martin", "Martinez"));
    }
}
