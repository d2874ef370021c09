//! The name of a firm or body → every way of writing it that stands for it.

use super::ending::{ADJECTIVES, common_stem, stems};
use super::fold::{folded, is_han, is_hangul, is_unspaced};
use super::lexicon::{is_beginning, is_frequent, is_word};
use super::prefix;
use super::shape::{Shape, shapes};
use super::short::is_given;
use super::title::{is_legal_form, may_be_left_out};
use super::way::{Kind, Ways};
use super::word::{is_capital, listed};
use super::{Form, Nature};

/// Adds the ways of writing the name of an organisation.
pub fn ways(name: &str, form: Form, ways: &mut Ways) {
    let nature = Nature::Organisation;
    if let Some(joined) = prefix::joined(name) {
        self::ways(&joined, Form::Part, ways);
    }
    for shape in shapes(name) {
        ways.add(&shape, form, Kind::Whole, nature, name);
    }
    let (outer, inner) = without_brackets(name);
    let formless = without_legal_form(&outer).unwrap_or(&outer);
    let bare = without_first_form(formless).unwrap_or(formless);
    if let Some(inner) = inner {
        for shape in shapes(inner) {
            ways.add(&shape, Form::Part, Kind::Whole, nature, inner);
        }
    }
    let [family, kin] = of_family(bare).unwrap_or_default();
    let otherwise = [bare, kin].into_iter().flat_map(joined_otherwise);
    for other in otherwise.chain(prefix::others(bare)) {
        for shape in shapes(&other) {
            ways.add(&shape, Form::Part, Kind::Whole, nature, name);
        }
    }
    for other in [bare, family, kin].into_iter().filter(|other| *other != name) {
        for shape in shapes(other) {
            ways.add(&shape, Form::Part, Kind::Whole, nature, other);
        }
    }
    stems(bare, nature, ways);
    let open = bare.trim_end_matches(['a', 'e', 'i', 'o', 'y']);
    for shape in shapes(open).into_iter().filter(|_| open.chars().count() > 4) {
        ways.add(&shape, Form::Part, Kind::Stem(ADJECTIVES), nature, bare);
    }
    // `Polskiego Banku`, `der Deutschen Werke`: grammar changes each word.
    if let Some((first, _)) = bare.split_once(' ') {
        let stem = common_stem(&folded(first));
        if stem.chars().count() >= 2 {
            ways.add(&Shape::new(&stem), Form::Part, Kind::Each, nature, bare);
        }
    }
    for word in telling_words(bare).into_iter().chain(without_trade(bare)) {
        for one in prefix::others(word).into_iter().chain([word.to_owned()]) {
            ways.add(&Shape::new(&one), Form::Part, Kind::Given, nature, word);
        }
    }
}

/// `Zentrova` of Zentrova Dredging, Grupo Zentrova and Zentrova.com: the words of a name that are words
/// of no language, and a given name before words of a trade.
fn telling_words(name: &str) -> Vec<&str> {
    let words: Vec<&str> =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // `European Zentrova Council`: no firm is called after where it is.
    let of_place = |word: &str| {
        ["an", "ish", "ese", "ic"].iter().any(|end| word.ends_with(end))
            || listed("French Dutch Greek Swiss Arab", word)
    };
    // `Peter Shipping`, but not `Peter & Anna` nor `Deutsche Bank`.
    let is_trade = words.iter().skip(1).all(|word| is_word(&folded(word)));
    let own = |word: &&str| {
        let given = is_trade && *word == words[0] && is_given(&folded(word));
        let small = folded(word);
        // `Telecom` is short for a trade.
        let short = *word != words[0] && word.len() >= 6 && is_beginning(&small);
        let known = (is_frequent(&small) || short) && !given;
        // `VRX Systems`, `QuillPay Services`, `3C Logistik`, but not `EU Council`.
        let least = if word.contains(char::is_lowercase) { 4 } else { 3 };
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let numbered = letters > 0 && letters < word.chars().count();
        is_capital(word) && letters >= least && !known && !of_place(word)
            || numbered && word.contains(char::is_uppercase)
    };
    words.iter().copied().filter(|word| *word != name && own(word)).collect()
}

