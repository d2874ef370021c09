//! Figures of a released edition: withheld by their marks, by whom they name, and by those from
//! which they are computed.

use std::collections::BTreeMap;

use crate::facts::figure::Figure;
use crate::facts::id::FigureId;
use crate::facts::records::Records;
use crate::facts::topic::Topic;
use crate::release::choice::{Choice, Ground};
use crate::release::finder::Finder;

/// Finds the figures that are withheld, with the grounds.
pub fn withheld<'a>(
    records: &'a Records,
    choice: &Choice,
    finder: &Finder,
) -> BTreeMap<&'a FigureId, Ground> {
    let mut found = BTreeMap::new();
    loop {
        let before = found.len();
        for topic in records.topics.iter() {
            for figure in &topic.figures {
                let ground = choice.topic(topic);
                let ground = ground
                    .or_else(|| self::ground(figure, topic, choice, finder, &found));
                if let (Some(id), Some(ground)) = (&figure.id, ground) {
                    found.entry(id).or_insert(ground);
                }
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

/// Decides on a figure. A number beside the name of somebody who is withheld tells of them.
pub fn ground(
    figure: &Figure,
    topic: &Topic,
    choice: &Choice,
    finder: &Finder,
    withheld: &BTreeMap<&FigureId, Ground>,
) -> Option<Ground> {
    let parts = figure.compute.iter().flat_map(|compute| compute.parts());
    let computed = parts.filter_map(|id| withheld.get(id)).max().copied();
    let marked = choice.figure(figure, topic);
    marked.or_else(|| finder.names(figure)).or(computed)
}
