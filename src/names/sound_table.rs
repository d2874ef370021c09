//! Names by what their letters sound like, in the order of their consonants; words → which of them
//! they sound like.

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use super::consonants::{Heard, Script, forms, script};
use super::fold::{is_han, is_unspaced};
use super::lexicon::is_word;
use super::reading::Reading;
use super::shape::Joint;
use super::way::{Kind, Row, Way};
use super::{Certainty, Form, Nature};

/// What a text sounds like: where, the way of writing a name that it is, whose, how surely.
pub type Sounding<'k> = (Range<usize>, &'k Way, &'k [usize], Certainty);

/// Names, and how their letters are read.
#[derive(Debug)]
pub struct Table {
    /// Reads letters in every way in which they may be meant.
    read: fn(&str) -> Vec<Heard>,
    reach: Reach,
    /// What single words sound like, each by a number that stands for it; nothing where no name
    /// begins with it. Most words are asked about again.
    asked: Mutex<HashMap<u64, Option<Arc<Alike>>>>,
    /// The consonants of the first words of names of several.
    starts: BTreeSet<String>,
    /// By their consonants.
    names: Vec<Name>,
    most_words: usize,
}

/// How a table reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The sounds of all words together.
    Sounds,
    /// Words one by one, with a space between.
    Words,
    /// The syllables of all words together.
    Syllables,
}

/// What some words sound like.
#[derive(Debug, Default)]
struct Alike {
    /// The places of names in their table.
    names: Vec<(usize, Certainty)>,
    /// Whether a name may have further words.
    goes_on: bool,
}

#[derive(Debug)]
struct Name {
    heard: Heard,
    script: Script,
    row: usize,
    way: usize,
}

fn is_telling(way: &Way) -> bool {
    way.nature != Nature::Thing
        && way.form != Form::Sign
        && matches!(way.kind, Kind::Whole | Kind::Family | Kind::Given)
}

/// Reads the names of some rows.
pub fn table(
    rows: &[Row],
    is_of: impl Fn(&str) -> bool,
    read: fn(&str) -> Vec<Heard>,
    reach: Reach,
) -> Table {
    let mut table = Table {
        read,
        reach,
        asked: Mutex::default(),
        starts: BTreeSet::new(),
        names: Vec::new(),
        most_words: 0,
    };
    for (row, (letters, ways)) in rows.iter().enumerate() {
        if !is_of(letters) || !ways.iter().any(|(way, _)| is_telling(way)) {
            continue;
        }
        let ways = ways.iter().enumerate();
        for (number, (way, _)) in ways.filter(|(_, (way, _))| is_telling(way)) {
            let words = spaced(letters, way);
            table.most_words = table.most_words.max(words.split(' ').count().min(MOST));
            if let Some((first, _)) = words.split_once(' ') {
                table.starts.extend(read(first).into_iter().map(|heard| heard.consonants));
            }
            let names = read(&words).into_iter();
            let script = script(letters);
            table.names.extend(names.map(|heard| Name { heard, script, row, way: number }));
        }
    }
    table.names.sort_by(|one, other| one.heard.consonants.cmp(&other.heard.consonants));
    table.names.shrink_to_fit();
    table
}

/// Puts a space where words of a name part, and between signs of Chinese.
fn spaced(letters: &str, way: &Way) -> String {
    let mut spaced = String::with_capacity(letters.len() + way.joints.len());
    for (at, c) in letters.char_indices() {
        let parts = is_han(c) || way.joints.iter().any(|(joint, _)| *joint == at);
        if parts && at > 0 {
            spaced.push(' ');
        }
        spaced.push(c);
    }
    spaced
}

/// No name has more words, or signs of Chinese.
const MOST: usize = 6;

