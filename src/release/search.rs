//! Files × values that must not be told → where one of them stands, in any spelling.

use html_escape::decode_html_entities;
use percent_encoding::percent_decode_str;

use super::finder::Finder;
use super::tokens::{folded, tokens};
use crate::finding::field::FieldPath;

/// A withheld name or value that a text says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Told {
    /// The number of the text.
    pub text: usize,
    /// The words.
    pub words: String,
    /// Their words in small letters.
    pub tokens: Vec<String>,
    /// Where they stand in the facts.
    pub at: FieldPath,
    /// Whose name they are, when they are one.
    pub who: Option<String>,
}

/// The forms in which every file is read, for the certificate.
pub const FORMS: [&str; 5] = [
    "plain, with its name",
    "HTML character references decoded",
    "percent-encoding decoded",
    "capital and small letters alike, with and without accents",
    "punctuation, Markdown and line breaks between words left out",
];

fn named(text: &str, who: &str, finder: &Finder) -> usize {
    let found = finder.found(text).into_iter();
    let same = found.filter(|one| one.bearer.is_some_and(|bearer| bearer.who == who));
    same.count()
}

/// Returns a text as it stands, and as a browser may read it.
pub fn forms(text: &str) -> Vec<String> {
    let mut forms = vec![text.to_owned()];
    if !text.contains(['%', '&']) {
        return forms;
    }
    // A browser decodes an address within a page twice: once as HTML, once as an address.
    for _ in 0..3 {
        let last = &forms[forms.len() - 1];
        let percent = percent_decode_str(last).decode_utf8_lossy();
        let decoded = decode_html_entities(&percent).into_owned();
        if decoded == *last {
            break;
        }
        forms.push(decoded);
    }
    forms
}

/// A text in the forms in which it is searched.
struct Searched {
    lower: Vec<String>,
    words: Vec<String>,
}

impl Searched {
    fn new(text: &str) -> Self {
        let forms = forms(text);
        Self {
            lower: forms.iter().map(|form| folded(form)).collect(),
            words: forms.iter().map(|form| run(form)).collect(),
        }
    }

    /// Counts how often a value stands in the text; the most of all forms.
    fn count(&self, secret: &Told) -> usize {
        let letters: usize = secret.tokens.iter().map(String::len).sum();
        let wanted = match letters < 4 {
            // A number or initials: as written, percent sign and all.
            true => folded(secret.words.trim()),
            false => format!(" {} ", secret.tokens.join(" ")),
        };
        let by_words = |text: &String| match letters < 4 {
            true => bounded(text, &wanted),
            false => text.matches(&*wanted).count(),
        };
        let texts = if letters < 4 {
            &self.lower
        } else {
            &self.words
        };
        let as_words = texts.iter().map(by_words).max().unwrap_or_default();
        let inside = match secret.tokens.as_slice() {
            [only] if letters >= 8 => self
                .lower
                .iter()
                .map(|text| text.matches(&**only).count())
                .max(),
            _ => None,
        };
        as_words.max(inside.unwrap_or_default())
    }
}

fn run(text: &str) -> String {
    let words: Vec<String> = tokens(text).map(|(_, word)| word).collect();
    format!(" {} ", words.join("  ").replace("  ", " "))
}

fn bounded(text: &str, wanted: &str) -> usize {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let whole = text.match_indices(wanted).filter(|(at, found)| {
        let before = text[..*at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        let starts = found.chars().next();
        let ends = found.chars().next_back();
        !(is_word(before) && is_word(starts) || is_word(after) && is_word(ends))
    });
    whole.count()
}

/// Returns where a file says a name or value, its own name first: a line, or 0 for the file as
/// a whole. What the empty frame of a page says too is no find.
pub fn place(
    path: &str,
    text: &str,
    frame: &str,
    secret: &Told,
    finder: &Finder,
) -> Option<usize> {
    if let Some(who) = &secret.who {
        let named = |text: &str| {
            let counts = forms(text)
                .into_iter()
                .map(|form| named(&form, who, finder));
            counts.max().unwrap_or_default()
        };
        if named(path) > 0 {
            return Some(0);
        }
        if named(text) <= named(frame) {
            return None;
        }
        let line = text.lines().position(|line| named(line) > 0);
        return Some(line.map_or(0, |line| line + 1));
    }
    let count = Searched::new(&format!("{path}\n{text}")).count(secret);
    if count == 0 || count <= Searched::new(frame).count(secret) {
        return None;
    }
    let mut lines = text.lines();
    let line = lines.position(|line| Searched::new(line).count(secret) > 0);
    Some(line.map_or(0, |line| line + 1))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::place;
    use crate::facts::records::{Gathered, Records};
    use crate::facts::settings::Settings;
    use crate::finding::field::{FieldPath, Kind};
    use crate::release::choice::Choice;
    use crate::release::finder::Finder;
    use crate::release::search::Told;
    use crate::release::tokens::tokens;

    fn found(text: &str, words: &str) -> bool {
        place("output/x.md", text, "", &told(words), &nobody()).is_some()
    }

    fn nobody() -> Finder {
        let records = Records::new(Settings::built_in(), Gathered::default());
        let choice = Choice::new(&records, "public", BTreeSet::new()).expect("a level");
        Finder::new(&records, &choice)
    }

    fn told(words: &str) -> Told {
        Told {
            text: 0,
            words: words.to_owned(),
            tokens: tokens(words).map(|(_, word)| word).collect(),
            at: FieldPath::new(Kind::Person, "x", "name"),
            who: None,
        }
    }

    #[test]
    fn finds_every_spelling() {
        for text in [
            "Ada O'Neill-Vann",
            "ADA O&#39;NEILL-VANN",
            "x/ada%20o%27neill%2Dvann/y",
            "*Ada* O'Neill\n> Vann",
            "#ada-o-neill-vann",
            "a=%41da+O'Neill_Vann",
            "?to=Ada%2520O&amp;%2339;Neill%2520Vann",
            "A\u{ad}da O\u{2019}Neill\u{a0}Vann",
            "Áda O'Neíll-Vann",
        ] {
            assert!(found(text, "Ada O'Neill-Vann"), "{text}");
        }
        assert!(found("Jose Muller", "José Müller"));
        assert!(found("?q=Jos%C3%A9+M&uuml;ller", "Jose Muller"));
        assert!(found("xxcanarycanaryxx", "canarycanary"));
        assert!(found("at 98% of it", "98%"));
        assert!(!found("in 1998 or 9.8", "98%"));
        assert!(!found("Adam Vannes", "Ada Vann"));
    }

    #[test]
    fn the_frame_is_no_find() {
        let secret = told("Meta");
        assert_eq!(place("p", "<meta x>", "<meta>", &secret, &nobody()), None);
        assert_eq!(
            place("p", "<meta x> Meta", "<meta>", &secret, &nobody()),
            Some(1)
        );
    }
}
