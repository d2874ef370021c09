//! A topic: what we say on it, what is expected when, and its figures.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::allow::Allow;
use super::id::{FigureId, Id};
use super::item::VerbItem;
use super::organisation::Organisation;
use super::quantity::Quantity;
use super::source::Source;
use super::text::{Many, Text};
use super::when::When;

/// What the house knows and says on one subject.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// File stem.
    #[serde(skip)]
    pub id: Id<Topic>,
    /// Name as printed.
    pub name: String,
    /// Abbreviation.
    pub short: Option<String>,
    /// Other spellings; found in free text, never printed.
    #[serde(default)]
    pub aka: Many<String>,
    /// The wider topic.
    pub parent: Option<Id<Topic>>,
    /// The unit that answers for it.
    pub owner: Option<String>,
    /// Our line, in a sentence.
    pub line: Option<Text>,
    /// Speaking points.
    #[serde(default)]
    pub messages: Vec<VerbItem>,
    /// Questions that may come, with the answer.
    #[serde(default)]
    pub if_raised: Vec<IfRaised>,
    /// Dates we announce.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
    /// Figures.
    #[serde(default)]
    pub figures: Vec<Figure>,
    /// Remarks, each with its source.
    #[serde(default)]
    pub notes: Vec<TopicNote>,
    /// Background, Markdown of any length.
    pub background: Option<Text>,
    /// The sources behind `background`.
    #[serde(default)]
    pub background_sources: Many<Id<Source>>,
    /// When it should be read again.
    pub review_by: Option<When>,
    /// Who may read the record.
    pub handling: Option<String>,
    /// Findings that are accepted, with the reason.
    #[serde(default)]
    pub allow: Vec<Allow>,
}

/// A question that may come, and the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IfRaised {
    /// What they say.
    pub they: Text,
    /// What you can say.
    pub say: Option<Text>,
    /// The topic whose line answers it, instead of `say`.
    pub use_line: Option<Id<Topic>>,
}

/// A date we announce: `expected` until `happened`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Milestone {
    /// What is to happen.
    pub what: Text,
    /// When it was expected, oldest expectation first.
    #[serde(default)]
    pub expected: Many<Expected>,
    /// When it happened.
    pub happened: Option<When>,
    /// Who says so.
    pub source: Option<Id<Source>>,
}

/// An expectation and when it was held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expected {
    /// The expected day or period.
    pub date: When,
    /// Since when it was expected then.
    pub as_of: Option<When>,
    /// Who says so.
    pub source: Option<Id<Source>>,
    /// An explanation.
    pub note: Option<Text>,
}

impl<'de> Deserialize<'de> for Expected {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Full {
            date: When,
            as_of: Option<When>,
            source: Option<Id<Source>>,
            note: Option<Text>,
        }
        struct DayOrFull;
        impl<'de> Visitor<'de> for DayOrFull {
            type Value = Expected;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a day or period, or `{ date, as_of, source, note }`")
            }

            fn visit_str<E: Error>(self, words: &str) -> Result<Expected, E> {
                let date = words.parse().map_err(E::custom)?;
                Ok(Expected {
                    date,
                    as_of: None,
                    source: None,
                    note: None,
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Expected, A::Error> {
                let Full {
                    date,
                    as_of,
                    source,
                    note,
                } = Full::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Expected {
                    date,
                    as_of,
                    source,
                    note,
                })
            }
        }
        reader.deserialize_any(DayOrFull)
    }
}

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
    /// Who published it.
    pub source: Option<Id<Source>>,
    /// How we put it in words.
    pub say: Option<Text>,
    /// How it follows from other figures.
    pub compute: Option<Compute>,
    /// A doubt or an explanation.
    pub note: Option<Text>,
    /// Its own handling mark; without one that of the topic holds.
    pub handling: Option<String>,
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
        let pairs = [
            &self.change,
            &self.difference,
            &self.difference_per_day,
            &self.ratio,
            &self.share,
        ];
        let pairs = pairs.into_iter().flatten().flatten();
        pairs.chain(self.sum.iter().flatten())
    }
}

/// A remark on a topic, or on an organisation within it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicNote {
    /// The remark.
    pub text: Text,
    /// The organisations it is about; it stands on their sheets too.
    #[serde(default)]
    pub about: Many<Id<Organisation>>,
    /// Who says so.
    pub source: Option<Id<Source>>,
    /// Of when it is.
    pub as_of: Option<When>,
    /// Who may read it.
    pub handling: Option<String>,
}
