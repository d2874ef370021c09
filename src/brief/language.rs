//! A language → the words of packs in it, from `templates/words/LANGUAGE.yaml`.

use std::borrow::{Borrow, Cow};
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::number::grouped;

use crate::yaml::{self, Fault};

/// The words of packs in a language. Those of English stand in the templates; its file has those
/// of days, counts and lists alone.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Language {
    /// Joins the last two of a list.
    and: Option<String>,
    /// How often: never, once, twice, and `{} times`.
    times: Vec<String>,
    /// Small counts, from none on.
    counts: Vec<String>,
    /// By an English word: what stands before a day, a month or year, and a quarter or half.
    before_days: BTreeMap<String, [String; 3]>,
    /// The quarters of a year, with `{}` for it.
    quarters: Option<[String; 4]>,
    /// The halves of a year, with `{}` for it.
    halves: Option<[String; 2]>,
    /// The number of the first day of a month, where it is not `1`.
    first_day: Option<String>,
    /// Small words that lose their last letter before a vowel.
    elided: Vec<String>,
    /// What stands between the thousands of a number, and before its decimals.
    thousands: Option<String>,
    decimal: Option<String>,
    /// What the templates say, and what stands in its place.
    phrases: BTreeMap<String, String>,
}

/// The files of words that the program brings: name within `templates/`, text.
const BUILT_IN: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/templates.rs"));

static ENGLISH: LazyLock<Language> = LazyLock::new(|| built_in("en").unwrap_or_default());

static OTHERS: LazyLock<BTreeMap<&str, Language>> = LazyLock::new(|| {
    let names = BUILT_IN.iter().filter_map(|(name, _)| {
        let name = name.strip_prefix("words/")?.strip_suffix(".yaml")?;
        Some(name).filter(|name| *name != "en")
    });
    names.filter_map(|name| Some((name, built_in(name)?))).collect()
});

fn built_in(tag: &str) -> Option<Language> {
    let [_, name] = files(tag);
    let (_, text) = BUILT_IN.iter().find(|(own, _)| *own == name)?;
    Language::read(text, &mut Vec::new())
}

impl Language {
    /// Reads a file of words.
    pub fn read(text: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        let parsed = yaml::parse(text);
        faults.extend(parsed.faults);
        yaml::read(&mut parsed.tree?, text, faults)
    }

    /// Returns the words that the program brings for a language, else the English ones.
    pub fn built_in(tag: &str) -> &'static Self {
        match base(tag) {
            "en" => &ENGLISH,
            base => OTHERS.get(base).unwrap_or(&ENGLISH),
        }
    }

    /// Returns the small words that lose their last letter before a vowel.
    pub fn elided(&self) -> &[String] {
        &self.elided
    }

    /// Says whether the templates are to be put into it.
    pub fn has_phrases(&self) -> bool {
        !self.phrases.is_empty()
    }

    /// Returns what stands in place of words, or the words.
    pub fn word<'w>(&'w self, words: &'w str) -> Cow<'w, str> {
        Cow::Borrowed(self.phrases.get(words).map_or(words, String::as_str))
    }

    /// Joins with commas and a last “and”.
    pub fn and(&self, items: &[impl Borrow<str>]) -> String {
        let and = self.and.as_ref().or(ENGLISH.and.as_ref()).map_or("", String::as_str);
        match items {
            [] => String::new(),
            [only] => only.borrow().to_owned(),
            [first @ .., last] => format!("{} {and} {}", first.join(", "), last.borrow()),
        }
    }

    /// Writes a small count as a word.
    pub fn count(&self, number: usize) -> String {
        let counts = own_or(&self.counts, &ENGLISH.counts);
        counts.get(number).map_or_else(|| number.to_string(), String::clone)
    }

    /// Puts signs into a plain number; every other form stays as it is written.
    pub fn number(&self, plain: &str) -> String {
        let sign =
            |own: &Option<String>, english: &str| own.clone().unwrap_or_else(|| english.to_owned());
        let (thousands, decimal) = (sign(&self.thousands, ","), sign(&self.decimal, "."));
        grouped(plain, &thousands, &decimal).unwrap_or_else(|| plain.to_owned())
    }

    /// Writes how often.
    pub fn times(&self, number: usize) -> String {
        match own_or(&self.times, &ENGLISH.times) {
            [own @ .., _] if number < own.len() => own[number].clone(),
            [.., many] => many.replace("{}", &self.count(number)),
            [] => number.to_string(),
        }
    }

    /// Returns what stands in place of an English word before a day, a month or year, and a
    /// quarter or half.
    pub fn before_days<'w>(&'w self, word: &'w str) -> [&'w str; 3] {
        let own = self.before_days.get(word).or_else(|| ENGLISH.before_days.get(word));
        own.map_or([word; 3], |own| own.each_ref().map(String::as_str))
    }

    /// Names a quarter of a year, counted from 1.
    pub fn quarter(&self, number: u32, year: i32) -> String {
        let own = self.quarters.as_ref().or(ENGLISH.quarters.as_ref());
        of_year(own.map(<[_; 4]>::as_slice), number, year)
    }

    /// Names a half of a year, counted from 1.
    pub fn half(&self, number: u32, year: i32) -> String {
        let own = self.halves.as_ref().or(ENGLISH.halves.as_ref());
        of_year(own.map(<[_; 2]>::as_slice), number, year)
    }

    /// Returns the number of the first day of a month.
    pub fn first_day(&self) -> &str {
        self.first_day.as_deref().unwrap_or("1")
    }

    /// Writes a controlled word for people.
    pub fn label(&self, word: &str) -> String {
        let label = label(word);
        match self.phrases.get(&label).or_else(|| self.phrases.get(word)) {
            Some(own) => capital(own),
            None => label,
        }
    }

    /// Sets the article before a name, unless it begins with one or the language sets none.
    pub fn the(&self, name: &str) -> String {
        let mut words = name.split_whitespace();
        let has_own = words.next().is_some_and(|word| word.eq_ignore_ascii_case("the"));
        // `NATO`, `OpenAI`: a name of one word takes none.
        let is_word = words.next().is_none();
        match self.phrases.get("the") {
            Some(article) => format!("{article}{name}"),
            None if has_own || is_word || !self.phrases.is_empty() => name.to_owned(),
            None => format!("the {name}"),
        }
    }

    /// Returns what the templates say, and what stands in its place.
    pub fn phrases(&self) -> &BTreeMap<String, String> {
        &self.phrases
    }
}

fn own_or<'w>(own: &'w [String], english: &'w [String]) -> &'w [String] {
    if own.is_empty() { english } else { own }
}

fn of_year(names: Option<&[String]>, number: u32, year: i32) -> String {
    let year = year.to_string();
    let at = usize::try_from(number).unwrap_or(1).saturating_sub(1);
    let name = names.and_then(|names| names.get(at));
    name.map_or_else(|| year.clone(), |name| name.replace("{}", &year))
}

fn base(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or(tag)
}

/// Returns the names of the files that may hold the words of a language: that of its country
/// first.
pub fn files(tag: &str) -> [String; 2] {
    [tag, base(tag)].map(|name| format!("words/{name}.yaml"))
}

/// Writes a controlled word for people: `video-call` → `Video call`.
pub fn label(word: &str) -> String {
    capital(&word.replace(['-', '_'], " "))
}

/// Begins with a capital.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
