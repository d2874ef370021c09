//! Words on which the force of a sentence hangs, a file a language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::StrDeserializer;

use super::forces::Force;
use crate::yaml;

/// A word or phrase that a sentence can have.
#[derive(Debug)]
pub struct Entry {
    /// What it does; nothing for a phrase that only looks like such a word.
    pub force: Option<Force>,
    /// Whether no sentence may lose or gain it.
    pub kept: bool,
    listed: String,
}

/// The words of one language, as its file gives them.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Words {
    force: BTreeMap<String, Vec<String>>,
    none: Vec<String>,
    /// Words or phrases of which one says the reverse of the other.
    pub opposites: Vec<[Vec<String>; 2]>,
    /// Words or phrases of a row, of which none stands for another beside the same word.
    pub rivals: Vec<Vec<Vec<String>>>,
    /// Words before the first number of a course, and before the last.
    pub from_to: Vec<[String; 2]>,
    /// Words before the least of a range, and before the most.
    pub between: [String; 2],
    /// Words before what is added, what it makes, and what it was.
    pub before_numbers: Vec<String>,
    /// Words before a day, a row for each that says something else.
    pub before_days: Vec<Vec<String>>,
    pub articles: Vec<String>,
    /// The forms of one word that is no verb, and of one who is meant.
    forms: Vec<Vec<String>>,
    /// What begins a clause of its own, and what a circumstance.
    pub joins: Vec<String>,
    pub prepositions: Vec<String>,
    /// The prepositions of whoever gets something, and of whose or what something is.
    pub whom: Vec<String>,
    /// The word before whoever does what a passive tells.
    pub agent: String,
    mutual: Vec<String>,
    /// Whether `not` may stand behind what it denies.
    pub not_behind: bool,
    denying: Vec<String>,
    denying_long: Vec<String>,
    /// The ending of adverbs.
    pub adverb: String,
    /// Words between what counts and what is counted.
    pub of: Vec<String>,
    /// Endings that a stem lacks, those of the past, and words behind which these tell of none.
    endings: Vec<String>,
    past: Vec<String>,
    pub present: Vec<String>,
    /// The forms of verbs whose stem changes, the first that by which they are known.
    irregular: Vec<Vec<String>>,
    small: Vec<String>,
    /// The word before a verb that another governs, and an ending that such a verb may have.
    pub infinitive: String,
    gerund: String,
    /// Words before a verb that is done to whom the sentence is about.
    pub passive: Vec<String>,
    /// Words directly before a verb, and before an infinitive, by which it is not done.
    pub modal: Vec<String>,
    governing: Vec<String>,
    /// Verbs of saying: who would like to say it says it.
    saying: Vec<String>,
    #[serde(skip)]
    entries: Vec<Entry>,
}

/// The words of English.
pub static ENGLISH: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("words_of_force/en.yaml")));
static GERMAN: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("words_of_force/de.yaml")));
static FRENCH: LazyLock<Words> =
    LazyLock::new(|| Words::new(include_str!("words_of_force/fr.yaml")));

