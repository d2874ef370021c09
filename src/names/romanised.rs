//! A name in Cyrillic, Greek or Latin letters → the Cyrillic or Greek ones that it may stand for.
//!
//! `Yeltsin`, `Jelzin` and `Eltsine` are one name by three tables: each gives back the letters of the
//! passport, and names with the same letters are the same. Arabic leaves vowels out, and each hand adds
//! its own: such names are read by a list of their spellings, with the article written onto them.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use super::consonants::Heard;

/// A scheme of transliteration: spellings, and the letters for which each may stand.
struct Scheme {
    script: &'static str,
    name: &'static str,
    /// By the first byte of the spelling.
    rows: BTreeMap<u8, Vec<Row>>,
}

type Row = (&'static str, Vec<&'static str>);

/// The schemes of each script, with what all of them have in common.
static SCHEMES: LazyLock<Vec<Scheme>> = LazyLock::new(|| {
    let mut schemes: Vec<Scheme> = Vec::new();
    for line in include_str!("romanised.txt").lines().filter(|line| !line.starts_with('#')) {
        let (first, rest) = line.split_once(' ').unwrap_or_default();
        if first == "=" {
            let (script, name) = rest.split_once(' ').unwrap_or_default();
            schemes.push(Scheme { script, name, rows: BTreeMap::new() });
        } else if let Some(scheme) = schemes.last_mut() {
            let ways = rest.split(' ').map(|letters| letters.trim_matches('-')).collect();
            scheme.rows.entry(first.as_bytes()[0]).or_default().push((first, ways));
        }
    }
    let is_common = |scheme: &mut Scheme| scheme.name == "all";
    let common: Vec<Scheme> = schemes.extract_if(.., is_common).collect();
    for scheme in &mut schemes {
        for all in common.iter().filter(|all| all.script == scheme.script) {
            for (first, rows) in &all.rows {
                scheme.rows.entry(*first).or_default().extend(rows.iter().cloned());
            }
        }
    }
    schemes
});

/// The names that a word is a spelling of, by their first spellings.
static SPELT: LazyLock<HashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut names: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in include_str!("spelt.txt").lines().filter(|line| !line.starts_with('#')) {
        let first = line.split(' ').next().unwrap_or_default();
        line.split(' ').for_each(|word| names.entry(word).or_default().push(first));
    }
    names
});

/// No name is read in more ways.
const MOST: usize = 64;

/// Reads words of folded letters, with a space between, by every scheme; the words of one name
/// may be written by two. None is read by a scheme that has not all its letters.
pub fn romanised(words: &str) -> Vec<Heard> {
    let mut found = Vec::new();
    let mut scripts: Vec<&str> = SCHEMES.iter().map(|scheme| scheme.script).collect();
    scripts.dedup();
    for script in scripts {
        found.extend(joined(script, words, |word| {
            let of = SCHEMES.iter().filter(|scheme| scheme.script == script);
            of.flat_map(|scheme| scheme.read(word)).collect()
        }));
    }
    if words.split(' ').any(|word| !spelt(word).is_empty()) {
        found.extend(joined("names", words, |word| match spelt(word) {
            [] => [word.to_owned()].into(),
            names => names.iter().map(|name| (*name).to_owned()).collect(),
        }));
    }
    let heard = |consonants| Heard { consonants, ..Heard::default() };
    found.into_iter().map(heard).collect()
}

/// Returns the first spellings of the names that a word is; `Elmasry` is one of Masri.
fn spelt(word: &str) -> &'static [&'static str] {
    let bare = || word.strip_prefix("al").or_else(|| word.strip_prefix("el"));
    let names = SPELT.get(word).or_else(|| SPELT.get(bare()?));
    names.map_or(&[], Vec::as_slice)
}

fn joined(of: &str, words: &str, read: impl Fn(&str) -> BTreeSet<String>) -> Vec<String> {
    let mut all: Vec<String> = vec![of.chars().take(1).collect()];
    for word in words.split(' ') {
        let ways = read(word);
        let joined = all.iter().flat_map(|one| ways.iter().map(move |way| format!("{one} {way}")));
        all = joined.take(MOST).collect();
    }
    all
}

impl Scheme {
    fn read(&self, word: &str) -> Vec<String> {
        let word = format!("{word}$");
        let mut all = vec![String::new()];
        let mut at = 0;
        while at < word.len() {
            let mut rows = self.rows.get(&word.as_bytes()[at]).into_iter().flatten();
            let Some((spelling, letters)) =
                rows.find(|(spelling, _)| word[at..].starts_with(spelling))
            else {
                return Vec::new();
            };
            at += spelling.len();
            if let [letters] = letters.as_slice() {
                all.iter_mut().for_each(|one| one.push_str(letters));
                continue;
            }
            let joined =
                all.iter().flat_map(|one| letters.iter().map(move |way| format!("{one}{way}")));
            all = joined.take(MOST).collect();
        }
        all.into_iter().map(|letters| same(&letters)).collect()
    }
}

/// Writes alike what two tables write of one letter: `тс` and `ц`, `е` with a sound before it or
/// without, `ё` with its dots or without behind a hissing letter, a letter once or twice.
fn same(letters: &str) -> String {
    let mut same = String::with_capacity(letters.len());
    for c in letters.replace("тс", "ц").chars() {
        let last = same.chars().next_back();
        match (last, c) {
            (Some(last), c) if last == c => {}
            (Some('и'), 'е') => {
                same.pop();
                if !same.ends_with('е') {
                    same.push('е');
                }
            }
            (Some('ж' | 'ч' | 'ш'), 'о') => same.push('е'),
            (_, c) => same.push(c),
        }
    }
    same
}

#[cfg(test)]
mod tests {
    use super::romanised;

    fn is_same(one: &str, other: &str) -> bool {
        let other = romanised(other);
        romanised(one).iter().any(|heard| other.contains(heard))
    }

    #[test]
    fn one_name_is_the_same_by_every_scheme() {
        let table = include_str!("../../tests/names/romanised.txt").lines();
        for names in table.filter(|line| !line.starts_with('#')) {
            let (first, others) = names.split_once(' ').expect("several");
            for other in others.split(' ') {
                assert!(is_same(first, other), "{first}: {other}");
            }
        }
        for (one, other) in [("petrov", "petrova"), ("ivanov", "ivanenko"), ("popov", "papov")] {
            assert!(!is_same(one, other), "{one}: {other}");
        }
    }
}
