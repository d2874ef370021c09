//! Figures as printed, and those computed from others.

use serde::Serialize;

use super::cite::union;
use super::computed::{Computed, compute};
use super::origin::Origin;
use super::reader::Reader;
use super::said::Said;
use crate::facts::Facts;
use crate::facts::evidence::Rests;
use crate::facts::figure::{Compute, Figure};
use crate::facts::id::FigureId;
use crate::facts::quantity::Quantity;
use crate::facts::topic::Topic;
use crate::facts::when::When;

/// A figure as printed.
#[derive(Debug, Clone, Serialize)]
pub struct FigureLine<'a> {
    /// What is counted.
    pub what: Option<Said<'a>>,
    /// The number as published.
    pub value: Option<&'a Quantity>,
    pub unit: Option<&'a str>,
    /// `more than`, `about`, ….
    pub qualifier: Option<&'a str>,
    /// Where and among whom.
    pub scope: Option<&'a str>,
    /// What it counts over.
    pub period: Option<When>,
    /// Whether it is an aim, forecast or budget.
    pub aim: bool,
    /// How we put it in words.
    pub say: Option<Said<'a>>,
    /// What follows from other figures.
    pub computed: Option<Computed<'a>>,
    pub note: Option<Said<'a>>,
    pub handling: Option<&'a str>,
    /// Whether what it rests on is little to be trusted.
    pub low_confidence: bool,
    /// Whether its source is older than the end of what it counts, and it is no aim.
    pub too_early: bool,
    /// The sources to cite; of what is computed, those of its parts.
    pub sources: Vec<&'a str>,
    /// Its basis, where that is marked: nobody stated it.
    pub marked: Option<&'a str>,
    pub origin: Origin<'a>,
}

/// Reads the figures of a topic that were published by the reader's day.
pub fn figures<'a>(reader: Reader<'a>, topic: &'a Topic) -> Vec<FigureLine<'a>> {
    let figures = topic.figures.iter().enumerate();
    figures
        .filter(|(_, figure)| is_known(reader, topic, figure))
        .map(|(n, figure)| line(reader, topic, n, figure))
        .collect()
}

/// Reads the figures that a point refers to, as far as they were published by the reader's day.
pub fn referred<'a>(reader: Reader<'a>, ids: &'a [FigureId]) -> Vec<FigureLine<'a>> {
    let found = ids.iter().flat_map(|id| {
        let (topic, _) = reader.facts.figure(id);
        let figures = topic.figures.iter().enumerate();
        let named = figures.filter(move |(_, figure)| figure.id.as_ref() == Some(id));
        named.map(move |(n, figure)| (topic, n, figure))
    });
    found
        .filter(|(topic, _, figure)| is_known(reader, topic, figure))
        .map(|(topic, n, figure)| line(reader, topic, n, figure))
        .collect()
}

fn is_known(reader: Reader<'_>, topic: &Topic, figure: &Figure) -> bool {
    let mut rests = behind(reader.facts, topic, figure).into_iter();
    rests.all(|rests| reader.knows(rests))
}

/// Returns what a figure rests on, and the figures from which it is computed.
fn behind<'a>(facts: &'a Facts, topic: &'a Topic, figure: &'a Figure) -> Vec<Rests<'a>> {
    let parts = figure.compute.iter().flat_map(Compute::parts).map(|id| {
        let (topic, part) = facts.figure(id);
        part.rests_in(topic)
    });
    [figure.rests_in(topic)].into_iter().chain(parts).collect()
}

/// Returns what all figures from which one is computed say alike.
fn shared<'a, T: PartialEq>(
    parts: &[&'a Figure],
    of: impl Fn(&'a Figure) -> Option<T>,
) -> Option<T> {
    let first = of(parts.first()?)?;
    parts.iter().all(|part| of(part).as_ref() == Some(&first)).then_some(first)
}

fn line<'a>(
    reader: Reader<'a>,
    topic: &'a Topic,
    number: usize,
    figure: &'a Figure,
) -> FigureLine<'a> {
    let sum = figure.compute.as_ref();
    let computed = sum.and_then(|sum| compute(reader.facts, sum));
    let parts = sum.into_iter().flat_map(Compute::parts);
    let parts: Vec<&Figure> = parts.map(|id| reader.facts.figure(id).1).collect();
    let all = behind(reader.facts, topic, figure);
    let rests = figure.rests_in(topic);
    let sources = union(reader, all.iter().copied());
    // The sign stands behind the whole figure.
    let part = |words| reader.says_if(words, rests).map(Said::unsigned);
    FigureLine {
        what: part(&figure.what),
        value: figure.value.as_ref(),
        unit: figure.unit.as_deref(),
        qualifier: figure.qualifier.as_deref(),
        scope: figure.scope.as_deref().or_else(|| shared(&parts, |part| part.scope.as_deref())),
        period: figure.period.or_else(|| shared(&parts, |part| part.period)),
        aim: figure.aim || parts.iter().any(|part| part.aim),
        say: part(&figure.say),
        computed,
        note: part(&figure.note),
        handling: figure.handling.as_deref(),
        low_confidence: all.iter().any(|rests| reader.doubts(*rests)),
        too_early: [figure]
            .iter()
            .chain(&parts)
            .any(|one| one.source_before_end(reader.facts).is_some()),
        sources,
        marked: all.iter().find_map(|rests| reader.marks(*rests)),
        origin: Origin::item(&topic.id, "figures", number),
    }
}
