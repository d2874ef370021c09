//! The forms of a name whose end grammar changes: what the end becomes, and the endings that follow it.

use super::finnish::{strong, weak};

/// Endings that make words of a name, which some languages write small: `Kesslerian`, `keßlersche`,
/// `zorrillismo`.
pub const DERIVED: &str = "ian ians ianism ism isms ist ists ite ites esque iste istes isme ien iens ienne iennes \
     ismus isten ianer ianisch sche schen scher sches schem ismo ismos ista istas iano \
     iana ianos ianas";

/// Behind a German name, of somebody small: `Fritzchen`.
pub const SMALL: &str = "chen chens lein leins";

/// Behind the `ll`, `nn`, `rr` that stand for a last `ld`, `nd`, `rd` in Estonian: `Põllu`, `Ranna`.
const ESTONIAN: &str = "u ule ult ul uga us ust usse ale alt aga as ast asse";

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

/// What stands in the place of the last letters of a Greek name.
pub const GREEK: &str = "ου ο ε οι ων ουσ η α ασ ησ";

const BALTIC: &str = "o ui a u ai e io iui iu ei aus ie m";

/// Behind the strong grade with a double vowel: `Rinteelle`, `Kankaan`, `Kauniiseen`.
const FINNISH_STRONG: &str = "n lle lla lta ssa sta ksi na t seen";

/// The ends of a folded name, what stands in their place, the least length of the name, and the
/// endings that follow then. In Polish and Czech a last consonant is softened: `Aleksandrze`, `Monice`.
const STEMS: [(&str, &str, usize, &str); 61] = [
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
    ("e", "et", 5, "e i em"),
    ("ld", "ll", 4, ESTONIAN),
    ("nd", "nn", 4, ESTONIAN),
    ("rd", "rr", 4, ESTONIAN),
    ("a e", "", 4, SMALL),
    ("sson", "ssyn", 6, "i"),
    ("ns", "n", 6, LATVIAN),
    ("k", "g", 5, TURKISH),
    ("ე ი ა", "", 3, GEORGIAN),
    ("as is us ys", "", 5, BALTIC),
    ("οσ ησ ασ η α", "", 4, GREEK),
];

/// Returns the stems of a folded name, each with the endings it must have.
pub fn stems_of(name: &str) -> Vec<(String, &'static str)> {
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
