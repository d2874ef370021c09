//! The code of a country or a language → its name in the language of the house.

/// Codes and their names, a column for each language: the countries of ISO 3166-1 with two
/// letters, and the Union and Kosovo; the languages of ISO 639-1. The names are those of the
/// Unicode CLDR 48, as `Intl.DisplayNames` of ICU 78 gives them.
const NAMES: &str = include_str!("codes.tsv");

/// Names a code in a language: `fr`, `fr-BE`, `en_GB`. Words that are no code have no name, for
/// somebody wrote a name already; a language without a column is told in English.
pub(super) fn named(code: &str, language: &str) -> Option<&'static str> {
    let is_code = code.len() == 2
        && (code.bytes().all(|letter| letter.is_ascii_uppercase())
            || code.bytes().all(|letter| letter.is_ascii_lowercase()));
    if !is_code {
        return None;
    }
    let mut lines = NAMES.lines();
    let base = language.split(['-', '_']).next().unwrap_or_default();
    let columns: Vec<&str> = lines.next()?.split('\t').collect();
    let column = |language: &str| {
        columns.iter().skip(1).position(|known| known.eq_ignore_ascii_case(language))
    };
    let row = lines.find_map(|line| line.strip_prefix(code)?.strip_prefix('\t'))?;
    let own = column(base).or_else(|| column("en"))?;
    row.split('\t').nth(own).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::named;

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