const JOINTS: [&str; 6] = ["and", "und", "et", "y", "e", "i"];

/// `Alpha & Beta` is written `Alpha and Beta`, and the other way round.
fn joined_otherwise(name: &str) -> Vec<String> {
    let spaced = name.replace('&', " & ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let is_joint = |word: &&str| matches!(*word, "&" | "+") || JOINTS.contains(word);
    let inner = 1..words.len().saturating_sub(1);
    let at = words.iter().position(is_joint);
    let Some(at) = at.filter(|at| inner.contains(at)) else {
        return Vec::new();
    };
    let (before, after) = (words[..at].join(" "), words[at + 1..].join(" "));
    let joints = JOINTS.into_iter().chain(["&"]).filter(|joint| *joint != words[at]);
    let mut others: Vec<String> = joints.map(|joint| format!("{before} {joint} {after}")).collect();
    // `AT&T` is typed `ATT`; two letters alone stand for too much else.
    let letters = format!("{before}{after}");
    if letters.len() > 2 && letters.chars().all(char::is_uppercase) {
        others.push(letters);
    }
    others
}

/// `Café Müller & Söhne` is called Café Müller, and Müller & Söhne.
fn of_family(name: &str) -> Option<[&str; 2]> {
    const KIN: &str = "son sons daughters brothers bros sohn sohne tochter gebruder fils filles freres hijos \
         hermanos figli fratelli zonen broers soner sonner partner partners associates";
    let (family, kin) = name.rsplit_once(' ')?;
    let (family, joint) = family.rsplit_once(' ')?;
    let joined = JOINTS.contains(&joint) || matches!(joint, "&" | "+");
    let (first, _) = family.rsplit_once(' ')?;
    (joined && listed(KIN, &folded(kin))).then_some([family, &name[first.len() + 1..]])
}

/// `النور` of النور للملاحة, whose last word says for what it is; `三菱` of 三菱商事, `トヨタ` of
/// トヨタ自動車, `삼성` of 삼성전자: two signs, or those of another script. Of a country it is no name.
fn without_trade(name: &str) -> Option<&str> {
    const COUNTRIES: [&str; 8] = ["中国", "中國", "中华", "中華", "日本", "한국", "대한", "韓国"];
    let script = |c: char| (is_han(c), is_unspaced(c), is_hangul(c));
    if let Some((before, _)) = name.rsplit_once(' ').filter(|(_, last)| last.starts_with("لل")) {
        return Some(before);
    }
    let signs: Vec<(usize, char)> = name.char_indices().collect();
    let all = signs.iter().all(|(_, c)| is_unspaced(*c) || is_hangul(*c));
    let other = signs.iter().position(|(_, c)| script(*c) != script(signs[0].1));
    let two = signs.first().filter(|(_, c)| is_han(*c) || is_hangul(*c)).map(|_| 2);
    let (end, _) = signs.get(other.or(two)?).filter(|_| all && signs.len() >= 4)?;
    let first = &name[..*end];
    (first.chars().count() > 1 && !COUNTRIES.contains(&first)).then_some(first)
}

/// `Umicor (formerly Zenit) Ltd` → `Umicor Ltd`, and what stands in the brackets with a capital.
fn without_brackets(name: &str) -> (String, Option<&str>) {
    let parts = name.split_once(" (").and_then(|(before, rest)| {
        let (within, after) = rest.split_once(')')?;
        Some((before, within, after))
    });
    let Some((before, within, after)) = parts else {
        return (name.to_owned(), None);
    };
    let named = within.find(char::is_uppercase).map(|at| &within[at..]);
    let told = |named: &&str| named.contains(char::is_lowercase) || is_short_for(named, before);
    (format!("{before}{after}"), named.filter(told))
}

/// `ZTV` of Zentrova: three letters and more, which stand in it in this order.
fn is_short_for(letters: &str, name: &str) -> bool {
    let name = folded(name);
    let mut left = name.chars();
    let mut letters = letters.chars().flat_map(char::to_lowercase);
    let count = letters.clone().count();
    count >= 3 && letters.all(|letter| left.any(|other| other == letter))
}

/// `ООО Ромашка`, `The Umicor`, `A/S Norskol`, `株式会社港湾` → the name alone.
fn without_first_form(name: &str) -> Option<&str> {
    let asian = ASIAN.split(' ').find_map(|form| {
        let rest = name.strip_prefix(form).or_else(|| name.strip_suffix(form))?;
        Some(rest.trim())
    });
    let first = name.split_once([' ', '\'', '’']).and_then(|(first, rest)| {
        let letters: String = first.chars().filter(|c| c.is_alphanumeric()).collect();
        let letters = folded(&letters);
        // `La Poste` has no other name; of `L’Étoile du Nord` two words are left.
        let article = listed(ARTICLES, &letters) && rest.contains(' ');
        (&*letters == "the" || article || is_legal_form(&letters)).then_some(rest)
    });
    let bare = asian.or(first)?.trim_matches(['«', '»', '"', '“', '”', '„', ' ']);
    (bare.chars().count() > 1).then_some(bare)
}

/// The articles with which names begin.
const ARTICLES: &str = "la le les l el los las il lo gli i o a os as de het der die das den det";

/// Legal forms that East Asian names have on either side, without a space.
const ASIAN: &str = "株式会社 有限会社 合同会社 (株) (有) 股份有限公司 有限责任公司 有限公司 주식회사 유한회사 (주)";

/// `Umbra GmbH & Co. KG` → `Umbra`; none where a legal form is all there is, or stands nowhere.
fn without_legal_form(name: &str) -> Option<&str> {
    let mut bare = name.trim();
    while let Some(before) = before_legal_form(bare) {
        bare = before.trim_end_matches([' ', ',', '&', '.']);
    }
    (bare.len() < name.trim().len() && bare.chars().count() > 1).then_some(bare)
}

/// Takes off the last words that are a legal form: no form has more than four, as `S. p. A.` and
/// `Sp. z o. o.`
fn before_legal_form(name: &str) -> Option<&str> {
    let ends = name.rmatch_indices([' ', ',', '&']).map(|(at, _)| at).take(4);
    let mut longest = None;
    for at in ends {
        let last: String = name[at..].chars().filter(|c| c.is_alphanumeric()).collect();
        if last.is_empty() || may_be_left_out(&folded(&last)) {
            longest = Some(&name[..at]);
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::without_legal_form;

    #[test]
    fn words_of_no_language_tell_a_firm() {
        for (name, words) in [
            ("Zentrova Dredging", "Zentrova"),
            ("Nordwind Energie", "Nordwind"),
            ("Grupo Ñandú", "Ñandú"),
            ("University of Zentrova", "Zentrova"),
            ("Zentrova.com", "Zentrova"),
            ("McAllister & Sons", "McAllister"),
            ("3C Versicherung", "3C"),
            ("European Energy Council", ""),
            ("Deutsche Bank", ""),
            ("Zentrova", ""),
        ] {
            assert_eq!(super::telling_words(name).join(" "), words, "{name}");
        }
    }

    #[test]
    fn legal_forms_go() {
        for (name, bare) in [
            ("Umbra GmbH & Co. KG", Some("Umbra")),
            ("Apex Freight, Inc.", Some("Apex Freight")),
            ("Umbra Sp. z o.o.", Some("Umbra")),
            ("Umbra S. p. A.", Some("Umbra")),
            ("Umbra Co., Ltd.", Some("Umbra")),
            ("Umbra Pty Ltd", Some("Umbra")),
            ("Umbra S.à r.l.", Some("Umbra")),
            ("Apex", None),
            ("AG", None),
        ] {
            assert_eq!(without_legal_form(name), bare);
        }
    }
}
