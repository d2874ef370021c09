//! All names on record, in every way of writing them, in one automaton.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use super::shape::Shape;
use super::sound::Sounds;
use super::way::{Kind, Row, Way, Ways};
use super::{Called, Form, Nature, organisation, person};

/// Whoever may be named, and by which letters.
#[derive(Debug)]
pub struct Known<T> {
    pub(super) owners: Vec<T>,
    pub(super) rows: Vec<Row>,
    pub(super) automaton: Option<AhoCorasick>,
    pub(super) sounds: Sounds,
    /// Whether names are found in inflected forms too.
    pub(super) inflected: bool,
}

/// How much of a name is sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Whole,
    Every,
}

impl<T> Known<T> {
    /// Seeks every way of writing each name: parts, initials, short forms, inflected forms.
    pub fn new(called: impl IntoIterator<Item = Called<T>>) -> Self {
        Self::of(called, Reach::Every)
    }

    /// Seeks whole names only, as `check` and `import` print or link them.
    pub fn whole(called: impl IntoIterator<Item = Called<T>>) -> Self {
        Self::of(called, Reach::Whole)
    }

    fn of(called: impl IntoIterator<Item = Called<T>>, reach: Reach) -> Self {
        let mut by_letters: BTreeMap<String, Vec<(Way, Vec<usize>)>> = BTreeMap::new();
        let mut owners = Vec::new();
        for one in called {
            for (letters, way) in ways(&one, reach).0 {
                let known = by_letters.entry(letters).or_default();
                match known.iter_mut().find(|(other, _)| *other == way) {
                    Some((_, of)) if of.last() == Some(&owners.len()) => {}
                    Some((_, of)) => of.push(owners.len()),
                    None => known.push((way, vec![owners.len()])),
                }
            }
            owners.push(one.who);
        }
        // Building takes longer than reading: the plain automaton is the quickest to build.
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::NoncontiguousNFA))
            .build(by_letters.keys());
        let rows: Vec<Row> = by_letters.into_iter().collect();
        Self {
            owners,
            automaton: automaton.ok(),
            sounds: Sounds::default(),
            rows,
            inflected: reach == Reach::Every,
        }
    }

    /// Returns those of whom some words are a whole name, whatever joins the words.
    pub fn called(&self, words: &str) -> Vec<&T> {
        let letters = Shape::new(words).letters();
        let found = self.automaton.as_ref().and_then(|automaton| {
            let mut found = automaton.find_overlapping_iter(&letters);
            found.find(|found| found.start() == 0 && found.end() == letters.len())
        });
        let ways = found.map(|found| &self.rows[found.pattern().as_usize()].1);
        let whole = ways.into_iter().flatten().filter(|(way, _)| way.kind == Kind::Whole);
        let mut of: Vec<usize> = whole.flat_map(|(_, of)| of.iter().copied()).collect();
        of.sort_unstable();
        of.dedup();
        of.into_iter().map(|owner| &self.owners[owner]).collect()
    }
}

fn ways<T>(called: &Called<T>, reach: Reach) -> Ways {
    let mut ways = Ways::default();
    let names = called.names.iter().map(|name| (name, Form::Name));
    let aliases = called.aliases.iter().map(|name| (name, Form::Alias));
    for (name, form) in names.chain(aliases) {
        match (called.nature, reach) {
            (Nature::Person, Reach::Every) => person::ways(name, form, &mut ways),
            (Nature::Organisation, Reach::Every) => organisation::ways(name, form, &mut ways),
            _ => whole(name, form, called.nature, &mut ways),
        }
        if called.nature == Nature::Person && reach == Reach::Whole {
            person::family_first(name, &mut ways);
        }
    }
    for sign in &called.signs {
        whole(sign, Form::Sign, called.nature, &mut ways);
    }
    ways
}

fn whole(name: &str, form: Form, nature: Nature, ways: &mut Ways) {
    for shape in super::shape::shapes(name) {
        ways.add(&shape, form, Kind::Whole, nature, name);
    }
}