impl Words {
    /// Returns the words of a language by its tag (`de`, `fr-BE`).
    pub fn of(tag: &str) -> Option<&'static Self> {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        match language.to_ascii_lowercase().as_str() {
            "en" => Some(&ENGLISH),
            "de" => Some(&GERMAN),
            "fr" => Some(&FRENCH),
            _ => None,
        }
    }

    fn new(text: &str) -> Self {
        let mut faults = Vec::new();
        let mut tree = yaml::parse(text).tree.expect("a list of words is YAML");
        let read: Option<Self> = yaml::read(&mut tree, text, &mut faults);
        assert!(faults.is_empty(), "a list of words has faults: {faults:?}");
        let mut words = read.expect("a list of words is one");
        let forces = words.force.iter().flat_map(|(name, words)| {
            let name: StrDeserializer<'_, serde::de::value::Error> =
                name.as_str().into_deserializer();
            let force = Force::deserialize(name).expect("a row bears the name of a force");
            words.iter().map(move |word| Entry::new(Some(force), word))
        });
        let none = words.none.iter().map(|phrase| Entry::new(None, phrase));
        words.entries = forces.chain(none).collect();
        words
    }

    /// Returns the longest entries that begin at the head of others, of several forces perhaps,
    /// and how many words they take.
    pub fn at_head(&self, words: &[String]) -> (Vec<&Entry>, usize) {
        let entries = self.entries.iter();
        let fitting: Vec<_> = entries
            .filter_map(|entry| Some((length_at_head(&entry.listed, words)?, entry)))
            .collect();
        let longest = fitting.iter().map(|(length, _)| *length).max().unwrap_or(1);
        let entries = fitting.into_iter().filter(|(length, _)| *length == longest);
        (entries.map(|(_, entry)| entry).collect(), longest)
    }

    /// Returns the stem of a word that tells something: its first five letters.
    pub fn stem(&self, word: &str) -> Option<String> {
        let long =
            word.chars().count() >= 3 && word.chars().all(|c| c.is_alphabetic() || c == '\'');
        let tells = long && !self.small.iter().any(|small| small == word);
        tells.then(|| self.base(word).chars().take(5).collect())
    }

    /// Returns a word without its ending, each double letter once: `bidding` is of `bid`.
    pub fn base(&self, word: &str) -> String {
        let base = self.irregular(word).map_or(word, |forms| forms[0].as_str());
        let mut endings = self.endings.iter().filter_map(|ending| base.strip_suffix(&**ending));
        let short = endings.find(|short| short.len() > 2).unwrap_or(base);
        let mut letters: Vec<char> = short.chars().collect();
        letters.dedup();
        letters.into_iter().collect()
    }

    /// Returns the first form of a word: `he` of `him`.
    pub fn form<'w>(&'w self, word: &'w str) -> &'w str {
        let forms = self.forms.iter().find(|forms| forms.iter().any(|form| form == word));
        forms.map_or(word, |forms| &forms[0])
    }

    pub fn is_form(&self, word: &str) -> bool {
        self.forms.iter().flatten().any(|form| form == word)
    }

    fn irregular(&self, word: &str) -> Option<&Vec<String>> {
        self.irregular.iter().find(|forms| forms.iter().any(|form| form == word))
    }

    /// Says whether a word behind another tells of the past, as far as its form shows.
    pub fn is_past(&self, before: Option<&String>, word: &str) -> bool {
        let irregular = self.irregular(word).is_some_and(|forms| forms[0] != word);
        let regular = self.past.iter().any(|ending| word.ends_with(&**ending));
        (irregular || regular) && !before.is_some_and(|before| self.present.contains(before))
    }

    /// Says whether a verb, by its base, tells as much of whom it is done with as of who does it.
    pub fn is_mutual(&self, verb: &str) -> bool {
        self.mutual.iter().any(|known| self.base(known) == verb)
    }

    /// Says whether a word governs a verb that it does not say to be done.
    pub fn governs(&self, word: &str) -> bool {
        self.governing.iter().any(|known| fits(known, word))
    }

    /// Says whether a verb tells that somebody says something.
    pub fn is_saying(&self, verb: &str) -> bool {
        self.saying.iter().any(|known| self.base(known) == self.base(verb))
    }

    /// Says whether a verb has the form in which another governs it: `weighs paying`.
    pub fn is_gerund(&self, word: &str) -> bool {
        !self.gerund.is_empty() && word.ends_with(&*self.gerund)
    }

    /// Says whether a word is another with a prefix that denies it.
    pub fn denies(&self, denied: &str, word: &str) -> bool {
        let long = word.chars().count();
        let with = |prefix: &String| denied.strip_prefix(prefix.as_str()) == Some(word);
        long > 3 && self.denying.iter().any(with) || long > 6 && self.denying_long.iter().any(with)
    }
}

impl Entry {
    fn new(force: Option<Force>, listed: &str) -> Self {
        let bare = listed.trim_end_matches('!');
        Self { force, kept: bare != listed, listed: bare.to_owned() }
    }
}

/// Returns how many words at the head of others are a word or phrase of a list.
pub fn length_at_head(listed: &str, words: &[String]) -> Option<usize> {
    let mut words = words.iter();
    listed.split(' ').try_fold(0, |length, part| {
        let word = words.next()?;
        fits(part, word).then_some(length + 1)
    })
}

/// Says whether a word has one of the forms of a list entry that is a single word.
pub fn fits(entry: &str, word: &str) -> bool {
    match (entry.strip_suffix('*'), entry.strip_prefix('*')) {
        (Some(stem), _) => word.starts_with(stem) && (stem.len() > 2 || word.len() > 6),
        (_, Some(ending)) => word.len() > ending.len() + 2 && word.ends_with(ending),
        _ => entry == word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_of_words_can_be_read() {
        for tag in ["en-GB", "de", "fr-BE"] {
            assert!(Words::of(tag).is_some_and(|words| words.entries.len() > 100), "{tag}");
        }
    }
}
