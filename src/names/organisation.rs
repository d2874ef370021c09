//! The name of a firm or body → every way of writing it that stands for it.

use super::ending::{ADJECTIVES, common_stem, stems};
use super::fold::folded;
use super::prefix;
use super::shape::{Shape, shapes};
use super::telling::{telling_words, without_trade};
use super::title::{is_legal_form, may_be_left_out};
use super::way::{Kind, Ways};
use super::word::listed;
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
    stems(bare, Kind::Stem, nature, ways);
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
        stems(word, Kind::PartStem, nature, ways);
    }
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
        // `O’Dowd` has no article.
        let article = listed(ARTICLES, &letters)
            && rest.contains(' ')
            && (letters != "o" || name.starts_with("O "));
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
