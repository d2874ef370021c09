//! Text × known names → who is named where.

use std::ops::Range;

use super::address::address;
use super::extent::extent;
use super::fit::{fits, may_begin};
use super::gap::Gap;
use super::judge::Reader;
use super::known::Known;
use super::lexicon::is_word;
use super::reading::Reading;
use super::spot::Spot;
use super::way::Way;
use super::{Certainty, Meant, Mention, Nature, Setting};

/// Letters that name somebody.
struct Found<'k> {
    letters: Range<usize>,
    owners: Vec<(usize, &'k Way)>,
    way: &'k Way,
    certainty: Certainty,
}

impl<T> Known<T> {
    /// Finds who is named in a text, from left to right, the longest name first.
    pub fn mentions(&self, text: &str, setting: Setting) -> Vec<Mention<'_, T>> {
        let reading = match setting {
            Setting::Page => Reading::page(text),
            Setting::Prose | Setting::Names => Reading::prose(text),
        };
        let found = longest(self.candidates(&reading, setting));
        let mut mentions: Vec<Mention<'_, T>> = Vec::new();
        for one in joined(&reading, found) {
            let bare = reading.span(one.letters.clone());
            let spot = Spot { reading: &reading, start: one.letters.start, end: one.letters.end };
            let owners = as_used(&spot, one.owners);
            let natures = owners.iter().map(|(_, way)| way.nature);
            // Before whoever is typed stands what stands before a person.
            let nature = match natures.min().unwrap_or(one.way.nature) {
                Nature::Thing if self.inflected => Nature::Person,
                nature => nature,
            };
            let range = extent(&spot, nature, bare.clone(), setting);
            let mut who: Vec<Meant<'_, T>> = owners
                .iter()
                .map(|(owner, way)| Meant {
                    who: &self.owners[*owner],
                    form: way.form,
                    typed: &way.typed,
                    at: bare.clone(),
                })
                .collect();
            who.sort_by_key(|meant| meant.form);
            let in_address = address(text, bare.clone()).is_some();
            let certainty = one.certainty;
            mentions.push(Mention { who, range, bare, certainty, in_address });
        }
        mentions.sort_by_key(|mention| (mention.range.start, mention.range.end));
        apart(mentions)
    }

    fn candidates(&self, reading: &Reading<'_>, setting: Setting) -> Vec<Found<'_>> {
        let mut found = Vec::new();
        let Some(automaton) = &self.automaton else {
            return found;
        };
        for hit in automaton.find_overlapping_iter(&reading.letters) {
            let (start, end) = (hit.start(), hit.end());
            if end == start || !may_begin(reading, start, end) {
                continue;
            }
            for (way, owners) in &self.rows[hit.pattern().as_usize()].1 {
                let reader = Reader { setting, strict: self.inflected };
                let fits = fits(reading, start..end, way, reader);
                let whole = |fit: &(Range<usize>, Certainty)| self.inflected || fit.0.end == end;
                let Some((letters, certainty)) = fits.filter(whole) else {
                    continue;
                };
                let owners = owners.iter().map(|owner| (*owner, way)).collect();
                found.push(Found { letters, owners, way, certainty });
            }
        }
        if !self.inflected {
            return found;
        }
        let sounding = self.sounds.find(&self.rows, reading);
        for (letters, way, owners, certainty) in sounding {
            found.push(Found {
                letters,
                owners: owners.iter().map(|owner| (*owner, way)).collect(),
                way,
                certainty,
            });
        }
        found
    }
}

/// Keeps those of whom the words beside speak, where somebody and a firm are called the same:
/// `Ms Siemens`, `Siemens AG`.
fn as_used<'k>(spot: &Spot<'_, '_>, mut owners: Vec<(usize, &'k Way)>) -> Vec<(usize, &'k Way)> {
    let meant = if spot.is_addressed() {
        Nature::Person
    } else if spot.has_legal_form() {
        Nature::Organisation
    } else {
        return owners;
    };
    if owners.iter().any(|(_, way)| way.nature == meant) {
        owners.retain(|(_, way)| way.nature == meant);
    }
    owners
}

/// Keeps the longest of those that begin first; those of the same letters are told together.
fn longest<'k>(mut found: Vec<Found<'k>>) -> Vec<Found<'k>> {
    found.sort_by_key(|one| {
        (one.letters.start, std::cmp::Reverse(one.letters.end), one.certainty, one.way.form)
    });
    let mut kept: Vec<Found<'k>> = Vec::new();
    for one in found {
        match kept.last_mut() {
            Some(last) if last.letters == one.letters => {
                last.owners.extend(one.owners);
            }
            Some(last) if one.letters.start < last.letters.end => {}
            _ => kept.push(one),
        }
    }
    kept
}

/// Joins parts of one person's name that stand side by side: `Anny Kowalskiej`.
fn joined<'k>(reading: &Reading<'_>, found: Vec<Found<'k>>) -> Vec<Found<'k>> {
    let mut kept: Vec<Found<'k>> = Vec::new();
    for one in found {
        let beside = matches!(reading.gap(one.letters.start), Gap::Space | Gap::Hyphen | Gap::None);
        match kept.last_mut() {
            Some(last)
                if beside
                    && last.letters.end == one.letters.start
                    && last.way.nature == Nature::Person
                    && last.owners.iter().any(|(owner, _)| is_of(&one, *owner)) =>
            {
                // Two ordinary words may be a name, or none.
                let word = |found: &Found<'_>| is_word(&reading.letters[found.letters.clone()]);
                last.certainty = match word(last) && word(&one) {
                    true => last.certainty.min(one.certainty),
                    false => Certainty::Name,
                };
                last.letters.end = one.letters.end;
                last.owners.retain(|(owner, _)| is_of(&one, *owner));
            }
            _ => kept.push(one),
        }
    }
    kept
}

fn is_of(found: &Found<'_>, owner: usize) -> bool {
    found.owners.iter().any(|(other, _)| *other == owner)
}

/// Makes one mention of those whose bytes overlap: the text of a link and its address.
fn apart<T>(mentions: Vec<Mention<'_, T>>) -> Vec<Mention<'_, T>> {
    let mut kept: Vec<Mention<'_, T>> = Vec::new();
    for one in mentions {
        match kept.last_mut().filter(|last| one.range.start < last.range.end) {
            Some(last) => {
                last.range.end = last.range.end.max(one.range.end);
                last.certainty = last.certainty.min(one.certainty);
                last.in_address |= one.in_address;
                for meant in one.who {
                    if !last.who.iter().any(|known| std::ptr::eq(known.who, meant.who)) {
                        last.who.push(meant);
                    }
                }
            }
            None => kept.push(one),
        }
    }
    kept
}
