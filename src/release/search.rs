//! Files × values that must not be told → where one of them stands, in any spelling.

use html_escape::decode_html_entities;
use percent_encoding::percent_decode_str;

use super::given::is_called;
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
    /// Whether they are a part of a name, which means somebody only with a capital.
    pub part: bool,
}

/// The forms in which every file is read, for the certificate.
pub const FORMS: [&str; 5] = [
    "plain, with its name",
    "HTML character references decoded",
    "percent-encoding decoded",
    "capital and small letters alike, with and without accents",
    "punctuation, Markdown and line breaks between words left out",
];

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
    forms: Vec<String>,
    lower: Vec<String>,
    words: Vec<String>,
}

impl Searched {
    fn new(text: &str) -> Self {
        let forms = forms(text);
        Self {
            lower: forms.iter().map(|form| folded(form)).collect(),
            words: forms.iter().map(|form| run(form)).collect(),
            forms,
        }
    }

    /// Counts how often a value stands in the text; the most of all forms.
    fn count(&self, secret: &Told) -> usize {
        if secret.part {
            return self.calls(secret);
        }
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

    fn calls(&self, secret: &Told) -> usize {
        let wanted = format!(" {} ", secret.tokens.join(" "));
        let forms = self.forms.iter().zip(&self.words);
        let likely = forms.filter(|(_, words)| words.contains(&wanted));
        likely
            .map(|(form, _)| calls(form, secret))
            .max()
            .unwrap_or_default()
    }
}

/// Counts where a text calls somebody by a part of a name, as prose is searched for it.
fn calls(text: &str, secret: &Told) -> usize {
    let tokens: Vec<_> = tokens(text).collect();
    let starts = (0..tokens.len()).filter(|at| {
        let here = tokens.get(*at..at + secret.tokens.len());
        let words = here.into_iter().flatten().map(|(_, word)| word);
        words.eq(&secret.tokens) && is_called(text, &tokens, *at)
    });
    starts.count()
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

/// Returns where a file says a value, its name first: a line, or 0 for the file as a whole.
/// What the empty frame of a page says too is no find.
pub fn place(path: &str, text: &str, frame: &str, secret: &Told) -> Option<usize> {
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
    use super::place;
    use crate::finding::field::{FieldPath, Kind};
    use crate::release::search::Told;
    use crate::release::tokens::tokens;

    fn found(text: &str, words: &str) -> bool {
        search_for(text, words, false)
    }

    fn called(text: &str, words: &str) -> bool {
        search_for(text, words, true)
    }

    fn search_for(text: &str, words: &str, part: bool) -> bool {
        place("output/x.md", text, "", &told(words, part)).is_some()
    }

    fn told(words: &str, part: bool) -> Told {
        Told {
            text: 0,
            words: words.to_owned(),
            tokens: tokens(words).map(|(_, word)| word).collect(),
            at: FieldPath::new(Kind::Person, "x", "name"),
            part,
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
    fn a_given_name_is_found_only_where_it_means_somebody() {
        for text in ["met Will", "*Will said so*", "with W&#105;ll, then"] {
            assert!(called(text, "Will"), "{text}");
        }
        for text in [
            "it will",
            "- Will they?",
            "**Ask:** Will they?",
            "WILL-POWER",
        ] {
            assert!(!called(text, "Will"), "{text}");
        }
        assert!(called("> Ada", "Ada") && called("by ÁDA", "Ada"));
        assert!(!called("x/ada-x", "Ada") && !called("Adam", "Ada"));
    }

    #[test]
    fn the_frame_is_no_find() {
        let secret = told("Meta", false);
        assert_eq!(place("p", "<meta x>", "<meta>", &secret), None);
        assert_eq!(place("p", "<meta x> Meta", "<meta>", &secret), Some(1));
    }
}
