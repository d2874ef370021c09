//! Words → Anchors: ids that stay the same while the words do, each used once.

use std::collections::BTreeMap;

/// The ids that a page has used so far.
#[derive(Default)]
pub(super) struct Anchors {
    used: BTreeMap<String, usize>,
}

impl Anchors {
    /// Takes an id from a heading's words: `Points to raise` → `points-to-raise`.
    pub(super) fn heading(&mut self, text: &str) -> String {
        let slug = slug(text);
        // These beginnings belong to the notes.
        let noteish = slug.starts_with("fn-") || slug.starts_with("fnref-");
        match slug.as_str() {
            "" => self.claim("section".to_owned()),
            _ if noteish => self.claim(format!("section-{slug}")),
            _ => self.claim(slug),
        }
    }

    /// Takes the part of a note's ids that comes from its label.
    pub(super) fn note(&mut self, label: &str) -> String {
        let slug = slug(label);
        let name = if slug.is_empty() { "source" } else { &slug };
        let id = self.claim(format!("fn-{name}"));
        id["fn-".len()..].to_owned()
    }

    fn claim(&mut self, wanted: String) -> String {
        let Some(&last) = self.used.get(&wanted) else {
            self.used.insert(wanted.clone(), 1);
            return wanted;
        };
        let mut count = last;
        let free = loop {
            count += 1;
            let candidate = format!("{wanted}-{count}");
            if !self.used.contains_key(&candidate) {
                break candidate;
            }
        };
        self.used.insert(wanted, count);
        self.used.insert(free.clone(), 1);
        free
    }
}

// A slug never holds `_`, which leaves such ids to the shell.
fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_alphanumeric() {
            slug.push(letter);
        } else if !slug.is_empty() && !slug.ends_with('-') && !is_silent(letter) {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

// An apostrophe joins: `TikTok's` is one word.
fn is_silent(letter: char) -> bool {
    matches!(letter, '\'' | '’')
}

#[cfg(test)]
mod tests {
    use super::{Anchors, slug};

    #[test]
    fn slugs_keep_words_and_letters_of_all_languages() {
        assert_eq!(slug("TikTok in figures (their own)"), "tiktok-in-figures-their-own");
        assert_eq!(slug("  The Forum’s État — d'été!"), "the-forums-état-dété");
        assert_eq!(slug("***"), "");
    }

    #[test]
    fn no_id_is_given_twice() {
        let mut anchors = Anchors::default();
        let ids: Vec<String> = ["A", "A 2", "A", "A", "", "fn a", "a 2"]
            .iter()
            .map(|text| anchors.heading(text))
            .collect();
        assert_eq!(ids, ["a", "a-2", "a-3", "a-4", "section", "section-fn-a", "a-2-2"]);
        assert_eq!(anchors.note("A."), "a");
        assert_eq!(anchors.note("a"), "a-2");
    }
}
