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

/// Of nouns and adjectives of Russian and Ukrainian (`й` is `и`): `Лугового`, `Толстые`, `Сковороді`.
const CYRILLIC_VOWEL: &str = "а я ы и е у ю і ои еи оі ии іи ого его ому ему им ым ім ом ем ую юю ая яя ою \
     ею єю их ых іх ыми ими іми ые ие ия ию ием ов ів ам ями ами ах ях ям ові еві";

/// Behind a consonant before which a vowel goes or changes: `Кравця`, `Соловьёв`, `Сокола`.
const CYRILLIC_CONSONANT: &str =
    "а я у ю ом ем им е і ы и ове ам ами ах ям ями ях ов ев ів ові еві";
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
pub const GREEK: &str = "ου ο ε οι ων ουσ η α ασ ησ οσ";

/// Of Lithuanian men, and of their wives and daughters.
const BALTIC: &str =
    "o ui a u ai e io iui iu ei aus ie m iene ienes aite aites yte ytes ute utes i ou";

/// What men have for a last `aya` in Latin letters: `Sokolsky`, `Tolstoi`.
const SLAVIC: &str = "y i yi yy iy ii ij oy oi oj ogo omu ym im om";

/// Behind the strong grade with a double vowel: `Rinteelle`, `Kankaan`, `Kauniiseen`.
const FINNISH_STRONG: &str = "n lle lla lta ssa sta ksi na t seen";

/// Ends of a folded name, each with what stands in its place; the least length of the name; and the
/// endings that follow then. In Polish and Czech a last consonant is softened (`Aleksandrze`, `Monice`), a
/// last vowel goes (`Kozła`, `Krawcem`, `Кравця`) or changes (`Gołębia`, `Dębowi`, `Сокола`). Finnish has
/// `Saarta`, `Kuusta`, `Uuden`, `Vettä`, `Kurjen`, `Uutisten`.
const STEMS: &[(&str, usize, &str)] = &[
    ("a> e> i> o> y>", 3, VOWEL),
    ("ra>rz ro>rz r>rz ga>dz ga>z ha>z", 4, "e"),
    ("ka>c ko>c", 4, SOFT),
    ("a>", 5, "in ino"),
    ("k>c ch>s", 5, "i ich"),
    ("cha>sz", 5, "e"),
    ("ta>ci t>ci da>dzi d>dzi", 3, "e"),
    ("i>e si>de", 4, FINNISH_E),
    ("s>ks", 5, FINNISH_KS),
    ("nen>s", 5, FINNISH_NEN),
    ("ec>c iec>c ek>k iek>k el>l er>r en>n et>t rzel>rl az>ez vec>evc nec>enc", 4, CONSONANT),
    ("iol>l iel>l ien>n cien>tn rzec>rc", 5, CONSONANT),
    ("es>s ev>v ab>eb", 3, CONSONANT),
    ("dzien>dn", 6, CONSONANT),
    ("cky>ct sky>st ia>", 5, "i"),
    ("rny>re rna>re lny>le lna>le", 6, "n"),
    ("ski>sc cki>cc", 5, "y"),
    ("i>", 4, "ta tta"),
    ("si>t mi>n", 4, "ta"),
    ("ki>je", 5, FINNISH_E),
    ("set>s", 6, FINNISH_NEN),
    ("at>", 6, "ien ia iin ille illa ilta issa ista"),
    ("a> e> o> ez> as> co>qu ca>qu", 5, DERIVED),
    ("ga>gu gas>gu", 4, DERIVED),
    ("ur>", 4, "ar i"),
    ("e>et", 5, "e i em"),
    ("ld>ll nd>nn rd>rr", 4, ESTONIAN),
    ("a> e>", 4, SMALL),
    ("sson>ssyn", 6, "i"),
    ("ns>n", 6, LATVIAN),
    ("k>g", 5, TURKISH),
    ("ე> ი> ა>", 3, GEORGIAN),
    ("ალი>ლ ელი>ლ ოლი>ლ არი>რ ერი>რ ორი>რ ანი>ნ ენი>ნ ონი>ნ", 5, GEORGIAN),
    ("as> is> us> ys>", 5, BALTIC),
    ("iene> aite> yte> ute>", 7, "as is us ys a o io aus ies iui iene aite yte ute"),
    ("οσ> ησ> ασ> η> α> ου>", 4, GREEK),
    ("os>", 6, "ou"),
    ("ou>", 6, "os es is"),
    ("aki>ak", 6, "is"),
    ("aya> aia> aja>", 6, SLAVIC),
    ("y> iy> ii> ij> yi> oy> oi> oj>", 5, "aya aia aja"),
    ("ая> яя> ии> ыи> ои>", 4, CYRILLIC_VOWEL),
    ("а> я> о> е> ь> и>", 3, CYRILLIC_VOWEL),
    ("ка>ц га>з ха>с", 4, "і"),
    (
        "ец>ц ець>ц вец>евц вець>евц заяц>заиц ок>к ек>к ень>н ел>л ель>л іл>ол",
        4,
        CYRILLIC_CONSONANT,
    ),
    ("лец>льц лець>льц аец>аиц еи>ь ів>ов ір>ор", 5, CYRILLIC_CONSONANT),
    ("ев>ьв", 3, CYRILLIC_CONSONANT),
];

/// Returns the stems of a folded name, each with the endings it must have.
pub fn stems_of(name: &str) -> Vec<(String, &'static str)> {
    let count = name.chars().count();
    let mut found: Vec<(String, &'static str)> = Vec::new();
    for (ends, _, endings) in STEMS.iter().filter(|(_, least, _)| count >= *least) {
        let ends = ends.split_ascii_whitespace().filter_map(|end| end.split_once('>'));
        let stems = ends.filter_map(|(end, instead)| Some((name.strip_suffix(end)?, instead)));
        found.extend(stems.map(|(bare, instead)| (format!("{bare}{instead}"), *endings)));
    }
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
