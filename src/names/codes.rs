//! The code of a country or a language → its name in the language of the house; names of places.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::fold::folded;

/// Codes and their names, a column for each language: the countries of ISO 3166-1 with two
/// letters, and the Union and Kosovo; the languages of ISO 639-1. The names are those of the
/// Unicode CLDR 48, as `Intl.DisplayNames` of ICU 78 gives them.
const NAMES: &str = include_str!("codes.tsv");

/// The names of each code.
static ROWS: LazyLock<HashMap<&str, &str, FixedState>> = LazyLock::new(|| {
    let rows = NAMES.lines().skip(1);
    rows.filter_map(|row| row.split_once('\t')).collect()
});

/// Names a code in a language: `fr`, `fr-BE`, `en_GB`. Words that are no code have no name, for
/// somebody wrote a name already; a language without a column is told in English.
pub fn named(code: &str, language: &str) -> Option<&'static str> {
    let is_code = code.len() == 2
        && (code.bytes().all(|letter| letter.is_ascii_uppercase())
            || code.bytes().all(|letter| letter.is_ascii_lowercase()));
    if !is_code {
        return None;
    }
    let row = ROWS.get(code)?;
    let base = language.split(['-', '_']).next().unwrap_or_default();
    let columns: Vec<&str> = NAMES.lines().next()?.split('\t').collect();
    let column = |language: &str| {
        columns.iter().skip(1).position(|known| known.eq_ignore_ascii_case(language))
    };
    let own = column(base).or_else(|| column("en"))?;
    row.split('\t').nth(own).filter(|name| !name.is_empty())
}

/// Countries of one word in any of the languages, and the towns after which time zones are called.
static PLACES: LazyLock<HashSet<String, FixedState>> = LazyLock::new(|| {
    let is_country = |line: &&str| line.starts_with(|c: char| c.is_ascii_uppercase());
    let countries = NAMES.lines().filter(is_country).flat_map(|line| line.split('\t').skip(1));
    let zones = chrono_tz::TZ_VARIANTS.iter().filter_map(|zone| zone.name().rsplit_once('/'));
    let all = countries.chain(zones.map(|(_, town)| town));
    let one_word = |name: &&str| name.len() > 3 && name.chars().all(char::is_alphabetic);
    all.filter(one_word).map(|name| folded(name).into_owned()).collect()
});

/// Says whether a folded word is the name of a country or of a well-known town.
pub fn is_place(word: &str) -> bool {
    PLACES.contains(word)
}

/// Says whether a folded word begins as the name of a country or town does: `danish`.
pub fn begins_like_place(word: &str) -> bool {
    let like = |place: &String| word.get(..4).is_some_and(|first| place.starts_with(first));
    PLACES.iter().any(like)
}

#[cfg(test)]
mod tests {
    use super::{is_place, named};

    #[test]
    fn countries_and_towns_are_places() {
        assert!(["paris", "jordan", "israel", "spanien", "lima"].into_iter().all(is_place));
        assert!(!["moreau", "best", "kent"].into_iter().any(is_place));
    }

    #[test]
    fn codes_have_names_and_names_stay() {
        assert_eq!(named("BE", "fr"), Some("Belgique"));
        assert_eq!(named("BE", "de-AT"), Some("Belgien"));
        assert_eq!(named("fr", "en_GB"), Some("French"));
        assert_eq!(named("NO", "xx"), Some("Norway"));
        assert_eq!(named("no", "fr"), Some("norvégien"));
        for written in ["Belgium", "Be", "QQ", "", "be-BY", "USA"] {
            assert_eq!(named(written, "en"), None, "{written}");
        }
    }
}