impl Table {
    /// Finds names that begin with the first of some words; each sign of Chinese is one.
    pub fn find<'k>(
        &self,
        rows: &'k [Row],
        reading: &Reading<'_>,
        words: &[Range<usize>],
    ) -> Vec<Sounding<'k>> {
        let mut found = Vec::new();
        let first = &reading.letters[words[0].clone()];
        let Some(mut alike) = self.first(first, rows) else {
            return found;
        };
        let more = usize::from(first.starts_with(is_han));
        let most = words.len().min(self.most_words + more);
        for count in 1..=most {
            if count > 1 {
                let all = words[..count].iter().map(|word| &reading.letters[word.clone()]);
                alike = Arc::new(self.alike(&all.collect::<Vec<_>>().join(" "), rows));
            }
            let at = words[0].start..words[count - 1].end;
            found.extend(alike.names.iter().map(|(place, certainty)| {
                let Name { row, way, .. } = self.names[*place];
                let (way, owners) = &rows[row].1[way];
                (at.clone(), way, owners.as_slice(), *certainty)
            }));
            if !alike.goes_on {
                break;
            }
        }
        found
    }

    /// Says what a word sounds like, if a name may begin with it.
    fn first(&self, word: &str, rows: &[Row]) -> Option<Arc<Alike>> {
        if self.names.is_empty() {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        let mut asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        let known = asked.entry(hasher.finish()).or_insert_with(|| {
            let begins = forms(word).any(|form| self.begins(form));
            begins.then(|| Arc::new(self.alike(word, rows)))
        });
        known.clone()
    }

    fn begins(&self, word: &str) -> bool {
        let mut heard = (self.read)(word).into_iter().map(|heard| heard.consonants);
        heard.any(|word| {
            let first = self.names.partition_point(|name| name.heard.consonants < word);
            let name = self.names.get(first).map_or("", |name| &name.heard.consonants);
            let syllable = self.reach == Reach::Syllables && name.starts_with(&word);
            name == word || syllable || self.starts.contains(&word)
        })
    }

    /// Returns the places of the names of some consonants.
    fn spelt<'t>(&'t self, consonants: &'t str) -> impl Iterator<Item = usize> + 't {
        let is_before = |name: &Name| name.heard.consonants.as_str() < consonants;
        let first = self.names.partition_point(is_before);
        let is_of = move |place: &usize| self.names[*place].heard.consonants == consonants;
        (first..self.names.len()).take_while(is_of)
    }

    /// Says whether a name has further words behind some.
    fn goes_on(&self, heard: &Heard) -> bool {
        let start = format!("{} ", heard.consonants);
        let is_before = |name: &Name| name.heard.consonants < start;
        let from = self.names.partition_point(is_before);
        self.names.get(from).is_some_and(|name| name.heard.consonants.starts_with(&start))
    }

    fn alike(&self, words: &str, rows: &[Row]) -> Alike {
        let mut alike = Alike { names: Vec::new(), goes_on: self.reach != Reach::Words };
        for form in forms(words) {
            let read = (self.read)(form);
            alike.goes_on |= form == words && read.iter().any(|heard| self.goes_on(heard));
            let theirs = script(form);
            for other in &read {
                let names = self.spelt(&other.consonants).filter_map(|place| {
                    let certainty = self.is_like(place, (form, other, theirs), rows)?;
                    Some((place, certainty))
                });
                alike.names.extend(names);
            }
        }
        alike
    }

    /// Says how surely some words are a name, if they sound like it.
    fn is_like(
        &self,
        place: usize,
        (word, other, theirs): (&str, &Heard, Script),
        rows: &[Row],
    ) -> Option<Certainty> {
        let name = &self.names[place];
        let (letters, ways) = &rows[name.row];
        let (way, _) = &ways[name.way];
        // Shorter names sound like too many words.
        let least = match self.reach {
            Reach::Sounds => 6,
            Reach::Words => 12,
            Reach::Syllables => 8,
        };
        let telling =
            name.heard.weight(other) >= least && name.heard.is_like(other, [name.script, theirs]);
        // One sign sounds like many a name, and what is spelt as on record is judged by use.
        let signs = word.contains(is_han) && way.kind != Kind::Whole;
        let spelt = word.replace(' ', "");
        // `Zhi-ming` for Zhiming is spelt otherwise.
        let parted =
            !word.contains(is_han) && word.trim_end().contains(' ') && way.joints.is_empty();
        let same = !parted && (letters.starts_with(&spelt) || spelt.starts_with(letters));
        (telling && !signs && !same && !is_word(word)).then(|| {
            let several = way.joints.iter().any(|(_, joint)| *joint == Joint::Words)
                || letters.chars().all(is_unspaced);
            let sure = way.kind == Kind::Whole && several;
            if sure { Certainty::Name } else { Certainty::MaybeWord }
        })
    }
}
