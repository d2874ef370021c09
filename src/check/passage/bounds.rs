//! What a fact denies, and what bounds its numbers, × the same in its passage.

use super::super::inputs::{Inputs, ReadText};
use super::days_in_text::month_of;
use super::force::{Mark, Sentence};
use super::forces::Force;
use super::numbers::Numbers;
use super::spoken_numbers::number;
use crate::facts::item::OpeningKind;
use crate::facts::prose::Path;
use crate::finding::field::Kind;

/// Finds a `not`, or a word that takes back what follows it, that stands in the fact only.
pub fn denied(ours: &Sentence, all: &[Sentence]) -> Option<String> {
    let forces = [Force::Not, Force::Fails, Force::Denies, Force::Undoes];
    let any = |sentence: &Sentence| sentence.has(&forces);
    if all.iter().any(any) {
        return None;
    }
    let denies = |mark: &&Mark| matches!(mark.force, Force::Not | Force::Undoes) && mark.kept;
    let own = ours.marks.iter().find(denies)?;
    let next = ours.next(own.after, 1).pop()?;
    let there = all.iter().any(|sentence| sentence.stems().contains(&next));
    there.then(|| format!("`{}` stands in the fact only", own.words))
}

/// Compares what stands before a number that both have.
pub fn rounded(ours: &Sentence, all: &[Sentence]) -> Option<String> {
    let theirs: Vec<(i64, Option<(Force, String)>)> = all.iter().flat_map(qualified).collect();
    qualified(ours).into_iter().find_map(|(number, own)| {
        let mut same = theirs.iter().filter(|(known, _)| *known == number).peekable();
        same.peek()?;
        let force = own.as_ref().map(|(force, _)| *force);
        let mut others = same.map(|(_, their)| their);
        let their = others.find(|their| their.as_ref().map(|(force, _)| *force) != force)?;
        let again = theirs
            .iter()
            .any(|(known, their)| *known == number && their.as_ref().map(|(f, _)| *f) == force);
        let words = |own: &Option<(Force, String)>| {
            own.as_ref().map_or("no word", |(_, words)| words.as_str()).to_owned()
        };
        (!again)
            .then(|| format!("before the number stands `{}` for `{}`", words(&own), words(their)))
    })
}

/// Returns the numbers of a sentence, each with the word that bounds it.
fn qualified(sentence: &Sentence) -> Vec<(i64, Option<(Force, String)>)> {
    let bounds = [Force::MoreThan, Force::About, Force::AtMost, Force::Only];
    let days = Numbers::of(&sentence.text).days.days;
    // `Up to 6 October` bounds no number.
    let is_day = |at: usize| {
        let number = sentence.words[at].parse::<u32>().ok();
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let months = beside.filter_map(|at| month_of(sentence.words.get(at)?));
        let dates: Vec<_> = months.filter_map(|month| Some((number?, month))).collect();
        dates.iter().any(|date| days.contains(date))
    };
    let numbers = (0..sentence.words.len()).filter_map(|at| {
        if is_day(at) {
            return None;
        }
        let number = number_at(sentence, at)?;
        let mark = sentence.marks.iter().rev().find(|mark| {
            let before = mark.after <= at && at - mark.after < 2;
            // `40 ships or more`, `4 euro at most`: of several words, behind what is counted.
            let long = mark.after - mark.first() > 1;
            let behind = long && (at + 1..at + 4).contains(&mark.first());
            bounds.contains(&mark.force) && (before || behind)
        });
        Some((number, mark.map(|mark| (mark.force, mark.words.clone()))))
    });
    numbers.collect()
}

/// Returns the number that begins at a word, in thousandths; `half` is 50 of 100.
pub fn number_at(sentence: &Sentence, at: usize) -> Option<i64> {
    let words: Vec<&str> = sentence.words.get(at..)?.iter().map(String::as_str).collect();
    let before = at.checked_sub(1).map(|at| sentence.words[at].as_str());
    if *words.first()? == "half" {
        // `The second half of 2020` is a time.
        let a_part = matches!(before, Some("first" | "second" | "other" | "latter"));
        return (!a_part).then_some(50_000);
    }
    let short = &words[..words.len().min(3)];
    let (readings, _) = number(short)?;
    readings.first().map(|number| (number * 1000.0).round() as i64)
}

/// Puts what stands beside the words of a fact before them: the number of a figure or claim with
/// its unit, and that a point opens a promise.
pub fn with_figure(inputs: &Inputs<'_>, text: &ReadText<'_>) -> String {
    let records = inputs.facts.records();
    let id = text.prose.id;
    let said = text.prose.text;
    let number = |qualifier: &Option<String>, value: &str, unit: &Option<String>| {
        let words = [qualifier.as_deref(), Some(value), unit.as_deref(), Some(said)];
        words.into_iter().flatten().collect::<Vec<_>>().join(" ")
    };
    let told = match (text.prose.kind, text.prose.path) {
        (Kind::Topic, Path::Within("figures", n, "what")) => {
            let figure = records.topics.get(id).and_then(|topic| topic.figures.get(n));
            figure.and_then(|one| Some(number(&one.qualifier, &one.value.as_ref()?.0, &one.unit)))
        }
        (Kind::Contact, Path::Within("claims", n, "what")) => {
            let claim = records.contacts.get(id).and_then(|contact| contact.claims.get(n));
            claim.map(|one| number(&one.qualifier, &one.value.0, &one.unit))
        }
        (Kind::Contact, Path::Within("points", n, _)) => {
            let point = records.contacts.get(id).and_then(|contact| contact.points.get(n));
            let opens = point.and_then(|point| point.opens.as_ref());
            let promise = opens.filter(|opens| opens.kind == OpeningKind::Promise);
            promise.map(|_| format!("promise: {said}"))
        }
        _ => None,
    };
    told.unwrap_or_else(|| said.to_owned())
}
