//! Words × everything on record → the sentences that hold them, accents and slips apart.
//!
//! All text is kept once as written and once folded, and a search reads the folded one from end
//! to end. `.github/DECISIONS.md` says why this is no index.

use std::collections::BTreeMap;

use serde::Serialize;

use super::address::Address;
use super::excerpt::{Marked, marked};
use super::index::Index;
use super::spelling::Vocabulary;
use super::text::Place;
use crate::names::fold::{folded, is_letter};

/// What a search found.
#[derive(Debug, Serialize)]
pub struct Found {
    pub query: String,
    /// The words that were searched for, where some typed are nowhere.
    pub read_as: Option<String>,
    pub total: usize,
    pub hits: Vec<Hit>,
}

/// A text that holds the words, and the line that holds most of them.
#[derive(Debug, Serialize)]
pub struct Hit {
    pub kind: &'static str,
    pub title: String,
    pub href: String,
    pub pieces: Vec<Marked>,
}

/// As many hits as a page shows.
const HITS: usize = 60;

impl Index {
    /// Finds the texts that hold all words of a query, the best first.
    pub fn search(&self, query: &str, address: &Address) -> Found {
        let typed = words(query);
        let known: Vec<String> = typed.iter().map(|word| self.known(word)).collect();
        let read_as = (known != typed).then(|| known.join(" "));
        let mut found = self.holding(&known);
        found.sort_by(|(a, x), (b, y)| {
            let (a, b) = (&self.texts[*a], &self.texts[*b]);
            (y, b.day).cmp(&(x, a.day))
        });
        let shown = found.iter().take(HITS);
        Found {
            query: query.trim().to_owned(),
            read_as,
            total: found.len(),
            hits: shown
                .map(|(at, _)| self.hit(*at, &known, address))
                .collect(),
        }
    }

    /// Returns the texts that hold all words, with how well: a word in the title counts most,
    /// one at the beginning of a word more than one within.
    fn holding(&self, words: &[String]) -> Vec<(usize, usize)> {
        let mut sum: BTreeMap<usize, usize> = BTreeMap::new();
        for (number, word) in words.iter().enumerate() {
            let mut best: BTreeMap<usize, usize> = BTreeMap::new();
            for (at, _) in self.folded.match_indices(word.as_str()) {
                let text = self.texts.partition_point(|text| text.folded <= at) - 1;
                let before = self.folded[..at].chars().next_back();
                let begins = !before.is_some_and(is_letter);
                let start = self.texts[text].folded;
                let in_title = !self.folded[start..at].contains('\n');
                let score = 1 + usize::from(begins) + 4 * usize::from(in_title && begins);
                let known = best.entry(text).or_default();
                *known = score.max(*known);
            }
            if number == 0 {
                sum = best;
            } else {
                let both = sum.into_iter();
                let both =
                    both.filter_map(|(text, a)| Some((text, a + best.get(&text)?)));
                sum = both.collect();
            }
        }
        sum.into_iter().collect()
    }

    fn hit(&self, at: usize, words: &[String], address: &Address) -> Hit {
        let text = &self.texts[at];
        let lines = self.parts(at).0.lines();
        let count = |line: &str| {
            let folded = folded(line);
            words
                .iter()
                .filter(|word| folded.contains(word.as_str()))
                .count()
        };
        let mut best = (0, 0, "");
        for (number, line) in lines.enumerate().skip(1) {
            let held = count(line);
            if held > best.0 {
                best = (held, number, line);
            }
        }
        let (_, number, line) = best;
        let (kind, mut href) = text.place.link(address);
        if !matches!(text.place, Place::Record(_)) && number > 0 {
            href.push_str(&format!("#line-{number}"));
        }
        Hit {
            kind,
            title: text.title.clone(),
            href,
            pieces: marked(line, words),
        }
    }

    /// Returns a word if it stands anywhere, else the nearest one that does.
    fn known(&self, word: &str) -> String {
        if self.folded.contains(word) {
            return word.to_owned();
        }
        let vocabulary = || Vocabulary::new(&self.folded);
        let vocabulary = self.vocabulary.get_or_init(vocabulary);
        let nearest = vocabulary.nearest(word);
        nearest.unwrap_or_else(|| word.to_owned())
    }

    /// Returns every text with its lines, for a page that searches by itself.
    pub fn dump(
        &self,
        address: &Address,
    ) -> Vec<(&'static str, &str, String, Vec<&str>)> {
        let texts = self.texts.iter().enumerate();
        let texts = texts.map(|(at, text)| {
            let lines = self.parts(at).0.lines().skip(1);
            let (kind, href) = text.place.link(address);
            (kind, text.title.as_str(), href, lines.collect())
        });
        texts.collect()
    }
}

/// Splits a query into folded words.
fn words(query: &str) -> Vec<String> {
    let folded = folded(query);
    let words = folded.split(|c| !is_letter(c));
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Index, Place};
    use crate::desk::address::Address;
    use crate::desk::text::{Text, Unread};
    use crate::finding::digest::digest;
    use crate::finding::field::{Kind, RecordKey};

    fn text(id: &str, title: &str, lines: &[&str]) -> Text {
        Text {
            place: Place::Record(RecordKey {
                kind: Kind::Contact,
                id: id.to_owned(),
            }),
            title: title.to_owned(),
            day: None,
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        }
    }

    #[test]
    fn accents_and_slips_are_no_hindrance() {
        let index = Index::new([
            text("a", "Call", &["Jürgen Müller asked for the list.", "Łódź"]),
            text("b", "Müller, again", &["nothing"]),
        ]);
        let address = Address::of_server();
        let hrefs = |query: &str| -> Vec<String> {
            let found = index.search(query, &address);
            found.hits.into_iter().map(|hit| hit.href).collect()
        };
        assert_eq!(
            hrefs("muller"),
            ["/contact/b", "/contact/a"],
            "titles come first"
        );
        assert_eq!(hrefs("MÜLLER list"), ["/contact/a"]);
        assert_eq!(hrefs("lodz"), ["/contact/a"]);
        let as_before = Unread {
            place: text("b", "", &[]).place,
            title: "Müller, again".to_owned(),
            day: None,
            digest: digest("nothing"),
            lines: Box::new(|| panic!("it is known")),
        };
        let other = text("c", "Müller", &["new"]);
        let other = Unread {
            place: other.place,
            title: other.title,
            day: None,
            digest: 1,
            lines: Box::new(|| other.lines),
        };
        let again = Index::again(Some(&index), [as_before, other]);
        let found = again.search("muller", &address).hits;
        assert_eq!(found.len(), 2, "what is as it was need not be read");
        let slip = index.search("mueller", &address);
        assert_eq!(slip.read_as.as_deref(), Some("muller"));
        assert_eq!(slip.total, 2);
        assert_eq!(hrefs("unheard-of"), Vec::<String>::new());
        assert_eq!(hrefs(""), Vec::<String>::new());
    }
}
