//! A Chinese name in signs, Pinyin or Wade-Giles → its syllables in Pinyin: `张伟`, `Zhang Wei` and
//! `Chang Wei` are one, and so are `Xiaoping` and `Hsiao-p’ing`.
//!
//! Wade-Giles is Pinyin with other initials and finals, as the Library of Congress has them side
//! by side; what its apostrophes and dots tell apart most hands do not. A word of several syllables is
//! read by it only where it is none in Pinyin, for it has a hyphen between them.

use std::collections::HashMap;
use std::sync::LazyLock;

use any_ascii::any_ascii;

use super::consonants::Heard;
use super::fold::is_han;
use super::word::{listed, pairs};

/// Initials in Pinyin and in Wade-Giles.
const INITIALS: &str = "= b=p p=p m=m f=f d=t t=t n=n l=l g=k k=k h=h \
     j=ch q=ch x=hs zh=ch ch=ch sh=sh r=j z=ts c=ts s=s y=y w=w";

/// Finals that both write alike.
const SAME: &str =
    "a e ai ei ao ou an en ang eng i ia iao iu in iang ing u ua uo uai ui uan un uang";

/// Finals in Pinyin and in Wade-Giles, and the initials behind which they differ; all of them
/// without any.
const FINALS: [(&str, &str); 8] = [
    ("o=o ong=ung iong=iung ian=ien ie=ieh ue=ueh er=erh", ""),
    ("e=o", "g k h"),
    ("uo=o", "d t n l z c zh ch r s"),
    ("ui=uei", "g k"),
    ("i=ih", "zh ch sh r"),
    ("e=eh", "y"),
    ("an=en", "y"),
    ("ou=u", "y"),
];

/// Syllables that are no sum of both.
const OTHERS: &str = "yi=i zi=tzu ci=tzu si=ssu si=szu";

/// Spellings of a syllable, each with the syllables in Pinyin that it may be.
static SYLLABLES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut syllables: HashMap<String, Vec<String>> = HashMap::new();
    let mut add = |spelling: String, pinyin: &str| {
        let known = syllables.entry(spelling).or_default();
        if !known.iter().any(|one| one == pinyin) {
            known.push(pinyin.to_owned());
        }
    };
    let same = SAME.split(' ').map(|end| (end, end, ""));
    let finals = FINALS
        .into_iter()
        .flat_map(|(all, behind)| pairs(all).map(move |(end, wade)| (end, wade, behind)));
    for (end, wade, behind) in finals.chain(same) {
        let is_with = |initial: &&str| end != "o" || listed("b p m f w", initial);
        for (initial, other) in pairs(INITIALS).filter(|(initial, _)| is_with(initial)) {
            let pinyin = format!("{initial}{end}");
            add(pinyin.clone(), &pinyin);
            if behind.is_empty() || listed(behind, initial) {
                add(format!("{other}{wade}"), &pinyin);
            }
        }
    }
    pairs(OTHERS).for_each(|(pinyin, wade)| add(wade.to_owned(), pinyin));
    syllables
});

/// No name is read in more ways, and no word has more letters.
const MOST: usize = 64;
const LONGEST: usize = 16;

/// Reads words of folded letters or signs, with a space between, if all are Chinese syllables.
pub fn chinese(words: &str) -> Vec<Heard> {
    let mut all = vec![String::new()];
    for word in words.split(' ') {
        let ways = read(word);
        let joined = all.iter().flat_map(|one| ways.iter().map(move |way| format!("{one}{way}")));
        all = joined.take(MOST).collect();
    }
    let heard = |consonants| Heard { consonants, ..Heard::default() };
    all.into_iter().map(heard).collect()
}

fn read(word: &str) -> Vec<String> {
    if word.chars().all(is_han) {
        return vec![any_ascii(word).to_lowercase()];
    }
    if word.is_empty() || !word.is_ascii() || word.len() > LONGEST {
        return Vec::new();
    }
    let known = SYLLABLES.get(word).cloned().unwrap_or_default();
    let pinyin = || spelt(word, |spelling, pinyin| spelling == pinyin);
    let ways = [known].into_iter().chain(std::iter::once_with(pinyin));
    let wade = std::iter::once_with(|| spelt(word, |_, _| true));
    ways.chain(wade).find(|ways| !ways.is_empty()).unwrap_or_default()
}

/// Reads a word as syllables, each as it may be.
fn spelt(word: &str, is_way: impl Fn(&str, &str) -> bool + Copy) -> Vec<String> {
    if word.is_empty() {
        return vec![String::new()];
    }
    let mut all = Vec::new();
    for (first, rest) in (1..=word.len().min(6)).map(|end| word.split_at(end)) {
        let ways = SYLLABLES.get(first).into_iter().flatten().filter(|way| is_way(first, way));
        let rests = if ways.clone().next().is_some() { spelt(rest, is_way) } else { Vec::new() };
        all.extend(ways.flat_map(|way| rests.iter().map(move |rest| format!("{way}{rest}"))));
    }
    all.sort_unstable();
    all.dedup();
    all.truncate(MOST);
    all
}

#[cfg(test)]
mod tests {
    use super::chinese;

    #[test]
    fn one_name_is_the_same_in_signs_and_by_both_tables() {
        let table = include_str!("../../tests/names/chinese.txt").lines();
        for names in table.filter(|line| !line.starts_with('#')) {
            let (first, others) = names.split_once(';').expect("several");
            let first = chinese(first);
            for other in others.split(';') {
                assert!(chinese(other).iter().any(|one| first.contains(one)), "{names}: {other}");
            }
        }
        assert!(["rossi", "tiana x", "müller"].into_iter().all(|word| chinese(word).is_empty()));
        assert!(!chinese("tiana").contains(&chinese("diana")[0]));
    }
}
