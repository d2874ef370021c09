//! Figures → each has a value, or a sum whose parts exist.

use super::prover::{Owner, Prover};
use crate::facts::figure::{Compute, Figure};
use crate::facts::id::FigureId;
use crate::facts::records::Records;
use crate::finding::field::Kind;

/// Proves every figure.
pub fn figures(prover: &mut Prover<'_>, records: &Records) {
    for topic in records.topics.iter() {
        let owner = Owner { kind: Kind::Topic, id: topic.id.as_str() };
        for (n, each) in topic.figures.iter().enumerate() {
            figure(prover, each, owner, format!("figures[{n}]"));
        }
    }
}

fn figure(prover: &mut Prover<'_>, figure: &Figure, owner: Owner<'_>, path: String) {
    let Some(compute) = &figure.compute else {
        if figure.value.is_none() {
            let message = "A figure needs `value:` or `compute:`.".to_owned();
            let hint = "add the number as published, or how it follows from others";
            prover.error("missing-key", (owner, path), message, |_| Some(hint.into()));
        }
        return;
    };
    if operations(compute) != 1 {
        let message = "`compute:` needs exactly one sum over other figures.".to_owned();
        let hint = "write one of change, difference, difference_per_day, ratio, share, sum, \
                    with the ids of figures";
        let at = (owner, format!("{path}.compute"));
        prover.error("bad-value", at, message, |_| Some(hint.into()));
    }
    units(prover, compute, owner, &path);
    for (key, place, id) in parts(compute) {
        part(prover, id, owner, format!("{path}.compute.{key}[{place}]"));
    }
}

/// Nobody can add tonnes to euros, nor percent to either.
fn units(prover: &mut Prover<'_>, compute: &Compute, owner: Owner<'_>, path: &str) {
    let (index, records) = (prover.index, prover.records);
    let counted: Vec<&str> = compute
        .parts()
        .filter_map(|id| {
            let (topic, number) = index.figures.get(id)?;
            let part = &records.topics.at(*topic).figures[*number];
            let unit = part.unit.as_deref().unwrap_or_default();
            Some(if part.is_percentage() { "%" } else { unit })
        })
        .collect();
    let Some(other) = counted.iter().find(|unit| **unit != counted[0]) else {
        return;
    };
    let named = |unit: &str| match unit {
        "" => "no unit".to_owned(),
        unit => format!("`{unit}`"),
    };
    let message =
        format!("The parts count different things: {} and {}.", named(counted[0]), named(other));
    let hint = "compute from figures of one `unit`, or write the sum as a figure of its own";
    let at = (owner, format!("{path}.compute"));
    prover.error("bad-value", at, message, |_| Some(hint.into()));
}

fn part(prover: &mut Prover<'_>, id: &FigureId, owner: Owner<'_>, path: String) {
    let index = prover.index;
    let Some((topic, number)) = index.figures.get(id) else {
        return prover.figure(id, (owner, path));
    };
    let other = &prover.records.topics.at(*topic).figures[*number];
    if other.value.as_ref().and_then(|value| value.number()).is_none() {
        let message = format!("`{id}` has no number to compute with.");
        let hint = "compute from figures whose `value` is a number, as `972,581` or `97.1%`";
        prover.error("bad-value", (owner, path), message, |_| Some(hint.into()));
    }
}

fn parts(compute: &Compute) -> impl Iterator<Item = (&'static str, usize, &FigureId)> {
    let pairs = [
        ("change", &compute.change),
        ("difference", &compute.difference),
        ("difference_per_day", &compute.difference_per_day),
        ("ratio", &compute.ratio),
        ("share", &compute.share),
    ]
    .into_iter()
    .flat_map(|(key, pair)| {
        let ids = pair.iter().flatten().enumerate();
        ids.map(move |(place, id)| (key, place, id))
    });
    let sum = compute.sum.iter().flatten().enumerate();
    pairs.chain(sum.map(|(place, id)| ("sum", place, id)))
}

fn operations(compute: &Compute) -> usize {
    let pairs = [
        &compute.change,
        &compute.difference,
        &compute.difference_per_day,
        &compute.ratio,
        &compute.share,
    ];
    let sum = compute.sum.as_ref().is_some_and(|sum| !sum.is_empty());
    pairs.into_iter().flatten().count() + usize::from(sum)
}
