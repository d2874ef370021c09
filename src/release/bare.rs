//! Text × names found in it → the text with the same word in place of each.

use std::ops::Range;

use super::finder::{Finder, Found};

/// A text in which the same word stands for each name.
pub struct Bare<'f> {
    pub text: String,
    places: Vec<(Range<usize>, Found<'f>)>,
    /// The places of names that may be shown.
    pub shown: Vec<Range<usize>>,
}

/// It reads as a name, so that sentences end where they did.
const NAME: &str = "Nn";

impl<'f> Bare<'f> {
    pub fn new(words: &str, found: Vec<Found<'f>>, finder: &Finder) -> Self {
        let mut bare = Self {
            text: String::with_capacity(words.len()),
            places: Vec::new(),
            shown: Vec::new(),
        };
        let mut end = 0;
        for mut one in found {
            if let Some((_, last)) = bare.places.last_mut().filter(|_| one.range.end <= end) {
                // It stood in the address of a link that went with its text.
                last.sure &= last.is_same(&one);
                continue;
            }
            let gap = &words[end..one.range.start.max(end)];
            let last = bare.places.last_mut().filter(|(_, last)| last.is_same(&one));
            if let Some((_, last)) = last.filter(|_| is_apposition(gap)) {
                let closes = gap.contains('(') && words[one.range.end..].starts_with(')');
                end = one.range.end + usize::from(closes);
                last.sure |= one.sure;
                end += bare.unwrap(&words[end..]);
                continue;
            }
            bare.text.push_str(gap);
            let start = bare.text.len();
            bare.text.push_str(NAME);
            end = one.range.end;
            one.range = start..bare.text.len();
            bare.places.push((one.range.clone(), one));
            end += bare.unwrap(&words[end..]);
        }
        bare.text.push_str(&words[end..]);
        let is_name = |range: &Range<usize>| bare.places.iter().any(|(place, _)| place == range);
        let shown = finder.shown(&bare.text).into_iter();
        bare.shown = shown.filter(|range| !is_name(range)).collect();
        bare
    }

    /// Takes away the signs of a link or of emphasis around a name that is now all of it;
    /// returns how much of what follows goes with it.
    fn unwrap(&mut self, rest: &str) -> usize {
        let mut taken = 0;
        while let Some((place, found)) = self.places.last_mut() {
            let rest = &rest[taken..];
            let length = match self.text[..place.start].chars().next_back() {
                Some('[') if rest.starts_with("](") => rest.find(')').map(|at| at + 1),
                Some(sign @ ('*' | '_' | '`')) if rest.starts_with(sign) => Some(1),
                _ => None,
            };
            let Some(length) = length else {
                break;
            };
            taken += length;
            self.text.remove(place.start - 1);
            *place = place.start - 1..place.end - 1;
            found.range = place.clone();
        }
        taken
    }

    /// Returns the text with something else in place of each name.
    pub fn with(&self, other: impl Fn(&Found<'f>) -> String) -> String {
        let mut text = String::new();
        let mut end = 0;
        for (place, found) in &self.places {
            text.push_str(&self.text[end..place.start]);
            text.push_str(&other(found));
            end = place.end;
        }
        text + &self.text[end..]
    }

    /// Returns who is named within a range.
    pub fn within(&self, range: &Range<usize>) -> Vec<&Found<'f>> {
        let from = self.places.partition_point(|(place, _)| place.start < range.start);
        let places = self.places[from..].iter().take_while(|(place, _)| place.start < range.end);
        places.map(|(_, found)| found).collect()
    }

    /// Says whether an item of a list is little more than a name, and no sentence.
    pub fn is_name(&self, words: &Range<usize>) -> bool {
        let found = self.within(words);
        let text = self.text[words.clone()].trim_end();
        let others = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric));
        let room = if text.ends_with(['.', '!', '?']) { 0 } else { 4 };
        !found.is_empty() && others.count() <= found.len() + room
    }
}

/// Says whether what stands between two names of one bearer makes them one: `Ada Vann, Head of
/// Tools`.
fn is_apposition(gap: &str) -> bool {
    gap.chars().all(|c| matches!(c, ' ' | ',' | '(' | '"' | '“' | '”' | '*' | '_'))
}
