//! What came back × the units that went out → which is which: by the bookmarks, and by the words
//! where a bookmark was lost.

use std::collections::{BTreeMap, BTreeSet};

use super::read::{Paragraph, Said};
use super::returned::{Returned, sentences};
use super::signs::Signs;
use super::unit::Unit;

/// A paragraph or row that came back.
#[derive(Debug)]
pub struct Part<'r> {
    pub form: Form<'r>,
    /// The unit that it was, if it went out.
    pub unit: Option<usize>,
    /// Whether it stands elsewhere among the others.
    pub moved: bool,
}

/// What it is made of.
#[derive(Debug)]
pub enum Form<'r> {
    Paragraph(&'r Paragraph, Vec<Returned>),
    /// Its cells, and the number of its table in the file.
    Row(Vec<Vec<Returned>>, usize),
}

/// So many sentences that are missing are held against one that is new.
const NEAR: usize = 24;

/// How much of two sentences must be the same for one to be the other.
const ALIKE: f32 = 0.6;

/// Says which unit each part was, each sentence as people type it.
pub fn assign<'r>(blocks: &'r [Said], units: &[Unit<'_>], signs: &Signs) -> Vec<Part<'r>> {
    let mut parts: Vec<Part<'r>> = blocks.iter().map(part).collect();
    know_by_words(&mut parts, signs);
    for returned in parts.iter_mut().flat_map(|part| part.form.sentences_mut()) {
        let typed = returned.number.and_then(|at| signs.as_typed(at, &returned.text));
        returned.text = typed.unwrap_or_else(|| std::mem::take(&mut returned.text));
    }
    let mut unit_of = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        unit_of.extend(unit.sentences.iter().map(|sentence| (sentence.number, at)));
    }
    let mut taken = BTreeSet::new();
    for part in &mut parts {
        let is_row = matches!(part.form, Form::Row(..));
        let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
        for number in part.form.sentences().filter_map(|returned| returned.number) {
            let unit = unit_of.get(&number).copied();
            let fits = |at: &usize| units[*at].table().is_some() == is_row && !taken.contains(at);
            if let Some(unit) = unit.filter(fits) {
                *votes.entry(unit).or_default() += 1;
            }
        }
        let best = votes.into_iter().max_by_key(|(at, votes)| (*votes, usize::MAX - at));
        part.unit = best.map(|(at, _)| at);
        taken.extend(part.unit);
    }
    let order: Vec<usize> = parts.iter().filter_map(|part| part.unit).collect();
    let stay = longest_rising(&order);
    for part in &mut parts {
        part.moved = part.unit.is_some_and(|unit| !stay.contains(&unit));
    }
    parts
}

fn part(said: &Said) -> Part<'_> {
    let form = match said {
        Said::Paragraph(paragraph) => Form::Paragraph(paragraph, sentences(&paragraph.spans)),
        Said::Row(cells, table) => {
            Form::Row(cells.iter().map(|cell| sentences(cell)).collect(), *table)
        }
    };
    Part { form, unit: None, moved: false }
}

impl Form<'_> {
    /// Returns its sentences in order.
    pub fn sentences(&self) -> Box<dyn Iterator<Item = &Returned> + '_> {
        match self {
            Form::Paragraph(_, sentences) => Box::new(sentences.iter()),
            Form::Row(cells, _) => Box::new(cells.iter().flatten()),
        }
    }

    fn sentences_mut(&mut self) -> Box<dyn Iterator<Item = &mut Returned> + '_> {
        match self {
            Form::Paragraph(_, sentences) => Box::new(sentences.iter_mut()),
            Form::Row(cells, _) => Box::new(cells.iter_mut().flatten()),
        }
    }
}

/// A program that keeps no bookmarks loses them, and so does whoever types a sentence anew: a
/// sentence without a number is the missing one that says the same, or nearly so.
fn know_by_words(parts: &mut [Part<'_>], signs: &Signs) {
    let texts = &signs.set;
    let here: BTreeSet<usize> = parts
        .iter()
        .flat_map(|part| part.form.sentences().filter_map(|returned| returned.number))
        .collect();
    let mut missing: Vec<usize> = texts.keys().copied().filter(|n| !here.contains(n)).collect();
    let mut last = None;
    for returned in parts.iter_mut().flat_map(|part| part.form.sentences_mut()) {
        if returned.number.is_some() {
            last = returned.number;
            continue;
        }
        let next = missing.partition_point(|number| Some(*number) <= last);
        let exact = |number: &usize| signs.is_same(*number, &returned.text);
        let found = missing[next..]
            .iter()
            .position(exact)
            .map(|at| next + at)
            .or_else(|| missing.iter().position(exact))
            .or_else(|| {
                let near = missing[next..].iter().take(NEAR).enumerate();
                let alike = near.map(|(at, number)| (at, likeness(&texts[number], &returned.text)));
                let best = alike.max_by(|a, b| a.1.total_cmp(&b.1));
                best.filter(|(_, likeness)| *likeness >= ALIKE).map(|(at, _)| next + at)
            });
        if let Some(at) = found {
            returned.number = Some(missing.remove(at));
            last = returned.number;
        }
    }
}

fn likeness(one: &str, other: &str) -> f32 {
    similar::TextDiff::from_words(one, other).ratio()
}

/// Returns the largest set of numbers that stand in rising order: what is not in it was moved.
fn longest_rising(order: &[usize]) -> BTreeSet<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; order.len()];
    for (at, number) in order.iter().enumerate() {
        let place = ends.partition_point(|end| order[*end] < *number);
        before[at] = place.checked_sub(1).map(|place| ends[place]);
        match ends.get_mut(place) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut stay = BTreeSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        stay.insert(order[at]);
        next = before[at];
    }
    stay
}
