//! A language → its quotation marks, and where it leaves a space before a sign.

/// Marks that open and close a quotation, and one within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quotes {
    pub(super) outer: (char, char),
    pub(super) inner: (char, char),
    /// Whether a space that does not break stands within them.
    pub(super) spaced: bool,
    /// Signs before which such a space stands, a narrow one but for the colon.
    pub(super) after_space: &'static str,
}

/// Languages, their outer marks and their inner ones, as the Unicode CLDR has them (45, the
/// `delimiters` of its locales). A language with its country goes before the language alone.
const MARKS: &[(&str, [char; 4])] = &[
    ("bg lt", ['„', '“', '„', '“']),
    ("cs de et hr is sk sl", ['„', '“', '‚', '‘']),
    ("el it pt-pt ca", ['«', '»', '“', '”']),
    ("fi sv", ['”', '”', '’', '’']),
    ("fr-ca", ['«', '»', '”', '“']),
    ("fr-ch it-ch", ['«', '»', '‹', '›']),
    ("fr", ['«', '»', '«', '»']),
    ("hu", ['„', '”', '»', '«']),
    ("nb nn no", ['«', '»', '‘', '’']),
    ("nl", ['‘', '’', '‘', '’']),
    ("pl ro", ['„', '”', '«', '»']),
    ("ru uk", ['«', '»', '„', '“']),
    ("sr", ['„', '“', '‘', '‘']),
];

/// English has these, and whatever language the table does not name.
const OTHERS: [char; 4] = ['“', '”', '‘', '’'];

impl Quotes {
    /// Finds those of a language: `fr`, `fr-CA`, `en_GB`.
    pub(super) fn of(language: &str) -> Self {
        let tag = language.replace('_', "-").to_lowercase();
        let base = tag.split('-').next().unwrap_or_default();
        let named = |name: &str| {
            let mut rows = MARKS.iter();
            rows.find(|(names, _)| names.split(' ').any(|known| known == name))
        };
        let found = named(&tag).or_else(|| named(base));
        let [open, close, within, without] = found.map_or(OTHERS, |(_, marks)| *marks);
        // The rules of the Imprimerie nationale; in Canada only the colon and the quotation
        // marks have their space.
        let after_space = match (base, tag.as_str()) {
            ("fr", "fr-ca") => ":",
            ("fr", _) => ";:!?",
            _ => "",
        };
        Self { outer: (open, close), inner: (within, without), spaced: base == "fr", after_space }
    }
}

#[cfg(test)]
mod tests {
    use super::Quotes;

    #[test]
    fn a_country_has_marks_of_its_own() {
        assert_eq!(Quotes::of("fr_CA").inner, ('”', '“'));
        assert_eq!(Quotes::of("fr-BE").inner, ('«', '»'));
        assert_eq!(Quotes::of("de-AT").outer, ('„', '“'));
        assert_eq!(Quotes::of("en-GB").outer, ('“', '”'));
        assert_eq!(Quotes::of("").outer, ('“', '”'));
    }
}
