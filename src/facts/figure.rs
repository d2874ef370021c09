//! A figure of a topic: a number as published, or computed from others.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Facts;
use super::evidence::with_evidence;
use super::id::{FigureId, Id};
use super::quantity::Quantity;
use super::source::Source;
use super::text::Text;
use super::when::When;

with_evidence! {
/// A figure, given or computed from others.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Its name, for `compute` and for printing it elsewhere.
    pub id: Option<FigureId>,
    /// What is counted.
    pub what: Option<Text>,
    /// The number as published.
    pub value: Option<Quantity>,
    /// Its unit.
    pub unit: Option<String>,
    /// `more than`, `about`, ….
    pub qualifier: Option<String>,
    /// Where and among whom it was counted.
    pub scope: Option<String>,
    /// What it counts over.
    pub period: Option<When>,
    /// Whether it is an aim, forecast, budget or rate in force: it may lie ahead.
    #[serde(default)]
    pub aim: bool,
    /// How we put it in words.
    pub say: Option<Text>,
    /// How it follows from other figures.
    pub compute: Option<Compute>,
    /// A doubt or an explanation.
    pub note: Option<Text>,
    /// Its own handling mark; without one that of the topic holds.
    pub handling: Option<String>,
}
}

/// A sum over other figures; exactly one key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Compute {
    /// From the first to the second, in percent of the first.
    pub change: Option<[FigureId; 2]>,
    /// The second less the first.
    pub difference: Option<[FigureId; 2]>,
    /// The second less the first, for each day of the second's period.
    pub difference_per_day: Option<[FigureId; 2]>,
    /// The first over the second.
    pub ratio: Option<[FigureId; 2]>,
    /// The first in percent of the second.
    pub share: Option<[FigureId; 2]>,
    /// All together.
    pub sum: Option<Vec<FigureId>>,
}

impl Compute {
    /// Returns the figures that it is computed from.
    pub fn parts(&self) -> impl Iterator<Item = &FigureId> {
        let pairs =
            [&self.change, &self.difference, &self.difference_per_day, &self.ratio, &self.share]
                .into_iter()
                .flatten()
                .flatten();
        pairs.chain(self.sum.iter().flatten())
    }
}

impl Figure {
    /// Returns the day of its source, where it counts what had not happened by then.
    pub fn source_before_end(&self, facts: &Facts) -> Option<When> {
        let until = self.period.filter(|_| !self.is_aim());
        published_before(facts, self.source.as_ref(), until?.last())
    }

    /// Returns its number, when its value is one.
    pub fn number(&self) -> Option<f64> {
        self.value.as_ref()?.number()
    }

    /// Says whether it counts percent, by its value or its unit.
    pub fn is_percentage(&self) -> bool {
        self.unit.as_deref() == Some("%")
            || self.value.as_ref().is_some_and(Quantity::is_percentage)
    }

    /// Counts the decimals of its value as written.
    pub fn decimals(&self) -> usize {
        self.value.as_ref().map_or(0, Quantity::decimals)
    }
}

/// Returns the day of a source, where it was published before a day that it counts.
pub fn published_before(
    facts: &Facts,
    source: Option<&Id<Source>>,
    day: NaiveDate,
) -> Option<When> {
    facts.source(source?).date.filter(|published| published.last() < day)
}
